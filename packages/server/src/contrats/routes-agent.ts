import { Id } from '@inoe/contract/commun'
import { ContratsADecider, FiltreContrats, ReponseContrat } from '@inoe/contract/contrats'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { type Agent, agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { tell, write } from './annonces.ts'
import type { Sujet } from './courriels.fr.ts'
import { accepte, refuse } from './courriels.ts'
import { readContratsADecider } from './lecture.ts'
import { contratsOfStructures, heuresDe, lockContrat, setContrat, setHeures } from './store.ts'

const tag = 'contrats'
const ParamHeures = v.object({ id: Id, heures: Id })

const REPONSE = { quoi: 'reponse', section: 'reservations' } as const

/** The contracts as the service that answers them meets them. */
export const contratsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/contrats',
    describe({
      tag,
      summary: 'Contracts of the structures of the agent; by default those with something to answer',
      answers: ContratsADecider,
    }),
    valid('query', FiltreContrats),
    async (c) => {
      const acteur = agent(c)
      const { collectivite, structures } = acteur
      const { etat } = c.req.valid('query')
      const contrats = await inTransaction(c, acteur, async (tx) =>
        readContratsADecider(
          tx,
          collectivite,
          await contratsOfStructures(tx, collectivite, structures, etat),
        ),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ contrats } satisfies ContratsADecider)
    },
  )
  .post(
    '/gestion/contrats/:id/reponse',
    describe({ tag, summary: 'Accepts a contract, or refuses it with a reason', answers: v.object({}) }),
    valid('param', ParamId),
    valid('json', ReponseContrat),
    (c) => repondre(c, agent(c), c.req.valid('param').id, null, c.req.valid('json')),
  )
  .post(
    '/gestion/contrats/:id/heures/:heures/reponse',
    describe({
      tag,
      summary: 'Accepts hours beside a contract, or refuses them with a reason',
      answers: v.object({}),
    }),
    valid('param', ParamHeures),
    valid('json', ReponseContrat),
    (c) => {
      const { id, heures } = c.req.valid('param')
      return repondre(c, agent(c), id, heures, c.req.valid('json'))
    },
  )

/** Answers a contract, or hours beside it, once. @param beside id of the hours; null for the contract itself */
async function repondre(
  c: Context<Env>,
  { collectivite, structures, compte }: Agent,
  id: string,
  beside: string | null,
  { decision, motif }: ReponseContrat,
): Promise<Response> {
  // As `systeme`, since the e-mail goes to every login of the family, which an agent may not read.
  return once(c, systeme(c), { decision, motif }, async (tx) => {
    const contrat = await lockContrat(tx, collectivite, id)
    if (!contrat || !structures.includes(contrat.structureId)) throw introuvable()
    const heures = beside === null ? null : await heuresDe(tx, contrat, beside)
    if (heures === undefined) throw introuvable()
    const reponse = motif || null
    if (decision === 'refuse' && reponse === null)
      throw new Refus('motif-requis', {
        errors: [{ champ: 'motif', message: 'Indiquez le motif : la famille le lira.' }],
      })
    const { etat } = heures ?? contrat
    if (etat === 'retire')
      throw new Refus('deja-repondu', { detail: 'Cette demande a été retirée par la famille.' })
    if (etat !== 'demande') throw new Refus('deja-repondu')
    const change = { etat: decision, reponse, reponduLe: c.var.deps.clock.now(), reponduPar: compte }
    if (heures) await setHeures(tx, collectivite, heures.id, change)
    else await setContrat(tx, collectivite, id, change)
    await write(c.var, tx, contrat, heures, REPONSE, (sujet: Sujet, url) =>
      decision === 'accepte' ? accepte(sujet, reponse, url) : refuse(sujet, reponse ?? '', url),
    )
    await tell(tx, collectivite, contrat)
    return { status: 200, body: {} }
  })
}
