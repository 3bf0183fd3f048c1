import { sql } from 'drizzle-orm'
import { type Lecture, lignes, puis } from '../database/lecture.ts'
import { nomPeriode } from './rules.ts'

/** The next period that will open, of any activity. */
export function prochaineOuverture(
  collectivite: string,
  now: Date,
): Lecture<{ nom: string; ouverture: string } | null> {
  return puis(
    lignes<{ activite: string; periode: string; ouverture: string }>(
      sql`SELECT a.nom AS activite, p.nom AS periode, p.ouverture
          FROM periodes p JOIN activites a ON a.collectivite_id = p.collectivite_id AND a.id = p.activite_id
          WHERE p.collectivite_id = ${collectivite} AND p.ouverture > ${now.toISOString()}::timestamptz
          ORDER BY p.ouverture, a.ordre, p.nom LIMIT 1`,
    ),
    ([found]) =>
      found
        ? {
            nom: nomPeriode(found.activite, found.periode),
            ouverture: new Date(found.ouverture).toISOString(),
          }
        : null,
  )
}
