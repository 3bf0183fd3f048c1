// The same saves by the best SQL we know for one family at a time: one statement, one transaction, sixteen connections.
import pg from 'pg'
import { type FamilleRush, TOWN, type VilleRush } from './ville.ts'

/**
 * Checks the family's enrolment, locks its days in the order of their ids, books those with a place left, counts them.
 * As a superuser, without row-level security, sessions, e-mails, live notices, idempotency keys or HTTP.
 */
const STATEMENT = `
  WITH droit AS (
    SELECT i.enfant_id FROM inscriptions i
    JOIN foyers_enfants f ON f.collectivite_id = i.collectivite_id AND f.enfant_id = i.enfant_id AND f.foyer_id = $2
    WHERE i.collectivite_id = $1 AND i.foyer_id = $2 AND i.enfant_id = $3 AND i.activite_id = $4 AND i.etat = 'acceptee'
  ), jours AS (
    SELECT c.id, c.date, c.fin, c.capacite, c.occupees FROM creneaux c
    WHERE c.collectivite_id = $1 AND c.id = ANY($5::uuid[]) ORDER BY c.id FOR UPDATE
  ), places AS (
    INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id, foyer_id,
      etat, prix_centimes, cree_le, cree_par)
    SELECT $1, gen_random_uuid(), j.id, $6, $4, j.date, j.fin, d.enfant_id, $2, 'confirmee', 940, now(), $7
    FROM jours j, droit d WHERE j.occupees < j.capacite
    RETURNING creneau_id
  )
  UPDATE creneaux c SET occupees = occupees + 1 FROM places p
  WHERE c.collectivite_id = $1 AND c.id = p.creneau_id RETURNING c.id`

const CONNECTIONS = 16

/** Each family saves once. @returns families a second, and the places given */
export async function rushSql(
  superUrl: string,
  { activite, structure, familles }: VilleRush,
): Promise<{ parSeconde: number; places: number }> {
  const pool = new pg.Pool({ connectionString: superUrl, max: CONNECTIONS })
  const save = async ({ foyer, enfant, jours, compte }: FamilleRush) => {
    const values = [TOWN, foyer, enfant, activite, jours, structure, compte]
    // Named: planned once for each connection.
    return (await pool.query({ name: 'save', text: STATEMENT, values })).rows.length
  }
  const warm = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()))
  for (const client of warm) client.release()
  const start = performance.now()
  const given = await Promise.all(familles.map(save))
  const seconds = (performance.now() - start) / 1000
  await pool.end()
  return { parSeconde: familles.length / seconds, places: given.reduce((sum, one) => sum + one, 0) }
}

/** One save alone, again and again, each family once. @returns milliseconds of each */
export async function seuleSql(
  superUrl: string,
  ville: VilleRush,
  familles: readonly FamilleRush[],
): Promise<number[]> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  const times: number[] = []
  for (const { foyer, enfant, jours, compte } of familles) {
    const values = [TOWN, foyer, enfant, ville.activite, jours, ville.structure, compte]
    const start = performance.now()
    await client.query({ name: 'save', text: STATEMENT, values })
    times.push(performance.now() - start)
  }
  await client.end()
  return times
}
