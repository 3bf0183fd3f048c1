// Files joined to messages, over HTTP: the same for a family and for a service.
import type { PieceJointe } from '@inoe/contract/messages'
import type { Context } from 'hono'
import { v7 as uuid } from 'uuid'
import * as v from 'valibot'
import { avecFichier } from '../fichiers/garder.ts'
import { jeter } from '../fichiers/jeter.ts'
import { receive } from '../fichiers/reception.ts'
import { download } from '../fichiers/telechargement.ts'
import { type Agent, type Famille, inTransaction, systeme } from '../http/acting.ts'
import type { Env } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { insertPiece, pieceEnvoyee, piecesEnAttente, retirerPiece } from './pieces-store.ts'
import { EN_ATTENTE_MAX } from './rules.ts'
import { piecesJointes } from './tables.ts'

/** Keeps a file until the message that it is for is sent. */
export async function recevoirPiece(c: Context<Env>, { compte }: Famille | Agent): Promise<Response> {
  const { deps, collectivite } = c.var
  const { fichier } = await receive(c, v.object({}))
  const id = uuid()
  return avecFichier(c, { porteur: piecesJointes, id, demande: {}, fichier }, async (tx, garder) => {
    if ((await piecesEnAttente(tx, collectivite.id, compte)) >= EN_ATTENTE_MAX)
      throw new Refus('trop-de-pieces', {
        detail: (dit) => dit.fichiers.tropEnAttente,
      })
    const kept = await garder()
    await insertPiece(tx, {
      ...kept,
      collectiviteId: collectivite.id,
      id,
      compteId: compte,
      recueLe: deps.clock.now(),
    })
    const { nom, type, taille, controle } = kept
    const body: PieceJointe = { id, nom, type, taille, controle }
    return { status: 201, body }
  })
}

/** Takes back a file that was not sent. */
export async function reprendrePiece(
  c: Context<Env>,
  { collectivite, compte }: Famille | Agent,
  id: string,
): Promise<Response> {
  const gone = await inTransaction(c, systeme(c), (tx) => retirerPiece(tx, collectivite, id, compte))
  if (!gone) throw introuvable()
  await jeter(c, [gone])
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
