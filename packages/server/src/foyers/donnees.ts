import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, enEuros, type Partie, quand } from '../rgpd/partie.ts'
import { champsFr } from './champs.fr.ts'
import { lus } from './modifications.ts'
import type { modifications } from './tables.ts'

/** The family file, with what the town hides in its form: a right of access has no hidden field. */
export const donneesDuFoyer: DonnerPartie = async (tx, qui): Promise<Partie> => {
  const { collectivite, compte, foyer } = qui
  const [file] = await rows(
    tx,
    sql`SELECT adresse, complement AS "complément d’adresse", code_postal AS "code postal", commune,
          ${enEuros(sql`revenus_centimes`)} AS "revenu fiscal de référence en euros", revenus_annee AS "année du revenu",
          quotient_familial AS "quotient familial", enfants_a_charge AS "enfants à charge",
          enfants_aeeh AS "dont bénéficiaires de l’AEEH", caisse, numero_allocataire AS "numéro d’allocataire",
          ${quand(sql`modifie_le`, qui)} AS "modifié le"
        FROM foyers WHERE collectivite_id = ${collectivite} AND id = ${foyer}`,
  )
  const adultes = await rows(
    tx,
    sql`SELECT nom, prenom AS "prénom", courriel, telephone AS "téléphone",
          autorite_parentale AS "autorité parentale" FROM responsables
        WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY ordre`,
  )
  const enfants = await rows<{ id: string }>(
    tx,
    sql`SELECT e.id, e.nom, e.prenom AS "prénom", e.date_naissance::text AS "date de naissance",
          ${quand(sql`e.modifie_le`, qui)} AS "modifié le",
          jsonb_build_object('allergies', s.allergies, 'régime alimentaire', s.regime, 'PAI', s.pai, 'vaccins', s.vaccins,
            'médecin', s.medecin, 'téléphone du médecin', s.medecin_telephone, 'autres informations', s.autres) AS "santé"
        FROM foyers_enfants fe
        JOIN enfants e ON e.collectivite_id = fe.collectivite_id AND e.id = fe.enfant_id
        LEFT JOIN santes s ON s.collectivite_id = e.collectivite_id AND s.enfant_id = e.id
        WHERE fe.collectivite_id = ${collectivite} AND fe.foyer_id = ${foyer} ORDER BY e.date_naissance, e.id`,
  )
  // Of a child with two homes, the other one is not named.
  const changements = await rows<{ enfant: string; champ: string }>(
    tx,
    sql`SELECT enfant_id AS enfant, champ, avant, apres AS "après", ${quand(sql`le`, qui)} AS le,
          CASE WHEN compte_id = ${compte} THEN 'vous' WHEN foyer_id = ${foyer} THEN 'l’autre parent du foyer'
            ELSE 'l’autre foyer de l’enfant' END AS par
        FROM santes_changements WHERE collectivite_id = ${collectivite} AND enfant_id IN (
          SELECT enfant_id FROM foyers_enfants WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer})
        ORDER BY le, id`,
  )
  const demandes = await rows<{ changements: (typeof modifications.$inferSelect)['changements'] }>(
    tx,
    sql`SELECT (SELECT prenom FROM enfants e WHERE e.collectivite_id = m.collectivite_id AND e.id = m.enfant_id) AS enfant,
          changements, etat AS "état", ${quand(sql`demandee_le`, qui)} AS "demandée le", motif AS "réponse",
          ${quand(sql`repondu_le`, qui)} AS "répondue le"
        FROM modifications m WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY demandee_le, id`,
  )
  const parEnfant = Map.groupBy(changements, (one) => one.enfant)
  return {
    donnees: {
      foyer: file,
      adultes,
      enfants: enfants.map(({ id, ...enfant }) => ({
        ...enfant,
        'changements de la santé': (parEnfant.get(id) ?? []).map(({ enfant: _, champ, ...one }) => ({
          champ: champsFr[`sante.${champ}` as keyof typeof champsFr]?.nom ?? champ,
          ...one,
        })),
      })),
      'modifications demandées': demandes.map(({ changements: asked, ...one }) => ({
        ...one,
        changements: lus(asked).map(({ nom, avant, apres }) => ({ champ: nom, avant, après: apres })),
      })),
    },
  }
}
