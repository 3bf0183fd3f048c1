import { and, eq, lt, type SQL, sql } from 'drizzle-orm'
import { type Lecture, lignes, lire, puis } from '../database/lecture.ts'
import { rows, type Tx } from '../database/open.ts'
import type { Creneau, Vivante } from './rules.ts'
import { creneaux, reservations } from './tables.ts'

/** A creneau's columns. */
export const COLONNES = {
  id: creneaux.id,
  activiteId: creneaux.activiteId,
  periodeId: creneaux.periodeId,
  date: creneaux.date,
  fin: creneaux.fin,
  unite: creneaux.unite,
  groupe: creneaux.groupe,
  capacite: creneaux.capacite,
  ferme: creneaux.ferme,
  occupees: creneaux.occupees,
  enAttente: creneaux.enAttente,
}

/** Rows as one JSON parameter: the same text on both engines, whatever their number. */
export const json = (list: readonly unknown[]) => sql`${JSON.stringify(list)}::jsonb`
/**
 * Values of one type as one parameter, an array: written here rather than by the driver, whose escaping of each value
 * costs a full opening minute dearly. For values that hold no quote, comma, brace or backslash.
 */
export const tableau = (values: readonly (string | number | null | undefined)[], type: string) =>
  sql`${`{${values.map((one) => one ?? 'NULL').join(',')}}`}::${sql.raw(type)}[]`
/** Ids as a set, from one parameter, that an index can be looked up by whatever the planner knows of the table. */
export const among = (ids: readonly string[]) => sql`ANY(${tableau(ids, 'uuid')})`

export const VIVANTES = sql`r.etat IN ('confirmee', 'demandee', 'en-attente', 'proposee')`

/** A living booking, from `reservations r`, its creneau `c` and its absence `a`. */
export const COLONNES_VIVANTE = sql`r.id, r.creneau_id AS "creneauId", r.activite_id AS "activiteId",
  c.periode_id AS "periodeId", r.date::text, r.fin::text, c.unite, r.enfant_id AS "enfantId",
  r.foyer_id AS "foyerId", r.etat, r.prix_centimes AS "prixCentimes", r.ordre_attente AS "ordreAttente",
  r.expire_le AS "expireLe", r.ligne_id IS NOT NULL AS facturee,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'etat', a.etat, 'reponse', a.reponse) END AS absence`
/**
 * Its creneau `c` and its absence `a`, of a booking `r`. An absence is looked up by its id: few bookings have one, and a
 * kept plan would read all of the town's.
 */
export const SES_JOUR_ET_ABSENCE = sql`
  JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
  LEFT JOIN LATERAL (
    SELECT * FROM absences a WHERE a.collectivite_id = r.collectivite_id AND a.id = r.absence_id OFFSET 0
  ) a ON true`

export type VivanteLue = Omit<Vivante, 'ordreAttente' | 'expireLe'> & {
  ordreAttente: string | number | null
  expireLe: string | Date | null
}

/** The two engines hand over bigints and instants each in its own way. */
export const vivanteOf = (one: VivanteLue): Vivante => ({
  ...one,
  ordreAttente: one.ordreAttente === null ? null : Number(one.ordreAttente),
  expireLe: one.expireLe === null ? null : new Date(one.expireLe),
})

/**
 * Takes the town's turn at the counter and keeps it until the transaction ends: whoever gives, frees or counts places
 * waits for it, so that what is read after it is what will be written upon. Turns follow one another.
 */
export async function prendreTour(tx: Tx, collectivite: string): Promise<number> {
  const [taken] = await rows<{ tour: string | number }>(
    tx,
    sql`INSERT INTO guichets (collectivite_id, tour) VALUES (${collectivite}, 1)
        ON CONFLICT (collectivite_id) DO UPDATE SET tour = guichets.tour + 1 RETURNING tour`,
  )
  return Number(taken?.tour)
}

/** SQL of some creneaux, whole rows. */
export const creneauxNommes = (collectivite: string, ids: readonly string[]) =>
  sql`SELECT * FROM creneaux WHERE collectivite_id = ${collectivite} AND id = ${among(ids)}`

/** Creneaux by their ids. @param source SQL: where their rows are */
export function creneauxLus(source: SQL): Lecture<Map<string, Creneau>> {
  const found = lignes<Creneau>(
    sql`SELECT id, activite_id AS "activiteId", periode_id AS "periodeId", date, fin, unite, groupe, capacite, ferme,
          occupees, en_attente AS "enAttente"
        FROM ${source}`,
  )
  return puis(found, (read) => new Map(read.map((creneau) => [creneau.id, creneau])))
}

export function creneauxParId(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, Creneau>> {
  return lire(tx, creneauxLus(sql`(${creneauxNommes(collectivite, ids)}) c`))
}

/** Living bookings of some children in some activities, between two dates. */
export async function vivantesDesEnfants(
  tx: Tx,
  collectivite: string,
  {
    enfants,
    activites,
    du,
    au,
  }: { enfants: readonly string[]; activites: readonly string[]; du: string; au: string },
): Promise<Vivante[]> {
  // Child by child, by the index of a child's days: a child and its dates are compared as one, which serves no other index
  // of a town's days. What was planned while nobody had counted the bookings is kept for a while, and must not read them
  // all. What is living is asked outside: its own index begins with days, and would be read whole for a child.
  const found = await rows<VivanteLue>(
    tx,
    sql`SELECT ${COLONNES_VIVANTE} FROM unnest(${tableau(enfants, 'uuid')}) AS e(id)
        CROSS JOIN LATERAL (
          SELECT * FROM reservations r
          WHERE r.collectivite_id = ${collectivite} AND r.enfant_id = e.id
            AND (r.enfant_id, r.date) BETWEEN (e.id, ${du}::date) AND (e.id, ${au}::date) OFFSET 0
        ) r
        ${SES_JOUR_ET_ABSENCE}
        WHERE ${VIVANTES} AND r.activite_id = ${among(activites)}`,
  )
  return found.map(vivanteOf)
}

/** Who waits for some creneaux. */
export async function quiAttend(tx: Tx, collectivite: string, ids: readonly string[]): Promise<Vivante[]> {
  if (ids.length === 0) return []
  const found = await rows<VivanteLue>(
    tx,
    sql`SELECT ${COLONNES_VIVANTE} FROM reservations r ${SES_JOUR_ET_ABSENCE}
        WHERE r.collectivite_id = ${collectivite} AND r.etat = 'en-attente' AND r.creneau_id = ${among(ids)}`,
  )
  return found.map(vivanteOf)
}

/** Bookings by their ids, in any state, of some structures or all: what an agent names. */
export async function reservationsParId(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<
  { id: string; creneauId: string; structureId: string; enfantId: string; foyerId: string; etat: string }[]
> {
  return tx
    .select({
      id: reservations.id,
      creneauId: reservations.creneauId,
      structureId: reservations.structureId,
      enfantId: reservations.enfantId,
      foyerId: reservations.foyerId,
      etat: reservations.etat,
    })
    .from(reservations)
    .where(and(eq(reservations.collectiviteId, collectivite), sql`${reservations.id} = ${among(ids)}`))
}

/** The offered places whose time to confirm is over. */
export async function propositionsEchues(
  tx: Tx,
  collectivite: string,
  now: Date,
): Promise<{ id: string; creneauId: string; enfantId: string; foyerId: string }[]> {
  return tx
    .select({
      id: reservations.id,
      creneauId: reservations.creneauId,
      enfantId: reservations.enfantId,
      foyerId: reservations.foyerId,
    })
    .from(reservations)
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.etat, 'proposee'),
        lt(reservations.expireLe, now),
      ),
    )
}
