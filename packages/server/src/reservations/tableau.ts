import type { JourReserve } from '@inoe/contract/reservations'
import { sql } from 'drizzle-orm'
import { type Lecture, lignes, nombre } from '../database/lecture.ts'

/** The next days booked by a family, today included; what has several days once, by its first and its last. */
export function prochainsJours(
  collectivite: string,
  foyer: string,
  today: string,
  limit: number,
): Lecture<JourReserve[]> {
  return lignes(
    sql`SELECT r.date, r.fin, coalesce(e.prenom, '') AS enfant, coalesce(a.nom, '') AS activite,
          coalesce(u.nom, '') AS unite, r.etat
        FROM reservations r
        JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
        LEFT JOIN enfants e ON e.collectivite_id = r.collectivite_id AND e.id = r.enfant_id
        LEFT JOIN activites a ON a.collectivite_id = r.collectivite_id AND a.id = r.activite_id
        LEFT JOIN unites u
          ON u.collectivite_id = r.collectivite_id AND u.activite_id = r.activite_id AND u.code = c.unite
        WHERE r.collectivite_id = ${collectivite} AND r.foyer_id = ${foyer}
          AND r.etat IN ('confirmee', 'demandee', 'proposee') AND r.fin >= ${today}::date
        ORDER BY r.date, r.enfant_id LIMIT ${limit}`,
  )
}

/** How many places that became free a family has to confirm. */
export function placesAConfirmer(collectivite: string, foyer: string, now: Date): Lecture<number> {
  return nombre(
    sql`SELECT count(*) FROM reservations WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
          AND etat = 'proposee' AND expire_le >= ${now.toISOString()}::timestamptz`,
  )
}
