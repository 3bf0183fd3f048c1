import { sql } from 'drizzle-orm'
import { type Lecture, lignes, puis } from '../database/lecture.ts'

/** What a family has to pay, and the nearest day before which. */
export function facturesAPayer(
  collectivite: string,
  foyer: string,
): Lecture<{ nombre: number; totalCentimes: number; echeance: string | null }> {
  return puis(
    lignes<{ nombre: number; totalCentimes: number; echeance: string | null }>(
      sql`SELECT count(*)::int AS nombre, coalesce(sum(total_centimes - paye_centimes), 0)::int AS "totalCentimes",
            min(echeance)::text AS echeance
          FROM factures WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND etat = 'emise'`,
    ),
    ([found]) => found ?? { nombre: 0, totalCentimes: 0, echeance: null },
  )
}
