import { type PrixSimules, PrixSimules as PrixSimulesSchema, Simulation } from '@inoe/contract/tarifs'
import { Hono } from 'hono'
import { anyone, inTransaction } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { offresOf } from '../structures/store.ts'
import { simuler } from './simulation.ts'
import { tarificationOf } from './store.ts'

/** Prices for everybody: no account, nothing kept. */
export const tarifsRoutes = new Hono<Env>().get(
  '/tarifs/simulation',
  describe({
    tag: 'tarifs',
    summary: 'What each unit of an activity would cost a family, and why; public',
    answers: PrixSimulesSchema,
  }),
  valid('query', Simulation),
  async (c) => {
    const asked = c.req.valid('query')
    const { id, zone } = c.var.collectivite
    const enfants = Number(asked.enfants)
    if (Number(asked.rang) > enfants || Number(asked.aeeh) > enfants)
      throw new Refus('requete-invalide', {
        errors: (['rang', 'aeeh'] as const)
          .filter((champ) => Number(asked[champ]) > enfants)
          .map((champ) => ({ champ, message: (dit) => dit.foyers.enfantsACharge })),
      })
    const date = asked.date ?? c.var.deps.clock.today(zone)
    const activite = asked.activite.toLowerCase()
    const langue = langueDe(c.req.header('accept-language'))
    const found = await inTransaction(c, anyone(c), async (tx) => {
      const [[offre], tarification] = await Promise.all([
        offresOf(tx, id, [activite]),
        tarificationOf(tx, id, [activite]),
      ])
      return offre && simuler(offre, tarification, date, asked, langue)
    })
    if (!found) throw introuvable()
    c.header('cache-control', 'public, max-age=60')
    c.header('vary', 'Accept-Language', { append: true })
    return c.json(found satisfies PrixSimules)
  },
)
