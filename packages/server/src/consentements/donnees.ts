import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** What was agreed to of the family's children, with the very words; of the child's other home, nobody is named. */
export const donneesDesConsentements: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, t.titre, t.version, t.texte, CASE WHEN c.accord THEN 'oui' ELSE 'non' END AS "réponse",
          ${quand(sql`c.le`, qui)} AS le,
          CASE WHEN c.compte_id = ${qui.compte} THEN 'vous' WHEN c.foyer_id = ${qui.foyer} THEN 'l’autre parent du foyer'
            ELSE 'l’autre foyer de l’enfant' END AS par
        FROM consentements c
        JOIN consentements_textes t ON t.collectivite_id = c.collectivite_id AND t.id = c.texte_id
        JOIN enfants e ON e.collectivite_id = c.collectivite_id AND e.id = c.enfant_id
        WHERE c.collectivite_id = ${qui.collectivite} AND c.enfant_id IN (
          SELECT enfant_id FROM foyers_enfants WHERE collectivite_id = ${qui.collectivite} AND foyer_id = ${qui.foyer})
        ORDER BY c.le, c.id`,
  ),
})
