// What billing asks of the ledger.
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { encaissements, imputations } from './tables.ts'

/** What families have in advance in a régie, by foyer, cents; none at zero. As `systeme`. */
export async function avancesDe(tx: Tx, collectivite: string, regie: string): Promise<Map<string, number>> {
  const centimes = sql<number>`sum(${imputations.centimes})`.mapWith(Number)
  const found = await tx
    .select({ foyer: imputations.foyerId, centimes })
    .from(imputations)
    .where(
      and(
        eq(imputations.collectiviteId, collectivite),
        eq(imputations.regieId, regie),
        isNull(imputations.factureId),
      ),
    )
    .groupBy(imputations.foyerId)
    .having(sql`sum(${imputations.centimes}) > 0`)
  return new Map(found.map((one) => [one.foyer, one.centimes]))
}

/** What was paid of an invoice otherwise than by avoirs, cents. As `systeme`. */
export async function payeHorsAvoirs(tx: Tx, collectivite: string, facture: string): Promise<number> {
  const [found] = await tx
    .select({ centimes: sql<number>`coalesce(sum(${imputations.centimes}), 0)`.mapWith(Number) })
    .from(imputations)
    .innerJoin(
      encaissements,
      and(
        eq(encaissements.collectiviteId, imputations.collectiviteId),
        eq(encaissements.id, imputations.encaissementId),
      ),
    )
    .where(
      and(
        eq(imputations.collectiviteId, collectivite),
        eq(imputations.factureId, facture),
        ne(encaissements.moyen, 'avoir'),
      ),
    )
  return found?.centimes ?? 0
}
