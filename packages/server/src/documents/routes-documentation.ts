import { Id } from '@inoe/contract/commun'
import { DocumentsAVerifier, GestionDocuments, PublicationDocument, Rappels } from '@inoe/contract/documents'
import { Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { avecFichier } from '../fichiers/garder.ts'
import { jeter } from '../fichiers/jeter.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { agent, famille, inTransaction, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { documentsAVerifier } from './a-verifier.ts'
import { structuresConcernees, tellFamilles } from './annonces.ts'
import {
  documentationDesServices,
  documentationNommee,
  publierDocumentation,
  retirerDocumentation,
} from './documentation.ts'
import { piecesOf, setRappels } from './store.ts'
import { documentation } from './tables.ts'

const tag = 'documents'
const Parametres = v.looseObject({ id: v.string() })

/** « Documentation structure », both ways, and what the services manage of documents. */
export const documentationRoutes = new Hono<Env>()
  .get(
    '/documentation/:id/fichier',
    describe({ tag, summary: 'A document that a structure offers, to the families that it welcomes' }),
    valid('param', Parametres),
    async (c) => {
      const acteur = famille(c)
      const { id } = c.req.valid('param')
      const found = await inTransaction(c, acteur, async (tx) => {
        const row = await documentationNommee(tx, acteur.collectivite, id)
        const welcomed = await structuresConcernees(tx, acteur.collectivite, acteur.foyer, null)
        return row && welcomed.includes(row.structureId) ? row : undefined
      })
      if (!found) throw introuvable()
      return download(c, found)
    },
  )
  .get(
    '/gestion/documents',
    describe({
      tag,
      summary: 'Documents that wait for the answer of the agent’s structures, oldest first',
      answers: DocumentsAVerifier,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const found = await inTransaction(c, systeme(c), (tx) =>
        documentsAVerifier(tx, collectivite, structures, c.var.deps.clock.now()),
      )
      c.header('cache-control', 'private, no-store')
      return c.json(found)
    },
  )
  .get(
    '/gestion/documentation',
    describe({
      tag,
      summary: 'What the agent’s structures offer, and the reminders of each piece',
      answers: GestionDocuments,
    }),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const answer = await inTransaction(c, systeme(c), async (tx): Promise<GestionDocuments> => {
        const asked = await piecesOf(tx, collectivite)
        const theirs = asked.filter((one) => one.structureId === null || structures.includes(one.structureId))
        return {
          tailleMax: c.var.deps.uploadLimit,
          documentation: await documentationDesServices(tx, collectivite, structures),
          pieces: theirs.map(({ id, nom, rappels }) => ({ id, nom, rappels })),
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(answer)
    },
  )
  .post(
    '/gestion/documentation',
    describe({
      tag,
      summary: 'Publishes a document of a structure (JSON: televersement; or multipart/form-data: fichier)',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    async (c) => {
      const { collectivite, structures, compte } = agent(c)
      const { champs, fichier } = await receive(c, PublicationDocument)
      const structure = champs.structure.toLowerCase()
      if (!structures.includes(structure)) throw introuvable()
      const { titre, consigne, retour } = champs
      const id = uuid()
      // As `systeme`, since the families of the structure are told.
      return avecFichier(c, { porteur: documentation, id, demande: champs, fichier }, async (tx, garder) => {
        const row = {
          ...(await garder()),
          collectiviteId: collectivite,
          id,
          structureId: structure,
          titre,
          consigne,
          publieLe: c.var.deps.clock.now(),
          publiePar: compte,
        }
        await publierDocumentation(tx, row, retour === 'non' ? null : { portee: retour, piece: uuid() })
        await tellFamilles(tx, collectivite, structure)
        return { status: 201, body: { id } }
      })
    },
  )
  .get(
    '/gestion/documentation/:id/fichier',
    describe({ tag, summary: 'The file itself, to an agent of the structure' }),
    valid('param', Parametres),
    async (c) => {
      const acteur = agent(c)
      const { id } = c.req.valid('param')
      const found = await inTransaction(c, acteur, (tx) => documentationNommee(tx, acteur.collectivite, id))
      if (!found || !acteur.structures.includes(found.structureId)) throw introuvable()
      return download(c, found)
    },
  )
  .delete(
    '/gestion/documentation/:id',
    describe({ tag, summary: 'Withdraws a document; what families sent back stays' }),
    valid('param', Parametres),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { id } = c.req.valid('param')
      const gone = await inTransaction(c, systeme(c), async (tx) => {
        const found = await documentationNommee(tx, collectivite, id)
        if (!found || !structures.includes(found.structureId)) throw introuvable()
        await retirerDocumentation(tx, found, c.var.deps.clock.now())
        await tellFamilles(tx, collectivite, found.structureId)
        return found
      })
      await jeter(c, [gone])
      return c.body(null, 204)
    },
  )
  .put(
    '/gestion/pieces/:id/rappels',
    describe({ tag, summary: 'Sets when families are reminded that a document ends', answers: Rappels }),
    valid('param', ParamId),
    valid('json', Rappels),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const rappels = [...new Set(c.req.valid('json').rappels)].toSorted((one, other) => other - one)
      await inTransaction(c, systeme(c), async (tx) => {
        const asked = await piecesOf(tx, collectivite)
        const piece = asked.find((one) => one.id === c.req.valid('param').id)
        const theirs = piece && (piece.structureId === null || structures.includes(piece.structureId))
        if (!theirs) throw introuvable()
        await setRappels(tx, collectivite, piece.id, rappels)
      })
      return c.json({ rappels } satisfies Rappels)
    },
  )
