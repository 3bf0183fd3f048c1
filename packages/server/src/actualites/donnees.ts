import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** The news that a login has seen. */
export const donneesDesActualites: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT a.titre, ${quand(sql`l.lue_le`, qui)} AS "lue le"
        FROM actualites_lues l JOIN actualites a ON a.collectivite_id = l.collectivite_id AND a.id = l.actualite_id
        WHERE l.collectivite_id = ${qui.collectivite} AND l.compte_id = ${qui.compte} ORDER BY l.lue_le`,
  ),
})
