// Pictures of news: given by a service before what they illustrate, read by those it is written to.
import { ImageDonnee } from '@inoe/contract/actualites'
import { IMAGE_COTE_MAX, IMAGE_OCTETS_MAX, TYPES_IMAGE, type TypeImage } from '@inoe/contract/nouvelles'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { dimensionsOf } from '../fichiers/dimensions.ts'
import { avecFichier } from '../fichiers/garder.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { agent, anyone, famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { imageOf, imagesEnAttente, insertImage } from './images-store.ts'
import { lisible } from './store.ts'
import { actualitesImages } from './tables.ts'

const tag = 'actualites'
/** Pictures given and put nowhere, of one person: more is not somebody who writes news. */
const EN_ATTENTE_MAX = 50

const isImage = (type: string): type is TypeImage => (TYPES_IMAGE as readonly string[]).includes(type)

export const imagesRoutes = new Hono<Env>()
  .get(
    '/actualites/images/:id/fichier',
    describe({ tag, summary: 'A picture of a piece of news, to whoever may read that piece today' }),
    valid('param', ParamId),
    async (c) => {
      const parent = c.var.session?.role === 'famille' && c.var.session.foyer !== null
      const acteur = parent ? famille(c) : anyone(c)
      const { deps, collectivite } = c.var
      const today = deps.clock.today(collectivite.zone)
      const found = await inTransaction(c, acteur, (tx) =>
        imageOf(tx, collectivite.id, c.req.valid('param').id, lisible(collectivite.id, today)),
      )
      if (found?.image.controle !== 'libre') throw introuvable()
      return download(c, found.image)
    },
  )
  .post(
    '/gestion/actualites/images',
    describe({
      tag,
      summary: `Gives a picture for a piece of news to come (JPEG or PNG, ${IMAGE_COTE_MAX} points a side at most; JSON: televersement; or multipart/form-data: fichier)`,
      answers: ImageDonnee,
      status: 201,
    }),
    async (c) => {
      const { collectivite, compte } = agent(c)
      const { fichier } = await receive(c, v.object({}))
      const { type, taille, content } = fichier
      if (!isImage(type) || taille > IMAGE_OCTETS_MAX) throw new Refus('image-refusee')
      const size = content && dimensionsOf(content, type)
      if (size && Math.max(size.largeur, size.hauteur) > IMAGE_COTE_MAX) throw new Refus('image-refusee')
      const id = uuid()
      return avecFichier(c, { porteur: actualitesImages, id, demande: {}, fichier }, async (tx, garder) => {
        if ((await imagesEnAttente(tx, collectivite, compte)) >= EN_ATTENTE_MAX)
          throw new Refus('trop-de-pieces', {
            detail: 'Trop d’images attendent une actualité. Publiez la vôtre, ou revenez demain.',
          })
        const kept = await garder()
        if (!size) throw introuvable()
        await insertImage(tx, {
          ...kept,
          ...size,
          collectiviteId: collectivite,
          id,
          compteId: compte,
          recueLe: c.var.deps.clock.now(),
        })
        return { status: 201, body: { id, ...size, controle: kept.controle } satisfies ImageDonnee }
      })
    },
  )
  .get(
    '/gestion/actualites/images/:id/fichier',
    describe({ tag, summary: 'A picture of a piece of news, to the service that writes it' }),
    valid('param', ParamId),
    async (c) => {
      const { collectivite, compte, structures } = agent(c)
      const found = await inTransaction(c, systeme(c), (tx) =>
        imageOf(tx, collectivite, c.req.valid('param').id),
      )
      const theirs = found?.actualite
        ? structures.includes(found.actualite.structureId)
        : found?.image.compteId === compte
      if (!found || !theirs) throw introuvable()
      return download(c, found.image)
    },
  )
