import { Demandes, FiltreDemandes, ReponseDemande, StructuresAgent } from '@inoe/contract/gestion'
import { Hono } from 'hono'
import * as v from 'valibot'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { valid } from '../http/validate.ts'
import { repondre } from '../inscriptions/suivi.ts'
import { structuresFacturees } from '../structures/facturation.ts'
import { readDemandes } from './demandes.ts'

export const gestionRoutes = new Hono<Env>()
  .get(
    '/gestion/structures',
    describe({
      tag: 'gestion',
      summary: 'The structures that the agent answers for, and the town’s date',
      answers: StructuresAgent,
    }),
    async (c) => {
      const acteur = agent(c)
      const { deps, collectivite } = c.var
      const found = await inTransaction(c, acteur, (tx) => structuresFacturees(tx, acteur.collectivite))
      return c.json({
        aujourdhui: deps.clock.today(collectivite.zone),
        structures: found
          .filter(({ id }) => acteur.structures.includes(id))
          .map(({ id, nom }) => ({ id, nom })),
      } satisfies StructuresAgent)
    },
  )
  .get(
    '/gestion/demandes',
    describe({
      tag: 'gestion',
      summary:
        'Requests for the structures of the agent: oldest first while they wait, latest answer first afterwards',
      answers: Demandes,
    }),
    valid('query', FiltreDemandes),
    async (c) => {
      const acteur = agent(c)
      const { etat, structure } = c.req.valid('query')
      const aujourdhui = c.var.deps.clock.today(c.var.collectivite.zone)
      const structures = acteur.structures.filter((one) => structure === undefined || one === structure)
      const demandes = await inTransaction(c, acteur, (tx) =>
        readDemandes(tx, acteur.collectivite, structures, etat, aujourdhui),
      )
      return c.json({ demandes } satisfies Demandes)
    },
  )
  .post(
    '/gestion/demandes/:id/reponse',
    describe({
      tag: 'gestion',
      summary:
        'Accepts a request, refuses it with a reason, asks for documents, puts it on the waiting list, or takes an answer back',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', ReponseDemande),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const reponse = c.req.valid('json')
      // As `systeme`, since the e-mail goes to every login of the family, which an agent may not read.
      return once(c, systeme(c), reponse, async (tx) => {
        await repondre({ tx, ville: c.var.collectivite, outils: c.var.deps }, acteur, id, reponse)
        return { status: 200, body: {} }
      })
    },
  )
