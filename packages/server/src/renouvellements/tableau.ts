import { sql } from 'drizzle-orm'
import { type Lecture, lignes, puis } from '../database/lecture.ts'
import { estDemande } from './rules.ts'

/** The renewal that a family has not finished; null when nothing is asked of it. */
export function dossierARenouveler(
  collectivite: string,
  foyer: string,
  today: string,
): Lecture<{ annee: number; jusquAu: string } | null> {
  return puis(
    lignes<{ annee: number; du: string; jusquAu: string }>(
      sql`SELECT annee, du, jusqu_au AS "jusquAu" FROM renouvellements r
          WHERE r.collectivite_id = ${collectivite}
            AND EXISTS (SELECT FROM foyers_enfants e WHERE e.collectivite_id = r.collectivite_id AND e.foyer_id = ${foyer})
            AND NOT EXISTS (SELECT FROM renouvellements_foyers f WHERE f.collectivite_id = r.collectivite_id
              AND f.annee = r.annee AND f.foyer_id = ${foyer} AND f.complet_le IS NOT NULL)`,
    ),
    ([found]) => (found && estDemande(found, today) ? { annee: found.annee, jusquAu: found.jusquAu } : null),
  )
}
