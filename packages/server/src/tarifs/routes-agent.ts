import { NouveauTarif, Tarif, Tarifs } from '@inoe/contract/tarifs'
import { Hono } from 'hono'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { valid } from '../http/validate.ts'
import { nomsOf } from '../structures/store.ts'
import { resumer } from './resume.ts'
import { ajouterTarif, retirerTarif } from './saisie.ts'
import { tarifsOf } from './store.ts'

const tag = 'tarifs'

/** The price rules of the structures that an agent answers for. */
export const tarifsAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/tarifs',
    describe({ tag, summary: 'Price rules of the structures of the agent', answers: Tarifs }),
    async (c) => {
      const acteur = agent(c)
      const { collectivite, structures } = acteur
      const tarifs = await inTransaction(c, acteur, async (tx) => {
        const noms = await nomsOf(tx, collectivite)
        const own = [...noms.activites.values()].filter((one) => structures.includes(one.structure.id))
        const found = await tarifsOf(
          tx,
          collectivite,
          own.map((one) => one.id),
        )
        return own.flatMap(({ id, nom }) =>
          found
            .filter((one) => one.activiteId === id)
            .map(({ id: tarif, unite, debut, regle }) => ({
              id: tarif,
              activite: { id, nom },
              unite,
              debut,
              regle,
              resume: resumer(regle),
            })),
        )
      })
      c.header('cache-control', 'private, no-store')
      return c.json({ tarifs } satisfies Tarifs)
    },
  )
  .post(
    '/gestion/tarifs',
    describe({
      tag,
      summary: 'Adds a price rule from a day on, or replaces the one of that day; never a day already billed',
      answers: Tarif,
      status: 201,
    }),
    valid('json', NouveauTarif),
    (c) => {
      const { collectivite, structures } = agent(c)
      const asked = c.req.valid('json')
      const nouveau = { ...asked, activite: asked.activite.toLowerCase() }
      // As `systeme`: what is billed of other families is looked at.
      return once(c, systeme(c), nouveau, async (tx) => {
        const { id, offre } = await ajouterTarif(tx, collectivite, nouveau, structures)
        const { unite, debut, regle } = nouveau
        const body: Tarif = {
          id,
          activite: { id: offre.id, nom: offre.nom },
          unite,
          debut,
          regle,
          resume: resumer(regle),
        }
        return { status: 201, body }
      })
    },
  )
  .delete(
    '/gestion/tarifs/:id',
    describe({ tag, summary: 'Takes back a price rule that has not begun' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const today = c.var.deps.clock.today(c.var.collectivite.zone)
      const { id } = c.req.valid('param')
      await inTransaction(c, systeme(c), (tx) => retirerTarif(tx, collectivite, id, today, structures))
      return c.body(null, 204)
    },
  )
