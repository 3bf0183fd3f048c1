import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** Requests for enrolment, with each of their steps. */
export const donneesDesInscriptions: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, s.nom AS structure, a.nom AS "activité", p.nom AS "période", i.etat AS "état",
          i.motif AS "réponse", ${quand(sql`i.demandee_le`, qui)} AS "demandée le",
          ${quand(sql`i.repondu_le`, qui)} AS "répondue le", ${quand(sql`i.attente_depuis`, qui)} AS "en attente depuis",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('étape', t.type, 'état', t.etat, 'le', ${quand(sql`t.le`, qui)},
              'par', t.par, 'motif', t.motif, 'documents demandés', to_jsonb(t.pieces)) ORDER BY t.le, t.id), '[]')
            FROM inscriptions_etapes t
            WHERE t.collectivite_id = i.collectivite_id AND t.inscription_id = i.id) AS "étapes"
        FROM inscriptions i
        JOIN activites a ON a.collectivite_id = i.collectivite_id AND a.id = i.activite_id
        JOIN structures s ON s.collectivite_id = i.collectivite_id AND s.id = i.structure_id
        LEFT JOIN periodes p ON p.collectivite_id = i.collectivite_id AND p.id = i.periode_id
        LEFT JOIN enfants e ON e.collectivite_id = i.collectivite_id AND e.id = i.enfant_id
        WHERE i.collectivite_id = ${qui.collectivite} AND i.foyer_id = ${qui.foyer} ORDER BY i.demandee_le, i.id`,
  ),
})
