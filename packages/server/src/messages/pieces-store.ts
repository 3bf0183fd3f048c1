// Files joined to messages: given first, sent with a message, thrown away when they never are.
import { and, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { LignePiece } from './store.ts'
import { piecesJointes } from './tables.ts'

const pending = (collectivite: string) =>
  and(eq(piecesJointes.collectiviteId, collectivite), isNull(piecesJointes.messageId))

export async function insertPiece(tx: Tx, row: typeof piecesJointes.$inferInsert): Promise<void> {
  await tx.insert(piecesJointes).values(row)
}

/** How many files somebody gave and did not send. */
export async function piecesEnAttente(tx: Tx, collectivite: string, compte: string): Promise<number> {
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(piecesJointes)
    .where(and(pending(collectivite), eq(piecesJointes.compteId, compte)))
  return found?.nombre ?? 0
}

/** One file of a message that was sent, or undefined; row-level rights leave out those of others. */
export async function pieceEnvoyee(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LignePiece | undefined> {
  const [found] = await tx
    .select()
    .from(piecesJointes)
    .where(
      and(
        eq(piecesJointes.collectiviteId, collectivite),
        eq(piecesJointes.id, id),
        isNotNull(piecesJointes.messageId),
      ),
    )
  return found
}

/**
 * Joins files to a message: those of whoever sends it, not sent before.
 * @returns how many were: fewer than asked when one is gone, or is somebody else's
 */
export async function joindrePieces(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
  compte: string,
  message: Required<Pick<LignePiece, 'messageId' | 'foyerId' | 'structureId'>>,
): Promise<number> {
  let joined = 0
  for (const [ordre, id] of ids.entries()) {
    const done = await tx
      .update(piecesJointes)
      .set({ ...message, ordre })
      .where(and(pending(collectivite), eq(piecesJointes.id, id), eq(piecesJointes.compteId, compte)))
      .returning({ id: piecesJointes.id })
    joined += done.length
  }
  return joined
}

/** Takes back a file that was not sent. @returns it, or undefined */
export async function retirerPiece(
  tx: Tx,
  collectivite: string,
  id: string,
  compte: string,
): Promise<LignePiece | undefined> {
  const [gone] = await tx
    .delete(piecesJointes)
    .where(and(pending(collectivite), eq(piecesJointes.id, id), eq(piecesJointes.compteId, compte)))
    .returning()
  return gone
}

/** Files given before a moment and never sent, their rows deleted: the files themselves are to be. */
export async function retirerOubliees(tx: Tx, collectivite: string, before: Date): Promise<LignePiece[]> {
  const old = await tx
    .select({ id: piecesJointes.id })
    .from(piecesJointes)
    .where(and(pending(collectivite), lt(piecesJointes.recueLe, before)))
    .limit(500)
  if (old.length === 0) return []
  return tx
    .delete(piecesJointes)
    .where(
      and(
        pending(collectivite),
        inArray(
          piecesJointes.id,
          old.map((one) => one.id),
        ),
      ),
    )
    .returning()
}
