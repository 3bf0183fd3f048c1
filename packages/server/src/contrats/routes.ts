import { Id } from '@inoe/contract/commun'
import {
  Contrat,
  Contrats,
  DemandeContrat,
  DemandeHeures,
  HeuresOccasionnelles,
} from '@inoe/contract/contrats'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { tell, write } from './annonces.ts'
import { accuse } from './courriels.ts'
import { demanderContrat, demanderHeures } from './demander.ts'
import { readContrats, readHeures, readPossibles } from './lecture.ts'
import { contratsAgentRoutes } from './routes-agent.ts'
import { contratsOfFoyer, heuresDe, lockContrat, setContrat, setHeures } from './store.ts'

const tag = 'contrats'
const ParamHeures = v.object({ id: Id, heures: Id })

/** The contracts of regular care that a family asks for, and the hours beside them. */
export const contratsRoutes = new Hono<Env>()
  .get(
    '/contrats',
    describe({ tag, summary: 'The family’s contracts, and what it may ask for', answers: Contrats }),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer } = acteur
      const all = await inTransaction(c, acteur, async (tx) => ({
        contrats: await readContrats(tx, collectivite, await contratsOfFoyer(tx, collectivite, foyer)),
        possibles: await readPossibles(tx, collectivite, foyer),
      }))
      c.header('cache-control', 'private, no-store')
      return c.json(all satisfies Contrats)
    },
  )
  .post(
    '/contrats',
    describe({ tag, summary: 'Asks for a contract', answers: Contrat, status: 201 }),
    valid('json', DemandeContrat),
    async (c) => {
      const acteur = famille(c)
      const demande = c.req.valid('json')
      // As `systeme`, since every login of the family is written to and the service is told.
      return once(c, systeme(c), demande, async (tx) => {
        const row = await demanderContrat(tx, acteur, demande, moment(c))
        await write(c.var, tx, row, null, null, accuse)
        await tell(tx, acteur.collectivite, row)
        const [contrat] = await readContrats(tx, acteur.collectivite, [row])
        if (!contrat) throw introuvable()
        return { status: 201, body: contrat satisfies Contrat }
      })
    },
  )
  .delete(
    '/contrats/:id',
    describe({ tag, summary: 'Withdraws a request that the service has not answered' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id } = c.req.valid('param')
      await inTransaction(c, systeme(c), async (tx) => {
        const contrat = await lockContrat(tx, collectivite, id)
        if (contrat?.foyerId !== foyer) throw introuvable()
        if (contrat.etat === 'retire') return
        if (contrat.etat !== 'demande') throw new Refus('deja-repondu')
        await setContrat(tx, collectivite, id, { etat: 'retire', reponduLe: c.var.deps.clock.now() })
        await tell(tx, collectivite, contrat)
      })
      return c.body(null, 204)
    },
  )
  .post(
    '/contrats/:id/heures',
    describe({
      tag,
      summary: 'Asks for hours of one day beside an accepted contract',
      answers: HeuresOccasionnelles,
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', DemandeHeures),
    async (c) => {
      const acteur = famille(c)
      const { id } = c.req.valid('param')
      const demande = c.req.valid('json')
      return once(c, systeme(c), demande, async (tx) => {
        const { contrat, heures } = await demanderHeures(tx, acteur, id, demande, moment(c))
        await write(c.var, tx, contrat, heures, null, accuse)
        await tell(tx, acteur.collectivite, contrat)
        return { status: 201, body: readHeures(heures) satisfies HeuresOccasionnelles }
      })
    },
  )
  .delete(
    '/contrats/:id/heures/:heures',
    describe({ tag, summary: 'Withdraws hours that the service has not answered' }),
    valid('param', ParamHeures),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id, heures } = c.req.valid('param')
      await inTransaction(c, systeme(c), async (tx) => {
        const contrat = await lockContrat(tx, collectivite, id)
        const found = contrat?.foyerId === foyer && (await heuresDe(tx, contrat, heures))
        if (!found) throw introuvable()
        if (found.etat === 'retire') return
        if (found.etat !== 'demande') throw new Refus('deja-repondu')
        await setHeures(tx, collectivite, found.id, { etat: 'retire', reponduLe: c.var.deps.clock.now() })
        await tell(tx, collectivite, contrat)
      })
      return c.body(null, 204)
    },
  )
  .route('/', contratsAgentRoutes)

function moment(c: Context<Env>) {
  const { deps, collectivite } = c.var
  return { now: deps.clock.now(), aujourdhui: deps.clock.today(collectivite.zone) }
}
