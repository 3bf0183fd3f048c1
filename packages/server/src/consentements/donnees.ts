import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** What the family agreed to, or did not, with the words that were read; what the child's other home said is its own. */
export const donneesDesConsentements: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, t.titre, t.version, t.texte, c.accord, ${quand(sql`c.le`, qui)} AS le,
          CASE WHEN c.compte_id = ${qui.compte} THEN 'vous' ELSE 'l’autre parent du foyer' END AS par
        FROM consentements c
        JOIN consentements_textes t ON t.collectivite_id = c.collectivite_id AND t.id = c.texte_id
        LEFT JOIN enfants e ON e.collectivite_id = c.collectivite_id AND e.id = c.enfant_id
        WHERE c.collectivite_id = ${qui.collectivite} AND c.foyer_id = ${qui.foyer} ORDER BY c.le, c.id`,
  ),
})
