// What billing reads and marks of presence.
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'

/** What was seen of a child, one activity and one day. */
export interface Presence {
  id: string
  foyer: string
  enfant: string
  activite: string
  unite: string
  date: string
  etat: 'present' | 'absent'
  arrivee: string | null
  depart: string | null
  reservation: string | null
  contrat: string | null
  ligne: string | null
  /** Hours expected, of a contract. */
  prevu: { debut: string; fin: string } | null
}

/** The presence of a service and a month (YYYY-MM), in order of dates. */
export async function presencesDuMois(
  tx: Tx,
  collectivite: string,
  structure: string,
  mois: string,
): Promise<Presence[]> {
  const found = await rows<Omit<Presence, 'prevu'>>(
    tx,
    sql`SELECT id, foyer_id AS foyer, enfant_id AS enfant, activite_id AS activite, unite, date::text, etat, arrivee,
          depart, reservation_id AS reservation, contrat_id AS contrat, ligne_id AS ligne
        FROM pointages WHERE collectivite_id = ${collectivite} AND structure_id = ${structure}
          AND date >= ${`${mois}-01`}::date AND date < (${`${mois}-01`}::date + interval '1 month')
        ORDER BY date, id`,
  )
  return found.map((one) => ({ ...one, prevu: null }))
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
