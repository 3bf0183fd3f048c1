import { sql } from 'drizzle-orm'
import { type Lecture, nombre } from '../database/lecture.ts'

/**
 * How many questions of the other parent of a child wait for this one: to have the child in this home too, asked of
 * their address, and calendars of shared care.
 */
export function propositionsDeGarde(
  { collectivite, foyer, courriel }: Record<'collectivite' | 'foyer' | 'courriel', string>,
  now: Date,
): Lecture<number> {
  return nombre(
    sql`SELECT (SELECT count(*) FROM rattachements WHERE collectivite_id = ${collectivite}
            AND courriel = ${courriel} AND etat = 'invite' AND expire_le > ${now.toISOString()}::timestamptz)
          + (SELECT count(*) FROM gardes WHERE collectivite_id = ${collectivite}
            AND autre_foyer_id = ${foyer} AND etat = 'proposee')`,
  )
}
