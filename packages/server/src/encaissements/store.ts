// What families and régisseurs read of the ledger.
import type { Moyen } from '@inoe/contract/encaissements'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { encaissements, imputations } from './tables.ts'

const ofEntry = and(
  eq(encaissements.collectiviteId, imputations.collectiviteId),
  eq(encaissements.id, imputations.encaissementId),
)

/** What was paid of some invoices, oldest first: each entry with its part. */
export async function encaissementsDe(
  tx: Tx,
  collectivite: string,
  factures: readonly string[],
): Promise<Map<string, { id: string; moyen: Moyen; centimes: number; recuLe: Date }[]>> {
  if (factures.length === 0) return new Map()
  const found = await tx
    .select({
      facture: imputations.factureId,
      id: encaissements.id,
      moyen: encaissements.moyen,
      centimes: imputations.centimes,
      recuLe: encaissements.recuLe,
    })
    .from(imputations)
    .innerJoin(encaissements, ofEntry)
    .where(and(eq(imputations.collectiviteId, collectivite), inArray(imputations.factureId, [...factures])))
    .orderBy(asc(encaissements.recuLe), asc(encaissements.id))
  const byFacture = Map.groupBy(found, (one) => one.facture ?? '')
  return new Map(
    [...byFacture].map(([facture, own]) => [facture, own.map(({ facture: _, ...entry }) => entry)]),
  )
}

/** What a family has in advance, by régie, cents; none at zero. */
export async function creditsDe(tx: Tx, collectivite: string, foyer: string): Promise<Map<string, number>> {
  const centimes = sql<number>`sum(${imputations.centimes})`.mapWith(Number)
  const found = await tx
    .select({ regie: imputations.regieId, centimes })
    .from(imputations)
    .where(
      and(
        eq(imputations.collectiviteId, collectivite),
        eq(imputations.foyerId, foyer),
        isNull(imputations.factureId),
      ),
    )
    .groupBy(imputations.regieId)
    .having(sql`sum(${imputations.centimes}) > 0`)
  return new Map(found.map((one) => [one.regie, one.centimes]))
}

/** The entry of each of these PayFiP payments, and what of it no invoice needed. */
export async function entreesDesPaiements(
  tx: Tx,
  collectivite: string,
  paiements: readonly string[],
): Promise<Map<string, { id: string; creditCentimes: number }>> {
  if (paiements.length === 0) return new Map()
  const found = await tx
    .select({
      paiement: encaissements.paiementId,
      id: encaissements.id,
      credit:
        sql<number>`coalesce(sum(${imputations.centimes}) FILTER (WHERE ${imputations.factureId} IS NULL), 0)`.mapWith(
          Number,
        ),
    })
    .from(encaissements)
    .leftJoin(imputations, ofEntry)
    .where(
      and(
        eq(encaissements.collectiviteId, collectivite),
        inArray(encaissements.paiementId, [...paiements]),
        isNull(encaissements.annuleId),
      ),
    )
    .groupBy(encaissements.collectiviteId, encaissements.id, encaissements.paiementId)
  return new Map(found.map(({ paiement, id, credit }) => [paiement ?? '', { id, creditCentimes: credit }]))
}

/** The reversal of an entry, or undefined. */
export async function contrePasseeDe(
  tx: Tx,
  collectivite: string,
  encaissement: string,
): Promise<string | undefined> {
  const [found] = await tx
    .select({ id: encaissements.id })
    .from(encaissements)
    .where(and(eq(encaissements.collectiviteId, collectivite), eq(encaissements.annuleId, encaissement)))
  return found?.id
}

/** One entry that the transaction's actor may read, or undefined. */
export async function encaissementOf(
  tx: Tx,
  collectivite: string,
  encaissement: string,
): Promise<typeof encaissements.$inferSelect | undefined> {
  const [found] = await tx
    .select()
    .from(encaissements)
    .where(and(eq(encaissements.collectiviteId, collectivite), eq(encaissements.id, encaissement)))
  return found
}
