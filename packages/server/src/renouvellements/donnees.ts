import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'
import { phrases } from './phrases.fr.ts'

/** When the family confirmed what of its file, and when it was written to about it. */
export const donneesDesRenouvellements: DonnerPartie = async (tx, qui) => {
  const sections = await rows<{ section: keyof typeof phrases.sections }>(
    tx,
    sql`SELECT s.annee AS "année", s.section, e.prenom AS enfant, ${quand(sql`s.confirmee_le`, qui)} AS "confirmée le",
          CASE WHEN s.confirmee_par = ${qui.compte} THEN 'vous' ELSE 'l’autre parent du foyer' END AS par
        FROM renouvellements_sections s
        LEFT JOIN enfants e ON e.collectivite_id = s.collectivite_id AND e.id = s.enfant_id
        WHERE s.collectivite_id = ${qui.collectivite} AND s.foyer_id = ${qui.foyer} ORDER BY s.confirmee_le, s.id`,
  )
  const dossiers = await rows(
    tx,
    sql`SELECT annee AS "année", ${quand(sql`complet_le`, qui)} AS "renouvelé le", relance_le::text AS "dernier rappel"
        FROM renouvellements_foyers WHERE collectivite_id = ${qui.collectivite} AND foyer_id = ${qui.foyer} ORDER BY annee`,
  )
  return {
    donnees: {
      dossiers,
      'parties confirmées': sections.map(({ section, ...one }) => ({
        partie: phrases.sections[section],
        ...one,
      })),
    },
  }
}
