import {
  ActualiteSaisie,
  Actualites,
  ActualitesLues,
  GestionActualites,
  type ActualiteSaisie as Saisie,
} from '@inoe/contract/actualites'
import { Id } from '@inoe/contract/commun'
import { type Context, Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { jeter } from '../fichiers/jeter.ts'
import { agent, anyone, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { civilDate } from '../outside/clock.ts'
import { activitesDeStructure } from '../structures/store.ts'
import { prevoirAnnonce } from './annoncer.ts'
import { dire } from './dire.ts'
import { poserImages } from './images-store.ts'
import { erreursActualite, viser } from './rules.ts'
import {
  actualitesDesStructures,
  insertActualite,
  type LigneActualite,
  lireActualites,
  lockActualite,
  marquerVues,
  nommer,
  setActualite,
  supprimerActualite,
} from './store.ts'

const tag = 'actualites'

/** « Actualités »: what structures write to everyone, or to some of their families. */
export const actualitesRoutes = new Hono<Env>()
  .get(
    '/actualites',
    describe({
      tag,
      summary: 'News of the day: for everyone, and those written to the family that asks',
      answers: Actualites,
    }),
    async (c) => {
      const parent = c.var.session?.role === 'famille' && c.var.session.foyer !== null
      const acteur = parent ? famille(c) : anyone(c)
      const { collectivite } = acteur
      const answer = await inTransaction(c, acteur, async (tx): Promise<Actualites> => {
        const found = await lireActualites(tx, collectivite, today(c))
        const named = await nommer(tx, collectivite, found)
        return {
          actualites: named.map(({ vue, lue }) => ({
            ...vue,
            images: vue.images.filter((one) => one.controle === 'libre'),
            lue: parent ? lue : null,
          })),
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(answer)
    },
  )
  .post(
    '/actualites/lecture',
    describe({ tag, summary: 'Says that these news were shown to the parent' }),
    valid('json', ActualitesLues),
    async (c) => {
      const acteur = famille(c)
      const { ids } = c.req.valid('json')
      const now = c.var.deps.clock.now()
      await inTransaction(c, acteur, (tx) =>
        marquerVues(tx, acteur.collectivite, acteur.compte, ids, now, today(c)),
      )
      return c.body(null, 204)
    },
  )
  .get(
    '/gestion/actualites',
    describe({
      tag,
      summary: 'News of the agent’s structures, drafts and withdrawn ones too',
      answers: GestionActualites,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const answer = await inTransaction(c, systeme(c), async (tx): Promise<GestionActualites> => {
        const found = await actualitesDesStructures(tx, collectivite, structures)
        const named = await nommer(tx, collectivite, found)
        return {
          actualites: named.map(({ row: { fin, etat }, vue, lectures }) => ({ ...vue, fin, etat, lectures })),
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(answer)
    },
  )
  .post(
    '/gestion/actualites',
    describe({
      tag,
      summary: 'Writes a piece of news, as a draft or published',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    valid('json', ActualiteSaisie),
    async (c) => {
      const { collectivite, compte } = agent(c)
      const saisie = c.req.valid('json')
      // As `systeme`, since the families that it is written to are told.
      return once(c, systeme(c), saisie, async (tx) => {
        await verifier(c, tx, saisie)
        const id = uuid()
        const now = c.var.deps.clock.now()
        await insertActualite(tx, {
          ...ligneOf(saisie),
          collectiviteId: collectivite,
          id,
          ecriteLe: now,
          ecritePar: compte,
        })
        await poserImages(tx, collectivite, id, compte, saisie.images)
        await dire(tx, collectivite, [saisie])
        await prevoirAnnonce(tx, c.var.deps, c.var.collectivite, id, saisie)
        return { status: 201, body: { id } }
      })
    },
  )
  .put(
    '/gestion/actualites/:id',
    describe({ tag, summary: 'Corrects a piece of news, publishes it or withdraws it' }),
    valid('param', ParamId),
    valid('json', ActualiteSaisie),
    async (c) => {
      const { collectivite, compte, structures } = agent(c)
      const { id } = c.req.valid('param')
      const saisie = c.req.valid('json')
      const gone = await inTransaction(c, systeme(c), async (tx) => {
        const former = await lockActualite(tx, collectivite, id)
        if (!former || !structures.includes(former.structureId)) throw introuvable()
        await verifier(c, tx, saisie)
        await setActualite(tx, former, ligneOf(saisie))
        await dire(tx, collectivite, [
          { structure: former.structureId, audience: former.audience, etat: former.etat },
          saisie,
        ])
        await prevoirAnnonce(tx, c.var.deps, c.var.collectivite, id, saisie, former)
        return poserImages(tx, collectivite, id, compte, saisie.images)
      })
      await jeter(c, gone)
      return c.body(null, 204)
    },
  )
  .delete(
    '/gestion/actualites/:id',
    describe({ tag, summary: 'Deletes a piece of news for good, with its pictures' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { id } = c.req.valid('param')
      const gone = await inTransaction(c, systeme(c), async (tx) => {
        const found = await lockActualite(tx, collectivite, id)
        if (!found || !structures.includes(found.structureId)) throw introuvable()
        const { structureId: structure, audience, etat } = found
        await dire(tx, collectivite, [{ structure, audience, etat }])
        return supprimerActualite(tx, found)
      })
      await jeter(c, gone)
      return c.body(null, 204)
    },
  )

function today(c: Context<Env>): string {
  return civilDate(c.var.deps.clock.now(), c.var.collectivite.zone)
}

function ligneOf(
  saisie: Saisie,
): Omit<LigneActualite, 'collectiviteId' | 'id' | 'ecriteLe' | 'ecritePar' | 'annonceeLe'> {
  const { structure, titre, texte, audience, debut, fin, etat } = saisie
  return { structureId: structure, titre, texte, audience, debut, fin, etat, ...viser(saisie) }
}

/** @throws Refus when it is not for this agent to write, or what is said of its readers does not hold together */
async function verifier(c: Context<Env>, tx: Tx, saisie: Saisie): Promise<void> {
  const { collectivite, structures } = agent(c)
  if (!structures.includes(saisie.structure)) throw introuvable()
  const errors = erreursActualite(saisie)
  if (errors.length > 0) throw new Refus('requete-invalide', { errors })
  const { activiteId } = viser(saisie)
  if (activiteId === null) return
  const own = await activitesDeStructure(tx, collectivite, saisie.structure)
  if (!own.includes(activiteId)) throw introuvable()
}
