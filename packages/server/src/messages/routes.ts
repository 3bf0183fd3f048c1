import {
  Fil,
  FilCree,
  FilNouveau,
  Fils,
  FiltreFils,
  Lecture,
  MessageCree,
  MessageNouveau,
  PageFil,
  PieceJointe,
} from '@inoe/contract/messages'
import { type Context, Hono } from 'hono'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { ecrire, ouvrirFil, type Plume } from './ecrire.ts'
import { recevoirPiece, remettrePiece, reprendrePiece } from './fichiers.ts'
import { lireMessages, nommerFils } from './lecture.ts'
import { lu } from './lu.ts'
import { messagesAgentRoutes } from './routes-agent.ts'
import { attenteOf, estMembre, lireFil, lireFils, lockFil, type Membre } from './store.ts'

const tag = 'messages'

/** « Messages »: a family's conversations with the structures of its town. */
export const messagesRoutes = new Hono<Env>()
  .get(
    '/messages',
    describe({
      tag,
      summary: 'The family’s threads, latest message first, and how much is unread',
      answers: Fils,
    }),
    valid('query', FiltreFils),
    async (c) => {
      const acteur = famille(c)
      const { collectivite } = acteur
      const filtre = c.req.valid('query')
      const answer = await inTransaction(c, acteur, async (tx): Promise<Fils> => {
        const found = await lireFils(tx, collectivite, membre(c), filtre)
        return {
          ...(await nommerFils(tx, collectivite, found)),
          attente: await attenteOf(tx, collectivite, membre(c)),
          enfants: (await enfantsOfFoyer(tx, collectivite, acteur.foyer)).map(({ id, prenom }) => ({
            id,
            prenom,
          })),
          tailleMax: c.var.deps.uploadLimit,
        }
      })
      c.header('cache-control', 'private, no-store')
      return c.json(answer)
    },
  )
  .post(
    '/messages',
    describe({ tag, summary: 'Opens a thread with a structure of the town', answers: FilCree, status: 201 }),
    valid('json', FilNouveau),
    async (c) => {
      const { foyer } = famille(c)
      const { structure, enfant, sujet, ...contenu } = c.req.valid('json')
      const objet = { foyer, structure, enfant, sujet }
      // As `systeme`, since the service is written to.
      return once(c, systeme(c), { objet, contenu }, async (tx) => ({
        status: 201,
        body: await ouvrirFil(c, tx, plume(c), objet, contenu),
      }))
    },
  )
  .post(
    '/messages/pieces',
    describe({
      tag,
      summary: 'Gives a file for a message to come (JSON: televersement; or multipart/form-data: fichier)',
      answers: PieceJointe,
      status: 201,
    }),
    (c) => recevoirPiece(c, famille(c)),
  )
  .delete(
    '/messages/pieces/:id',
    describe({ tag, summary: 'Takes back a file that was not sent' }),
    valid('param', ParamId),
    (c) => reprendrePiece(c, famille(c), c.req.valid('param').id),
  )
  .get(
    '/messages/pieces/:id/fichier',
    describe({ tag, summary: 'A file joined to a message, to the family of its thread' }),
    valid('param', ParamId),
    (c) => remettrePiece(c, famille(c), c.req.valid('param').id),
  )
  .get(
    '/messages/:id',
    describe({ tag, summary: 'A thread with its latest messages, or those before one', answers: Fil }),
    valid('param', ParamId),
    valid('query', PageFil),
    async (c) => {
      const acteur = famille(c)
      const { collectivite } = acteur
      const { id } = c.req.valid('param')
      const { avant } = c.req.valid('query')
      const answer = await inTransaction(c, acteur, async (tx): Promise<Fil> => {
        const found = await lireFil(tx, collectivite, membre(c), id)
        if (!found) throw introuvable()
        const [resume] = (await nommerFils(tx, collectivite, [found])).fils
        if (!resume) throw introuvable()
        return lireMessages(tx, collectivite, resume, 'famille', avant ? Number(avant) : undefined)
      })
      c.header('cache-control', 'private, no-store')
      return c.json(answer)
    },
  )
  .post(
    '/messages/:id/reponses',
    describe({
      tag,
      summary: 'Writes in a thread; a closed one opens again',
      answers: MessageCree,
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', MessageNouveau),
    async (c) => {
      const { collectivite } = famille(c)
      const { id } = c.req.valid('param')
      const contenu = c.req.valid('json')
      return once(c, systeme(c), contenu, async (tx) => {
        const fil = await lockFil(tx, collectivite, id)
        if (!estMembre(fil, membre(c))) throw introuvable()
        return { status: 201, body: await ecrire(c, tx, plume(c), fil, contenu) }
      })
    },
  )
  .post(
    '/messages/:id/lecture',
    describe({ tag, summary: 'Says that everything up to a rank was shown to the family' }),
    valid('param', ParamId),
    valid('json', Lecture),
    (c) => lu(c, membre(c), c.req.valid('param').id, c.req.valid('json').jusqua),
  )
  .route('/', messagesAgentRoutes)

function membre(c: Context<Env>): Membre {
  return { cote: 'famille', foyer: famille(c).foyer }
}

function plume(c: Context<Env>): Plume {
  return { de: 'famille', compte: famille(c).compte, courriel: c.var.session?.courriel ?? '' }
}
