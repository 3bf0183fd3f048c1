// Where the things of each category are: what is a candidate, from when its time counts, and how it goes. One reading
// for the proposal and for the destruction, so that they cannot differ.
import type { CategorieConservation } from '@inoe/contract/conservation'
import { type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { effacerDossier } from '../rgpd/effacer.ts'
import type { Gomme } from '../rgpd/gomme.ts'

export interface Ville {
  collectivite: string
  zone: string
}

export interface Source {
  /** Table of the things. */
  nature: string
  /** Its column that numbers them. */
  cle: string
  /** Its rows never change once they are over: there is nothing to hold, nor the right to. */
  figee?: true
  /**
   * Rows `objet`, `foyer` (null for what is of none), `depuis` (a civil date), of things that are over. What still
   * waits for somebody is no candidate: nothing is destroyed because it was forgotten.
   */
  candidats(ville: Ville): SQL
  /** What must be gone before, on `x.objet`: asked at the destruction, when what goes first is gone. */
  pret?(ville: Ville): SQL
  /** Takes them away. `ids`: an SQL array. By who holds the rows, and their families' files, already. */
  detruire(tx: Tx, gomme: Gomme, ville: Ville, ids: SQL): Promise<void>
}

const jour = (column: SQL, zone: string) => sql`(${column} AT TIME ZONE ${zone})::date`

/** Rows of one table, with those that depend on them. */
function simple(
  nature: string,
  candidats: Source['candidats'],
  dependances: readonly (readonly [table: string, column: string])[] = [],
): Source {
  return {
    nature,
    cle: 'id',
    candidats,
    async detruire(_tx, gomme, _ville, ids) {
      for (const [table, column] of dependances)
        await gomme.oter(table, sql`${sql.identifier(column)} = ${ids}`)
      await gomme.oter(nature, sql`id = ${ids}`)
    },
  }
}

const figee: typeof simple = (...args) => ({ ...simple(...args), figee: true })

/** The last thing that happened in a family's file. */
const dernierFait = (zone: string): SQL => {
  const of = (table: string, fact: SQL, more: SQL = sql``) =>
    sql`(SELECT max(${fact}) FROM ${sql.identifier(table)} x WHERE x.collectivite_id = f.collectivite_id AND x.foyer_id = f.id ${more})`
  const at = (column: string) => jour(sql`x.${sql.identifier(column)}`, zone)
  const login = (table: string, column: string) =>
    sql`(SELECT max(${at(column)}) FROM ${sql.identifier(table)} x JOIN comptes c ON c.collectivite_id = x.collectivite_id
        AND c.id = x.compte_id WHERE x.collectivite_id = f.collectivite_id AND c.foyer_id = f.id)`
  return sql`greatest(${jour(sql`f.modifie_le`, zone)},
    ${of('comptes', sql`greatest(${at('cree_le')}, ${at('confirme_le')})`)}, ${login('connexions', 'le')},
    ${login('sessions', 'cree_le')}, ${login('sessions', 'vue_le')},
    ${of('inscriptions', sql`greatest(${at('demandee_le')}, ${at('repondu_le')})`)}, ${of('reservations', sql`x.fin`)},
    ${of('pointages', sql`x.date`)}, ${of('contrats', sql`greatest(${at('demande_le')}, CASE WHEN x.etat = 'accepte' THEN x.fin END)`)},
    ${of('heures_occasionnelles', sql`x.date`)}, ${of('factures', at('emise_le'))}, ${of('encaissements', at('recu_le'))},
    ${of('paiements', at('cree_le'))}, ${of('messages', at('envoye_le'))}, ${of('depots', at('transmis_le'))},
    ${of('absences', at('declaree_le'))}, ${of('modifications', sql`greatest(${at('demandee_le')}, ${at('repondu_le')})`)},
    ${of('consentements', at('le'))}, ${of('interdictions', sql`greatest(${at('demandee_le')}, ${at('repondu_le')})`)},
    ${of('quotients', at('obtenu_le'))}, ${of('quotients_declares', sql`greatest(${at('demandee_le')}, ${at('repondu_le')})`)},
    ${of('renouvellements_sections', at('confirmee_le'))}, ${of('mouvements_foyers', at('le'))},
    ${of('gardes', sql`greatest(${at('proposee_le')}, ${at('repondu_le')})`)},
    ${of('rattachements', sql`greatest(${at('demande_le')}, ${at('fait_le')}, ${at('defait_le')})`)},
    (SELECT max(${jour(sql`e.modifie_le`, zone)}) FROM foyers_enfants fe JOIN enfants e ON e.collectivite_id = fe.collectivite_id
      AND e.id = fe.enfant_id WHERE fe.collectivite_id = f.collectivite_id AND fe.foyer_id = f.id))`
}

/** The last time that a child was, or was to be, welcomed; or that somebody touched what is known of it. */
const dernierAccueil = (zone: string): SQL => sql`greatest(${jour(sql`e.modifie_le`, zone)},
  (SELECT max(fin) FROM reservations x WHERE x.collectivite_id = e.collectivite_id AND x.enfant_id = e.id),
  (SELECT max(date) FROM pointages x WHERE x.collectivite_id = e.collectivite_id AND x.enfant_id = e.id),
  (SELECT max(fin) FROM contrats x WHERE x.collectivite_id = e.collectivite_id AND x.enfant_id = e.id AND etat IN ('accepte', 'demande')),
  (SELECT max(${jour(sql`le`, zone)}) FROM santes_changements x WHERE x.collectivite_id = e.collectivite_id AND x.enfant_id = e.id),
  (SELECT max(greatest(${jour(sql`i.demandee_le`, zone)}, p.fin)) FROM inscriptions i LEFT JOIN periodes p ON p.collectivite_id = i.collectivite_id
    AND p.activite_id = i.activite_id AND (i.periode_id IS NULL OR p.id = i.periode_id)
    WHERE i.collectivite_id = e.collectivite_id AND i.enfant_id = e.id AND i.etat NOT IN ('refusee', 'retiree')))`

const repondue = ({ collectivite, zone }: Ville, table: string, where: SQL, demandee: string): SQL =>
  sql`SELECT t.id AS objet, t.foyer_id AS foyer,
        greatest(${jour(sql`t.${sql.identifier(demandee)}`, zone)}, ${jour(sql`t.repondu_le`, zone)}) AS depuis
      FROM ${sql.identifier(table)} t WHERE t.collectivite_id = ${collectivite} AND ${where}`

/** A bill that is still to come needs them. */
const A_FACTURER = sql`(t.etat = 'confirmee' AND t.prix_centimes > 0)`

export const SOURCES: Readonly<
  Record<Exclude<CategorieConservation, 'comptabilite' | 'connexions'>, readonly Source[]>
> = {
  dossiers: [
    {
      nature: 'foyers',
      cle: 'id',
      // A file that was emptied, and only numbers its invoices, is no file any more.
      candidats: ({ collectivite, zone }) => sql`
        SELECT f.id AS objet, f.id AS foyer, ${dernierFait(zone)} AS depuis FROM foyers f
        WHERE f.collectivite_id = ${collectivite} AND (f.adresse <> '' OR f.commune <> ''
          OR EXISTS (SELECT FROM responsables r WHERE r.collectivite_id = f.collectivite_id AND r.foyer_id = f.id)
          OR EXISTS (SELECT FROM comptes c WHERE c.collectivite_id = f.collectivite_id AND c.foyer_id = f.id)
          OR EXISTS (SELECT FROM foyers_enfants e WHERE e.collectivite_id = f.collectivite_id AND e.foyer_id = f.id))`,
      async detruire(tx, gomme, { collectivite }, ids) {
        const found = await rows<{ id: string }>(
          tx,
          sql`SELECT id FROM foyers WHERE collectivite_id = ${collectivite} AND id = ${ids} ORDER BY id`,
        )
        for (const { id: foyer } of found) await effacerDossier(tx, gomme, { collectivite, foyer })
      },
    },
  ],
  demandes: [
    simple(
      'inscriptions',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, greatest(${jour(sql`t.demandee_le`, zone)}, ${jour(sql`t.repondu_le`, zone)},
          (SELECT max(${jour(sql`e.le`, zone)}) FROM inscriptions_etapes e WHERE e.collectivite_id = t.collectivite_id
            AND e.inscription_id = t.id)) AS depuis
        FROM inscriptions t WHERE t.collectivite_id = ${collectivite} AND t.etat IN ('refusee', 'retiree')`,
      [['inscriptions_etapes', 'inscription_id']],
    ),
    simple('modifications', (ville) =>
      repondue(ville, 'modifications', sql`t.etat <> 'demandee'`, 'demandee_le'),
    ),
    simple('heures_occasionnelles', (ville) =>
      repondue(
        ville,
        'heures_occasionnelles',
        sql`t.etat IN ('refuse', 'retire') AND t.ligne_id IS NULL`,
        'demande_le',
      ),
    ),
    simple('contrats', (ville) =>
      repondue(
        ville,
        'contrats',
        sql`t.etat IN ('refuse', 'retire')
          AND NOT EXISTS (SELECT FROM heures_occasionnelles h WHERE h.collectivite_id = t.collectivite_id AND h.contrat_id = t.id)
          AND NOT EXISTS (SELECT FROM contrats_factures h WHERE h.collectivite_id = t.collectivite_id AND h.contrat_id = t.id)`,
        'demande_le',
      ),
    ),
  ],
  accueil: [
    {
      nature: 'reservations',
      cle: 'id',
      candidats: ({ collectivite }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, t.fin AS depuis FROM reservations t
        WHERE t.collectivite_id = ${collectivite} AND t.ligne_id IS NULL AND NOT ${A_FACTURER}`,
      async detruire(tx, gomme, ville, ids) {
        await rendre(tx, ville, sql`id = ${ids}`)
        await gomme.oter('reservations', sql`id = ${ids}`)
      },
    },
    simple(
      'pointages',
      ({ collectivite }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, t.date AS depuis FROM pointages t
        WHERE t.collectivite_id = ${collectivite} AND t.ligne_id IS NULL`,
    ),
  ],
  sante: [
    {
      nature: 'santes',
      cle: 'enfant_id',
      candidats: ({ collectivite, zone }) => sql`
        SELECT e.id AS objet, (SELECT fe.foyer_id FROM foyers_enfants fe WHERE fe.collectivite_id = e.collectivite_id
            AND fe.enfant_id = e.id ORDER BY EXISTS (SELECT FROM geles g WHERE g.foyer = fe.foyer_id) DESC, fe.foyer_id LIMIT 1) AS foyer,
          ${dernierAccueil(zone)} AS depuis
        FROM enfants e JOIN santes s ON s.collectivite_id = e.collectivite_id AND s.enfant_id = e.id
        WHERE e.collectivite_id = ${collectivite}`,
      async detruire(_tx, gomme, _ville, ids) {
        await gomme.oter('santes_changements', sql`enfant_id = ${ids}`)
        await gomme.oter('santes', sql`enfant_id = ${ids}`)
      },
    },
    {
      nature: 'absences',
      cle: 'id',
      candidats: (ville) =>
        repondue(
          ville,
          'absences',
          sql`t.etat <> 'declaree' AND NOT EXISTS (SELECT FROM reservations r WHERE r.collectivite_id = t.collectivite_id
            AND r.absence_id = t.id AND r.ligne_id IS NULL AND r.etat = 'confirmee' AND r.prix_centimes > 0)`,
          'declaree_le',
        ),
      async detruire(tx, gomme, { collectivite }, ids) {
        await tx.execute(
          sql`UPDATE reservations SET absence_id = NULL, motif = NULL WHERE collectivite_id = ${collectivite} AND absence_id = ${ids}`,
        )
        await gomme.oter('absences', sql`id = ${ids}`)
      },
    },
  ],
  documents: [
    simple(
      'depots',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, greatest(${jour(sql`t.transmis_le`, zone)},
          coalesce(${jour(sql`t.retire_le`, zone)}, t.valable_jusqu_au)) AS depuis
        FROM depots t WHERE t.collectivite_id = ${collectivite}
          AND (t.retire_le IS NOT NULL OR (t.etat = 'valide' AND t.valable_jusqu_au IS NOT NULL))`,
    ),
  ],
  messages: [
    {
      nature: 'fils',
      cle: 'id',
      // A family that was not answered still waits.
      candidats: ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, ${jour(sql`t.dernier_le`, zone)} AS depuis FROM fils t
        WHERE t.collectivite_id = ${collectivite} AND (t.etat = 'clos' OR t.dernier_de <> 'famille')`,
      async detruire(_tx, gomme, { collectivite }, ids) {
        await gomme.oter(
          'pieces_jointes',
          sql`message_id IN (SELECT id FROM messages WHERE collectivite_id = ${collectivite} AND fil_id = ${ids})`,
        )
        await gomme.oter('messages', sql`fil_id = ${ids}`)
        await gomme.oter('fils', sql`id = ${ids}`)
      },
    },
  ],
  decisions: [
    simple(
      'interdictions',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, greatest(${jour(sql`t.demandee_le`, zone)},
          ${jour(sql`t.repondu_le`, zone)}, CASE WHEN t.etat = 'acceptee' THEN t.fin END) AS depuis
        FROM interdictions t WHERE t.collectivite_id = ${collectivite} AND t.etat <> 'demandee'
          AND (t.etat <> 'acceptee' OR t.fin IS NOT NULL)`,
    ),
  ],
  consentements: [
    figee(
      'consentements',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, min(${jour(sql`n.le`, zone)}) AS depuis
        FROM consentements t
        JOIN consentements_textes a ON a.collectivite_id = t.collectivite_id AND a.id = t.texte_id
        JOIN consentements n ON n.collectivite_id = t.collectivite_id AND n.enfant_id = t.enfant_id
          AND n.compte_id = t.compte_id AND n.le > t.le
        JOIN consentements_textes b ON b.collectivite_id = n.collectivite_id AND b.id = n.texte_id AND b.code = a.code
        WHERE t.collectivite_id = ${collectivite} GROUP BY t.id, t.foyer_id`,
    ),
  ],
  quotients: [
    figee(
      'quotients',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer, min(${jour(sql`n.obtenu_le`, zone)}) AS depuis
        FROM quotients t JOIN quotients n ON n.collectivite_id = t.collectivite_id AND n.foyer_id = t.foyer_id
          AND n.obtenu_le > t.obtenu_le
        WHERE t.collectivite_id = ${collectivite} GROUP BY t.id, t.foyer_id`,
    ),
    // Answered, and followed by another: the one that holds stays.
    simple(
      'quotients_declares',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, t.foyer_id AS foyer,
          greatest(${jour(sql`t.repondu_le`, zone)}, min(${jour(sql`n.demandee_le`, zone)})) AS depuis
        FROM quotients_declares t JOIN quotients_declares n ON n.collectivite_id = t.collectivite_id
          AND n.foyer_id = t.foyer_id AND n.demandee_le > t.demandee_le
        WHERE t.collectivite_id = ${collectivite} AND t.etat <> 'demandee' GROUP BY t.id, t.foyer_id, t.repondu_le`,
    ),
  ],
  'acces-sante': [
    figee(
      'acces_sante',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, coalesce(t.foyer_id, (SELECT fe.foyer_id FROM foyers_enfants fe
            WHERE fe.collectivite_id = t.collectivite_id AND fe.enfant_id = t.enfant_id
            ORDER BY EXISTS (SELECT FROM geles g WHERE g.foyer = fe.foyer_id) DESC, fe.foyer_id LIMIT 1)) AS foyer,
          ${jour(sql`t.dernier_le`, zone)} AS depuis
        FROM acces_sante t WHERE t.collectivite_id = ${collectivite}`,
    ),
  ],
  effacements: [
    simple(
      'effacements',
      ({ collectivite, zone }) => sql`
        SELECT t.id AS objet, NULL::uuid AS foyer, ${jour(sql`t.repondu_le`, zone)} AS depuis FROM effacements t
        WHERE t.collectivite_id = ${collectivite} AND t.etat <> 'demandee' AND t.repondu_le IS NOT NULL`,
    ),
  ],
}

/** Counters of creneaux follow the bookings that go. @param which condition on `reservations` */
export async function rendre(tx: Tx, { collectivite }: Ville, which: SQL): Promise<void> {
  await tx.execute(sql`
    UPDATE creneaux c SET occupees = greatest(0, c.occupees - x.occupees), en_attente = greatest(0, c.en_attente - x.attente)
    FROM (SELECT creneau_id, count(*) FILTER (WHERE etat IN ('confirmee', 'demandee', 'proposee'))::int AS occupees,
        count(*) FILTER (WHERE etat = 'en-attente')::int AS attente
      FROM reservations WHERE collectivite_id = ${collectivite} AND ${which} GROUP BY creneau_id) x
    WHERE c.collectivite_id = ${collectivite} AND c.id = x.creneau_id`)
}
