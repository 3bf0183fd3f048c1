// Towns of 5,000 families with a month of bookings, by sets. Their ids are drawn from their numbers.
import pg from 'pg'

export const FAMILLES = 5000
const ENFANTS = 2
/** Of each child: so that a town has 100,000 bookings in the month. */
const JOURS = 10
export const RESERVATIONS = FAMILLES * ENFANTS * JOURS
export const MOIS = '2026-11'
/** The month is over. */
export const MAINTENANT = '2026-12-03T09:00:00Z'

export const townOf = (ville: number) => `ville-${ville}`

/** By quotient, the second child 20 % less: what an alsh really asks. */
const REGLE = {
  base: {
    type: 'tranches',
    tranches: [
      { jusquA: 500, prixCentimes: 520 },
      { jusquA: 900, prixCentimes: 940 },
      { jusquA: 1400, prixCentimes: 1210 },
      { jusquA: null, prixCentimes: 1480 },
    ],
  },
  par: 'unite',
  nonResident: null,
  fratrie: [{ type: 'pourcent', valeur: '20' }],
  reservationTardive: null,
  sansReservation: null,
  absence: { justifiee: 0, injustifiee: 100 },
  fiscal: { garde: true, repasCentimes: 380 },
} as const

const id = (kind: string, ...parts: string[]) => `md5('${kind} ' || ${parts.join(` || ' ' || `)})::uuid`
const TOWN = `'ville-' || v`
const V = `generate_series($1::int, $1::int) v`
const FAMILY = `${V}, generate_series(1, ${FAMILLES}) f`
const CHILD = `${FAMILY}, generate_series(1, ${ENFANTS}) e`
const STRUCTURE = id('structure', 'v')
const ACTIVITE = id('activite', 'v', 'a')
const FOYER = id('foyer', 'v', 'f')
const ENFANT = id('enfant', 'v', 'f', 'e')
const DAYS = `(SELECT row_number() OVER (ORDER BY jour) - 1 AS j, jour::date AS jour
  FROM generate_series('${MOIS}-02'::date, '${MOIS}-30'::date, interval '1 day') AS jour
  WHERE extract(isodow FROM jour) < 6 AND jour <> '${MOIS}-11' LIMIT 20) AS jours`
const DELAI = `'{"type":"jours","jours":2,"heure":"12:00","compte":"ouvres"}'::jsonb`

const STATEMENTS = [
  `INSERT INTO collectivites (id, nom) SELECT ${TOWN}, 'Ville ' || v FROM ${V}`,
  `INSERT INTO regies (collectivite_id, id, nom, prefixe, mentions)
   SELECT ${TOWN}, ${id('regie', 'v')}, 'Régie', 'ENF', '{"adresse":"1 place de la Mairie","siret":"20006967400018","autresMoyens":""}' FROM ${V}`,
  `INSERT INTO structures (collectivite_id, id, nom, type, regie_id)
   SELECT ${TOWN}, ${STRUCTURE}, 'Accueil', 'alsh', ${id('regie', 'v')} FROM ${V}`,
  `INSERT INTO activites (collectivite_id, id, structure_id, nom, type, delai_reservation, delai_annulation)
   SELECT ${TOWN}, ${ACTIVITE}, ${STRUCTURE}, 'Activité ' || a, 'mercredis', ${DELAI}, ${DELAI} FROM ${V}, generate_series(1, 2) a`,
  `INSERT INTO unites (collectivite_id, activite_id, code, nom)
   SELECT ${TOWN}, ${ACTIVITE}, 'journee', 'Journée' FROM ${V}, generate_series(1, 2) a`,
  `INSERT INTO tarifs (collectivite_id, id, activite_id, unite, debut, regle)
   SELECT ${TOWN}, ${id('tarif', 'v', 'a')}, ${ACTIVITE}, 'journee', '2026-09-01', '${JSON.stringify(REGLE)}'::jsonb
   FROM ${V}, generate_series(1, 2) a`,
  `INSERT INTO periodes (collectivite_id, id, activite_id, nom, debut, fin, ouverture)
   SELECT ${TOWN}, ${id('periode', 'v', 'a')}, ${ACTIVITE}, 'Année', '2026-09-01', '2027-08-31', '2026-07-01T07:00:00Z'
   FROM ${V}, generate_series(1, 2) a`,
  `INSERT INTO creneaux (collectivite_id, id, activite_id, periode_id, date, fin, unite, capacite, occupees)
   SELECT ${TOWN}, ${id('creneau', 'v', 'a', 'j')}, ${ACTIVITE}, ${id('periode', 'v', 'a')}, jour, jour, 'journee', 9000, 5000
   FROM ${V}, generate_series(1, 2) a, ${DAYS}`,
  `INSERT INTO foyers (collectivite_id, id, adresse, code_postal, commune, quotient_familial)
   SELECT ${TOWN}, ${FOYER}, f || ' rue des Vignes', '33760', 'Targon', 200 + (f * 37) % 1600 FROM ${FAMILY}`,
  `INSERT INTO responsables (collectivite_id, id, foyer_id, nom, prenom, ordre)
   SELECT ${TOWN}, ${id('responsable', 'v', 'f')}, ${FOYER}, 'Durand ' || f, 'Camille', 0 FROM ${FAMILY}`,
  `INSERT INTO comptes (collectivite_id, id, foyer_id, courriel, confirme_le)
   SELECT ${TOWN}, ${id('compte', 'v', 'f')}, ${FOYER}, 'famille-' || f || '@exemple.fr', now() FROM ${FAMILY}`,
  `INSERT INTO enfants (collectivite_id, id, nom, prenom, date_naissance)
   SELECT ${TOWN}, ${ENFANT}, 'Durand ' || f, 'Enfant ' || e, make_date(2017 + 4 * (e - 1), 5, 14) FROM ${CHILD}`,
  `INSERT INTO foyers_enfants (collectivite_id, foyer_id, enfant_id) SELECT ${TOWN}, ${FOYER}, ${ENFANT} FROM ${CHILD}`,
  `INSERT INTO inscriptions (collectivite_id, id, foyer_id, enfant_id, structure_id, activite_id, etat, demandee_le)
   SELECT ${TOWN}, ${id('inscription', 'v', 'f', 'e', 'a')}, ${FOYER}, ${ENFANT}, ${STRUCTURE}, ${ACTIVITE}, 'acceptee', now()
   FROM ${CHILD}, generate_series(1, 2) a`,
  // In the order that families book: not that of their bills.
  `INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id, foyer_id,
     etat, prix_centimes, cree_le)
   SELECT ${TOWN}, ${id('reservation', 'v', 'f', 'e', 'j')}, ${id('creneau', 'v', 'a', 'j')}, ${STRUCTURE}, ${ACTIVITE},
     jour, jour, ${ENFANT}, ${FOYER}, 'confirmee', 940, '2026-10-01T00:00:00Z'
   FROM ${CHILD}, LATERAL (SELECT 1 + (f + e) % 2 AS a) AS choix, ${DAYS}
   WHERE (j + f) % 2 = 0
   ORDER BY jour, md5(f::text)`,
]

/** Towns made by a superuser: without row-level security nor, the ids being drawn, foreign keys. */
export class Peuplement {
  readonly #client: pg.Client

  private constructor(client: pg.Client) {
    this.#client = client
  }

  static async open(superUrl: string): Promise<Peuplement> {
    const client = new pg.Client({ connectionString: superUrl })
    await client.connect()
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off')
    return new Peuplement(client)
  }

  async ville(ville: number): Promise<void> {
    for (const statement of STATEMENTS) await this.#client.query(statement, [ville])
  }

  /** As autovacuum leaves them once it has been round: statistics, visibility, everything on disk. */
  async poser(): Promise<void> {
    await this.#client.query('VACUUM (ANALYZE)')
    await this.#client.query('CHECKPOINT')
  }

  /** What a town's invoices sum to: invoices, lines, cents, bookings marked. */
  async bilan(
    ville: number,
  ): Promise<{ factures: number; lignes: number; centimes: number; marquees: number }> {
    const { rows } = await this.#client.query<{
      factures: number
      lignes: number
      centimes: number
      marquees: number
    }>(
      `SELECT (SELECT count(*)::int FROM factures WHERE collectivite_id = $1) AS factures,
         (SELECT count(*)::int FROM lignes WHERE collectivite_id = $1) AS lignes,
         (SELECT sum(montant_centimes)::int FROM lignes WHERE collectivite_id = $1) AS centimes,
         (SELECT count(*)::int FROM reservations WHERE collectivite_id = $1 AND ligne_id IS NOT NULL) AS marquees`,
      [townOf(ville)],
    )
    const [found] = rows
    if (!found) throw new Error('nothing to count')
    return found
  }

  close(): Promise<void> {
    return this.#client.end()
  }
}
