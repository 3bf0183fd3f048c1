import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** Quotients that the CAF or the MSA said of the family, and those that it declared. */
export const donneesDesQuotients: DonnerPartie = async (tx, qui) => ({
  donnees: {
    obtenus: await rows(
      tx,
      sql`SELECT valeur AS "quotient familial", caisse, annee AS "année", mois, ${quand(sql`obtenu_le`, qui)} AS "obtenu le"
          FROM quotients WHERE collectivite_id = ${qui.collectivite} AND foyer_id = ${qui.foyer} ORDER BY obtenu_le, id`,
    ),
    déclarés: await rows(
      tx,
      sql`SELECT valeur AS "quotient familial", caisse, etat AS "état", ${quand(sql`demandee_le`, qui)} AS "déclaré le",
            ${quand(sql`repondu_le`, qui)} AS "répondu le", motif AS "réponse", valable_jusqu_au::text AS "valable jusqu’au",
            nom AS "justificatif"
          FROM quotients_declares WHERE collectivite_id = ${qui.collectivite} AND foyer_id = ${qui.foyer} ORDER BY demandee_le, id`,
    ),
  },
})
