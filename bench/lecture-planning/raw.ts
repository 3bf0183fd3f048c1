import type { Database } from '../../packages/server/src/database/open.ts'
import { type Span, TOWN } from './town.ts'

/**
 * Everything that the planning shows, in one statement by hand: no rights, no rules, no session. A row for each cell.
 */
const STATEMENT = `
  SELECT e.id AS enfant, e.prenom, e.nom, e.date_naissance, f.commune, f.quotient_familial, s.nom AS structure,
    a.nom AS activite, a.mode, a.validation, a.groupes, a.plafonds, a.liste_attente, a.delai_reservation,
    a.delai_annulation, u.nom AS unite, u.horaires, t.regle, u.parties, p.ouverture,
    p.ouverture_residents, p.fermeture, c.id AS creneau, c.date, c.fin, c.groupe, c.capacite, c.occupees, c.en_attente,
    r.id AS reservation, r.etat, r.prix_centimes AS prix_reserve, r.expire_le, r.ordre_attente, r.ligne_id,
    b.id AS absence, b.etat AS etat_absence, b.reponse
  FROM inscriptions i
  JOIN foyers f ON f.collectivite_id = i.collectivite_id AND f.id = i.foyer_id
  JOIN enfants e ON e.collectivite_id = i.collectivite_id AND e.id = i.enfant_id
  JOIN activites a ON a.collectivite_id = i.collectivite_id AND a.id = i.activite_id AND a.mode <> 'contrat'
  JOIN structures s ON s.collectivite_id = a.collectivite_id AND s.id = a.structure_id
  JOIN unites u ON u.collectivite_id = a.collectivite_id AND u.activite_id = a.id
  JOIN creneaux c ON c.collectivite_id = u.collectivite_id AND c.activite_id = u.activite_id AND c.unite = u.code
  JOIN LATERAL (SELECT regle FROM tarifs WHERE collectivite_id = u.collectivite_id AND activite_id = u.activite_id
    AND unite = u.code AND debut <= c.date ORDER BY debut DESC LIMIT 1) t ON true
  JOIN periodes p ON p.collectivite_id = c.collectivite_id AND p.id = c.periode_id
  LEFT JOIN reservations r ON r.collectivite_id = c.collectivite_id AND r.creneau_id = c.id AND r.enfant_id = e.id
    AND r.etat IN ('confirmee', 'demandee', 'en-attente', 'proposee')
  LEFT JOIN absences b ON b.collectivite_id = r.collectivite_id AND b.id = r.absence_id
  WHERE i.collectivite_id = $1 AND i.foyer_id = $2 AND i.etat = 'acceptee'
    AND (i.periode_id IS NULL OR i.periode_id = c.periode_id) AND NOT c.ferme
    AND c.date BETWEEN $3::date - 31 AND $4 AND c.fin >= $3
  ORDER BY e.date_naissance, s.ordre, a.ordre, u.ordre, c.groupe, c.date`

/**
 * Makes the statement ready: planned once, with statistics, as nothing that reads the same rows can do better. The
 * server's own reading has neither on the embedded database; that is part of what is measured.
 */
export async function prepareRaw(database: Database): Promise<void> {
  await database.executeSql('ANALYZE')
  await database.executeSql(`PREPARE lecture (text, uuid, date, date) AS ${STATEMENT}`)
}

/** Reads by the prepared statement. @returns the number of cells read */
export async function readPrepared(database: Database, foyer: string, { du, au }: Span): Promise<number> {
  // EXECUTE takes no parameters of the protocol; these are ours, and no person's.
  const statement = `EXECUTE lecture ('${TOWN}', '${foyer}', '${du}', '${au}')`
  return (await database.executeSql(statement)).rows.length
}

/** Reads by the same statement, planned again each time. @returns the number of cells read */
export async function readPlanned(database: Database, foyer: string, { du, au }: Span): Promise<number> {
  return (await database.executeSql(STATEMENT, [TOWN, foyer, du, au])).rows.length
}
