import { ActivitesReglees, ReglageInscriptions, ReglageRepondu } from '@inoe/contract/gestion'
import { Hono } from 'hono'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lireReglages, regler } from './reglages.ts'

export const inscriptionsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/activites',
    describe({
      tag: 'gestion',
      summary: 'The activities of the agent’s structures and how one enrols in them: places, territory, rank',
      answers: ActivitesReglees,
    }),
    async (c) => {
      const acteur = agent(c)
      const { collectivite, deps } = c.var
      const activites = await inTransaction(c, acteur, (tx) =>
        lireReglages(tx, acteur.collectivite, acteur.structures, deps.clock.today(collectivite.zone)),
      )
      return c.json({ communes: [...collectivite.communes], activites } satisfies ActivitesReglees)
    },
  )
  .put(
    '/gestion/activites/:id/inscriptions',
    describe({
      tag: 'gestion',
      summary: 'Changes how one enrols in an activity: places that it adds go to the children who wait',
      answers: ReglageRepondu,
    }),
    valid('param', ParamId),
    valid('json', ReglageInscriptions),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const reglage = c.req.valid('json')
      const { collectivite, deps } = c.var
      // As `systeme`, since the families who get a place are written to.
      return once(c, systeme(c), [id, reglage], async (tx) => {
        const bureau = { tx, ville: collectivite, outils: deps }
        const promues = await regler(bureau, acteur.structures, id, reglage)
        const now = await lireReglages(
          tx,
          collectivite.id,
          acteur.structures,
          deps.clock.today(collectivite.zone),
        )
        const found = now.find((one) => one.id === id)
        if (!found) throw introuvable()
        return { status: 200, body: { ...found, promues } satisfies ReglageRepondu }
      })
    },
  )
