import type { Champ, RegleChamp } from '@inoe/contract/champs'
import { sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, puis, rangees } from '../database/lecture.ts'
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
