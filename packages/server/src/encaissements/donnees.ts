import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, enEuros, quand } from '../rgpd/partie.ts'

/** What each régie received of the family, whatever the means, and what it was for. */
export const donneesDesEncaissements: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT g.nom AS "régie", c.moyen, ${enEuros(sql`c.montant_centimes`)} AS "montant en euros", c.reference AS "référence",
          ${quand(sql`c.recu_le`, qui)} AS "reçu le", c.motif,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('facture', f.numero, 'part en euros', ${enEuros(sql`i.centimes`)})), '[]')
            FROM imputations i LEFT JOIN factures f ON f.collectivite_id = i.collectivite_id AND f.id = i.facture_id
            WHERE i.collectivite_id = c.collectivite_id AND i.encaissement_id = c.id) AS "réparti sur"
        FROM encaissements c JOIN regies g ON g.collectivite_id = c.collectivite_id AND g.id = c.regie_id
        WHERE c.collectivite_id = ${qui.collectivite} AND c.foyer_id = ${qui.foyer} ORDER BY c.recu_le, c.id`,
  ),
})
