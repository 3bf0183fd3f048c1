import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { Suite } from './rules.ts'
import { paiements, paiementsFactures } from './tables.ts'

export type PaiementRow = typeof paiements.$inferSelect

/** A payment that the transaction's actor may read, or undefined. */
export async function paiementOf(
  tx: Tx,
  collectivite: string,
  paiement: string,
): Promise<PaiementRow | undefined> {
  const [found] = await tx.select().from(paiements).where(is(collectivite, paiement))
  return found
}

/** A payment, locked until the transaction ends. As `systeme`. */
export async function lockPaiement(
  tx: Tx,
  collectivite: string,
  paiement: string,
): Promise<PaiementRow | undefined> {
  const [found] = await tx.select().from(paiements).where(is(collectivite, paiement)).for('update')
  return found
}

/** What a payment is for: each invoice and how much of it, in the order of their ids. */
export async function partsOf(
  tx: Tx,
  collectivite: string,
  paiement: string,
): Promise<{ factureId: string; montantCentimes: number }[]> {
  return tx
    .select({ factureId: paiementsFactures.factureId, montantCentimes: paiementsFactures.montantCentimes })
    .from(paiementsFactures)
    .where(
      and(eq(paiementsFactures.collectiviteId, collectivite), eq(paiementsFactures.paiementId, paiement)),
    )
    .orderBy(asc(paiementsFactures.factureId))
}

/** An operation that is not concluded. */
export interface EnCours {
  factureId: string
  paiement: string
  idOp: string | null
  /** What PayFiP said last: « A » once the person has left its page. */
  resultrans: string | null
  creeLe: Date
}

/** Operations under way for any of these invoices, opened after an instant. */
export async function enCoursPour(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
  since: Date,
): Promise<EnCours[]> {
  if (ids.length === 0) return []
  return tx
    .select({
      factureId: paiementsFactures.factureId,
      paiement: paiements.id,
      idOp: paiements.idOp,
      resultrans: paiements.resultrans,
      creeLe: paiements.creeLe,
    })
    .from(paiementsFactures)
    .innerJoin(
      paiements,
      and(
        eq(paiements.collectiviteId, paiementsFactures.collectiviteId),
        eq(paiements.id, paiementsFactures.paiementId),
      ),
    )
    .where(
      and(
        eq(paiementsFactures.collectiviteId, collectivite),
        inArray(paiementsFactures.factureId, [...ids]),
        eq(paiements.etat, 'en-cours'),
        gt(paiements.creeLe, since),
      ),
    )
}

/** A family's payments between two instants, latest first; at most 200. */
export async function paiementsEntre(
  tx: Tx,
  collectivite: string,
  foyer: string,
  since: Date,
  before: Date,
): Promise<PaiementRow[]> {
  return tx
    .select()
    .from(paiements)
    .where(
      and(
        eq(paiements.collectiviteId, collectivite),
        eq(paiements.foyerId, foyer),
        gte(paiements.creeLe, since),
        lt(paiements.creeLe, before),
      ),
    )
    .orderBy(desc(paiements.creeLe), desc(paiements.id))
    .limit(200)
}

/** The invoices that some payments are for. */
export async function facturesDesPaiements(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ paiement: paiementsFactures.paiementId, facture: paiementsFactures.factureId })
    .from(paiementsFactures)
    .where(
      and(
        eq(paiementsFactures.collectiviteId, collectivite),
        inArray(paiementsFactures.paiementId, [...ids]),
      ),
    )
    .orderBy(asc(paiementsFactures.factureId))
  const byPaiement = Map.groupBy(found, (one) => one.paiement)
  return new Map([...byPaiement].map(([paiement, own]) => [paiement, own.map((one) => one.facture)]))
}

/** How many payments were tried with an invoice. As `systeme`, the invoice locked. */
export async function tentativesPour(tx: Tx, collectivite: string, facture: string): Promise<number> {
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(paiementsFactures)
    .where(and(eq(paiementsFactures.collectiviteId, collectivite), eq(paiementsFactures.factureId, facture)))
  return found?.nombre ?? 0
}

/** Writes a payment and what it is for. As `systeme`. */
export async function createPaiement(
  tx: Tx,
  paiement: typeof paiements.$inferInsert,
  parts: readonly { factureId: string; montantCentimes: number }[],
): Promise<void> {
  const { collectiviteId, id: paiementId, foyerId } = paiement
  await tx.insert(paiements).values(paiement)
  await tx
    .insert(paiementsFactures)
    .values(parts.map((part) => ({ collectiviteId, paiementId, foyerId, ...part })))
}

/** Keeps PayFiP's id of an operation that has none. As `systeme`. @returns false when it has one or is given up */
export async function storeIdOp(
  tx: Tx,
  collectivite: string,
  paiement: string,
  idOp: string,
): Promise<boolean> {
  const stored = await tx
    .update(paiements)
    .set({ idOp })
    .where(and(is(collectivite, paiement), isNull(paiements.idOp), eq(paiements.etat, 'en-cours')))
    .returning({ id: paiements.id })
  return stored.length > 0
}

/** Gives up an operation that PayFiP never opened. As `systeme`. */
export async function giveUp(tx: Tx, collectivite: string, paiement: string, now: Date): Promise<void> {
  await tx
    .update(paiements)
    .set({ etat: 'abandonne', termineLe: now })
    .where(and(is(collectivite, paiement), isNull(paiements.idOp), eq(paiements.etat, 'en-cours')))
}

/** Writes where a locked payment has come to. As `systeme`. */
export async function saveSuite(
  tx: Tx,
  { collectiviteId, id, etat, termineLe }: PaiementRow,
  suite: Suite,
  now: Date,
): Promise<void> {
  const moved = suite.etat !== etat
  await tx
    .update(paiements)
    .set({
      etat: suite.etat,
      resultrans: suite.resultrans,
      numauto: suite.numauto,
      verifieLe: now,
      termineLe: moved ? now : termineLe,
    })
    .where(is(collectiviteId, id))
}

function is(collectivite: string, paiement: string) {
  return and(eq(paiements.collectiviteId, collectivite), eq(paiements.id, paiement))
}
