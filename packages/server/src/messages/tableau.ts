import { sql } from 'drizzle-orm'
import { type Lecture, nombre } from '../database/lecture.ts'

/** How many conversations of a family have something of the services that it has not read. */
export function messagesNonLus(collectivite: string, foyer: string): Lecture<number> {
  return nombre(
    sql`SELECT count(DISTINCT fil_id) FROM messages
        WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND de = 'service' AND lu_le IS NULL`,
  )
}
