import type { ReglageRenouvellement, SectionDossier } from '@inoe/contract/renouvellements'
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { type Lecture, lignes, lire, puis } from '../database/lecture.ts'
import { rows, type Tx } from '../database/open.ts'
import { estDemande } from './rules.ts'
import { renouvellements, renouvellementsFoyers, renouvellementsSections } from './tables.ts'

export type LigneSection = typeof renouvellementsSections.$inferSelect
export type LigneFoyer = typeof renouvellementsFoyers.$inferSelect

/** What the town asks, now, before or after its time; undefined when it asks nothing. */
export function reglageLu(collectivite: string): Lecture<ReglageRenouvellement | undefined> {
  const found = lignes<ReglageRenouvellement>(
    sql`SELECT annee, du, jusqu_au AS "jusquAu", blocage, rappel_jours AS "rappelJours"
        FROM renouvellements WHERE collectivite_id = ${collectivite}`,
  )
  return puis(found, ([one]) => one)
}

export function reglageOf(tx: Tx, collectivite: string): Promise<ReglageRenouvellement | undefined> {
  return lire(tx, reglageLu(collectivite))
}

/** The same, when it is asked today. */
export async function demandeOf(
  tx: Tx,
  collectivite: string,
  today: string,
): Promise<ReglageRenouvellement | undefined> {
  const found = await reglageOf(tx, collectivite)
  return found && estDemande(found, today) ? found : undefined
}

/** As `systeme`. */
export async function saveReglage(
  tx: Tx,
  collectivite: string,
  reglage: ReglageRenouvellement,
): Promise<void> {
  await tx
    .insert(renouvellements)
    .values({ collectiviteId: collectivite, ...reglage })
    .onConflictDoUpdate({ target: [renouvellements.collectiviteId], set: reglage })
}

/** Asks nothing any more; what families confirmed is kept. As `systeme`. */
export async function deleteReglage(tx: Tx, collectivite: string): Promise<void> {
  await tx.delete(renouvellements).where(eq(renouvellements.collectiviteId, collectivite))
}

export async function sectionsOf(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyer: string,
): Promise<LigneSection[]> {
  return tx
    .select()
    .from(renouvellementsSections)
    .where(
      and(
        eq(renouvellementsSections.collectiviteId, collectivite),
        eq(renouvellementsSections.foyerId, foyer),
        eq(renouvellementsSections.annee, annee),
      ),
    )
}

/** Keeps what somebody confirms, in place of what was confirmed of it. As `systeme`. */
export async function saveSection(
  tx: Tx,
  row: {
    collectiviteId: string
    annee: number
    foyerId: string
    section: SectionDossier
    enfantId: string | null
    empreinte: string
    confirmeeLe: Date
    confirmeePar: string
  },
): Promise<void> {
  const { empreinte, confirmeeLe, confirmeePar } = row
  const changed = await tx
    .update(renouvellementsSections)
    .set({ empreinte, confirmeeLe, confirmeePar })
    .where(
      and(
        eq(renouvellementsSections.collectiviteId, row.collectiviteId),
        eq(renouvellementsSections.foyerId, row.foyerId),
        eq(renouvellementsSections.annee, row.annee),
        eq(renouvellementsSections.section, row.section),
        row.enfantId === null
          ? isNull(renouvellementsSections.enfantId)
          : eq(renouvellementsSections.enfantId, row.enfantId),
      ),
    )
    .returning({ id: renouvellementsSections.id })
  if (changed.length === 0) await tx.insert(renouvellementsSections).values({ ...row, id: uuid() })
}

export async function suiviOf(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyer: string,
): Promise<LigneFoyer | undefined> {
  return (await suivisOf(tx, collectivite, annee, [foyer]))[0]
}

export async function suivisOf(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyers: readonly string[],
): Promise<LigneFoyer[]> {
  if (foyers.length === 0) return []
  return tx
    .select()
    .from(renouvellementsFoyers)
    .where(
      and(
        eq(renouvellementsFoyers.collectiviteId, collectivite),
        eq(renouvellementsFoyers.annee, annee),
        inArray(renouvellementsFoyers.foyerId, [...foyers]),
      ),
    )
}

/** Says that a file is renewed, once and for all. As `systeme`. @param par nobody for a file just opened */
export async function finir(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyer: string,
  { le, par }: { le: Date; par: string | null },
): Promise<void> {
  const done = { completLe: le, completPar: par }
  await tx
    .insert(renouvellementsFoyers)
    .values({ collectiviteId: collectivite, annee, foyerId: foyer, ...done })
    .onConflictDoUpdate({
      target: [
        renouvellementsFoyers.collectiviteId,
        renouvellementsFoyers.annee,
        renouvellementsFoyers.foyerId,
      ],
      set: done,
      setWhere: isNull(renouvellementsFoyers.completLe),
    })
}

/** Those of these families whose file is renewed. */
export async function renouveles(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyers: readonly string[],
): Promise<Set<string>> {
  if (foyers.length === 0) return new Set()
  const found = await tx
    .select({ foyer: renouvellementsFoyers.foyerId })
    .from(renouvellementsFoyers)
    .where(
      and(
        eq(renouvellementsFoyers.collectiviteId, collectivite),
        eq(renouvellementsFoyers.annee, annee),
        inArray(renouvellementsFoyers.foyerId, [...foyers]),
        isNotNull(renouvellementsFoyers.completLe),
      ),
    )
  return new Set(found.map((one) => one.foyer))
}

/** How many parts each of these families confirmed. As `systeme`. */
export async function confirmeesOf(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyers: readonly string[],
): Promise<Map<string, number>> {
  if (foyers.length === 0) return new Map()
  const found = await tx
    .select({ foyer: renouvellementsSections.foyerId, nombre: sql<number>`count(*)::int` })
    .from(renouvellementsSections)
    .where(
      and(
        eq(renouvellementsSections.collectiviteId, collectivite),
        eq(renouvellementsSections.annee, annee),
        inArray(renouvellementsSections.foyerId, [...foyers]),
      ),
    )
    .groupBy(renouvellementsSections.foyerId)
  return new Map(found.map((one) => [one.foyer, one.nombre]))
}

/**
 * Takes those of these families that are to be written to, each once a day at most: two that ask at once share them.
 * As `systeme`.
 * @param rappelDepuis by itself: not those it wrote to since that day already
 */
export async function prendreRelances(
  tx: Tx,
  collectivite: string,
  annee: number,
  foyers: readonly string[],
  today: string,
  rappelDepuis: string | null,
): Promise<string[]> {
  if (foyers.length === 0) return []
  const rappel = rappelDepuis === null ? null : today
  const found = await rows<{ foyer: string }>(
    tx,
    sql`INSERT INTO renouvellements_foyers AS r (collectivite_id, annee, foyer_id, relance_le, rappel_le)
        SELECT ${collectivite}, ${annee}::int, f, ${today}::date, ${rappel}::date
        FROM unnest(${sql.param([...foyers].sort())}::uuid[]) f
        ON CONFLICT (collectivite_id, annee, foyer_id) DO UPDATE
          SET relance_le = excluded.relance_le, rappel_le = coalesce(excluded.rappel_le, r.rappel_le)
          WHERE r.complet_le IS NULL AND r.relance_le IS DISTINCT FROM excluded.relance_le
            AND (${rappelDepuis}::date IS NULL OR r.rappel_le IS NULL OR r.rappel_le < ${rappelDepuis}::date)
        RETURNING foyer_id AS foyer`,
  )
  return found.map((one) => one.foyer)
}
