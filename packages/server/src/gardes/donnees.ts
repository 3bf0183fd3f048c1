import { sql } from 'drizzle-orm'
import { rows } from '../database/open.ts'
import { type DonnerPartie, quand } from '../rgpd/partie.ts'
import { phrases } from './phrases.fr.ts'
import { type LigneGarde, saisieDe } from './store.ts'

/** Calendars of the children who have two homes, as this one tells them, and what it asked the other parent. */
export const donneesDesGardes: DonnerPartie = async (tx, qui) => {
  const { collectivite, foyer } = qui
  const demandes = await rows(
    tx,
    sql`SELECT e.prenom AS enfant, r.courriel AS "adresse de l’autre parent", r.etat AS "état",
          ${quand(sql`r.demande_le`, qui)} AS "demandé le", ${quand(sql`r.fait_le`, qui)} AS "fait le"
        FROM rattachements r JOIN enfants e ON e.collectivite_id = r.collectivite_id AND e.id = r.enfant_id
        WHERE r.collectivite_id = ${collectivite} AND r.foyer_id = ${foyer} ORDER BY r.demande_le, r.id`,
  )
  const gardes = await rows<
    Pick<LigneGarde, 'debut' | 'fin' | 'regle' | 'etat'> & { enfant: string; foyer: string; le: string }
  >(
    tx,
    sql`SELECT e.prenom AS enfant, g.foyer_id AS foyer, g.debut::text AS debut, g.fin::text AS fin, g.regle, g.etat,
          ${quand(sql`g.proposee_le`, qui)} AS le
        FROM gardes g JOIN enfants e ON e.collectivite_id = g.collectivite_id AND e.id = g.enfant_id
        WHERE g.collectivite_id = ${collectivite} ORDER BY g.proposee_le, g.id`,
  )
  return {
    donnees: {
      demandes,
      calendriers: gardes.map(({ enfant, etat, le, foyer: foyerId, ...regle }) => ({
        enfant,
        calendrier: phrases.calendrier(saisieDe({ foyerId, ...regle }, foyer)),
        état: etat,
        'écrit le': le,
      })),
    },
  }
}
