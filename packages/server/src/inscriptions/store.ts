import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { inscriptions } from './tables.ts'

/** What the children of a family may book: those their service accepted. Without a period, all those of the activity. */
export async function inscriptionsAcceptees(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<{ enfantId: string; activiteId: string; periodeId: string | null }[]> {
  return tx
    .select({
      enfantId: inscriptions.enfantId,
      activiteId: inscriptions.activiteId,
      periodeId: inscriptions.periodeId,
    })
    .from(inscriptions)
    .where(
      and(
        eq(inscriptions.collectiviteId, collectivite),
        eq(inscriptions.foyerId, foyer),
        eq(inscriptions.etat, 'acceptee'),
      ),
    )
}

/** How many requests of a family its services have not answered yet. */
export async function inscriptionsEnAttente(tx: Tx, collectivite: string, foyer: string): Promise<number> {
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(inscriptions)
    .where(
      and(
        eq(inscriptions.collectiviteId, collectivite),
        eq(inscriptions.foyerId, foyer),
        eq(inscriptions.etat, 'demandee'),
      ),
    )
  return found?.nombre ?? 0
}
