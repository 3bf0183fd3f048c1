import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** Contracts of regular care, and the hours asked for beside them. */
export const donneesDesContrats: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, s.nom AS structure, a.nom AS "activité", c.debut::text AS "début", c.fin::text AS fin,
          c.semaine AS "semaine type", c.etat AS "état", c.commentaire, ${quand(sql`c.demande_le`, qui)} AS "demandé le",
          c.reponse AS "réponse", ${quand(sql`c.repondu_le`, qui)} AS "répondu le",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('date', h.date, 'début', h.debut, 'fin', h.fin, 'état', h.etat,
              'demandées le', ${quand(sql`h.demande_le`, qui)}, 'réponse', h.reponse) ORDER BY h.date, h.id), '[]')
            FROM heures_occasionnelles h
            WHERE h.collectivite_id = c.collectivite_id AND h.contrat_id = c.id) AS "heures en plus"
        FROM contrats c
        JOIN activites a ON a.collectivite_id = c.collectivite_id AND a.id = c.activite_id
        JOIN structures s ON s.collectivite_id = c.collectivite_id AND s.id = c.structure_id
        LEFT JOIN enfants e ON e.collectivite_id = c.collectivite_id AND e.id = c.enfant_id
        WHERE c.collectivite_id = ${qui.collectivite} AND c.foyer_id = ${qui.foyer} ORDER BY c.debut, c.id`,
  ),
})
