import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'

/** The calendar's private addresses, without what opens them. */
export const donneesDesAgendas: DonnerPartie = async (tx, qui) => ({
  donnees: await rows(
    tx,
    sql`SELECT e.prenom AS enfant, ${quand(sql`g.cree_le`, qui)} AS "créé le", ${quand(sql`g.revoque_le`, qui)} AS "arrêté le"
        FROM agendas g LEFT JOIN enfants e ON e.collectivite_id = g.collectivite_id AND e.id = g.enfant_id
        WHERE g.collectivite_id = ${qui.collectivite} AND g.foyer_id = ${qui.foyer} ORDER BY g.cree_le, g.id`,
  ),
})
