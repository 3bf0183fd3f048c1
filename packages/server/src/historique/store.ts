// What a family did and what was answered, read where each domain keeps it, in one query.
import {
  ACTIONS_PAR_PAGE,
  type Action,
  type FiltreHistorique,
  type Historique,
} from '@inoe/contract/historique'
import { type SQL, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { nomAppareilDit } from '../comptes/appareil.ts'
import { rows, type Tx } from '../database/open.ts'
import { lus } from '../foyers/modifications.ts'
import type { modifications } from '../foyers/tables.ts'
import type { Langue } from '../http/langue.ts'
import { connexions } from './tables.ts'

/** Remembers that a login was opened. As `systeme`. */
export async function noterConnexion(
  tx: Tx,
  collectivite: string,
  compte: string,
  { reseau, ...more }: { appareil: string; reseau: string | null; le: Date },
): Promise<void> {
  await tx
    .insert(connexions)
    .values({ collectiviteId: collectivite, id: uuid(), compteId: compte, reseau: reseau ?? '', ...more })
}

interface Qui {
  collectivite: string
  compte: string
  foyer: string
  zone: string
  langue: Langue
}

/** Each history as rows of one shape. The family's own alone: a shared child's other home asked for other rows. */
export const SOURCES: Record<FiltreHistorique['quoi'], (qui: Qui) => SQL> = {
  connexions: ({ collectivite, compte }) => sql`
    SELECT id, le, 'connexion' AS genre, appareil AS objet, NULL::jsonb AS changements, NULL::uuid AS enfant_id,
           'fait' AS etat, nullif(reseau, '') AS reponse, NULL::timestamptz AS repondu_le, NULL::int AS montant
    FROM connexions WHERE collectivite_id = ${collectivite} AND compte_id = ${compte}`,
  paiements: ({ collectivite, foyer }) => sql`
    SELECT id, cree_le AS le, 'paiement' AS genre, refdet AS objet, NULL::jsonb AS changements,
           NULL::uuid AS enfant_id,
           CASE etat WHEN 'en-cours' THEN 'attente' WHEN 'paye' THEN 'fait' WHEN 'abandonne' THEN 'retire' ELSE etat END AS etat,
           NULL AS reponse, termine_le AS repondu_le, montant_centimes AS montant
    FROM paiements WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}`,
  demandes: ({ collectivite, compte, foyer }) => sql`
    SELECT i.id, demandee_le AS le, 'inscription' AS genre, a.nom AS objet, NULL::jsonb AS changements, enfant_id,
           ${etat} AS etat, motif AS reponse, repondu_le, NULL::int AS montant
    FROM inscriptions i JOIN activites a ON a.collectivite_id = i.collectivite_id AND a.id = i.activite_id
    WHERE i.collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT id, demandee_le, 'modification', '', changements, enfant_id, ${etat}, motif, repondu_le, NULL
    FROM modifications WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT b.id, declaree_le, 'absence', s.nom, NULL, enfant_id, ${etat}, reponse, repondu_le, NULL
    FROM absences b JOIN structures s ON s.collectivite_id = b.collectivite_id AND s.id = b.structure_id
    WHERE b.collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT d.id, transmis_le, 'document', p.nom, NULL, enfant_id,
           CASE WHEN etat = 'a-verifier' AND d.retire_le IS NOT NULL THEN 'retire' ELSE ${etat} END, motif, repondu_le, NULL
    FROM depots d JOIN pieces p ON p.collectivite_id = d.collectivite_id AND p.id = d.piece_id
    WHERE d.collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT c.id, demande_le, 'contrat', a.nom, NULL, enfant_id, ${etat}, reponse, repondu_le, NULL
    FROM contrats c JOIN activites a ON a.collectivite_id = c.collectivite_id AND a.id = c.activite_id
    WHERE c.collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT o.id, demande_le, 'heures', s.nom || ', ' || to_char(date, 'DD/MM/YYYY'), NULL, enfant_id, ${etat}, reponse,
           repondu_le, NULL
    FROM heures_occasionnelles o
    JOIN structures s ON s.collectivite_id = o.collectivite_id AND s.id = o.structure_id
    WHERE o.collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT id, demandee_le, 'quotient', valeur || ' (' || caisse || ')', NULL, NULL, ${etat}, motif, repondu_le, NULL
    FROM quotients_declares WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT id, demandee_le, 'interdiction', personne_prenom || ' ' || personne_nom, NULL, enfant_id, ${etat}, motif,
           repondu_le, NULL
    FROM interdictions WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT id, demande_le, 'second-foyer', '', NULL, enfant_id, ${etat}, motif, coalesce(defait_le, fait_le), NULL
    FROM rattachements WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
    UNION ALL
    SELECT id, proposee_le, 'garde', '', NULL, enfant_id, ${etat}, NULL, repondu_le, NULL
    FROM gardes WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND NOT par_service
    UNION ALL
    SELECT id, demande_le, 'effacement', '', NULL, NULL, ${etat}, motif, repondu_le, NULL
    FROM effacements WHERE collectivite_id = ${collectivite} AND compte_id = ${compte}
    UNION ALL
    ${joursDemandes(collectivite, foyer)}`,
}

/** The domains' words for the same answers. */
const etat = sql.raw(`CASE
  WHEN etat IN ('acceptee', 'accepte', 'valide', 'levee', 'fait', 'defait', 'confirmee', 'remplacee') THEN 'accepte'
  WHEN etat IN ('refusee', 'refuse', 'decline', 'bloque', 'distincts') THEN 'refuse'
  WHEN etat IN ('retiree', 'retire') THEN 'retire' ELSE 'attente' END`)

/** Days that a service answers: those of one save, of one child, that were answered alike are one request. */
function joursDemandes(collectivite: string, foyer: string): SQL {
  return sql`SELECT (array_agg(r.id ORDER BY r.id))[1], r.cree_le, 'reservation',
      a.nom || ', ' || array_to_string(ARRAY(
        SELECT to_char(d, 'DD/MM/YYYY') || CASE WHEN f > d THEN to_char(f, ' – DD/MM/YYYY') ELSE '' END
        FROM unnest(array_agg(r.date), array_agg(r.fin)) AS x(d, f) GROUP BY d, f ORDER BY d, f), ', '),
      NULL, r.enfant_id, r.reponse, CASE WHEN r.reponse IN ('refuse', 'retire') THEN r.motif END, r.repondu, NULL
    FROM (
      SELECT id, cree_le, activite_id, date, fin, enfant_id, motif,
        CASE WHEN etat = 'demandee' THEN 'attente' WHEN etat = 'refusee' THEN 'refuse'
          WHEN etat = 'annulee' AND annulee_le = repondu_le THEN 'retire' ELSE 'accepte' END AS reponse,
        coalesce(repondu_le, annulee_le) AS repondu
      FROM reservations WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer}
        AND (etat IN ('demandee', 'refusee') OR repondu_le IS NOT NULL)
    ) r JOIN activites a ON a.collectivite_id = ${collectivite} AND a.id = r.activite_id
    GROUP BY r.cree_le, r.enfant_id, r.activite_id, a.nom, r.reponse, r.repondu,
      CASE WHEN r.reponse IN ('refuse', 'retire') THEN r.motif END`
}

interface Ligne {
  id: string
  ms: string
  genre: Action['genre']
  objet: string
  changements: (typeof modifications.$inferSelect)['changements'] | null
  prenom: string | null
  etat: Action['etat']
  reponse: string | null
  repondu: string | null
  montant: number | null
}

function objetDe({ genre, objet, changements }: Ligne, langue: Langue): string {
  if (genre === 'connexion') return nomAppareilDit(objet, langue)
  if (!changements) return objet
  return lus(changements, langue)
    .map(({ nom }) => nom)
    .join(', ')
}

/** A page of a history, latest first. */
export async function lireHistorique(
  tx: Tx,
  qui: Qui,
  { quoi, du, au, avant }: FiltreHistorique,
): Promise<Omit<Historique, 'aujourdhui'>> {
  const [ms, id] = avant?.split('_') ?? []
  const instant = sql`(extract(epoch FROM date_trunc('milliseconds', h.le)) * 1000)::bigint`
  const jour = sql`(h.le AT TIME ZONE ${qui.zone})::date`
  const found = await rows<Ligne>(
    tx,
    sql`SELECT h.id, ${instant}::text AS ms, h.genre, h.objet, h.changements, e.prenom, h.etat, h.reponse, h.montant,
               (extract(epoch FROM h.repondu_le) * 1000)::bigint::text AS repondu
        FROM (${SOURCES[quoi](qui)}) h
        LEFT JOIN enfants e ON e.collectivite_id = ${qui.collectivite} AND e.id = h.enfant_id
        WHERE true
          ${du ? sql`AND ${jour} >= ${du}::date` : sql``} ${au ? sql`AND ${jour} <= ${au}::date` : sql``}
          ${ms && id ? sql`AND (${instant}, h.id) < (${ms}::bigint, ${id}::uuid)` : sql``}
        ORDER BY ${instant} DESC, h.id DESC LIMIT ${ACTIONS_PAR_PAGE + 1}`,
  )
  const shown = found.slice(0, ACTIONS_PAR_PAGE)
  const last = shown.at(-1)
  return {
    actions: shown.map((one) => ({
      id: one.id,
      le: new Date(Number(one.ms)).toISOString(),
      genre: one.genre,
      objet: objetDe(one, qui.langue),
      enfant: one.prenom,
      etat: one.etat,
      reponse: one.reponse,
      reponduLe: one.repondu === null ? null : new Date(Number(one.repondu)).toISOString(),
      montantCentimes: one.montant,
    })),
    suite: found.length > ACTIONS_PAR_PAGE && last ? `${last.ms}_${last.id}` : null,
  }
}
