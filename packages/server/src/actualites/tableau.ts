import { sql } from 'drizzle-orm'
import { type Lecture, lignes } from '../database/lecture.ts'
import { lisible, vue } from './store.ts'
import { actualites } from './tables.ts'

/** The news that this login may read and has not seen, latest first. */
export function actualitesNonVues(collectivite: string, today: string): Lecture<{ titre: string }[]> {
  return lignes(
    sql`SELECT ${actualites.titre} FROM ${actualites}
        WHERE ${lisible(collectivite, today)} AND NOT ${vue}
        ORDER BY ${actualites.debut} DESC, ${actualites.id} DESC`,
  )
}
