// What billing reads and marks of presence.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'

/**
 * What was seen of a child, one activity and one day. What it is of is looked for when it is read, and never kept: a
 * booking accepted, or cancelled, after the child was at the door changes what its presence is.
 */
export interface Presence {
  id: string
  /** The family that is billed: of the booking or the contract, else the one said when it was pointed. */
  foyer: string
  enfant: string
  activite: string
  unite: string
  date: string
  etat: 'present' | 'absent'
  arrivee: string | null
  depart: string | null
  /** The confirmed booking that it is of. */
  reservation: string | null
  /** The accepted contract that it is of. */
  contrat: string | null
  /** The line that bills it by itself. */
  ligne: string | null
}

/**
 * The presence of a service to bill: all of a month (YYYY-MM), and of those issued before what their invoices do not
 * say: not billed, of a booking not billed, or perhaps absent from a booking billed as if the child had come. The days
 * of a sejour are of the month in which it begins. In order of dates.
 */
export async function presencesAFacturer(
  tx: Tx,
  collectivite: string,
  structure: string,
  { mois, anciens }: { mois: string; anciens: readonly string[] },
): Promise<Presence[]> {
  const first = anciens.reduce((min, one) => (one < min ? one : min), mois)
  return rows<Presence>(
    tx,
    sql`SELECT p.id, coalesce(r.foyer_id, k.foyer_id, p.foyer_id) AS foyer, p.enfant_id AS enfant,
          p.activite_id AS activite, p.unite, p.date::text, p.etat, p.arrivee, p.depart, r.id AS reservation,
          k.id AS contrat, p.ligne_id AS ligne
        FROM pointages p
        LEFT JOIN LATERAL (
          SELECT r.id, r.foyer_id, r.date, r.fin, r.ligne_id, r.facture_absence FROM reservations r
          JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id AND c.unite = p.unite
          WHERE r.collectivite_id = p.collectivite_id AND r.enfant_id = p.enfant_id AND r.activite_id = p.activite_id
            AND r.date BETWEEN p.date - 31 AND p.date AND r.fin >= p.date AND r.etat = 'confirmee'
          ORDER BY r.date DESC, r.id LIMIT 1
        ) r ON true
        LEFT JOIN LATERAL (
          SELECT k.id, k.foyer_id FROM contrats k
          WHERE k.collectivite_id = p.collectivite_id AND k.enfant_id = p.enfant_id AND k.activite_id = p.activite_id
            AND p.date BETWEEN k.debut AND k.fin AND k.etat = 'accepte' AND p.unite = ''
          ORDER BY k.debut DESC, k.id LIMIT 1
        ) k ON true
        WHERE p.collectivite_id = ${collectivite} AND p.structure_id = ${structure}
          AND p.date >= ${`${first}-01`}::date AND p.date < (${`${mois}-01`}::date + interval '2 months')
          AND (to_char(coalesce(r.date, p.date), 'YYYY-MM') = ${mois}
            OR (to_char(coalesce(r.date, p.date), 'YYYY-MM') = ANY(${sql.param(anciens)}::text[])
              AND CASE WHEN r.id IS NULL THEN p.ligne_id IS NULL
                ELSE r.ligne_id IS NULL
                  OR (r.facture_absence = 'aucune' AND (p.etat = 'absent' OR r.fin > r.date)) END))
        ORDER BY p.date, p.id`,
  )
}

/** Writes which line bills each presence. As `systeme`. @throws Error when one is billed already */
export async function marquerPointages(
  tx: Tx,
  collectivite: string,
  marques: readonly { pointage: string; ligne: string }[],
): Promise<void> {
  if (marques.length === 0) return
  const marked = await rows(
    tx,
    sql`UPDATE pointages p SET ligne_id = x.ligne
        FROM jsonb_to_recordset(${JSON.stringify(marques)}::jsonb) AS x(pointage uuid, ligne uuid)
        WHERE p.collectivite_id = ${collectivite} AND p.id = x.pointage AND p.ligne_id IS NULL RETURNING p.id`,
  )
  if (marked.length !== marques.length) throw new Error('a presence is billed already')
}
