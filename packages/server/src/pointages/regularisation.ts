// What billing reads again of the presence of months that are issued.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Presence } from './facturation.ts'

/**
 * What was seen in some months (YYYY-MM) of a service and that their invoices do not say: without booking and not billed,
 * of a booking not billed, or of a child absent on a day billed as if it had come.
 */
export async function presencesARegulariser(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: readonly string[],
): Promise<Presence[]> {
  const [first, last] = [mois.toSorted()[0], mois.toSorted().at(-1)]
  if (first === undefined || last === undefined) return []
  const found = await rows<Omit<Presence, 'prevu'>>(
    tx,
    sql`SELECT p.id, p.foyer_id AS foyer, p.enfant_id AS enfant, p.activite_id AS activite, p.unite, p.date::text,
          p.etat, p.arrivee, p.depart, p.reservation_id AS reservation, p.contrat_id AS contrat, p.ligne_id AS ligne
        FROM pointages p
        LEFT JOIN reservations r ON r.collectivite_id = p.collectivite_id AND r.id = p.reservation_id
        WHERE p.collectivite_id = ${collectivite} AND p.structure_id = ${structure} AND p.ligne_id IS NULL
          AND p.date >= ${`${first}-01`}::date AND p.date < (${`${last}-01`}::date + interval '1 month')
          AND to_char(p.date, 'YYYY-MM') = ANY(${sql.param(mois)}::text[])
          AND (p.reservation_id IS NULL OR r.ligne_id IS NULL OR (p.etat = 'absent' AND r.facture_absence = 'aucune'))
        ORDER BY p.date, p.id`,
  )
  return found.map((one) => ({ ...one, prevu: null }))
}
