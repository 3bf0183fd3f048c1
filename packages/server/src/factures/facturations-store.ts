import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'
import { facturations } from './tables.ts'

export type FacturationRow = typeof facturations.$inferSelect

/** Runs shown at once: three years of a dozen services. */
const PAGE = 400

/** What a run came to, or would. */
export type Compte = Pick<FacturationRow, 'factures' | 'avoirs' | 'totalCentimes' | 'empreinte'>

/** Months that a service has issued, before one and not before another; YYYY-MM, latest first. */
export async function moisFactures(
  tx: Tx,
  collectivite: string,
  structure: string,
  { du, avant }: { du: string; avant: string },
): Promise<string[]> {
  const found = await rows<{ mois: string }>(
    tx,
    sql`SELECT DISTINCT mois FROM facturations WHERE collectivite_id = ${collectivite} AND structure_id = ${structure}
          AND etat = 'emise' AND mois >= ${du} AND mois < ${avant} ORDER BY mois DESC`,
  )
  return found.map((one) => one.mois)
}

/** True when a service has issued a month. */
export async function isEmis(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: string,
): Promise<boolean> {
  const [found] = await tx
    .select({ id: facturations.id })
    .from(facturations)
    .where(
      and(
        eq(facturations.collectiviteId, collectivite),
        eq(facturations.structureId, structure),
        eq(facturations.mois, mois),
        eq(facturations.etat, 'emise'),
      ),
    )
    .limit(1)
  return found !== undefined
}

/** The runs of some services, latest month first. */
export async function facturationsOf(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<FacturationRow[]> {
  if (structures.length === 0) return []
  return tx
    .select()
    .from(facturations)
    .where(
      and(eq(facturations.collectiviteId, collectivite), inArray(facturations.structureId, [...structures])),
    )
    .orderBy(desc(facturations.mois), desc(facturations.prepareeLe), desc(facturations.id))
    .limit(PAGE)
}

/** One run, or undefined. */
export async function facturationOf(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<FacturationRow | undefined> {
  const [found] = await tx.select().from(facturations).where(is(collectivite, id))
  return found
}

/** The same, locked until the transaction ends: it is issued once. As `systeme`. */
export async function lockFacturation(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<FacturationRow | undefined> {
  const [found] = await tx.select().from(facturations).where(is(collectivite, id)).for('update')
  return found
}

/** Writes the draft of a service and a month, or brings it up to date: there is one at most. As `systeme`. */
export async function saveBrouillon(
  tx: Tx,
  who: Pick<
    FacturationRow,
    'collectiviteId' | 'structureId' | 'regieId' | 'mois' | 'prepareeLe' | 'prepareePar'
  >,
  compte: Compte,
): Promise<FacturationRow> {
  const { prepareeLe, prepareePar, regieId } = who
  const [written] = await tx
    .insert(facturations)
    .values({ ...who, ...compte, id: uuid(), etat: 'brouillon' })
    .onConflictDoUpdate({
      target: [facturations.collectiviteId, facturations.structureId, facturations.mois],
      targetWhere: sql`etat = 'brouillon'`,
      set: { prepareeLe, prepareePar, regieId, ...compte },
    })
    .returning()
  if (!written) throw new Error('a billing run was not written')
  return written
}

/** Says that a locked run is issued. As `systeme`. */
export async function saveEmission(
  tx: Tx,
  { collectiviteId, id }: Pick<FacturationRow, 'collectiviteId' | 'id'>,
  emission: Compte & Pick<FacturationRow, 'emiseLe' | 'emisePar'>,
): Promise<void> {
  await tx
    .update(facturations)
    .set({ etat: 'emise', ...emission })
    .where(is(collectiviteId, id))
}

/** Says that families are told of a run. As `systeme`. @returns false when they were already */
export async function saveAnnonce(tx: Tx, collectivite: string, id: string, now: Date): Promise<boolean> {
  const told = await tx
    .update(facturations)
    .set({ annonceeLe: now })
    .where(and(is(collectivite, id), sql`${facturations.annonceeLe} IS NULL`))
    .returning({ id: facturations.id })
  return told.length > 0
}

/** Removes a draft. As `systeme`, the run locked. */
export async function removeBrouillon(tx: Tx, collectivite: string, id: string): Promise<void> {
  await tx.delete(facturations).where(and(is(collectivite, id), eq(facturations.etat, 'brouillon')))
}

function is(collectivite: string, id: string) {
  return and(eq(facturations.collectiviteId, collectivite), eq(facturations.id, id))
}
