import { FichesAReunir, FichesDistinctes, PaireComparee, ReunionDemandee } from '@inoe/contract/familles'
import { Hono } from 'hono'
import * as v from 'valibot'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { valid } from '../http/validate.ts'
import { comparer, distinguer, lirePaires, reunirPaire } from './a-reunir.ts'
import { noterComparaison } from './comparaison.ts'

const tag = 'familles'

/** Children that two homes both wrote, as the services compare them. */
export const fichesAReunirRoutes = new Hono<Env>()
  .get(
    '/gestion/fiches-a-reunir',
    describe({
      tag,
      summary: 'Pairs of sheets that two homes made of one child, which wait for an agent',
      answers: FichesAReunir,
    }),
    async (c) => {
      const acteur = agent(c)
      const found = await inTransaction(c, systeme(c), (tx) => lirePaires(tx, acteur))
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies FichesAReunir)
    },
  )
  .get(
    '/gestion/fiches-a-reunir/:id',
    describe({ tag, summary: 'Two sheets side by side, and what is in the way', answers: PaireComparee }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const found = await inTransaction(c, systeme(c), async (tx) => {
        const { paire, vue } = await comparer(
          { tx, outils: c.var.deps, ville: c.var.collectivite },
          acteur,
          id,
        )
        if (paire.double)
          await noterComparaison(c, tx, acteur, {
            garde: paire.enfant,
            absorbe: paire.double,
            sante: vue.sante,
          })
        return vue
      })
      c.header('cache-control', 'private, no-store')
      return c.json(found satisfies PaireComparee)
    },
  )
  .post(
    '/gestion/fiches-a-reunir/:id/reunion',
    describe({ tag, summary: 'Makes one of the two sheets, in both homes', answers: v.object({}) }),
    valid('param', ParamId),
    valid('json', ReunionDemandee),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const asked = c.req.valid('json')
      return once(c, systeme(c), { id, ...asked }, async (tx) => {
        await reunirPaire({ tx, outils: c.var.deps, ville: c.var.collectivite }, acteur, id, asked)
        return { status: 200, body: {} }
      })
    },
  )
  .post(
    '/gestion/fiches-a-reunir/:id/distinctes',
    describe({
      tag,
      summary: 'Says that they are two children, and why: kept, both homes told, asked no more',
      answers: v.object({}),
    }),
    valid('param', ParamId),
    valid('json', FichesDistinctes),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      const { motif } = c.req.valid('json')
      return once(c, systeme(c), { id, motif }, async (tx) => {
        await distinguer({ tx, outils: c.var.deps, ville: c.var.collectivite }, acteur, id, motif)
        return { status: 200, body: {} }
      })
    },
  )
