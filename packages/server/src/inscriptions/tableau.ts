import { type SQL, sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, nombre } from '../database/lecture.ts'

/** How many requests of a family a service has not answered for good, and how many it sent back to the family. */
export function inscriptionsEnAttente(
  collectivite: string,
  foyer: string,
): Lecture<{ enAttente: number; aCompleter: number }> {
  const combien = (etats: SQL) =>
    nombre(
      sql`SELECT count(*) FROM inscriptions
          WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND etat IN (${etats})`,
    )
  return ensemble({
    enAttente: combien(sql`'demandee', 'en-attente'`),
    aCompleter: combien(sql`'incomplete'`),
  })
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
