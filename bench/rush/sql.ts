// The same saves by the best SQL we know for one family at a time: one statement, one transaction, sixteen connections.
import pg from 'pg'
import { type FamilleRush, TOWN, type VilleRush } from './ville.ts'

/**
 * Checks the family's enrolment, locks its days in the order of their ids, books those with a place left, puts the child
 * on the waiting list of the others where there is one ($8), counts them. As a superuser, without row-level security,
 * sessions or HTTP.
 */
const SAVE = `
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
  ), comptes AS (
    UPDATE creneaux c SET occupees = occupees + (p.etat = 'confirmee')::int,
      en_attente = en_attente + (p.etat = 'en-attente')::int
    FROM places p WHERE c.collectivite_id = $1 AND c.id = p.creneau_id
    RETURNING c.id, p.etat, c.capacite - c.occupees AS libres, c.en_attente
  )`

/** The bookings and their counters alone. */
const BARE = `${SAVE} SELECT etat FROM comptes`

/**
 * What a save owes besides, in the same transaction, as the server's does: the answer kept under the family's key, so
 * that a replay changes nothing; the job that writes its recap; the notice to its open pages and to those of the others.
 */
const WHOLE = `${SAVE}, garde AS (
    INSERT INTO requetes (collectivite_id, auteur, cle, empreinte, statut, reponse)
    SELECT $1, $7::text, $9, $9, '200',
      (SELECT json_agg(json_build_object('creneau', id, 'etat', etat, 'places', libres))::text FROM comptes)
  ), lettre AS (
    INSERT INTO pgboss.job (name, data, start_after)
    SELECT 'menage', json_build_object('banc', true, 'foyer', $2::uuid, 'lignes', json_agg(comptes)), now() + interval '1 day'
    FROM comptes
  ), dit AS (
    INSERT INTO evenements (collectivite_id, foyer_id, structure_id, sujet)
    VALUES ($1, $2, NULL, 'reservations'), ($1, NULL, $6, 'reservations'), ($1, NULL, NULL, 'places')
  ), annonce AS (
    SELECT pg_notify('inoe_banc', json_build_object('collectivite', $1::text, 'foyer', $2::uuid,
      'places', json_object_agg(id, json_build_array(libres, en_attente)))::text) FROM comptes
  ) SELECT etat FROM comptes, annonce`

export interface Devoirs {
  attente: boolean
  /** With all that a save owes besides the bookings. */
  entiers: boolean
}

const CONNECTIONS = 16

const queryOf = (
  ville: VilleRush,
  { foyer, enfant, jours, compte }: FamilleRush,
  { attente, entiers }: Devoirs,
) => ({
  // Named: planned once for each connection.
  name: entiers ? 'whole' : 'bare',
  text: entiers ? WHOLE : BARE,
  values: [
    TOWN,
    foyer,
    enfant,
    ville.activite,
    jours,
    ville.structure,
    compte,
    attente,
    ...(entiers ? [foyer] : []),
  ],
})

/** Each family saves once. @returns families a second, and the places given */
export async function rushSql(
  superUrl: string,
  ville: VilleRush,
  devoirs: Devoirs,
): Promise<{ parSeconde: number; places: number }> {
  const { familles } = ville
  const pool = new pg.Pool({ connectionString: superUrl, max: CONNECTIONS })
  const save = (famille: FamilleRush) => pool.query<{ etat: string }>(queryOf(ville, famille, devoirs))
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
  devoirs: Devoirs,
): Promise<{ save(famille: FamilleRush): Promise<void>; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: superUrl })
  await client.connect()
  return {
    save: async (famille) => {
      await client.query(queryOf(ville, famille, devoirs))
    },
    close: () => client.end(),
  }
}
