import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, enEuros, quand } from '../rgpd/partie.ts'

/** Every day booked, waited for or given back. */
export const donneesDesReservations: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, s.nom AS structure, a.nom AS "activité", r.date::text AS "premier jour",
          r.fin::text AS "dernier jour", u.nom AS "unité", r.etat AS "état", ${enEuros(sql`r.prix_centimes`)} AS "prix en euros",
          ${enEuros(sql`r.facture_centimes`)} AS "facturé en euros", r.facture_absence AS "facturée comme absence",
          ${quand(sql`r.cree_le`, qui)} AS "demandée le", ${quand(sql`r.expire_le`, qui)} AS "place proposée jusqu’au",
          ${quand(sql`r.repondu_le`, qui)} AS "répondue le", ${quand(sql`r.annulee_le`, qui)} AS "terminée le", r.motif
        FROM reservations r
        JOIN activites a ON a.collectivite_id = r.collectivite_id AND a.id = r.activite_id
        JOIN structures s ON s.collectivite_id = r.collectivite_id AND s.id = r.structure_id
        JOIN creneaux c ON c.collectivite_id = r.collectivite_id AND c.id = r.creneau_id
        JOIN unites u ON u.collectivite_id = c.collectivite_id AND u.activite_id = c.activite_id AND u.code = c.unite
        LEFT JOIN enfants e ON e.collectivite_id = r.collectivite_id AND e.id = r.enfant_id
        WHERE r.collectivite_id = ${qui.collectivite} AND r.foyer_id = ${qui.foyer} ORDER BY r.date, r.id`,
  ),
})
