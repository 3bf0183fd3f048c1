// Files joined to messages, over HTTP: the same for a family and for a service.
import type { PieceJointe } from '@inoe/contract/messages'
import type { Context } from 'hono'
import { v7 as uuid } from 'uuid'
import { receiveFichier } from '../documents/reception.ts'
import { download } from '../documents/telechargement.ts'
import { type Agent, type Famille, inTransaction, once, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import type { Kept } from '../outside/fichiers.ts'
import { insertPiece, pieceEcrite, pieceEnvoyee, piecesEnAttente, retirerPiece } from './pieces-store.ts'
import { EN_ATTENTE_MAX } from './rules.ts'

/** Keeps a file until the message that it is for is sent. */
export async function recevoirPiece(c: Context<Env>, { compte }: Famille | Agent): Promise<Response> {
  const { deps, collectivite } = c.var
  const { content, ...recu } = await receiveFichier(c)
  const id = uuid()
  let kept: Kept | undefined
  try {
    return await once(c, systeme(c), recu, async (tx) => {
      if ((await piecesEnAttente(tx, collectivite.id, compte)) >= EN_ATTENTE_MAX)
        throw new Refus('trop-de-pieces', {
          detail: 'Trop de fichiers attendent d’être envoyés. Envoyez votre message, ou retirez-en.',
        })
      kept = await deps.fichiers.put(collectivite.id, content)
      await insertPiece(tx, {
        ...recu,
        ...kept,
        collectiviteId: collectivite.id,
        id,
        compteId: compte,
        taille: content.length,
        recueLe: deps.clock.now(),
      })
      const body: PieceJointe = { id, nom: recu.nom, type: recu.type, taille: content.length }
      return { status: 201, body }
    })
  } catch (error) {
    if (kept) await forget(c, id, kept)
    throw error
  }
}

/** Takes back a file that was not sent. */
export async function reprendrePiece(
  c: Context<Env>,
  { collectivite, compte }: Famille | Agent,
  id: string,
): Promise<Response> {
  const { fichiers, log } = c.var.deps
  const gone = await inTransaction(c, systeme(c), (tx) => retirerPiece(tx, collectivite, id, compte))
  if (!gone) throw introuvable()
  // What could not be deleted stays encrypted, and no route leads to it.
  await fichiers
    .delete(gone)
    .catch(() => log.warn({ requestId: c.var.requestId }, 'a file joined to no message could not be deleted'))
  return c.body(null, 204)
}

/** The file itself, to the members of its thread: rows of others are not there for them. */
export async function remettrePiece(c: Context<Env>, acteur: Famille | Agent, id: string): Promise<Response> {
  const piece = await inTransaction(c, acteur, (tx) => pieceEnvoyee(tx, acteur.collectivite, id))
  const theirs =
    piece &&
    (acteur.role === 'famille'
      ? piece.foyerId === acteur.foyer
      : piece.structureId !== null && acteur.structures.includes(piece.structureId))
  if (!theirs) throw introuvable()
  return download(c, piece)
}

/** When only the answer to the commit was lost, the file is somebody's: the row is looked for first. */
async function forget(c: Context<Env>, id: string, kept: Kept): Promise<void> {
  const { deps, collectivite } = c.var
  try {
    const written = await inTransaction(c, systeme(c), (tx) => pieceEcrite(tx, collectivite.id, id))
    if (!written) await deps.fichiers.delete(kept)
  } catch {
    deps.log.warn({ requestId: c.var.requestId }, 'a stored file may be without its row')
  }
}
