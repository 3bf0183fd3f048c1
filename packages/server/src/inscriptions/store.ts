import { INSCRIPTIONS_VIVANTES, type InscriptionVivante } from '@inoe/contract/suivi'
import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { type Lecture, lignes, lire, puis } from '../database/lecture.ts'
import { rows, type Tx } from '../database/open.ts'
import { etapes, inscriptions } from './tables.ts'

/** A request as it is kept. */
export type Ligne = typeof inscriptions.$inferSelect
/** A request that is neither refused nor withdrawn. */
export type LigneVivante = Ligne & { etat: InscriptionVivante }
/** A step of a request as it is kept. */
export type LigneEtape = typeof etapes.$inferSelect

const VIVANTES = inArray(inscriptions.etat, [...INSCRIPTIONS_VIVANTES])

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
export function accepteesLues(
  collectivite: string,
  foyers: readonly string[],
): Lecture<Map<string, InscriptionAcceptee[]>> {
  const found = lignes<InscriptionAcceptee & { foyer: string }>(
    sql`SELECT foyer_id AS foyer, enfant_id AS "enfantId", structure_id AS "structureId",
          activite_id AS "activiteId", periode_id AS "periodeId"
        FROM inscriptions WHERE collectivite_id = ${collectivite} AND etat = 'acceptee'
          AND foyer_id = ANY(${`{${foyers.join(',')}}`}::uuid[])`,
  )
  return puis(found, (read) => {
    const accepted = new Map<string, InscriptionAcceptee[]>(foyers.map((foyer) => [foyer, []]))
    for (const { foyer, ...one } of read) accepted.get(foyer)?.push(one)
    return accepted
  })
}

export function inscriptionsAcceptees(
  tx: Tx,
  collectivite: string,
  foyers: readonly string[],
): Promise<Map<string, InscriptionAcceptee[]>> {
  return lire(tx, accepteesLues(collectivite, foyers))
}

/** What the children of a family may book. */
export async function inscriptionsAccepteesOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
): Promise<InscriptionAcceptee[]> {
  return (await inscriptionsAcceptees(tx, collectivite, [foyer])).get(foyer) ?? []
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
): Promise<Map<string, InscriptionVivante>> {
  const found = await tx
    .select({ enfantId: inscriptions.enfantId, etat: inscriptions.etat })
    .from(inscriptions)
    .where(
      and(
        ofFoyer(collectivite, foyer),
        eq(inscriptions.activiteId, activite),
        VIVANTES,
        periode === null ? sql`periode_id IS NULL` : sql`(periode_id IS NULL OR periode_id = ${periode})`,
      ),
    )
  const living = new Map<string, InscriptionVivante>()
  for (const { enfantId, etat } of found)
    if (living.get(enfantId) !== 'acceptee') living.set(enfantId, etat as InscriptionVivante)
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
    | 'etat'
    | 'attenteDepuis'
    | 'prioritaire'
  >,
): Promise<boolean> {
  const written = await tx
    .insert(inscriptions)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: inscriptions.id })
  return written.length > 0
}

/** One request as it is now, or undefined. */
export async function inscriptionOf(tx: Tx, collectivite: string, id: string): Promise<Ligne | undefined> {
  const [found] = await tx.select().from(inscriptions).where(one(collectivite, id))
  return found
}

/** Moves a request, and keeps the step that did it. */
export async function avancer(
  tx: Tx,
  ligne: Pick<Ligne, 'collectiviteId' | 'id' | 'foyerId' | 'structureId'>,
  change: Partial<
    Pick<Ligne, 'etat' | 'motif' | 'reponduLe' | 'reponduPar' | 'attenteDepuis' | 'piecesDemandees'>
  > & { etat: string },
  etape: Pick<LigneEtape, 'type' | 'le' | 'par'> & Partial<Pick<LigneEtape, 'compteId' | 'motif' | 'pieces'>>,
): Promise<void> {
  await tx.update(inscriptions).set(change).where(one(ligne.collectiviteId, ligne.id))
  await noter(tx, ligne, change.etat, etape)
}

/** Keeps a step of a request. */
export async function noter(
  tx: Tx,
  ligne: Pick<Ligne, 'collectiviteId' | 'id' | 'foyerId' | 'structureId'>,
  etat: string,
  etape: Pick<LigneEtape, 'type' | 'le' | 'par'> & Partial<Pick<LigneEtape, 'compteId' | 'motif' | 'pieces'>>,
): Promise<void> {
  await tx.insert(etapes).values({
    collectiviteId: ligne.collectiviteId,
    id: uuid(),
    inscriptionId: ligne.id,
    foyerId: ligne.foyerId,
    structureId: ligne.structureId,
    etat,
    ...etape,
  })
}

/** The steps of some requests, first to last, by request. */
export async function etapesOf(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, LigneEtape[]>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select()
    .from(etapes)
    .where(and(eq(etapes.collectiviteId, collectivite), inArray(etapes.inscriptionId, [...ids])))
    .orderBy(asc(etapes.le), asc(etapes.id))
  return Map.groupBy(found, (step) => step.inscriptionId)
}

/** Every living request of some activities. */
export async function vivantesDesActivites(
  tx: Tx,
  collectivite: string,
  activites: readonly string[],
): Promise<LigneVivante[]> {
  if (activites.length === 0) return []
  const found = await tx
    .select()
    .from(inscriptions)
    .where(
      and(
        eq(inscriptions.collectiviteId, collectivite),
        inArray(inscriptions.activiteId, [...activites]),
        VIVANTES,
      ),
    )
  return found as LigneVivante[]
}

/** The list of some activities, as its ranks are counted. Read as `systeme`: it crosses families. */
export async function attenteDesActivites(
  tx: Tx,
  collectivite: string,
  activites: readonly string[],
): Promise<LigneVivante[]> {
  return (await vivantesDesActivites(tx, collectivite, activites)).filter((row) => row.etat === 'en-attente')
}

/** Those of a family that wait for something from it. */
export async function incompletesOf(tx: Tx, collectivite: string, foyer: string): Promise<Ligne[]> {
  return tx
    .select()
    .from(inscriptions)
    .where(and(ofFoyer(collectivite, foyer), eq(inscriptions.etat, 'incomplete')))
}

/** Requests in these states wait for somebody: the oldest first. Of the others one looks for the latest. */
const EN_COURS = ['demandee', 'incomplete', 'en-attente']

/**
 * The queue of some structures: requests in a state, oldest first while they wait, latest answer first afterwards.
 * @param terminees periods that are over, and activities of which all are
 */
export async function inscriptionsOfStructures(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: string,
  limit: number,
  terminees: { periodes: readonly string[]; activites: readonly string[] },
): Promise<Ligne[]> {
  if (structures.length === 0) return []
  return tx
    .select()
    .from(inscriptions)
    .where(
      and(
        eq(inscriptions.collectiviteId, collectivite),
        inArray(inscriptions.structureId, [...structures]),
        dans(etat, terminees),
      ),
    )
    .orderBy(
      ...(EN_COURS.includes(etat)
        ? [
            ...(etat === 'en-attente' ? [desc(inscriptions.prioritaire)] : []),
            asc(inscriptions.attenteDepuis),
            asc(inscriptions.demandeeLe),
            asc(inscriptions.id),
          ]
        : [
            desc(sql`coalesce(${inscriptions.reponduLe}, ${inscriptions.demandeeLe})`),
            desc(inscriptions.id),
          ]),
    )
    .limit(limit)
}

/** In a state, `terminee` being accepted and over. */
function dans(
  etat: string,
  { periodes, activites }: { periodes: readonly string[]; activites: readonly string[] },
): SQL | undefined {
  if (etat !== 'acceptee' && etat !== 'terminee') return eq(inscriptions.etat, etat)
  const over = or(
    inArray(inscriptions.periodeId, [...periodes]),
    and(sql`${inscriptions.periodeId} IS NULL`, inArray(inscriptions.activiteId, [...activites])),
  )
  return and(eq(inscriptions.etat, 'acceptee'), etat === 'terminee' ? over : sql`(${over}) IS NOT TRUE`)
}

/** The families that have, or had, a request in a structure. */
export async function foyersDeStructure(tx: Tx, collectivite: string, structure: string): Promise<string[]> {
  const found = await tx
    .selectDistinct({ foyer: inscriptions.foyerId })
    .from(inscriptions)
    .where(and(eq(inscriptions.collectiviteId, collectivite), eq(inscriptions.structureId, structure)))
  return found.map((one) => one.foyer)
}

/** Children enrolled, or who ask to be, in a structure. */
export async function enfantsDeStructure(tx: Tx, collectivite: string, structure: string): Promise<string[]> {
  const found = await tx
    .selectDistinct({ enfant: inscriptions.enfantId })
    .from(inscriptions)
    .where(
      and(eq(inscriptions.collectiviteId, collectivite), eq(inscriptions.structureId, structure), VIVANTES),
    )
  return found.map((one) => one.enfant)
}

/**
 * The families enrolled, or that ask to be, in something that was not over on a day. As `systeme`.
 * @param structures null for those of the whole town
 */
export async function foyersInscritsDepuis(
  tx: Tx,
  collectivite: string,
  structures: readonly string[] | null,
  depuis: string,
): Promise<string[]> {
  const own =
    structures === null ? sql`` : sql`AND i.structure_id = ANY(${sql.param([...structures])}::uuid[])`
  const found = await rows<{ foyer: string }>(
    tx,
    sql`SELECT DISTINCT i.foyer_id AS foyer FROM inscriptions i
        WHERE i.collectivite_id = ${collectivite} ${own}
          AND i.etat = ANY(${sql.param([...INSCRIPTIONS_VIVANTES])}::text[])
          AND coalesce((SELECT max(p.fin) FROM periodes p WHERE p.collectivite_id = i.collectivite_id
            AND p.activite_id = i.activite_id AND (i.periode_id IS NULL OR p.id = i.periode_id)) >= ${depuis}::date, true)`,
  )
  return found.map((one) => one.foyer)
}
