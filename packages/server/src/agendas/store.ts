import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { lockFoyer } from '../foyers/store.ts'
import { agendas } from './tables.ts'

/** A calendar's address as it is kept. */
export type Ligne = typeof agendas.$inferSelect

/** The addresses of a family that still work, oldest first. */
export async function agendasOfFoyer(tx: Tx, collectivite: string, foyer: string): Promise<Ligne[]> {
  return tx
    .select()
    .from(agendas)
    .where(
      and(eq(agendas.collectiviteId, collectivite), eq(agendas.foyerId, foyer), isNull(agendas.revoqueLe)),
    )
    .orderBy(asc(agendas.creeLe), asc(agendas.id))
}

/**
 * Keeps a new address in place of the one before for the same child. As `systeme`; the family's file is locked, so
 * that of two requests at once one address works.
 */
export async function replaceAgenda(tx: Tx, row: Omit<Ligne, 'revoqueLe'>): Promise<void> {
  await lockFoyer(tx, row.collectiviteId, row.foyerId)
  await tx
    .update(agendas)
    .set({ revoqueLe: row.creeLe })
    .where(
      and(
        eq(agendas.collectiviteId, row.collectiviteId),
        eq(agendas.foyerId, row.foyerId),
        row.enfantId === null ? isNull(agendas.enfantId) : eq(agendas.enfantId, row.enfantId),
        isNull(agendas.revoqueLe),
      ),
    )
  await tx.insert(agendas).values(row)
}

/** Ends an address. As `systeme`. @returns false when the family has no such address, or it ended already */
export async function revokeAgenda(
  tx: Tx,
  collectivite: string,
  foyer: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const ended = await tx
    .update(agendas)
    .set({ revoqueLe: now })
    .where(
      and(
        eq(agendas.collectiviteId, collectivite),
        eq(agendas.foyerId, foyer),
        eq(agendas.id, id),
        isNull(agendas.revoqueLe),
      ),
    )
    .returning({ id: agendas.id })
  return ended.length > 0
}

/** The address of a print, ended ones included. As `systeme`. */
export async function agendaOf(tx: Tx, collectivite: string, empreinte: string): Promise<Ligne | undefined> {
  const [found] = await tx
    .select()
    .from(agendas)
    .where(and(eq(agendas.collectiviteId, collectivite), eq(agendas.empreinte, empreinte)))
  return found
}

/** Forgets the calendars of a child who is being removed. As `systeme`. */
export async function deleteAgendasOfEnfant(tx: Tx, collectivite: string, enfant: string): Promise<void> {
  await tx.delete(agendas).where(and(eq(agendas.collectiviteId, collectivite), eq(agendas.enfantId, enfant)))
}
