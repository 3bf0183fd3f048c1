import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, enEuros, quand } from '../rgpd/partie.ts'

/** Online payments, and what became of each. */
export const donneesDesPaiements: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT p.refdet AS "référence", ${enEuros(sql`p.montant_centimes`)} AS "montant en euros", p.etat AS "état",
          p.numauto AS "autorisation", ${quand(sql`p.cree_le`, qui)} AS "commencé le", ${quand(sql`p.termine_le`, qui)} AS "terminé le",
          (SELECT coalesce(jsonb_agg(f.numero ORDER BY f.numero), '[]') FROM paiements_factures pf
            JOIN factures f ON f.collectivite_id = pf.collectivite_id AND f.id = pf.facture_id
            WHERE pf.collectivite_id = p.collectivite_id AND pf.paiement_id = p.id) AS factures
        FROM paiements p WHERE p.collectivite_id = ${qui.collectivite} AND p.foyer_id = ${qui.foyer} ORDER BY p.cree_le, p.id`,
  ),
})
