import { sql } from 'drizzle-orm'
import { type Lecture, lignes, puis } from '../database/lecture.ts'

/** Until when the copy of its data that a login asked for may be downloaded; null when none is ready. */
export function copieJusquAu(collectivite: string, compte: string, now: Date): Lecture<string | null> {
  return puis(
    lignes<{ fin: string }>(
      sql`SELECT expire_le AS fin FROM exports WHERE collectivite_id = ${collectivite} AND compte_id = ${compte}
            AND etat = 'pret' AND expire_le > ${now.toISOString()}::timestamptz
          ORDER BY expire_le DESC LIMIT 1`,
    ),
    ([found]) => (found ? new Date(found.fin).toISOString() : null),
  )
}
