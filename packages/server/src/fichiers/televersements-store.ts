// Files on their way. As `systeme`: routes name the login that sends each.
import { Id } from '@inoe/contract/commun'
import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import * as v from 'valibot'
import type { Tx } from '../database/open.ts'
import { televersements } from './tables.ts'

export type LigneTeleversement = typeof televersements.$inferSelect

const mine = (collectivite: string, compte: string) =>
  and(eq(televersements.collectiviteId, collectivite), eq(televersements.compteId, compte))

export async function insertTeleversement(tx: Tx, row: typeof televersements.$inferInsert): Promise<void> {
  await tx.insert(televersements).values(row)
}

/** How many files somebody began to send and did not finish or use. */
export async function enChemin(tx: Tx, collectivite: string, compte: string): Promise<number> {
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(televersements)
    .where(and(mine(collectivite, compte), isNull(televersements.remis)))
  return found?.nombre ?? 0
}

/** One of a login's own, locked: its pieces come one at a time. Undefined too for an id that has not the form of one. */
export async function lockTeleversement(
  tx: Tx,
  collectivite: string,
  compte: string,
  id: string,
): Promise<LigneTeleversement | undefined> {
  if (!v.is(Id, id)) return undefined
  const [found] = await tx
    .select()
    .from(televersements)
    .where(and(mine(collectivite, compte), eq(televersements.id, id)))
    .for('update')
  return found
}

export async function setTeleversement(
  tx: Tx,
  { collectiviteId, id }: LigneTeleversement,
  change: Partial<Pick<LigneTeleversement, 'recu' | 'morceaux' | 'remis'>>,
): Promise<void> {
  await tx
    .update(televersements)
    .set(change)
    .where(and(eq(televersements.collectiviteId, collectiviteId), eq(televersements.id, id)))
}

export async function deleteTeleversement(tx: Tx, { collectiviteId, id }: LigneTeleversement): Promise<void> {
  await tx
    .delete(televersements)
    .where(and(eq(televersements.collectiviteId, collectiviteId), eq(televersements.id, id)))
}

/** Those begun before a moment, their rows deleted: their pieces are to be. */
export async function retirerAbandonnes(
  tx: Tx,
  collectivite: string,
  before: Date,
): Promise<LigneTeleversement[]> {
  const old = await tx
    .select({ id: televersements.id })
    .from(televersements)
    .where(and(eq(televersements.collectiviteId, collectivite), lt(televersements.commenceLe, before)))
    .limit(500)
  if (old.length === 0) return []
  const ids = old.map((one) => one.id)
  return tx
    .delete(televersements)
    .where(and(eq(televersements.collectiviteId, collectivite), inArray(televersements.id, ids)))
    .returning()
}
