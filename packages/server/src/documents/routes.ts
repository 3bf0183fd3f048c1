import { Id } from '@inoe/contract/commun'
import { Documents } from '@inoe/contract/documents'
import { type Context, Hono } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer, lockFoyer } from '../foyers/store.ts'
import { type Famille, famille, inTransaction, once, systeme } from '../http/acting.ts'
import { describe } from '../http/describe.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { valid } from '../http/validate.ts'
import { demanderReexamen } from '../inscriptions/reexamen.ts'
import type { Kept } from '../outside/fichiers.ts'
import { tell } from './annonces.ts'
import { receive } from './reception.ts'
import { documentsAgentRoutes } from './routes-agent.ts'
import { depotOf, documentsOf, lockDepot, pieceOf, replaceDepot, setDepot } from './store.ts'
import { download } from './telechargement.ts'

const tag = 'documents'
const Parametres = v.looseObject({ id: v.string() })

/** « Mes documents »: what the town asks of a family, and what the family gave. */
export const documentsRoutes = new Hono<Env>()
  .get(
    '/documents',
    describe({ tag, summary: 'Every piece asked of the family and of each child', answers: Documents }),
    async (c) => {
      const acteur = famille(c)
      const { deps, collectivite } = c.var
      const today = deps.clock.today(collectivite.zone)
      const all = await inTransaction(c, acteur, (tx) =>
        documentsOf(tx, acteur.collectivite, acteur.foyer, today),
      )
      c.header('cache-control', 'private, no-store')
      return c.json({ tailleMax: deps.uploadLimit, ...all } satisfies Documents)
    },
  )
  .post(
    '/documents',
    describe({
      tag,
      summary: 'Gives a file for a piece (multipart/form-data: piece, enfant, fichier)',
      answers: v.object({ id: Id }),
      status: 201,
    }),
    async (c) => {
      const acteur = famille(c)
      const { collectivite, foyer, compte } = acteur
      const { clock, fichiers } = c.var.deps
      const { content, piece, enfant, ...recu } = await receive(c)
      const id = uuid()
      let kept: Kept | undefined
      try {
        // As `systeme`, since the services concerned are told too; `checkPiece` says whose piece and child it is.
        return await once(c, systeme(c), { piece, enfant, ...recu }, async (tx) => {
          await checkPiece(tx, acteur, piece, enfant)
          await lockFoyer(tx, collectivite, foyer)
          kept = await fichiers.put(collectivite, content)
          await replaceDepot(tx, {
            ...recu,
            ...kept,
            collectiviteId: collectivite,
            id,
            pieceId: piece,
            foyerId: foyer,
            enfantId: enfant,
            taille: content.length,
            transmisLe: clock.now(),
            transmisPar: compte,
          })
          await tell(tx, collectivite, foyer, enfant)
          await demanderReexamen(tx, c.var.deps, collectivite, foyer)
          return { status: 201, body: { id } }
        })
      } catch (error) {
        if (kept) await forget(c, acteur, id, kept)
        throw error
      }
    },
  )
  .get(
    '/documents/:id/fichier',
    describe({ tag, summary: 'The file itself' }),
    valid('param', Parametres),
    async (c) => {
      const acteur = famille(c)
      const { id } = c.req.valid('param')
      const depot = await inTransaction(c, acteur, (tx) => depotOf(tx, acteur.collectivite, id))
      if (depot?.foyerId !== acteur.foyer) throw introuvable()
      return download(c, depot)
    },
  )
  .delete(
    '/documents/:id',
    describe({ tag, summary: 'Withdraws a file that nobody has answered yet' }),
    valid('param', Parametres),
    async (c) => {
      const { collectivite, foyer } = famille(c)
      const { id } = c.req.valid('param')
      const { clock, fichiers, log } = c.var.deps
      const withdrawn = await inTransaction(c, systeme(c), async (tx) => {
        const depot = await lockDepot(tx, collectivite, id)
        if (depot?.foyerId !== foyer) throw introuvable()
        if (depot.etat !== 'a-verifier')
          throw new Refus('deja-repondu', {
            detail: 'Le service a déjà répondu pour ce document. Vous pouvez en envoyer un autre à sa place.',
          })
        await setDepot(tx, collectivite, id, { retireLe: clock.now() })
        await tell(tx, collectivite, foyer, depot.enfantId)
        return depot
      })
      // Nobody needs it any more. What could not be deleted stays encrypted, and no route leads to it.
      await fichiers
        .delete(withdrawn)
        .catch(() => log.warn({ requestId: c.var.requestId }, 'a withdrawn file could not be deleted'))
      return c.body(null, 204)
    },
  )
  .route('/', documentsAgentRoutes)

/** @throws Refus `introuvable` when the town asks no such piece, or the child is not theirs */
async function checkPiece(
  tx: Tx,
  { collectivite, foyer }: Famille,
  piece: string,
  enfant: string | null,
): Promise<void> {
  const wanted = await pieceOf(tx, collectivite, piece)
  if (!wanted || (wanted.portee === 'enfant') !== (enfant !== null)) throw introuvable()
  if (enfant === null) return
  const theirs = await enfantsOfFoyer(tx, collectivite, foyer)
  if (!theirs.some((one) => one.id === enfant)) throw introuvable()
}

/**
 * Deletes a stored file whose transaction failed. The row is looked for first: when only the answer to the commit was
 * lost, the file is the family's document.
 */
async function forget(c: Context<Env>, acteur: Famille, id: string, kept: Kept): Promise<void> {
  const { fichiers, log } = c.var.deps
  try {
    const written = await inTransaction(c, acteur, (tx) => depotOf(tx, acteur.collectivite, id))
    if (!written) await fichiers.delete(kept)
  } catch {
    log.warn({ requestId: c.var.requestId }, 'a stored file may be without its row')
  }
}
