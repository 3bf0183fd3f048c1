// What billing asks of mandates.
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { mandats } from './tables.ts'

/** The mandates under which a régie debits families, by foyer. As `systeme`. */
export async function mandatsDeRegie(
  tx: Tx,
  collectivite: string,
  regie: string,
): Promise<Map<string, { rum: string }>> {
  const found = await tx
    .select({ foyer: mandats.foyerId, rum: mandats.rum })
    .from(mandats)
    .where(
      and(eq(mandats.collectiviteId, collectivite), eq(mandats.regieId, regie), eq(mandats.etat, 'actif')),
    )
  return new Map(found.map(({ foyer, rum }) => [foyer, { rum }]))
}
