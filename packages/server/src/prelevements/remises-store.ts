import { and, asc, count, desc, eq, inArray, isNull, max, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { EncaissementRow } from '../encaissements/inscrire.ts'
import { encaissements } from '../encaissements/tables.ts'
import { factures } from '../factures/tables.ts'
import type { FactureSousMandat } from './rules.ts'
import type { MandatRow } from './store.ts'
import { mandats, prelevements, prelevementsFactures, remises } from './tables.ts'

export type RemiseRow = typeof remises.$inferSelect
export type PrelevementRow = typeof prelevements.$inferSelect
export interface PartRow {
  prelevement: string
  facture: string
  numero: string
  centimes: number
  /** True when the invoice is owed, whole or in part. */
  due: boolean
}

/** Rows per statement, below PostgreSQL's 65,535 parameters. */
const BATCH = 1000

/**
 * Unpaid invoices of a régie, due by a day, under an active mandate that served or was
 * signed since another day, and in no debit to come. The mandates are locked first: none is ended meanwhile, and who
 * prepares another batch of that régie waits here, then finds nothing left. As `systeme`.
 */
export async function facturesAPrelever(
  tx: Tx,
  collectivite: string,
  { regie, date, depuis }: { regie: string; date: string; depuis: string },
): Promise<FactureSousMandat[]> {
  const alive = await rows<{ id: string; foyer: string }>(
    tx,
    sql`SELECT m.id, m.foyer_id AS foyer FROM mandats m
        WHERE m.collectivite_id = ${collectivite} AND m.regie_id = ${regie} AND m.etat = 'actif'
          AND (m.signe_le >= ${depuis}::date OR EXISTS (SELECT FROM prelevements p
            WHERE p.collectivite_id = m.collectivite_id AND p.mandat_id = m.id
              AND p.etat IN ('prevu', 'preleve') AND p.date >= ${depuis}::date))
        ORDER BY m.id FOR UPDATE OF m`,
  )
  const mandatOf = new Map(alive.map(({ id, foyer }) => [foyer, id]))
  const due = await rows<{ id: string; foyer: string; reste: number }>(
    tx,
    sql`SELECT f.id, f.foyer_id AS foyer, f.total_centimes - f.paye_centimes AS reste FROM factures f
        WHERE f.collectivite_id = ${collectivite} AND f.regie_id = ${regie} AND f.nature = 'facture'
          AND f.etat = 'emise' AND f.echeance <= ${date}::date
          AND NOT EXISTS (SELECT FROM prelevements_factures x
            WHERE x.collectivite_id = f.collectivite_id AND x.facture_id = f.id AND x.en_cours)
        ORDER BY f.annee, f.rang`,
  )
  return due.flatMap(({ id, foyer, reste }) => {
    const mandat = mandatOf.get(foyer)
    return mandat ? [{ id, foyer, mandat, resteCentimes: reste }] : []
  })
}

/** Writes a batch. As `systeme`. */
export async function insertRemise(
  tx: Tx,
  remise: typeof remises.$inferInsert,
  debits: readonly (typeof prelevements.$inferInsert)[],
  parts: readonly (typeof prelevementsFactures.$inferInsert)[],
): Promise<void> {
  await tx.insert(remises).values(remise)
  for (let from = 0; from < debits.length; from += BATCH)
    await tx.insert(prelevements).values(debits.slice(from, from + BATCH))
  for (let from = 0; from < parts.length; from += BATCH)
    await tx.insert(prelevementsFactures).values(parts.slice(from, from + BATCH))
}

/** A batch of that régie and day that is still to hand over, or undefined. As `systeme`. */
export async function remisePreparee(
  tx: Tx,
  collectivite: string,
  regie: string,
  date: string,
): Promise<string | undefined> {
  const [found] = await tx
    .select({ id: remises.id })
    .from(remises)
    .where(
      and(
        eq(remises.collectiviteId, collectivite),
        eq(remises.regieId, regie),
        eq(remises.date, date),
        eq(remises.etat, 'preparee'),
      ),
    )
    .orderBy(desc(remises.creeLe))
    .limit(1)
  return found?.id
}

export async function remiseOf(tx: Tx, collectivite: string, id: string): Promise<RemiseRow | undefined> {
  const [found] = await tx.select().from(remises).where(is(collectivite, id))
  return found
}

/** A batch, locked until the transaction ends. As `systeme`. */
export async function lockRemise(tx: Tx, collectivite: string, id: string): Promise<RemiseRow | undefined> {
  const [found] = await tx.select().from(remises).where(is(collectivite, id)).for('update')
  return found
}

export async function saveRemise(
  tx: Tx,
  collectivite: string,
  id: string,
  changed: Partial<Pick<RemiseRow, 'etat' | 'deposeeLe' | 'jour' | 'rang' | 'closeLe'>>,
): Promise<void> {
  await tx.update(remises).set(changed).where(is(collectivite, id))
}

/** Throws a batch away, with its debits. As `systeme`. */
export async function deleteRemise(tx: Tx, collectivite: string, id: string): Promise<void> {
  await tx.delete(remises).where(is(collectivite, id))
}

/** The rank of the next file of a day, held until the transaction ends. As `systeme`. */
export async function prochainRang(tx: Tx, collectivite: string, jour: string): Promise<number> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`fichiers ${collectivite}`}, 0))`)
  const [found] = await tx
    .select({ dernier: max(remises.rang) })
    .from(remises)
    .where(and(eq(remises.collectiviteId, collectivite), eq(remises.jour, jour)))
  return (found?.dernier ?? 0) + 1
}

/** The batches of a régie with what they sum to, latest first. As `systeme`. */
export async function remisesDe(
  tx: Tx,
  collectivite: string,
  regie: string,
): Promise<(RemiseRow & { nombre: number; totalCentimes: number; rejets: number })[]> {
  const kept = sql`${prelevements.etat} <> 'retire'`
  const found = await tx
    .select({
      remise: remises,
      nombre: count(sql`CASE WHEN ${kept} THEN 1 END`),
      totalCentimes:
        sql<number>`coalesce(sum(CASE WHEN ${kept} THEN ${prelevements.montantCentimes} END), 0)`.mapWith(
          Number,
        ),
      rejets: count(sql`CASE WHEN ${prelevements.etat} = 'rejete' THEN 1 END`),
    })
    .from(remises)
    .leftJoin(
      prelevements,
      and(eq(prelevements.collectiviteId, remises.collectiviteId), eq(prelevements.remiseId, remises.id)),
    )
    .where(and(eq(remises.collectiviteId, collectivite), eq(remises.regieId, regie)))
    .groupBy(remises.collectiviteId, remises.id)
    .orderBy(desc(remises.date), desc(remises.creeLe))
  return found.map(({ remise, ...sums }) => ({ ...remise, ...sums }))
}

/** The debits of a batch with their mandates, in the order of their references. As `systeme`. */
export async function debitsDeRemise(
  tx: Tx,
  collectivite: string,
  remise: string,
): Promise<{ debit: PrelevementRow; mandat: MandatRow }[]> {
  return tx
    .select({ debit: prelevements, mandat: mandats })
    .from(prelevements)
    .innerJoin(
      mandats,
      and(eq(mandats.collectiviteId, prelevements.collectiviteId), eq(mandats.id, prelevements.mandatId)),
    )
    .where(and(eq(prelevements.collectiviteId, collectivite), eq(prelevements.remiseId, remise)))
    .orderBy(asc(mandats.rum))
}

/** Locks the mandates of a batch's debits to come, in the order of their ids: none changes meanwhile. As `systeme`. */
export async function lockMandatsDe(tx: Tx, collectivite: string, remise: string): Promise<void> {
  await tx.execute(
    sql`SELECT m.id FROM mandats m WHERE m.collectivite_id = ${collectivite} AND m.id IN
          (SELECT p.mandat_id FROM prelevements p
            WHERE p.collectivite_id = ${collectivite} AND p.remise_id = ${remise} AND p.etat = 'prevu')
        ORDER BY m.id FOR UPDATE`,
  )
}

/** What these debits are for. */
export async function partsDesDebits(
  tx: Tx,
  collectivite: string,
  debits: readonly string[],
): Promise<PartRow[]> {
  if (debits.length === 0) return []
  return tx
    .select({
      prelevement: prelevementsFactures.prelevementId,
      facture: prelevementsFactures.factureId,
      numero: factures.numero,
      centimes: prelevementsFactures.centimes,
      due: sql<boolean>`${factures.etat} = 'emise'`,
    })
    .from(prelevementsFactures)
    .innerJoin(
      factures,
      and(
        eq(factures.collectiviteId, prelevementsFactures.collectiviteId),
        eq(factures.id, prelevementsFactures.factureId),
      ),
    )
    .where(
      and(
        eq(prelevementsFactures.collectiviteId, collectivite),
        inArray(prelevementsFactures.prelevementId, [...debits]),
      ),
    )
    .orderBy(asc(factures.annee), asc(factures.rang))
}

export async function prelevementOf(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<PrelevementRow | undefined> {
  const [found] = await tx
    .select()
    .from(prelevements)
    .where(and(eq(prelevements.collectiviteId, collectivite), eq(prelevements.id, id)))
  return found
}

/** What of a mandate is to come and was not handed over yet; the mandate is locked. As `systeme`. */
export async function debitsNonDeposes(tx: Tx, collectivite: string, mandat: string): Promise<string[]> {
  const found = await tx
    .select({ id: prelevements.id })
    .from(prelevements)
    .innerJoin(
      remises,
      and(eq(remises.collectiviteId, prelevements.collectiviteId), eq(remises.id, prelevements.remiseId)),
    )
    .where(
      and(
        eq(prelevements.collectiviteId, collectivite),
        eq(prelevements.mandatId, mandat),
        eq(prelevements.etat, 'prevu'),
        isNull(remises.deposeeLe),
      ),
    )
  return found.map((one) => one.id)
}

/** Changes a debit; one that is no longer to come frees its invoices. As `systeme`. */
export async function savePrelevement(
  tx: Tx,
  collectivite: string,
  id: string,
  changed: Partial<Pick<PrelevementRow, 'etat' | 'motif' | 'montantCentimes' | 'sequence'>>,
): Promise<void> {
  await tx
    .update(prelevements)
    .set(changed)
    .where(and(eq(prelevements.collectiviteId, collectivite), eq(prelevements.id, id)))
  if (changed.etat && changed.etat !== 'prevu')
    await tx.update(prelevementsFactures).set({ enCours: false }).where(partsOf(collectivite, id))
}

/** Keeps of a debit's parts what is still owed: the others are thrown away. As `systeme`. */
export async function saveParts(
  tx: Tx,
  collectivite: string,
  debit: string,
  parts: readonly { facture: string; centimes: number }[],
): Promise<void> {
  const kept = new Map(parts.map(({ facture, centimes }) => [facture, centimes]))
  const former = await partsDesDebits(tx, collectivite, [debit])
  for (const { facture, centimes } of former) {
    const own = and(partsOf(collectivite, debit), eq(prelevementsFactures.factureId, facture))
    const left = kept.get(facture)
    if (left === undefined) await tx.delete(prelevementsFactures).where(own)
    else if (left !== centimes) await tx.update(prelevementsFactures).set({ centimes: left }).where(own)
  }
}

/** The entry that a closed debit made in the ledger, or undefined. As `systeme`. */
export async function entreeDe(
  tx: Tx,
  collectivite: string,
  prelevement: string,
): Promise<EncaissementRow | undefined> {
  const [found] = await tx
    .select()
    .from(encaissements)
    .where(
      and(
        eq(encaissements.collectiviteId, collectivite),
        eq(encaissements.prelevementId, prelevement),
        isNull(encaissements.annuleId),
      ),
    )
  return found
}

function is(collectivite: string, remise: string) {
  return and(eq(remises.collectiviteId, collectivite), eq(remises.id, remise))
}

function partsOf(collectivite: string, debit: string) {
  return and(
    eq(prelevementsFactures.collectiviteId, collectivite),
    eq(prelevementsFactures.prelevementId, debit),
  )
}
