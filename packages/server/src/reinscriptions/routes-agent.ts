import { Id } from '@inoe/contract/commun'
import { GestionReinscriptions, ReinscriptionSaisie } from '@inoe/contract/reinscriptions'
import { Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { offresSuivies } from '../structures/store.ts'
import { lireGestion } from './lecture.ts'
import { erreursSaisie } from './rules.ts'
import { deleteReinscription, insertReinscription, reinscriptionsOf } from './store.ts'

const tag = 'reinscriptions'

/** What services open for those who are enrolled already. */
export const reinscriptionsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/reinscriptions',
    describe({
      tag,
      summary: 'What the structures of the agent opened, how many may go on and how many asked to',
      answers: GestionReinscriptions,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const found = await inTransaction(c, systeme(c), (tx) =>
        lireGestion(tx, collectivite, structures, today),
      )
      return c.json(found)
    },
  )
  .post(
    '/gestion/reinscriptions',
    describe({
      tag,
      summary: 'Lets those enrolled in an activity of the agent go on in another, between two days',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('json', ReinscriptionSaisie),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const asked = c.req.valid('json')
      return once(c, systeme(c), asked, async (tx) => {
        await exigerPlaces(tx, collectivite, structures, asked)
        const errors = erreursSaisie(asked)
        if (errors.length > 0) throw new Refus('requete-invalide', { errors })
        const id = await insertReinscription(tx, collectivite, asked)
        await dire(tx, collectivite, structures)
        return { status: 201, body: { id } }
      })
    },
  )
  .delete(
    '/gestion/reinscriptions/:id',
    describe({ tag, summary: 'Lets nobody go on by it any more; requests made by it stay' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      await inTransaction(c, systeme(c), async (tx) => {
        const offres = await offresSuivies(tx, collectivite)
        const own = (await reinscriptionsOf(tx, collectivite)).find((one) => one.id === id)
        if (!own || !structures.includes(offres.get(own.activiteId)?.structure.id ?? '')) throw introuvable()
        await deleteReinscription(tx, collectivite, id)
        await dire(tx, collectivite, structures)
      })
      return c.body(null, 204)
    },
  )

/** Every activity and period named is of the town, and the first of the agent. @throws Refus `introuvable` */
async function exigerPlaces(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  { source, cible, releve }: ReinscriptionSaisie,
): Promise<void> {
  const offres = await offresSuivies(tx, collectivite)
  for (const one of [source, cible, ...(releve ? [releve] : [])]) {
    const offre = offres.get(one.activite.toLowerCase())
    const known = one.periode === null || offre?.periodes.some(({ id }) => id === one.periode?.toLowerCase())
    if (!offre || !known) throw introuvable()
  }
  if (!structures.includes(offres.get(source.activite.toLowerCase())?.structure.id ?? '')) throw introuvable()
}

const dire = (tx: Tx, collectivite: string, structures: readonly string[]) =>
  publishAll(
    tx,
    structures.map((structure) => ({ collectivite, structure, sujet: 'inscriptions' })),
  )
