import { Consentements, ReponseConsentement } from '@inoe/contract/consentements'
import { Hono } from 'hono'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { valid } from '../http/validate.ts'
import { lireConsentements } from './lecture.ts'
import { repondre } from './repondre.ts'

const tag = 'consentements'

/** What parents agree to for each of their children. */
export const consentementsRoutes = new Hono<Env>()
  .get(
    '/foyer/consentements',
    describe({
      tag,
      summary: 'The texts asked for each child, whole, and what was answered; the other home is not named',
      answers: Consentements,
    }),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      // As `systeme`: who holds parental authority in the child's other home counts.
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireConsentements(tx, acteur, deps.clock.today(collectivite.zone)),
      )
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .post(
    '/foyer/enfants/:id/consentements',
    describe({
      tag,
      summary: 'Agrees to a text as it is worded today, refuses it, or takes an agreement back',
      answers: Consentements,
    }),
    valid('param', ParamId),
    valid('json', ReponseConsentement),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const id = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      const today = deps.clock.today(collectivite.zone)
      const who = { ...acteur, collectivite, now: deps.clock.now(), today }
      return once(c, systeme(c), { id, ...asked }, async (tx) => {
        await repondre(tx, deps, who, id, { ...asked, texte: asked.texte.toLowerCase() })
        return { status: 200, body: await lireConsentements(tx, acteur, today) }
      })
    },
  )
