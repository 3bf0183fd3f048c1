// What other domains read of bookings: absences and calendars.
import { and, asc, eq, gte, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { prendreTour } from './store.ts'
import { creneaux, reservations } from './tables.ts'

export const ETATS_VIVANTS = ['confirmee', 'demandee', 'en-attente', 'proposee'] as const
export type EtatVivant = (typeof ETATS_VIVANTS)[number]

/** A booking with the unit of its day. */
export interface ReservationLue {
  id: string
  creneauId: string
  enfantId: string
  structureId: string
  activiteId: string
  unite: string
  date: string
  /** Last day. */
  fin: string
  etat: string
  creeLe: Date
  absenceId: string | null
  facturee: boolean
}

/**
 * A family's living bookings of some cells. Takes the town's turn: what the caller reads can be neither cancelled nor
 * billed before it commits.
 */
export async function lockReservations(
  tx: Tx,
  collectivite: string,
  foyer: string,
  cellules: readonly { creneau: string; enfant: string }[],
): Promise<ReservationLue[]> {
  await prendreTour(tx, collectivite)
  return select(
    tx,
    collectivite,
    and(
      eq(reservations.foyerId, foyer),
      inArray(reservations.etat, ETATS_VIVANTS),
      sql`(${reservations.creneauId}, ${reservations.enfantId}) IN (SELECT creneau, enfant
        FROM jsonb_to_recordset(${JSON.stringify(cellules)}::jsonb) AS x(creneau uuid, enfant uuid))`,
    ),
  ).orderBy(asc(reservations.id))
}

/** The bookings that absences cover, in order of dates. */
export async function reservationsOfAbsences(
  tx: Tx,
  collectivite: string,
  absences: readonly string[],
): Promise<ReservationLue[]> {
  if (absences.length === 0) return []
  return select(tx, collectivite, inArray(reservations.absenceId, [...absences])).orderBy(
    asc(reservations.date),
    asc(reservations.id),
  )
}

/** A family's living bookings with a day between two dates, both included, in order of dates. */
export async function reservationsEntre(
  tx: Tx,
  collectivite: string,
  foyer: string,
  du: string,
  au: string,
): Promise<ReservationLue[]> {
  return select(
    tx,
    collectivite,
    and(
      eq(reservations.foyerId, foyer),
      inArray(reservations.etat, ETATS_VIVANTS),
      gte(reservations.fin, du),
      lte(reservations.date, au),
    ),
  ).orderBy(asc(reservations.date), asc(reservations.id))
}

function select(tx: Tx, collectivite: string, where: SQL | undefined) {
  return tx
    .select({
      id: reservations.id,
      creneauId: reservations.creneauId,
      enfantId: reservations.enfantId,
      structureId: reservations.structureId,
      activiteId: reservations.activiteId,
      unite: creneaux.unite,
      date: reservations.date,
      fin: reservations.fin,
      etat: reservations.etat,
      creeLe: reservations.creeLe,
      absenceId: reservations.absenceId,
      facturee: sql<boolean>`${reservations.ligneId} IS NOT NULL`,
    })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(and(eq(reservations.collectiviteId, collectivite), where))
}

/** True when a child of a family holds or waits for days of an activity that are to come, or still to bill. */
export async function joursReserves(
  tx: Tx,
  collectivite: string,
  of: { foyer: string; enfant: string; activite: string; periode: string | null },
  aujourdhui: string,
): Promise<boolean> {
  const found = await tx
    .select({ id: reservations.id })
    .from(reservations)
    .innerJoin(
      creneaux,
      and(eq(creneaux.collectiviteId, reservations.collectiviteId), eq(creneaux.id, reservations.creneauId)),
    )
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.foyerId, of.foyer),
        eq(reservations.enfantId, of.enfant),
        eq(reservations.activiteId, of.activite),
        of.periode === null ? undefined : eq(creneaux.periodeId, of.periode),
        inArray(reservations.etat, ETATS_VIVANTS),
        sql`(${reservations.fin} >= ${aujourdhui} OR ${reservations.ligneId} IS NULL)`,
      ),
    )
    .limit(1)
  return found.length > 0
}

/** The days to come for which children of a family wait. */
export async function joursAttendus(
  tx: Tx,
  collectivite: string,
  foyer: string,
  aujourdhui: string,
): Promise<string[]> {
  const found = await tx
    .selectDistinct({ creneau: reservations.creneauId })
    .from(reservations)
    .where(
      and(
        eq(reservations.collectiviteId, collectivite),
        eq(reservations.foyerId, foyer),
        eq(reservations.etat, 'en-attente'),
        gte(reservations.date, aujourdhui),
      ),
    )
  return found.map((one) => one.creneau)
}
