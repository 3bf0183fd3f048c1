// The same saves by the best SQL we know for one family at a time: one statement, one transaction, sixteen connections.
import pg from 'pg'
import { type FamilleRush, TOWN, type VilleRush } from './ville.ts'

/**
 * Checks the family's enrolment, locks its days in the order of their ids, books those with a place left, puts the child
 * on the waiting list of the others where there is one ($8), counts them. As a superuser, without row-level security, sessions, e-mails, live notices, idempotency keys or HTTP.
 */
const STATEMENT = `
  WITH droit AS (
    SELECT i.enfant_id FROM inscriptions i
    JOIN foyers_enfants f ON f.collectivite_id = i.collectivite_id AND f.enfant_id = i.enfant_id AND f.foyer_id = $2
    WHERE i.collectivite_id = $1 AND i.foyer_id = $2 AND i.enfant_id = $3 AND i.activite_id = $4 AND i.etat = 'acceptee'
  ), jours AS (
    SELECT c.id, c.date, c.fin, c.capacite, c.occupees, c.en_attente FROM creneaux c
    WHERE c.collectivite_id = $1 AND c.id = ANY($5::uuid[]) ORDER BY c.id FOR UPDATE
  ), places AS (
    INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id, foyer_id,
      etat, prix_centimes, cree_le, cree_par, ordre_attente)
    SELECT $1, gen_random_uuid(), j.id, $6, $4, j.date, j.fin, d.enfant_id, $2,
      CASE WHEN j.occupees < j.capacite THEN 'confirmee' ELSE 'en-attente' END, 940, now(), $7,
      CASE WHEN j.occupees < j.capacite THEN NULL ELSE j.en_attente + 1 END
    FROM jours j, droit d WHERE $8 OR j.occupees < j.capacite
    RETURNING creneau_id, etat
  )
  UPDATE creneaux c SET occupees = occupees + (p.etat = 'confirmee')::int,
    en_attente = en_attente + (p.etat = 'en-attente')::int
  FROM places p WHERE c.collectivite_id = $1 AND c.id = p.creneau_id RETURNING p.etat`

const CONNECTIONS = 16

const valuesOf = (ville: VilleRush, { foyer, enfant, jours, compte }: FamilleRush, attente: boolean) => [
  TOWN,
  foyer,
  enfant,
  ville.activite,
  jours,
  ville.structure,
  compte,
  attente,
]

/** Each family saves once. @returns families a second, and the places given */
export async function rushSql(
  superUrl: string,
  ville: VilleRush,
  attente: boolean,
): Promise<{ parSeconde: number; places: number }> {
  const { familles } = ville
  const pool = new pg.Pool({ connectionString: superUrl, max: CONNECTIONS })
  // Named: planned once for each connection.
  const save = (famille: FamilleRush) =>
    pool.query<{ etat: string }>({ name: 'save', text: STATEMENT, values: valuesOf(ville, famille, attente) })
  const warm = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()))
  for (const client of warm) client.release()
  const start = performance.now()
  const given = await Promise.all(familles.map(save))
  const seconds = (performance.now() - start) / 1000
  await pool.end()
  const confirmed = given.flatMap(({ rows }) => rows.filter((one) => one.etat === 'confirmee'))
  return { parSeconde: familles.length / seconds, places: confirmed.length }
}

/** Saves by the same statement on one connection, one family after the other. */
export async function ouvrirSeule(
  superUrl: string,
  ville: VilleRush,
): Promise<{ save(famille: FamilleRush): Promise<void>; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  return {
    save: async (famille) => {
      await client.query({ name: 'save', text: STATEMENT, values: valuesOf(ville, famille, false) })
    },
    close: () => client.end(),
  }
}
