import { and, asc, desc, eq, exists, inArray, like, lt, ne, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { PartGarde } from './faits.ts'
import { factures, lignes, numeros, relances } from './tables.ts'

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

/** What narrows a family's invoices. */
export interface FiltreFactures {
  etat: 'a-payer' | 'payees'
  structure?: string | undefined
  enfant?: string | undefined
  /** Year of the month billed. */
  annee?: string | undefined
}

/** A family's invoices: those to pay by due date; the others (paid, cancelled, credit notes) latest first. */
export async function facturesOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  { etat, structure, enfant, annee }: FiltreFactures,
): Promise<FactureRow[]> {
  const due = etat === 'a-payer'
  return tx
    .select()
    .from(factures)
    .where(
      and(
        eq(factures.collectiviteId, collectivite),
        eq(factures.foyerId, foyer),
        due ? eq(factures.etat, 'emise') : ne(factures.etat, 'emise'),
        structure === undefined ? undefined : eq(factures.structureId, structure),
        annee === undefined ? undefined : like(factures.mois, `${annee}-%`),
        enfant === undefined
          ? undefined
          : exists(
              tx
                .select({ un: sql`1` })
                .from(lignes)
                .where(
                  and(
                    eq(lignes.collectiviteId, collectivite),
                    eq(lignes.factureId, factures.id),
                    eq(lignes.enfantId, enfant),
                  ),
                ),
            ),
      ),
    )
    .orderBy(
      ...(due
        ? [asc(factures.echeance), asc(factures.rang)]
        : [desc(sql`coalesce(${factures.payeeLe}, ${factures.emiseLe})`), desc(factures.rang)]),
    )
}

/** Everything that a family was ever billed for: services, children, years. */
export async function dejaFacture(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<{ structures: string[]; enfants: string[]; annees: number[] }> {
  const [found] = await rows<{ structures: string[]; enfants: string[]; annees: number[] }>(
    tx,
    sql`SELECT coalesce(json_agg(DISTINCT f.structure_id), '[]') AS structures,
          coalesce(json_agg(DISTINCT left(f.mois, 4)::int), '[]') AS annees,
          (SELECT coalesce(json_agg(DISTINCT l.enfant_id) FILTER (WHERE l.enfant_id IS NOT NULL), '[]') FROM lignes l
            WHERE l.collectivite_id = ${collectivite} AND l.foyer_id = ${foyer}) AS enfants
        FROM factures f WHERE f.collectivite_id = ${collectivite} AND f.foyer_id = ${foyer}`,
  )
  return found ?? { structures: [], enfants: [], annees: [] }
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

/** What a run issued, in the order of numbers. As `systeme`. */
export async function facturesDeFacturation(
  tx: Tx,
  collectivite: string,
  facturation: string,
): Promise<FactureRow[]> {
  return tx
    .select()
    .from(factures)
    .where(and(eq(factures.collectiviteId, collectivite), eq(factures.facturationId, facturation)))
    .orderBy(asc(factures.rang))
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

/**
 * Lines of which something may be given back, by id, with what was given back already taken off. `facture` is null when
 * an avoir holds the line (it gave back more than it billed): nothing is paid of an avoir. As `systeme`.
 */
export async function lignesARendre(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<
  Map<
    string,
    { id: string; numero: string; facture: string | null; resteCentimes: number; partGarde: PartGarde }
  >
> {
  if (ids.length === 0) return new Map()
  const found = await rows<{
    id: string
    numero: string
    facture: string | null
    reste: number
    montantCentimes: number
    gardeCentimes: number
  }>(
    tx,
    sql`SELECT l.id, f.numero, CASE WHEN f.nature = 'facture' THEN f.id END AS facture, l.montant_centimes AS "montantCentimes",
          l.garde_centimes AS "gardeCentimes", (l.montant_centimes + coalesce((SELECT sum(r.montant_centimes) FROM lignes r
            WHERE r.collectivite_id = l.collectivite_id AND r.ligne_origine_id = l.id), 0))::int AS reste
        FROM lignes l JOIN factures f ON f.collectivite_id = l.collectivite_id AND f.id = l.facture_id
        WHERE l.collectivite_id = ${collectivite} AND l.id = ANY(${sql.param([...ids])}::uuid[])`,
  )
  return new Map(
    found.map(({ id, numero, facture, reste, montantCentimes, gardeCentimes }) => [
      id,
      { id, numero, facture, resteCentimes: reste, partGarde: { gardeCentimes, montantCentimes } },
    ]),
  )
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

/** Says that an invoice that nobody paid is annulled by its avoir. As `systeme`, the invoice locked. */
export async function annulerFacture(tx: Tx, collectivite: string, facture: string): Promise<void> {
  await tx
    .update(factures)
    .set({ etat: 'annulee', payeeLe: null })
    .where(and(eq(factures.collectiviteId, collectivite), eq(factures.id, facture)))
}

/** Another invoice of the régie that has a reference of the comptable already. As `systeme`. */
export async function factureDuTitre(
  tx: Tx,
  collectivite: string,
  regie: string,
  reference: string,
): Promise<FactureRow | undefined> {
  const [found] = await tx
    .select()
    .from(factures)
    .where(
      and(
        eq(factures.collectiviteId, collectivite),
        eq(factures.regieId, regie),
        eq(factures.titreReference, reference),
      ),
    )
    .limit(1)
  return found
}

/** Writes the comptable's reference of a locked invoice. As `systeme`. */
export async function saveTitre(
  tx: Tx,
  collectivite: string,
  facture: string,
  reference: string,
): Promise<void> {
  await tx
    .update(factures)
    .set({ titreReference: reference })
    .where(and(eq(factures.collectiviteId, collectivite), eq(factures.id, facture)))
}

/** Invoices of a régie that are late, in the order of due dates. As `systeme`. */
export async function facturesEnRetard(
  tx: Tx,
  collectivite: string,
  regie: string,
  today: string,
): Promise<FactureRow[]> {
  return tx
    .select()
    .from(factures)
    .where(
      and(
        eq(factures.collectiviteId, collectivite),
        eq(factures.regieId, regie),
        eq(factures.etat, 'emise'),
        lt(factures.echeance, today),
      ),
    )
    .orderBy(asc(factures.echeance), asc(factures.rang))
}

/** The latest date at which each of these invoices was reminded of, in days after its due date. As `systeme`. */
export async function relancesDe(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ facture: relances.factureId, jours: sql<number>`max(${relances.jours})`.mapWith(Number) })
    .from(relances)
    .where(and(eq(relances.collectiviteId, collectivite), inArray(relances.factureId, [...ids])))
    .groupBy(relances.factureId)
  return new Map(found.map((one) => [one.facture, one.jours]))
}

/** Writes reminders. As `systeme`. @returns the invoices of those that were not written yet */
export async function inscrireRelances(
  tx: Tx,
  collectivite: string,
  list: readonly { facture: string; foyer: string; jours: number }[],
  now: Date,
): Promise<Set<string>> {
  const written = new Set<string>()
  for (const batch of inBatches(list)) {
    const found = await tx
      .insert(relances)
      .values(
        batch.map(({ facture, foyer, jours }) => ({
          collectiviteId: collectivite,
          factureId: facture,
          foyerId: foyer,
          jours,
          envoyeeLe: now,
        })),
      )
      .onConflictDoNothing()
      .returning({ facture: relances.factureId })
    for (const { facture } of found) written.add(facture)
  }
  return written
}

function ofYear(collectivite: string, regie: string, annee: number) {
  return and(eq(numeros.collectiviteId, collectivite), eq(numeros.regieId, regie), eq(numeros.annee, annee))
}

function* inBatches<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += BATCH) yield list.slice(from, from + BATCH)
}
