import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Hono } from 'hono'
import { openAPIRouteHandler } from 'hono-openapi'
import type { Env } from './env.ts'

/** The OpenAPI document, generated from the routes, and a page to browse it; its script is served from here, not a CDN. */
export function referenceRoutes(app: Hono<Env>): Hono<Env> {
  const documentation = {
    info: { title: 'iNoé Espace Famille', version: '1', description: 'API du portail famille.' },
  }
  return new Hono<Env>()
    .get(
      '/openapi.json',
      openAPIRouteHandler(app, { documentation, defaultValidationErrorResponse: false } as never),
    )
    .get('/docs', (c) => {
      c.header(
        'content-security-policy',
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:",
      )
      return c.html(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>API iNoé Espace Famille</title>
<meta name="viewport" content="width=device-width"></head><body><div id="api"></div>
<script src="/docs/scalar.js"></script><script src="/docs/start.js"></script></body></html>`)
    })
    .get('/docs/scalar.js', (c) =>
      c.body(scalar(), 200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=3600',
      }),
    )
    .get('/docs/start.js', (c) =>
      c.body(
        // Nothing of it reaches another site: no fonts, no telemetry, no assistant.
        `Scalar.createApiReference('#api', {
  url: '/openapi.json', withDefaultFonts: false, telemetry: false, showDeveloperTools: 'never',
  agent: { disabled: true }, mcp: { disabled: true },
})`,
        200,
        {
          'content-type': 'text/javascript; charset=utf-8',
        },
      ),
    )
}

let script: string | undefined
function scalar(): string {
  if (script === undefined) {
    const entry = createRequire(import.meta.url).resolve('@scalar/api-reference')
    script = readFileSync(path.join(path.dirname(entry), 'browser', 'standalone.js'), 'utf8')
  }
  return script
}
