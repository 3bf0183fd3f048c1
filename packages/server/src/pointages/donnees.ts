import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** When each child came, as the services said. */
export const donneesDesPointages: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, s.nom AS structure, a.nom AS "activité", p.date::text AS date, p.etat AS "état",
          p.arrivee AS "arrivée", p.depart AS "départ", ${quand(sql`p.pointe_le`, qui)} AS "noté le"
        FROM pointages p
        JOIN activites a ON a.collectivite_id = p.collectivite_id AND a.id = p.activite_id
        JOIN structures s ON s.collectivite_id = p.collectivite_id AND s.id = p.structure_id
        LEFT JOIN enfants e ON e.collectivite_id = p.collectivite_id AND e.id = p.enfant_id
        WHERE p.collectivite_id = ${qui.collectivite} AND p.foyer_id = ${qui.foyer} ORDER BY p.date, p.id`,
  ),
})
