// Towns and families by sets: half a million families are not made one by one. Their ids are drawn from their numbers.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { forfait } from '../../packages/server/src/tarifs/forfait.ts'

/** Activities of each town, and the days they are open: working days of half a year. */
const ACTIVITES = 3
const JOURS = 130
const DEBUT = '2026-09-01'
/** Of each family: so that 500 towns of 1,000 families have five million bookings. */
const ENFANTS = 2
const RESERVATIONS_PAR_ENFANT = 5

/** The instant the server is at, and the month that is read. */
export const MAINTENANT = '2026-10-26T09:00:00Z'
export const MOIS = { du: '2026-11-01', au: '2026-12-01' } as const

export const townOf = (ville: number) => `ville-${ville}`

/** Towns numbered `from` to `to` and, in each, the families numbered `first` to `last`; with what they booked. */
export interface Lot {
  from: number
  to: number
  first: number
  last: number
}

const id = (kind: string, ...parts: string[]) => `md5('${kind} ' || ${parts.join(` || ' ' || `)})::uuid`
const ACTIVITE = id('activite', 'v', 'a')
const STRUCTURE = id('structure', 'v')
const PERIODE = id('periode', 'v', 'a')
const FOYER = id('foyer', 'v', 'f')
const ENFANT = id('enfant', 'v', 'f', 'e')
const TOWN = `'ville-' || v`
const DAYS = `(SELECT row_number() OVER (ORDER BY jour) - 1 AS j, jour::date AS jour
  FROM generate_series('${DEBUT}'::date, '${DEBUT}'::date + 400, interval '1 day') AS jour
  WHERE extract(isodow FROM jour) < 6 ORDER BY jour LIMIT ${JOURS}) AS jours`
const DELAI = `'{"type":"jours","jours":2,"heure":"12:00","compte":"ouvres"}'::jsonb`

const VILLES = [
  `INSERT INTO collectivites (id, nom) SELECT ${TOWN}, 'Ville ' || v FROM generate_series($1::int, $2::int) v`,
  `INSERT INTO structures (collectivite_id, id, nom, type, regie_id)
   SELECT ${TOWN}, ${STRUCTURE}, 'Accueil', 'alsh', ${id('regie', 'v')} FROM generate_series($1::int, $2::int) v`,
  `INSERT INTO regies (collectivite_id, id, nom, prefixe, mentions)
   SELECT ${TOWN}, ${id('regie', 'v')}, 'Régie', 'R', '{"adresse":"","siret":"","autresMoyens":""}'
   FROM generate_series($1::int, $2::int) v`,
  `INSERT INTO activites (collectivite_id, id, structure_id, nom, type, delai_reservation, delai_annulation)
   SELECT ${TOWN}, ${ACTIVITE}, ${STRUCTURE}, 'Activité ' || a, 'mercredis', ${DELAI}, ${DELAI}
   FROM generate_series($1::int, $2::int) v, generate_series(1, ${ACTIVITES}) a`,
  `INSERT INTO unites (collectivite_id, activite_id, code, nom)
   SELECT ${TOWN}, ${ACTIVITE}, 'journee', 'Journée'
   FROM generate_series($1::int, $2::int) v, generate_series(1, ${ACTIVITES}) a`,
  `INSERT INTO tarifs (collectivite_id, id, activite_id, unite, debut, regle)
   SELECT ${TOWN}, ${id('tarif', 'v', 'a')}, ${ACTIVITE}, 'journee', '2000-01-01', '${JSON.stringify(forfait(940))}'
   FROM generate_series($1::int, $2::int) v, generate_series(1, ${ACTIVITES}) a`,
  `INSERT INTO periodes (collectivite_id, id, activite_id, nom, debut, fin, ouverture)
   SELECT ${TOWN}, ${PERIODE}, ${ACTIVITE}, 'Année', '${DEBUT}', '2027-08-31', '2026-07-01T07:00:00Z'
   FROM generate_series($1::int, $2::int) v, generate_series(1, ${ACTIVITES}) a`,
  `INSERT INTO creneaux (collectivite_id, id, activite_id, periode_id, date, fin, unite, capacite, occupees)
   SELECT ${TOWN}, ${id('creneau', 'v', 'a', 'j')}, ${ACTIVITE}, ${PERIODE}, jour, jour, 'journee', 200, 30
   FROM generate_series($1::int, $2::int) v, generate_series(1, ${ACTIVITES}) a, ${DAYS}`,
]

const FAMILLES_DE = `generate_series($1::int, $2::int) v, generate_series($3::int, $4::int) f`
const FAMILLES = [
  `INSERT INTO foyers (collectivite_id, id, commune) SELECT ${TOWN}, ${FOYER}, 'Targon' FROM ${FAMILLES_DE}`,
  `INSERT INTO comptes (collectivite_id, id, foyer_id, courriel, confirme_le)
   SELECT ${TOWN}, ${id('compte', 'v', 'f')}, ${FOYER}, 'famille-' || f || '@exemple.fr', now() FROM ${FAMILLES_DE}`,
  `INSERT INTO enfants (collectivite_id, id, nom, prenom, date_naissance)
   SELECT ${TOWN}, ${ENFANT}, 'Durand', 'Enfant ' || e, '2018-05-14' FROM ${FAMILLES_DE}, generate_series(1, ${ENFANTS}) e`,
  `INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id)
   SELECT ${TOWN}, ${FOYER}, ${ENFANT} FROM ${FAMILLES_DE}, generate_series(1, ${ENFANTS}) e`,
  // Each child in the first activity, and in one of the others.
  `INSERT INTO inscriptions (collectivite_id, id, foyer_id, enfant_id, structure_id, activite_id, etat, demandee_le)
   SELECT ${TOWN}, ${id('inscription', 'v', 'f', 'e', 'a')}, ${FOYER}, ${ENFANT}, ${STRUCTURE}, ${ACTIVITE}, 'acceptee', now()
   FROM ${FAMILLES_DE}, generate_series(1, ${ENFANTS}) e, generate_series(1, ${ACTIVITES}) a
   WHERE a = 1 OR a = 2 + f % ${ACTIVITES - 1}`,
  `INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id, foyer_id,
     etat, prix_centimes, cree_le)
   SELECT ${TOWN}, ${id('reservation', 'v', 'f', 'e', 'n')}, ${id('creneau', 'v', 'a', 'j')}, ${STRUCTURE}, ${ACTIVITE},
     jour, jour, ${ENFANT}, ${FOYER}, 'confirmee', 940, now()
   FROM ${FAMILLES_DE}, generate_series(1, ${ENFANTS}) e, generate_series(1, ${RESERVATIONS_PAR_ENFANT}) n,
     LATERAL (SELECT CASE WHEN n % 2 = 0 THEN 1 ELSE 2 + f % ${ACTIVITES - 1} END AS a) AS choix, ${DAYS}
   WHERE j = (f * 7 + n * 26) % ${JOURS}`,
]

/**
 * Of each family: an invoice to pay, a message not read, a change of its file refused and a quotient declared, what the
 * other parent proposes, and a copy of its data that is ready.
 */
const SUITES = [
  `INSERT INTO factures (collectivite_id, id, foyer_id, structure_id, regie_id, mois, etat, annee, rang, numero,
     total_centimes, emise_le, echeance, destinataire, emetteur)
   SELECT ${TOWN}, ${id('facture', 'v', 'f')}, ${FOYER}, ${STRUCTURE}, ${id('regie', 'v')}, '2026-09', 'emise', 2026, f,
     'R-2026-' || f, 1880, now(), '2026-11-15', 'Durand', '{}' FROM ${FAMILLES_DE}`,
  `INSERT INTO fils (collectivite_id, id, foyer_id, structure_id, sujet, nombre, dernier_le, dernier_de, ouvert_le, ouvert_par)
   SELECT ${TOWN}, ${id('fil', 'v', 'f')}, ${FOYER}, ${STRUCTURE}, 'Goûter', 1, now(), 'service', now(), ${id('agent', 'v')}
   FROM ${FAMILLES_DE}`,
  `INSERT INTO messages (collectivite_id, id, fil_id, rang, foyer_id, structure_id, de, auteur, compte_id, texte, envoye_le)
   SELECT ${TOWN}, ${id('message', 'v', 'f')}, ${id('fil', 'v', 'f')}, 1, ${FOYER}, ${STRUCTURE}, 'service', 'Sophie',
     ${id('agent', 'v')}, 'Bonjour', now() FROM ${FAMILLES_DE}`,
  `INSERT INTO modifications (collectivite_id, id, foyer_id, changements, etat, demandee_le, demandee_par, repondu_le)
   SELECT ${TOWN}, ${id('modification', 'v', 'f')}, ${FOYER}, '{}', 'refusee', '${MAINTENANT}', ${id('compte', 'v', 'f')},
     '${MAINTENANT}' FROM ${FAMILLES_DE}`,
  `INSERT INTO quotients_declares (collectivite_id, id, foyer_id, compte_id, valeur, caisse, etat, demandee_le)
   SELECT ${TOWN}, ${id('quotient', 'v', 'f')}, ${FOYER}, ${id('compte', 'v', 'f')}, 800, 'CAF', 'demandee', '${MAINTENANT}'
   FROM ${FAMILLES_DE}`,
  `INSERT INTO rattachements (collectivite_id, id, enfant_id, foyer_id, courriel, etat, demande_le, demande_par, expire_le)
   SELECT ${TOWN}, ${id('rattachement', 'v', 'f')}, ${id('enfant', 'v', 'f', '1')}, ${id('foyer', 'v', '(f + 1)')},
     'famille-' || f || '@exemple.fr', 'invite', '${MAINTENANT}', ${id('compte', 'v', 'f')}, '2026-11-25' FROM ${FAMILLES_DE}`,
  `INSERT INTO gardes (collectivite_id, id, enfant_id, foyer_id, autre_foyer_id, debut, regle, etat, par_service,
     proposee_le, proposee_par)
   SELECT ${TOWN}, ${id('garde', 'v', 'f')}, ${id('enfant', 'v', 'f', '2')}, ${id('foyer', 'v', '(f + 1)')}, ${FOYER},
     '${DEBUT}', '{}', 'proposee', false, '${MAINTENANT}', ${id('compte', 'v', 'f')} FROM ${FAMILLES_DE}`,
  `INSERT INTO exports (collectivite_id, id, compte_id, foyer_id, etat, demande_le, expire_le)
   SELECT ${TOWN}, ${id('export', 'v', 'f')}, ${id('compte', 'v', 'f')}, ${FOYER}, 'pret', '${MAINTENANT}', '2026-11-02'
   FROM ${FAMILLES_DE}`,
]

/** Of the families numbered 1, in each town asked: the cookie that opens a session, by the town. */
export interface Lectrice {
  town: string
  cookie: string
}

/** Towns, families and bookings of a superuser: without row-level security nor, the ids being drawn, foreign keys. */
export class Peuplement {
  readonly #client: pg.Client

  private constructor(client: pg.Client) {
    this.#client = client
  }

  static async open(superUrl: string): Promise<Peuplement> {
    const client = new pg.Client({ connectionString: superUrl })
    await client.connect()
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`)
    return new Peuplement(client)
  }

  async villes({ from, to }: Pick<Lot, 'from' | 'to'>): Promise<void> {
    for (const statement of VILLES) await this.#client.query(statement, [from, to])
  }

  /** Town after town, as they would have come: their indexes begin with the town. */
  async familles({ from, to, first, last }: Lot): Promise<void> {
    for (let ville = from; ville <= to; ville += 10) {
      const upTo = Math.min(to, ville + 9)
      for (const statement of FAMILLES) await this.#client.query(statement, [ville, upTo, first, last])
    }
  }

  /** What waits for each of these families beside its bookings. */
  async suites({ from, to, first, last }: Lot): Promise<void> {
    for (const statement of SUITES) await this.#client.query(statement, [from, to, first, last])
  }

  /** A day that is open, and a child of the first family of a town: what one books. */
  async jourEtEnfant(ville: number): Promise<{ creneau: string; enfant: string }> {
    const found = await this.#client.query<{ creneau: string; enfant: string }>(
      `SELECT md5('creneau ' || $1::int || ' 1 100')::uuid AS creneau, md5('enfant ' || $1::int || ' 1 1')::uuid AS enfant`,
      [ville],
    )
    const [row] = found.rows
    if (!row) throw new Error('nothing to book')
    return row
  }

  /** Opens a session for one family, by its town and number. */
  async lectrice(ville: number, famille: number): Promise<Lectrice> {
    const secret = `lecture-${ville}-${famille}`
    const town = townOf(ville)
    await this.#client.query(
      `INSERT INTO sessions (collectivite_id, empreinte, compte_id, persistante, expire_le)
       SELECT $1, $2, md5('compte ' || $3::int || ' ' || $4::int)::uuid, false, now() + interval '12 hours'
       ON CONFLICT DO NOTHING`,
      [town, createHash('sha256').update(secret).digest('hex'), ville, famille],
    )
    return { town, cookie: `__Host-inoe-${town}=${secret}` }
  }

  /** As autovacuum leaves them once it has been round: statistics, visibility, everything on disk. */
  async poser(): Promise<void> {
    await this.#client.query('VACUUM (ANALYZE)')
    await this.#client.query('CHECKPOINT')
  }

  async nombre(table: 'collectivites' | 'foyers' | 'reservations'): Promise<number> {
    const found = await this.#client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)
    return found.rows[0]?.n ?? 0
  }

  /** Bytes of the whole database. */
  async taille(): Promise<number> {
    const found = await this.#client.query<{ n: string }>('SELECT pg_database_size(current_database()) AS n')
    return Number(found.rows[0]?.n)
  }

  close(): Promise<void> {
    return this.#client.end()
  }
}
