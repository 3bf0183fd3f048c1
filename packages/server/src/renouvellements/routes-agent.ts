import { GestionRenouvellement, ReglageRenouvellement, ResultatRelance } from '@inoe/contract/renouvellements'
import { Hono } from 'hono'
import { publishAll } from '../direct/publish.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireGestion } from './lecture.ts'
import { relancer } from './relances.ts'
import { erreursReglage } from './rules.ts'
import { deleteReglage, saveReglage } from './store.ts'

const tag = 'renouvellements'

/** The yearly renewal of the family files, by the services. */
export const renouvellementsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/renouvellement',
    describe({
      tag,
      summary:
        'What is asked of families, how many have done it, and who has not, of the structures of the agent',
      answers: GestionRenouvellement,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireGestion(tx, collectivite, structures, today),
      )
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .put(
    '/gestion/renouvellement',
    describe({
      tag,
      summary: 'Asks families to renew their file for a school year, or asks it otherwise',
      answers: GestionRenouvellement,
    }),
    valid('json', ReglageRenouvellement),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const asked = c.req.valid('json')
      const errors = erreursReglage(asked)
      if (errors.length > 0) throw new Refus('requete-invalide', { errors })
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const found = await inTransaction(c, systeme(c), async (tx) => {
        await saveReglage(tx, collectivite, asked)
        await publishAll(
          tx,
          structures.map((structure) => ({ collectivite, structure, sujet: 'foyer' })),
        )
        return lireGestion(tx, collectivite, structures, today)
      })
      return c.json(found)
    },
  )
  .delete(
    '/gestion/renouvellement',
    describe({ tag, summary: 'Asks nothing any more; what families confirmed is kept' }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      await inTransaction(c, systeme(c), async (tx) => {
        await deleteReglage(tx, collectivite)
        await publishAll(
          tx,
          structures.map((structure) => ({ collectivite, structure, sujet: 'foyer' })),
        )
      })
      return c.body(null, 204)
    },
  )
  .post(
    '/gestion/renouvellement/relances',
    describe({
      tag,
      summary: 'Writes to the families that have not renewed their file, each once a day at most',
      answers: ResultatRelance,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { deps } = c.var
      const today = deps.clock.today(c.var.collectivite.zone)
      return once(c, systeme(c), {}, async (tx) => {
        const relancees = await relancer(tx, deps, c.var.collectivite, structures, today)
        await publishAll(
          tx,
          structures.map((structure) => ({ collectivite, structure, sujet: 'foyer' })),
        )
        return { status: 200, body: { relancees } satisfies ResultatRelance }
      })
    },
  )
