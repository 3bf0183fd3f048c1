import { sql } from 'drizzle-orm'
import { type Lecture, lignes, nombre } from '../database/lecture.ts'

/** How many requests of a family are not answered for good. */
export function inscriptionsEnAttente(collectivite: string, foyer: string): Lecture<number> {
  return nombre(
    sql`SELECT count(*) FROM inscriptions WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
          AND etat IN ('demandee', 'incomplete', 'en-attente')`,
  )
}

/** The requests of a family, as documents depend on them. */
export function inscriptionsDuFoyer(
  collectivite: string,
  foyer: string,
): Lecture<{ enfantId: string; activiteId: string; structureId: string; etat: string }[]> {
  return lignes(
    sql`SELECT enfant_id AS "enfantId", activite_id AS "activiteId", structure_id AS "structureId", etat
        FROM inscriptions WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}`,
  )
}
