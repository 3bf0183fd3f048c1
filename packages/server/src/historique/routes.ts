import { FiltreHistorique, Historique } from '@inoe/contract/historique'
import { Hono } from 'hono'
import { famille, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { valid } from '../http/validate.ts'
import { lireHistorique } from './store.ts'

/** « Historique de mes actions ». */
export const historiqueRoutes = new Hono<Env>().get(
  '/historique',
  describe({
    tag: 'historique',
    summary: 'Sign-ins, online payments or requests with their answers, latest first, between two days',
    answers: Historique,
  }),
  valid('query', FiltreHistorique),
  async (c) => {
    const acteur = famille(c)
    const { zone } = c.var.collectivite
    const langue = langueDe(c.req.header('accept-language'))
    const found = await inTransaction(c, acteur, (tx) =>
      lireHistorique(tx, { ...acteur, zone, langue }, c.req.valid('query')),
    )
    const answer: Historique = { aujourdhui: c.var.deps.clock.today(zone), ...found }
    c.header('cache-control', 'private, no-store')
    return c.json(answer)
  },
)
