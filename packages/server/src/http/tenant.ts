import type { MiddlewareHandler } from 'hono'
import { openedTown } from '../collectivites/store.ts'
import { readSession } from '../comptes/sessions.ts'
import { isSlug } from '../database/acteur.ts'
import type { Env } from './env.ts'
import { introuvable, Refus } from './problem.ts'

/**
 * Every route below `/api/:collectivite`: which town, which origin, whose session.
 * One list of origins feeds CORS and the CSRF check. A page of an undeclared origin gets no CORS header, and so reads
 * nothing but `configuration`, which tells the webmaster what to declare.
 */
export function tenant(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const slug = c.req.param('collectivite') ?? ''
    const { database, publicUrl } = c.var.deps
    if (!isSlug(slug)) throw introuvable()
    const origin = c.req.header('origin')
    const opened = await openedTown(database, slug, origin)
    if (!opened) throw introuvable()
    c.set('collectivite', opened.town)
    const open = c.req.path.endsWith('/configuration')
    const declared = origin === undefined || origin === publicUrl || opened.declared

    // Said even without an Origin: a shared cache must not give a page of another site an answer without CORS headers.
    c.header('vary', 'Origin', { append: true })
    if (origin !== undefined) {
      if (open) c.header('access-control-allow-origin', '*')
      else if (declared) {
        c.header('access-control-allow-origin', origin)
        c.header('access-control-allow-credentials', 'true')
        c.header('access-control-expose-headers', 'content-disposition, retry-after, x-request-id')
      }
    }
    if (c.req.method === 'OPTIONS') {
      c.header('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
      c.header(
        'access-control-allow-headers',
        'authorization, content-type, idempotency-key, last-event-id, accept-language',
      )
      c.header('access-control-max-age', '7200')
      return c.body(null, 204)
    }
    // PayFiP's server, and the browser it sends back, are of no declared origin and post with no right of ours: these
    // routes act for nobody, so they get no session, and only make us ask PayFiP what became of a payment.
    if (c.req.path.startsWith(`/api/${slug}/payfip/`)) return next()
    // Threat (CSRF): a form of another site posts with the parent's cookie. Every write must come from a declared origin.
    if (!declared && c.req.method !== 'GET') throw new Refus('origine-non-declaree')
    // Threat: an undeclared sibling origin (same site, so the cookie travels) must not even make us compute an answer.
    c.set('session', declared ? await readSession(c) : null)
    await next()
  }
}
