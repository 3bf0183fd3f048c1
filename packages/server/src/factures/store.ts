import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { factures, lignes, numeros } from './tables.ts'

export type FactureRow = typeof factures.$inferSelect
export type LigneRow = typeof lignes.$inferSelect

/** Rows per statement, below PostgreSQL's 65,535 parameters. */
const BATCH = 1000

/** The last number given in a régie and a year, locked until the transaction ends. As `systeme`. */
export async function lockNumero(
  tx: Tx,
  collectivite: string,
  regie: string,
  annee: number,
): Promise<number> {
  await tx
    .insert(numeros)
    .values({ collectiviteId: collectivite, regieId: regie, annee, dernier: 0 })
    .onConflictDoNothing()
  const [found] = await tx
    .select({ dernier: numeros.dernier })
    .from(numeros)
    .where(ofYear(collectivite, regie, annee))
    .for('update')
  return found?.dernier ?? 0
}

/** Says which number was given last. As `systeme`, after `lockNumero`. */
export async function saveNumero(
  tx: Tx,
  collectivite: string,
  regie: string,
  annee: number,
  dernier: number,
): Promise<void> {
  await tx
    .update(numeros)
    .set({ dernier })
    .where(ofYear(collectivite, regie, annee))
}

/** Writes issued invoices with their lines. As `systeme`. */
export async function insertFactures(
  tx: Tx,
  issued: (typeof factures.$inferInsert)[],
  ofThem: (typeof lignes.$inferInsert)[],
): Promise<void> {
  for (const batch of inBatches(issued)) await tx.insert(factures).values(batch)
  for (const batch of inBatches(ofThem)) await tx.insert(lignes).values(batch)
}

/** A family's invoices of one state: those to pay by due date, those paid latest first. */
export async function facturesOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  etat: 'emise' | 'payee',
): Promise<FactureRow[]> {
  return tx
    .select()
    .from(factures)
    .where(
      and(eq(factures.collectiviteId, collectivite), eq(factures.foyerId, foyer), eq(factures.etat, etat)),
    )
    .orderBy(...(etat === 'emise' ? [asc(factures.echeance), asc(factures.rang)] : [desc(factures.payeeLe)]))
}

/** One invoice that the transaction's actor may read, or undefined. */
export async function factureOf(
  tx: Tx,
  collectivite: string,
  facture: string,
): Promise<FactureRow | undefined> {
  const [found] = await tx
    .select()
    .from(factures)
    .where(and(eq(factures.collectiviteId, collectivite), eq(factures.id, facture)))
  return found
}

/** Some invoices, in the order of their numbers. */
export async function facturesParId(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<FactureRow[]> {
  return tx
    .select()
    .from(factures)
    .where(and(eq(factures.collectiviteId, collectivite), inArray(factures.id, [...ids])))
    .orderBy(asc(factures.annee), asc(factures.rang))
}

/** The lines of some invoices, in order. */
export async function lignesOf(tx: Tx, collectivite: string, ids: readonly string[]): Promise<LigneRow[]> {
  if (ids.length === 0) return []
  return tx
    .select()
    .from(lignes)
    .where(and(eq(lignes.collectiviteId, collectivite), inArray(lignes.factureId, [...ids])))
    .orderBy(asc(lignes.factureId), asc(lignes.ordre))
}

/** Locks invoices until the transaction ends, in the order of their ids so that no two wait for each other. As `systeme`. */
export async function lockFactures(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<FactureRow[]> {
  return tx
    .select()
    .from(factures)
    .where(and(eq(factures.collectiviteId, collectivite), inArray(factures.id, [...ids])))
    .orderBy(asc(factures.id))
    .for('update')
}

/**
 * Adds to (or takes from) what is paid of a locked invoice, and says whether it is paid. Only for the ledger
 * (`encaissements/inscrire.ts`), which keeps the parts that make this sum. As `systeme`.
 */
export async function savePaye(
  tx: Tx,
  collectivite: string,
  facture: string,
  added: number,
  now: Date,
): Promise<FactureRow> {
  const paye = sql`${factures.payeCentimes} + ${added}`
  const settled = sql`${paye} = ${factures.totalCentimes}`
  const [moved] = await tx
    .update(factures)
    .set({
      payeCentimes: paye,
      etat: sql`CASE WHEN ${factures.etat} = 'annulee' THEN 'annulee' WHEN ${settled} THEN 'payee' ELSE 'emise' END`,
      payeeLe: sql`CASE WHEN ${settled} THEN coalesce(${factures.payeeLe}, ${now.toISOString()}::timestamptz) END`,
    })
    .where(and(eq(factures.collectiviteId, collectivite), eq(factures.id, facture)))
    .returning()
  if (!moved) throw new Error('an invoice vanished under its lock')
  return moved
}

/** What a family owes: how many invoices, how much, and the first due date. */
export async function facturesAPayer(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<{ nombre: number; totalCentimes: number; echeance: string | null }> {
  const [found] = await rows<{ nombre: number; total: number; echeance: string | null }>(
    tx,
    sql`SELECT count(*)::int AS nombre, coalesce(sum(total_centimes - paye_centimes), 0)::int AS total, min(echeance)::text AS echeance
        FROM factures WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND etat = 'emise'`,
  )
  return { nombre: found?.nombre ?? 0, totalCentimes: found?.total ?? 0, echeance: found?.echeance ?? null }
}

function ofYear(collectivite: string, regie: string, annee: number) {
  return and(eq(numeros.collectiviteId, collectivite), eq(numeros.regieId, regie), eq(numeros.annee, annee))
}

function* inBatches<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += BATCH) yield list.slice(from, from + BATCH)
}
