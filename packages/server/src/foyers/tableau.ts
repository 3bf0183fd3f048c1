import type { Champ, RegleChamp } from '@inoe/contract/champs'
import { type SQL, sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, nombre, puis, rangees } from '../database/lecture.ts'
import { aplatir, manquants, politiqueDe } from './champs.ts'
import { dossierDe, type EnfantConnu } from './store.ts'
import { foyers, responsables } from './tables.ts'

/** The compulsory fields of a family file that are still empty; none when it is complete. */
export function champsManquants(collectivite: string, foyer: string): Lecture<Champ[]> {
  return puis(
    ensemble({
      foyer: rangees(foyers, sql`WHERE collectivite_id = ${collectivite} AND id = ${foyer}`),
      parents: rangees(
        responsables,
        sql`WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY ordre LIMIT 2`,
      ),
      regles: lignes<{ champ: string } & RegleChamp>(
        sql`SELECT champ, saisie, effet FROM champs WHERE collectivite_id = ${collectivite}`,
      ),
    }),
    ({ foyer: [found], parents, regles }) =>
      found ? manquants(aplatir(dossierDe(found, parents)), politiqueDe(regles)) : [],
  )
}

/** The children of a family, eldest first. */
export function enfantsDuFoyer(collectivite: string, foyer: string): Lecture<EnfantConnu[]> {
  return lignes(
    sql`SELECT e.id, e.nom, e.prenom, e.date_naissance AS "dateNaissance"
        FROM foyers_enfants f JOIN enfants e ON e.collectivite_id = f.collectivite_id AND e.id = f.enfant_id
        WHERE f.collectivite_id = ${collectivite} AND f.foyer_id = ${foyer}
        ORDER BY e.date_naissance, e.prenom, e.id`,
  )
}

/** How long a refusal is news. */
const REFUS_JOURS = 15

/**
 * Requests about a family file that are answered one after the other: how many a service has not answered, and how many
 * it refused lately, when nothing was asked again since of the same thing.
 * @param demandes their table
 * @param objet SQL: what two rows have in common when one is asked again after the other
 */
export function suiviDesDemandes(
  collectivite: string,
  foyer: string,
  now: Date,
  demandes: SQL,
  objet: SQL,
): Lecture<{ auService: number; refusees: number }> {
  const since = new Date(now.getTime() - REFUS_JOURS * 86_400_000).toISOString()
  return ensemble({
    auService: nombre(
      sql`SELECT count(*) FROM ${demandes}
          WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND etat = 'demandee'`,
    ),
    refusees: nombre(
      sql`SELECT count(*) FROM (SELECT DISTINCT ON (${objet}) etat, repondu_le FROM ${demandes}
            WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
            ORDER BY ${objet}, demandee_le DESC, id DESC) d
          WHERE d.etat = 'refusee' AND d.repondu_le > ${since}::timestamptz`,
    ),
  })
}

/** Changes of a family file that a service answers. */
export const changementsDuFoyer = (collectivite: string, foyer: string, now: Date) =>
  suiviDesDemandes(collectivite, foyer, now, sql`modifications`, sql`enfant_id`)
