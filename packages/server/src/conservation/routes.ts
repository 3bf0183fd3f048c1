import {
  CATEGORIES_CONSERVATION,
  Conservation,
  DureeChoisie,
  DureesConservation,
  FamillesTrouvees,
  GelDemande,
  ParamCategorie,
  RechercheFamille,
} from '@inoe/contract/conservation'
import { and, eq, isNull } from 'drizzle-orm'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { foyersNommes, nomsDesFamilles } from '../foyers/familles.ts'
import { foyerConnu } from '../foyers/store.ts'
import { agent, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { langueDe } from '../http/langue.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { exigerReferent } from '../rgpd/droits.ts'
import { dureeLue, dureesDe, exigerDuree, regleLue, setDuree } from './durees.ts'
import { dire, eliminationsDe, gelsDe } from './store.ts'
import { gels } from './tables.ts'

const tag = 'conservation'

/** How long things are kept: read by families, set by who answers for the data, held up by a dispute. */
export const conservationRoutes = new Hono<Env>()
  .get(
    '/mes-donnees/durees',
    describe({ tag, summary: 'How long each thing is kept, from when and why', answers: DureesConservation }),
    async (c) => {
      const acteur = famille(c)
      const langue = langueDe(c.req.header('accept-language'))
      const durees = await inTransaction(c, acteur, (tx) => dureesDe(tx, acteur.collectivite))
      c.header('cache-control', 'private, no-store')
      return c.json({
        durees: CATEGORIES_CONSERVATION.map((code) => dureeLue(code, durees[code], langue)),
      } satisfies DureesConservation)
    },
  )
  .get(
    '/gestion/conservation',
    describe({
      tag,
      summary: 'Durations, bordereaux and holds, for who answers for the town’s data',
      answers: Conservation,
    }),
    async (c) => {
      const acteur = agent(c)
      const { collectivite } = acteur
      const read = await inTransaction(c, systeme(c), async (tx) => {
        await exigerReferent(tx, acteur)
        const durees = await dureesDe(tx, collectivite)
        const held = await gelsDe(tx, collectivite)
        const noms = await nomsDesFamilles(tx, collectivite, [...new Set(held.map((one) => one.foyerId))])
        return {
          regles: CATEGORIES_CONSERVATION.map((code) => regleLue(code, durees[code])),
          eliminations: await eliminationsDe(tx, collectivite),
          gels: held.map(({ id, foyerId, motif, poseLe }) => ({
            id,
            famille: noms.get(foyerId) ?? '',
            motif,
            poseLe: poseLe.toISOString(),
          })),
          tailleMax: c.var.deps.uploadLimit,
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(read satisfies Conservation)
    },
  )
  .put(
    '/gestion/conservation/:code',
    describe({
      tag,
      summary: 'Sets how long a category is kept, between what the texts allow',
      answers: v.object({}),
    }),
    valid('param', ParamCategorie),
    valid('json', DureeChoisie),
    async (c) => {
      const acteur = agent(c)
      const { code } = c.req.valid('param')
      const { mois } = c.req.valid('json')
      await inTransaction(c, systeme(c), async (tx) => {
        await exigerReferent(tx, acteur)
        exigerDuree(code, mois)
        await setDuree(tx, {
          collectiviteId: acteur.collectivite,
          categorie: code,
          mois,
          choisieLe: c.var.deps.clock.now(),
          choisiePar: acteur.compte,
        })
        await dire(tx, acteur.collectivite)
      })
      return c.json({})
    },
  )
  .get(
    '/gestion/conservation/familles',
    describe({ tag, summary: 'Families by a name, to hold one', answers: FamillesTrouvees }),
    valid('query', RechercheFamille),
    async (c) => {
      const acteur = agent(c)
      const { nom } = c.req.valid('query')
      const familles = await inTransaction(c, systeme(c), async (tx) => {
        await exigerReferent(tx, acteur)
        const found = (await foyersNommes(tx, acteur.collectivite, nom)).slice(0, 20)
        const noms = await nomsDesFamilles(tx, acteur.collectivite, found)
        return found.map((foyer) => ({ foyer, nom: noms.get(foyer) ?? '' }))
      })
      c.header('cache-control', 'private, no-store')
      return c.json({ familles } satisfies FamillesTrouvees)
    },
  )
  .post(
    '/gestion/gels',
    describe({
      tag,
      summary: 'Holds a family: nothing of it is proposed nor destroyed while a dispute lasts',
      answers: v.object({}),
      status: 201,
    }),
    valid('json', GelDemande),
    async (c) => {
      const acteur = agent(c)
      const asked = c.req.valid('json')
      const foyerId = asked.foyer.toLowerCase()
      return once(c, systeme(c), asked, async (tx) => {
        await exigerReferent(tx, acteur)
        if (!(await foyerConnu(tx, acteur.collectivite, foyerId))) throw introuvable()
        if (!asked.motif)
          throw new Refus('motif-requis', {
            errors: [{ champ: 'motif', message: 'Indiquez pourquoi ce dossier est gelé.' }],
          })
        await tx
          .insert(gels)
          .values({
            collectiviteId: acteur.collectivite,
            id: uuid(),
            foyerId,
            motif: asked.motif,
            poseLe: c.var.deps.clock.now(),
            posePar: acteur.compte,
          })
          .onConflictDoNothing()
        await dire(tx, acteur.collectivite)
        return { status: 201, body: {} }
      })
    },
  )
  .delete(
    '/gestion/gels/:id',
    describe({ tag, summary: 'The dispute is over: the family’s things follow their time again' }),
    valid('param', ParamId),
    async (c) => {
      const acteur = agent(c)
      const id = c.req.valid('param').id.toLowerCase()
      await inTransaction(c, systeme(c), async (tx) => {
        await exigerReferent(tx, acteur)
        const done = await tx
          .update(gels)
          .set({ leveLe: c.var.deps.clock.now() })
          .where(and(eq(gels.collectiviteId, acteur.collectivite), eq(gels.id, id), isNull(gels.leveLe)))
          .returning({ id: gels.id })
        if (done.length > 0) return dire(tx, acteur.collectivite)
        const [known] = await tx
          .select({ id: gels.id })
          .from(gels)
          .where(and(eq(gels.collectiviteId, acteur.collectivite), eq(gels.id, id)))
        if (!known) throw introuvable()
      })
      return c.body(null, 204)
    },
  )
