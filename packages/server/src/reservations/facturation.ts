// What billing reads and marks of bookings.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { Refus } from '../http/problem.ts'
import { among, json, prendreTour } from './store.ts'

/** A confirmed booking that no invoice bills yet. */
export interface AFacturer {
  id: string
  foyer: string
  enfant: string
  activite: string
  /** Code. */
  unite: string
  /** First and last day. */
  date: string
  fin: string
  creeLe: Date
  /** What the service said of the absence that was declared for it; null without one. */
  absence: 'declaree' | 'acceptee' | 'refusee' | null
}

/**
 * The confirmed bookings of a service in some months (YYYY-MM) that are not billed, in order of dates. One whose absence
 * waits for an answer is among them: it is billed by a later run, once answered.
 */
export async function aFacturer(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: readonly string[],
): Promise<AFacturer[]> {
  const [first = '', last = ''] = [mois.toSorted()[0], mois.toSorted().at(-1)]
  const found = await rows<Omit<AFacturer, 'creeLe'> & { cree: string | number }>(
    tx,
    sql`SELECT r.id, r.foyer_id AS foyer, r.enfant_id AS enfant, r.activite_id AS activite, c.unite,
          r.date::text, r.fin::text, (extract(epoch FROM r.cree_le) * 1000)::float8 AS cree, a.etat AS absence
        FROM reservations r
        JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
        LEFT JOIN absences a ON a.collectivite_id = r.collectivite_id AND a.id = r.absence_id
        WHERE r.collectivite_id = ${collectivite} AND r.structure_id = ${structure} AND r.etat = 'confirmee'
          AND r.ligne_id IS NULL AND r.date >= ${`${first}-01`}::date
          AND r.date < (${`${last}-01`}::date + interval '1 month')
          AND to_char(r.date, 'YYYY-MM') = ANY(${sql.param(mois)}::text[])
        ORDER BY r.date, r.id`,
  )
  return found.map(({ cree, ...one }) => ({ ...one, creeLe: new Date(Number(cree)) }))
}

/** A month before another one in which a service has confirmed bookings that no invoice bills, YYYY-MM; latest first. */
export async function moisNonFactures(
  tx: Tx,
  collectivite: string,
  structure: string,
  { du, avant }: { du: string; avant: string },
): Promise<string[]> {
  const found = await rows<{ mois: string }>(
    tx,
    sql`SELECT DISTINCT to_char(date, 'YYYY-MM') AS mois FROM reservations r
        WHERE collectivite_id = ${collectivite} AND structure_id = ${structure} AND etat = 'confirmee'
          AND ligne_id IS NULL AND date >= ${`${du}-01`}::date AND date < ${`${avant}-01`}::date AND absence_id IS NULL
        ORDER BY 1 DESC`,
  )
  return found.map((one) => one.mois)
}

/** A billed booking that asks for less since: cancelled, its absence accepted, or the child seen absent. */
export interface ARendre {
  reservation: string
  foyer: string
  enfant: string
  activite: string
  unite: string
  date: string
  fin: string
  factureCentimes: number
  factureAbsence: 'aucune' | 'justifiee' | 'injustifiee'
  ligne: string
  devenue: 'annulee' | 'justifiee' | 'injustifiee'
}

/**
 * The billed bookings of a service that became something else than what they were billed as.
 * @param absents bookings of children who were seen absent
 */
export async function aRendre(
  tx: Tx,
  collectivite: string,
  structure: string,
  absents: readonly string[],
): Promise<ARendre[]> {
  return rows(
    tx,
    sql`WITH changed AS (
          SELECT r.id, 'annulee' AS devenue FROM reservations r
          WHERE r.collectivite_id = ${collectivite} AND r.structure_id = ${structure}
            AND r.facture_centimes > 0 AND r.etat <> 'confirmee'
          UNION
          SELECT r.id, 'justifiee' FROM absences a
          JOIN reservations r ON r.collectivite_id = a.collectivite_id AND r.absence_id = a.id
          WHERE a.collectivite_id = ${collectivite} AND a.structure_id = ${structure} AND a.etat = 'acceptee'
            AND r.etat = 'confirmee' AND r.facture_centimes > 0 AND r.facture_absence <> 'justifiee'
          UNION
          SELECT r.id, 'injustifiee' FROM reservations r
          WHERE r.collectivite_id = ${collectivite} AND r.id = ${among(absents)} AND r.etat = 'confirmee'
            AND r.facture_centimes > 0 AND r.facture_absence = 'aucune'
            AND NOT EXISTS (SELECT FROM absences a WHERE a.collectivite_id = r.collectivite_id AND a.id = r.absence_id
              AND a.etat IN ('declaree', 'acceptee'))
        )
        SELECT r.id AS reservation, r.foyer_id AS foyer, r.enfant_id AS enfant, r.activite_id AS activite, c.unite,
          r.date::text, r.fin::text, r.facture_centimes AS "factureCentimes", r.facture_absence AS "factureAbsence",
          r.ligne_id AS ligne, changed.devenue
        FROM changed JOIN reservations r ON r.collectivite_id = ${collectivite} AND r.id = changed.id
        JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
        ORDER BY r.date, r.id`,
  )
}

/**
 * Takes the town's turn: until the transaction ends no booking is cancelled nor declared absent, so that what is read
 * after it is what is billed.
 */
export async function figerReservations(tx: Tx, collectivite: string): Promise<void> {
  await prendreTour(tx, collectivite)
}

/** What is billed for a booking. */
export interface ReservationFacturee {
  reservation: string
  ligne: string
  centimes: number
  absence: 'aucune' | 'justifiee' | 'injustifiee'
  /** An absence was declared for it, when it was read. */
  declaree: boolean
}

/**
 * Writes which invoice line bills each booking, and how much of it.
 * @throws Refus `facturation-modifiee` when one of them was billed, cancelled or declared absent since it was read: the
 * whole billing must then be undone
 */
export async function marquerFacturees(
  tx: Tx,
  collectivite: string,
  factures: readonly ReservationFacturee[],
): Promise<void> {
  if (factures.length === 0) return
  const column = (of: (one: ReservationFacturee) => string | number | boolean) =>
    sql`${sql.param(factures.map(of))}`
  const [counted] = await rows<{ n: number }>(
    tx,
    sql`WITH marked AS (
          UPDATE reservations r SET ligne_id = x.ligne, facture_centimes = x.centimes, facture_absence = x.absence
          FROM unnest(${column((one) => one.reservation)}::uuid[], ${column((one) => one.ligne)}::uuid[],
            ${column((one) => one.centimes)}::int[], ${column((one) => one.absence)}::text[],
            ${column((one) => one.declaree)}::boolean[]) AS x(reservation, ligne, centimes, absence, declaree)
          WHERE r.collectivite_id = ${collectivite} AND r.id = x.reservation AND r.ligne_id IS NULL
            AND r.etat = 'confirmee' AND (r.absence_id IS NOT NULL) = x.declaree
          RETURNING 1
        ) SELECT count(*)::int AS n FROM marked`,
  )
  if (counted?.n !== factures.length) throw new Refus('facturation-modifiee')
}

/** Writes what invoices still ask for bookings of which something is given back. As `systeme`. */
export async function marquerRendues(
  tx: Tx,
  collectivite: string,
  rendues: readonly Omit<ReservationFacturee, 'ligne' | 'declaree'>[],
): Promise<void> {
  if (rendues.length === 0) return
  await tx.execute(sql`
    UPDATE reservations r SET facture_centimes = x.centimes, facture_absence = x.absence
    FROM jsonb_to_recordset(${json(rendues)}) AS x(reservation uuid, centimes int, absence text)
    WHERE r.collectivite_id = ${collectivite} AND r.id = x.reservation AND r.ligne_id IS NOT NULL`)
}
