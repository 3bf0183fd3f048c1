import { Id } from '@inoe/contract/commun'
import { FeuillePointage, FiltrePointage, Pointages, ReglePointage } from '@inoe/contract/pointages'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { publish } from '../direct/publish.ts'
import { type Agent, agent, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { lecteurOf } from '../rgpd/acces-sante.ts'
import { saveReglePointage, structuresFacturees } from '../structures/facturation.ts'
import { lireFeuille } from './feuille.ts'
import { pointer } from './pointer.ts'

export const pointagesRoutes = new Hono<Env>()
  .get(
    '/gestion/pointages',
    describe({
      tag: 'pointages',
      summary: 'The day list of a structure: who is expected, who came',
      answers: FeuillePointage,
    }),
    valid('query', FiltrePointage),
    async (c) => {
      const who = agent(c)
      const { structure, date } = c.req.valid('query')
      const own = exigerStructure(who, structure)
      const feuille = await inTransaction(c, who, (tx) => lire(c, tx, who, own, date))
      c.header('cache-control', 'no-store')
      return c.json(feuille)
    },
  )
  .put(
    '/gestion/pointages',
    describe({
      tag: 'pointages',
      summary: 'Says who came; a line sent again replaces what was said before, « attendu » takes it back',
      answers: FeuillePointage,
    }),
    valid('json', Pointages),
    async (c) => {
      const who = agent(c)
      const asked = c.req.valid('json')
      const structure = exigerStructure(who, asked.structure)
      const lignes = asked.lignes.map((one) => ({
        ...one,
        enfant: one.enfant.toLowerCase(),
        activite: one.activite.toLowerCase(),
      }))
      const { deps, collectivite } = c.var
      await inTransaction(c, systeme(c), (tx) =>
        pointer(tx, deps, collectivite, who.compte, { ...asked, structure, lignes }),
      )
      return c.json(await inTransaction(c, who, (tx) => lire(c, tx, who, structure, asked.date)))
    },
  )
  .put(
    '/gestion/pointages/regles/:activite',
    describe({
      tag: 'pointages',
      summary: 'Sets how the real hours of an activity are rounded; what is issued does not change',
      answers: ReglePointage,
    }),
    valid('param', v.object({ activite: Id })),
    valid('json', ReglePointage),
    async (c) => {
      const who = agent(c)
      const activite = c.req.valid('param').activite.toLowerCase()
      const regle = c.req.valid('json')
      const { id } = c.var.collectivite
      await inTransaction(c, systeme(c), async (tx) => {
        const structure = await saveReglePointage(tx, id, who.structures, activite, regle)
        await publish(tx, { collectivite: id, structure, sujet: 'pointages' })
      })
      return c.json(regle)
    },
  )

function exigerStructure({ structures }: Agent, asked: string): string {
  const structure = asked.toLowerCase()
  if (!structures.includes(structure)) throw introuvable()
  return structure
}

async function lire(c: Context<Env>, tx: Tx, who: Agent, id: string, date: string): Promise<FeuillePointage> {
  const { collectivite } = c.var
  const found = (await structuresFacturees(tx, collectivite.id)).find((one) => one.id === id)
  if (!found) throw introuvable()
  return lireFeuille(tx, lecteurOf(c, who, id), { id, nom: found.nom }, date)
}
