import type { Inscription } from '@inoe/contract/inscriptions'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { inscriptions } from './tables.ts'

/** A request as it is kept. */
export type Ligne = typeof inscriptions.$inferSelect

const ofFoyer = (collectivite: string, foyer: string) =>
  and(eq(inscriptions.collectiviteId, collectivite), eq(inscriptions.foyerId, foyer))
const one = (collectivite: string, id: string) =>
  and(eq(inscriptions.collectiviteId, collectivite), eq(inscriptions.id, id))

/** What a child may book. Without a period, all those of the activity. */
export interface InscriptionAcceptee {
  enfantId: string
  structureId: string
  activiteId: string
  periodeId: string | null
}

/** What the children of each of these families may book: what their service accepted. */
export async function inscriptionsAcceptees(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<Map<string, InscriptionAcceptee[]>> {
  const found = await tx
    .select({
      foyer: inscriptions.foyerId,
      enfantId: inscriptions.enfantId,
      structureId: inscriptions.structureId,
      activiteId: inscriptions.activiteId,
      periodeId: inscriptions.periodeId,
    })
    .from(inscriptions)
    .where(
      and(
        eq(inscriptions.collectiviteId, collectivite),
        sql`${inscriptions.foyerId} = ANY(${`{${foyers.join(',')}}`}::uuid[])`,
        eq(inscriptions.etat, 'acceptee'),
      ),
    )
  const accepted = new Map<string, InscriptionAcceptee[]>(foyers.map((foyer) => [foyer, []]))
  for (const { foyer, ...one } of found) accepted.get(foyer)?.push(one)
  return accepted
}

/** What the children of a family may book. */
export async function inscriptionsAccepteesOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<InscriptionAcceptee[]> {
  return (await inscriptionsAcceptees(tx, collectivite, [foyer])).get(foyer) ?? []
}

/** How many requests of a family its services have not answered yet. */
export async function inscriptionsEnAttente(tx: Tx, collectivite: string, foyer: string): Promise<number> {
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(inscriptions)
    .where(and(ofFoyer(collectivite, foyer), eq(inscriptions.etat, 'demandee')))
  return found?.nombre ?? 0
}

/** Every request of a family, latest first. */
export async function inscriptionsOfFoyer(tx: Tx, collectivite: string, foyer: string): Promise<Ligne[]> {
  return tx
    .select()
    .from(inscriptions)
    .where(ofFoyer(collectivite, foyer))
    .orderBy(desc(inscriptions.demandeeLe), desc(inscriptions.id))
}

/**
 * The living requests of a family that already answer a new one, by child: for the same period or for the whole
 * activity.
 */
export async function vivantesOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  activite: string,
  periode: string | null,
): Promise<Map<string, 'demandee' | 'acceptee'>> {
  const found = await tx
    .select({ enfantId: inscriptions.enfantId, etat: inscriptions.etat })
    .from(inscriptions)
    .where(
      and(
        ofFoyer(collectivite, foyer),
        eq(inscriptions.activiteId, activite),
        inArray(inscriptions.etat, ['demandee', 'acceptee']),
        periode === null ? sql`periode_id IS NULL` : sql`(periode_id IS NULL OR periode_id = ${periode})`,
      ),
    )
  const living = new Map<string, 'demandee' | 'acceptee'>()
  for (const { enfantId, etat } of found)
    if (living.get(enfantId) !== 'acceptee') living.set(enfantId, etat as 'demandee' | 'acceptee')
  return living
}

/** Writes a request, unless another tab just did. @returns false then */
export async function createInscription(
  tx: Tx,
  row: Pick<
    Ligne,
    | 'collectiviteId'
    | 'id'
    | 'foyerId'
    | 'enfantId'
    | 'structureId'
    | 'activiteId'
    | 'periodeId'
    | 'demandeeLe'
    | 'demandeePar'
  >,
): Promise<boolean> {
  const written = await tx
    .insert(inscriptions)
    .values({ ...row, etat: 'demandee' })
    .onConflictDoNothing()
    .returning({ id: inscriptions.id })
  return written.length > 0
}

/** One request, locked until the end of the transaction: answered or withdrawn once. */
export async function lockInscription(tx: Tx, collectivite: string, id: string): Promise<Ligne | undefined> {
  const [found] = await tx.select().from(inscriptions).where(one(collectivite, id)).for('update')
  return found
}

export async function setEtat(
  tx: Tx,
  collectivite: string,
  id: string,
  change: { etat: Inscription['etat']; motif?: string | null; reponduLe: Date; reponduPar: string },
): Promise<void> {
  await tx.update(inscriptions).set(change).where(one(collectivite, id))
}

/** The queue of some structures: requests in a state, oldest first. */
export async function inscriptionsOfStructures(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: Inscription['etat'],
  limit: number,
): Promise<Ligne[]> {
  if (structures.length === 0) return []
  return tx
    .select()
    .from(inscriptions)
    .where(
      and(
        eq(inscriptions.collectiviteId, collectivite),
        inArray(inscriptions.structureId, [...structures]),
        eq(inscriptions.etat, etat),
      ),
    )
    .orderBy(asc(inscriptions.demandeeLe), asc(inscriptions.id))
    .limit(limit)
}

/** The families that have, or had, a request in a structure. */
export async function foyersDeStructure(tx: Tx, collectivite: string, structure: string): Promise<string[]> {
  const found = await tx
    .selectDistinct({ foyer: inscriptions.foyerId })
    .from(inscriptions)
    .where(and(eq(inscriptions.collectiviteId, collectivite), eq(inscriptions.structureId, structure)))
  return found.map((one) => one.foyer)
}
