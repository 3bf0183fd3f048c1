// How an absence is tied to the bookings that it covers.
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { prendreTour } from './store.ts'
import { reservations } from './tables.ts'

/** Says which absence covers bookings read in this turn. As `systeme`. */
export async function couvrir(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
  absence: string,
): Promise<void> {
  await tx
    .update(reservations)
    .set({ absenceId: absence })
    .where(and(eq(reservations.collectiviteId, collectivite), inArray(reservations.id, [...ids])))
}

/** Frees the bookings of an absence that was withdrawn. As `systeme`. */
export async function decouvrir(tx: Tx, collectivite: string, absence: string): Promise<void> {
  const covered = and(eq(reservations.collectiviteId, collectivite), eq(reservations.absenceId, absence))
  await prendreTour(tx, collectivite)
  await tx.update(reservations).set({ absenceId: null }).where(covered)
}
