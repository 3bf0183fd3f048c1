import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** Quotients that the CAF or the MSA said of the family. */
export const donneesDesQuotients: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT valeur AS "quotient familial", caisse, annee AS "année", mois, ${quand(sql`obtenu_le`, qui)} AS "obtenu le"
        FROM quotients WHERE collectivite_id = ${qui.collectivite} AND foyer_id = ${qui.foyer} ORDER BY obtenu_le, id`,
  ),
})
