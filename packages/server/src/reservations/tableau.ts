import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, nombre } from '../database/lecture.ts'

type JourReserve = TableauDeBord['prochainsJours'][number]

/** The next days booked by a family, today included, and the places offered to it that it has to confirm. */
export function reservationsAVenir(
  collectivite: string,
  foyer: string,
  today: string,
  now: Date,
  limit: number,
): Lecture<{ jours: JourReserve[]; aConfirmer: number }> {
  return ensemble({
    jours: lignes<JourReserve>(
      sql`SELECT r.date, coalesce(e.prenom, '') AS enfant, coalesce(a.nom, '') AS activite, coalesce(u.nom, '') AS unite,
            r.etat
          FROM reservations r
          JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
          LEFT JOIN enfants e ON e.collectivite_id = r.collectivite_id AND e.id = r.enfant_id
          LEFT JOIN activites a ON a.collectivite_id = r.collectivite_id AND a.id = r.activite_id
          LEFT JOIN unites u ON u.collectivite_id = r.collectivite_id AND u.activite_id = r.activite_id AND u.code = c.unite
          WHERE r.collectivite_id = ${collectivite} AND r.foyer_id = ${foyer}
            AND r.etat IN ('confirmee', 'demandee', 'proposee') AND r.fin >= ${today}::date
          ORDER BY r.date, r.enfant_id LIMIT ${limit}`,
    ),
    aConfirmer: nombre(
      sql`SELECT count(*) FROM reservations WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
            AND etat = 'proposee' AND expire_le >= ${now.toISOString()}::timestamptz`,
    ),
  })
}
