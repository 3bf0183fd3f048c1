import {
  AttenteService,
  Destinataires,
  EtatFil,
  Fil,
  FilCree,
  FilDuService,
  Fils,
  FiltreDestinataires,
  FiltreFils,
  Lecture,
  MessageCree,
  MessageNouveau,
  PageFil,
  PieceJointe,
} from '@inoe/contract/messages'
import { type Context, Hono } from 'hono'
import { foyersNommes } from '../foyers/familles.ts'
import { agent, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { ParamId } from '../http/params.ts'
import { introuvable } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { tell } from './annonces.ts'
import { destinataires, estDestinataire } from './destinataires.ts'
import { ecrire, ouvrirFil, type Plume } from './ecrire.ts'
import { recevoirPiece, remettrePiece, reprendrePiece } from './fichiers.ts'
import { lireMessages, nommerFils } from './lecture.ts'
import { lu } from './lu.ts'
import { attenteOf, estMembre, lireFil, lireFils, lockFil, type Membre, setFil } from './store.ts'

const tag = 'messages'

/** The messages as the services read and answer them: those of the agent's structures. */
export const messagesAgentRoutes = new Hono<Env>()
  .get(
    '/gestion/messages',
    describe({ tag, summary: 'Threads of the structures of the agent, latest message first', answers: Fils }),
    valid('query', FiltreFils),
    async (c) => {
      const acteur = agent(c)
      const { collectivite } = acteur
      const filtre = c.req.valid('query')
      const foyers = filtre.q
        ? await inTransaction(c, systeme(c), (tx) => foyersNommes(tx, collectivite, filtre.q))
        : []
      const [found, attente] = await inTransaction(c, acteur, async (tx) => [
        await lireFils(tx, collectivite, membre(c), filtre, foyers),
        await attenteOf(tx, collectivite, membre(c)),
      ])
      // As `systeme`: who writes may be enrolled in none of the agent's structures.
      const named = await inTransaction(c, systeme(c), (tx) => nommerFils(tx, collectivite, found))
      c.header('cache-control', 'private, no-store')
      return c.json({ ...named, attente, enfants: [], tailleMax: c.var.deps.uploadLimit } satisfies Fils)
    },
  )
  .get(
    '/gestion/messages/attente',
    describe({ tag, summary: 'How many threads wait for the agent’s structures', answers: AttenteService }),
    async (c) => {
      const acteur = agent(c)
      const attente = await inTransaction(c, acteur, (tx) => attenteOf(tx, acteur.collectivite, membre(c)))
      c.header('cache-control', 'private, no-store')
      return c.json({ attente } satisfies AttenteService)
    },
  )
  .get(
    '/gestion/messages/destinataires',
    describe({ tag, summary: 'Families that a structure may write to, by name', answers: Destinataires }),
    valid('query', FiltreDestinataires),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { structure, q } = c.req.valid('query')
      if (!structures.includes(structure)) throw introuvable()
      const familles = await inTransaction(c, systeme(c), (tx) =>
        destinataires(tx, collectivite, structure, q),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ familles } satisfies Destinataires)
    },
  )
  .post(
    '/gestion/messages',
    describe({ tag, summary: 'Opens a thread with a family of a structure', answers: FilCree, status: 201 }),
    valid('json', FilDuService),
    async (c) => {
      const { collectivite, structures } = agent(c)
      const { foyer, structure, enfant, sujet, ...contenu } = c.req.valid('json')
      const objet = { foyer, structure, enfant, sujet }
      // As `systeme`, since every login of the family is written to.
      return once(c, systeme(c), { objet, contenu }, async (tx) => {
        if (!structures.includes(structure)) throw introuvable()
        if (!(await estDestinataire(tx, collectivite, structure, foyer))) throw introuvable()
        return { status: 201, body: await ouvrirFil(c, tx, plume(c), objet, contenu) }
      })
    },
  )
  .post(
    '/gestion/messages/pieces',
    describe({
      tag,
      summary: 'Gives a file for a message to come (JSON: televersement; or multipart/form-data: fichier)',
      answers: PieceJointe,
      status: 201,
    }),
    (c) => recevoirPiece(c, agent(c)),
  )
  .delete(
    '/gestion/messages/pieces/:id',
    describe({ tag, summary: 'Takes back a file that was not sent' }),
    valid('param', ParamId),
    (c) => reprendrePiece(c, agent(c), c.req.valid('param').id),
  )
  .get(
    '/gestion/messages/pieces/:id/fichier',
    describe({ tag, summary: 'A file joined to a message, to the service of its thread' }),
    valid('param', ParamId),
    (c) => remettrePiece(c, agent(c), c.req.valid('param').id),
  )
  .get(
    '/gestion/messages/:id',
    describe({ tag, summary: 'A thread with its latest messages, or those before one', answers: Fil }),
    valid('param', ParamId),
    valid('query', PageFil),
    async (c) => {
      const acteur = agent(c)
      const { collectivite } = acteur
      const { id } = c.req.valid('param')
      const { avant } = c.req.valid('query')
      const found = await inTransaction(c, acteur, (tx) => lireFil(tx, collectivite, membre(c), id))
      if (!found) throw introuvable()
      const answer = await inTransaction(c, systeme(c), async (tx): Promise<Fil> => {
        const [resume] = (await nommerFils(tx, collectivite, [found])).fils
        if (!resume) throw introuvable()
        return lireMessages(tx, collectivite, resume, 'service', avant ? Number(avant) : undefined)
      })
      c.header('cache-control', 'private, no-store')
      return c.json(answer)
    },
  )
  .post(
    '/gestion/messages/:id/reponses',
    describe({
      tag,
      summary: 'Answers in a thread; the family is told by e-mail, without the content',
      answers: MessageCree,
      status: 201,
    }),
    valid('param', ParamId),
    valid('json', MessageNouveau),
    async (c) => {
      const { collectivite } = agent(c)
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
    '/gestion/messages/:id/lecture',
    describe({ tag, summary: 'Says that everything up to a rank was shown to the service' }),
    valid('param', ParamId),
    valid('json', Lecture),
    (c) => lu(c, membre(c), c.req.valid('param').id, c.req.valid('json').jusqua),
  )
  .put(
    '/gestion/messages/:id/etat',
    describe({ tag, summary: 'Closes a thread, or opens it again' }),
    valid('param', ParamId),
    valid('json', EtatFil),
    async (c) => {
      const { collectivite, compte } = agent(c)
      const { id } = c.req.valid('param')
      const { etat } = c.req.valid('json')
      await inTransaction(c, systeme(c), async (tx) => {
        const fil = await lockFil(tx, collectivite, id)
        if (!estMembre(fil, membre(c))) throw introuvable()
        if (fil.etat === etat) return
        const clos = etat === 'clos'
        await setFil(tx, collectivite, id, {
          etat,
          closLe: clos ? c.var.deps.clock.now() : null,
          closPar: clos ? compte : null,
        })
        await tell(tx, collectivite, fil)
      })
      return c.body(null, 204)
    },
  )

function membre(c: Context<Env>): Membre {
  return { cote: 'service', structures: agent(c).structures }
}

function plume(c: Context<Env>): Plume {
  return { de: 'service', compte: agent(c).compte, courriel: '' }
}
