import type { Context } from 'hono'
import type { Env } from '../http/env.ts'
import type { Kept } from '../outside/fichiers.ts'
import { contentDisposition } from './rules.ts'

/**
 * Hands a file back, as a download.
 * Threat: a document that a browser would run as a page of the API's origin, where sessions are. It is always an
 * attachment, of the type its content had, in a sandbox, and no cache keeps it.
 */
export async function download(
  c: Context<Env>,
  depot: Kept & { nom: string; type: string },
): Promise<Response> {
  const content = await c.var.deps.fichiers.get(c.var.collectivite.id, depot)
  return c.body(new Uint8Array(content), 200, {
    'content-type': depot.type,
    'content-disposition': contentDisposition(depot.nom),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
}
