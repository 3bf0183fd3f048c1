import { sql } from 'drizzle-orm'
import { ensemble, type Lecture, lignes, puis } from '../database/lecture.ts'
import { type Exigence, estAttendu, estTitulaire, type Parole } from './rules.ts'

/** How many texts of a family's children wait for the answer of this parent. */
export function accordsAttendus(
  { collectivite, foyer, compte, courriel }: Record<'collectivite' | 'foyer' | 'compte' | 'courriel', string>,
  today: string,
): Lecture<number> {
  return puis(
    ensemble({
      // The wording of each text that is asked today.
      textes: lignes<Exigence & { code: string; jusque: string | null }>(
        sql`SELECT DISTINCT ON (code) code, version, deux_titulaires AS "deuxTitulaires", jusque
            FROM consentements_textes WHERE collectivite_id = ${collectivite} AND depuis <= ${today}
            ORDER BY code, version DESC`,
      ),
      enfants: lignes<{ id: string }>(
        sql`SELECT enfant_id AS id FROM foyers_enfants
            WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}`,
      ),
      adultes: lignes<{ courriel: string; autoriteParentale: boolean }>(
        sql`SELECT courriel, autorite_parentale AS "autoriteParentale" FROM responsables
            WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY ordre`,
      ),
      paroles: lignes<Omit<Parole, 'le'> & { le: string; enfant: string; code: string }>(
        sql`SELECT c.enfant_id AS enfant, t.code, t.version, c.compte_id AS compte, c.accord, c.le
            FROM foyers_enfants f
            JOIN consentements c ON c.collectivite_id = f.collectivite_id AND c.enfant_id = f.enfant_id
            JOIN consentements_textes t ON t.collectivite_id = c.collectivite_id AND t.id = c.texte_id
            WHERE f.collectivite_id = ${collectivite} AND f.foyer_id = ${foyer} ORDER BY c.le, c.id`,
      ),
    }),
    ({ textes, enfants, adultes, paroles }) => {
      if (!estTitulaire(courriel, adultes)) return 0
      const asked = textes.filter(({ jusque }) => jusque === null || jusque > today)
      const said = paroles.map((one) => ({ ...one, le: new Date(one.le) }))
      const awaits = (enfant: string) =>
        asked.filter((texte) =>
          estAttendu(
            texte,
            said.filter((one) => one.enfant === enfant && one.code === texte.code),
            compte,
          ),
        ).length
      return enfants.reduce((sum, { id }) => sum + awaits(id), 0)
    },
  )
}
