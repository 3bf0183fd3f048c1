// Erases a person: everything that no law has us keep, over every table that holds them, in the caller's transaction.
import { type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { lockFoyer } from '../foyers/store.ts'
import { prendreTour } from '../reservations/store.ts'
import { type Bilan, Gomme } from './gomme.ts'

export interface Personne {
  collectivite: string
  compte: string
  foyer: string
  courriel: string
}

/** `foyer`: nobody else acts for the family, whose file goes too; `compte`: the other parent keeps it. */
export type Portee = 'compte' | 'foyer'

/** Whether somebody else has access to the family's file. */
export async function porteeDe(
  tx: Tx,
  { collectivite, compte, foyer }: Omit<Personne, 'courriel'>,
): Promise<Portee> {
  const others = await rows(
    tx,
    sql`SELECT id FROM comptes WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND id <> ${compte}`,
  )
  return others.length > 0 ? 'compte' : 'foyer'
}

/** As `systeme`. What remains, and why, is in `conserves.ts`; `effacement.test.ts` proves that nothing else does. */
export async function effacer(tx: Tx, personne: Personne, portee: Portee): Promise<Bilan> {
  const { collectivite, foyer } = personne
  // In the order of whoever books: the town's counter, then the file.
  await prendreTour(tx, collectivite)
  await lockFoyer(tx, collectivite, foyer)
  const gomme = new Gomme(tx, collectivite)
  if (portee === 'foyer') await effacerFoyer(tx, gomme, personne)
  else await quitterFoyer(tx, personne)
  await effacerCompte(tx, gomme, personne)
  return gomme.bilan
}

/**
 * A file whose time is over, with all its logins. As `systeme`, by whoever holds the town's counter and the file
 * already. @param gomme counts what goes
 */
export async function effacerDossier(
  tx: Tx,
  gomme: Gomme,
  { collectivite, foyer }: Pick<Personne, 'collectivite' | 'foyer'>,
): Promise<void> {
  const logins = await rows<{ compte: string; courriel: string }>(
    tx,
    sql`SELECT id AS compte, courriel FROM comptes WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} ORDER BY id`,
  )
  await effacerFoyer(tx, gomme, { collectivite, foyer })
  for (const login of logins) await effacerCompte(tx, gomme, { collectivite, foyer, ...login })
  await balayer(gomme)
}

/** Takes away what only numbered something that is gone: files and children emptied before. */
export async function balayer(gomme: Gomme): Promise<void> {
  const alone = (table: string) =>
    sql`NOT EXISTS (SELECT FROM ${sql.identifier(table)} x WHERE x.collectivite_id = t.collectivite_id AND x.foyer_id = t.id)`
  await gomme.oter(
    'enfants',
    sql`nom = '' AND prenom = '' AND date_naissance = '1900-01-01' AND ${sansTrace([...ENFANT, 'foyers_enfants'], sql`t.id`, sql`enfant_id`)}`,
  )
  await gomme.oter(
    'foyers',
    sql`adresse = '' AND commune = '' AND ${alone('responsables')} AND ${alone('foyers_enfants')} AND ${sansTrace(FOYER, sql`t.id`, sql`foyer_id`)}`,
  )
}

/** A login, and all that is kept around it. */
async function effacerCompte(
  tx: Tx,
  gomme: Gomme,
  { collectivite, compte, foyer, courriel }: Personne,
): Promise<void> {
  const own = sql`compte_id = ${compte}`
  const envois = await rows<{ emplacement: string }>(
    tx,
    sql`SELECT m->>'emplacement' AS emplacement FROM televersements, jsonb_array_elements(morceaux) m
        WHERE collectivite_id = ${collectivite} AND ${own}`,
  )
  gomme.bilan.fichiers.push(...envois.map((one) => one.emplacement))
  await gomme.oter(
    'exports_morceaux',
    sql`export_id IN (SELECT id FROM exports WHERE collectivite_id = ${collectivite} AND ${own})`,
  )
  await gomme.oter('pieces_jointes', sql`${own} AND message_id IS NULL`)
  await gomme.oter('invitations_parents', sql`${own} OR courriel = ${courriel}`)
  await gomme.oter('rattachements', sql`courriel = ${courriel}`)
  await gomme.oter('mouvements_foyers', own)
  await gomme.oter(
    'codes_connexion',
    sql`session IN (SELECT empreinte FROM sessions WHERE collectivite_id = ${collectivite} AND ${own})`,
  )
  for (const table of [
    'exports',
    'televersements',
    'actualites_lues',
    'defis',
    'cles_acces',
    'changements_courriel',
    'appareils',
    'jetons',
    'sessions',
    'connexions',
    'abonnements',
    'franceconnect_liens',
  ])
    await gomme.oter(table, own)
  await gomme.oter('requetes', sql`auteur = ${compte}`)
  await tx.execute(
    sql`UPDATE effacements SET courriel = '' WHERE collectivite_id = ${collectivite} AND ${own}`,
  )
  await gomme.oter('comptes', sql`id = ${compte}`)
  // What waits to leave, or just left, names them too.
  await tx.execute(sql`
    DELETE FROM pgboss.job WHERE data->>'collectivite' = ${collectivite} AND state <> 'active'
      AND (data->>'a' = ${courriel} OR data->>'courriel' = ${courriel} OR position(${compte} IN data::text) > 0
        OR (position(${foyer} IN data::text) > 0
          AND NOT EXISTS (SELECT FROM comptes WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer})))`)
}

/** The file stays with the other parent: only what names this one leaves it. */
async function quitterFoyer(tx: Tx, { collectivite, compte, foyer, courriel }: Personne): Promise<void> {
  const ofFoyer = sql`collectivite_id = ${collectivite} AND foyer_id = ${foyer}`
  await tx.execute(sql`UPDATE messages SET auteur = '' WHERE ${ofFoyer} AND compte_id = ${compte}`)
  await tx.execute(sql`DELETE FROM responsables WHERE ${ofFoyer} AND lower(courriel) = ${courriel}`)
  await tx.execute(sql`
    UPDATE responsables SET ordre = ordre - (SELECT min(ordre) FROM responsables WHERE ${ofFoyer}) WHERE ${ofFoyer}`)
}

/** The whole file: children who have another home keep theirs. */
async function effacerFoyer(
  tx: Tx,
  gomme: Gomme,
  { collectivite, foyer }: Pick<Personne, 'collectivite' | 'foyer'>,
): Promise<void> {
  const own = sql`foyer_id = ${foyer}`
  const ofTown = sql`collectivite_id = ${collectivite}`
  const seuls = await rows<{ id: string }>(
    tx,
    sql`SELECT enfant_id AS id FROM foyers_enfants fe WHERE ${ofTown} AND ${own} AND NOT EXISTS (
          SELECT FROM foyers_enfants o WHERE o.collectivite_id = fe.collectivite_id AND o.enfant_id = fe.enfant_id
            AND o.foyer_id <> fe.foyer_id)`,
  )
  const enfants = sql`ANY(${`{${seuls.map((one) => one.id).join(',')}}`}::uuid[])`
  await rendreLesPlaces(tx, collectivite, foyer)
  await tx.execute(sql`UPDATE reservations SET absence_id = NULL, motif = NULL WHERE ${ofTown} AND ${own}`)
  // What an invoice bills stays, to justify it.
  for (const table of ['reservations', 'pointages', 'heures_occasionnelles'])
    await gomme.oter(table, sql`${own} AND ligne_id IS NULL`)
  await gomme.oter(
    'contrats',
    sql`${own} AND NOT EXISTS (SELECT FROM contrats_factures f WHERE f.collectivite_id = t.collectivite_id AND f.contrat_id = t.id)
      AND NOT EXISTS (SELECT FROM heures_occasionnelles h WHERE h.collectivite_id = t.collectivite_id AND h.contrat_id = t.id)`,
  )
  await tx.execute(sql`UPDATE contrats SET commentaire = '', reponse = NULL WHERE ${ofTown} AND ${own}`)
  // What protects a child who stays with another home stays with the child: nothing of it names this one any more.
  await tx.execute(sql`
    UPDATE interdictions t SET foyer_id = NULL, demandee_par = NULL, motif = NULL WHERE ${ofTown} AND ${own}
      AND etat = 'acceptee' AND ${AILLEURS}`)
  await gomme.oter('interdictions', sql`${own} OR enfant_id = ${enfants}`)
  for (const table of [
    'evenements',
    'agendas',
    'modifications',
    'rattachements',
    'gardes',
    'mouvements_foyers',
    'renouvellements_sections',
    'renouvellements_foyers',
    'quotients',
    'quotients_declares',
    'consentements',
    'proches_enfants',
    'proches',
    'depots',
    'pieces_jointes',
    'messages',
    'fils',
    'inscriptions_etapes',
    'inscriptions',
    'absences',
    'invitations_parents',
    'responsables',
  ])
    await gomme.oter(table, own)
  // Of a child who stays with its other home: told from there.
  for (const table of ['rattachements', 'gardes', 'mouvements_foyers'])
    await gomme.oter(table, sql`autre_foyer_id = ${foyer}`)
  await gomme.oter('mandats', sql`${own} AND signe_le IS NULL`)
  await tx.execute(sql`
    UPDATE mandats SET etat = 'revoque', fini_le = coalesce(fini_le, now()) WHERE ${ofTown} AND ${own} AND etat <> 'revoque'`)
  await gomme.oter('acces_sante', sql`${own} OR enfant_id = ${enfants}`)
  await gomme.oter('santes', sql`enfant_id = ${enfants}`)
  await gomme.oter('santes_changements', sql`enfant_id = ${enfants}`)
  await gomme.oter('foyers_enfants', own)
  await gomme.oter('enfants', sql`id = ${enfants} AND ${sansTrace(ENFANT, sql`t.id`, sql`enfant_id`)}`)
  await tx.execute(sql`
    UPDATE enfants SET nom = '', prenom = '', date_naissance = '1900-01-01' WHERE ${ofTown} AND id = ${enfants}`)
  // What stands on a bordereau is of the past: only the number of the file would tell whose it was.
  await gomme.oter('eliminations_articles', sql`objet_id = ${foyer}`)
  await gomme.oter('gels', own)
  await gomme.oter('foyers', sql`id = ${foyer} AND ${sansTrace(FOYER, sql`t.id`, sql`foyer_id`)}`)
  await tx.execute(sql`
    UPDATE foyers SET adresse = '', complement = '', code_postal = '', commune = '', revenus_centimes = NULL,
      revenus_annee = NULL, quotient_familial = NULL, enfants_a_charge = NULL, enfants_aeeh = NULL, caisse = NULL,
      numero_allocataire = NULL WHERE ${ofTown} AND id = ${foyer}`)
}

/** SQL: the child of a row `t` is in the file of another home than the row's. */
export const AILLEURS = sql`EXISTS (SELECT FROM foyers_enfants o WHERE o.collectivite_id = t.collectivite_id
  AND o.enfant_id = t.enfant_id AND o.foyer_id <> t.foyer_id)`

/** What may still name a child, or a family, by its number once all the rest is gone. */
const ENFANT = [
  'lignes',
  'reservations',
  'pointages',
  'contrats',
  'depots',
  'fils',
  'inscriptions',
  'absences',
  'agendas',
  'consentements',
  'interdictions',
  'proches_enfants',
]
const FOYER = [
  'factures',
  'encaissements',
  'paiements',
  'mandats',
  'reservations',
  'contrats',
  'inscriptions',
  'comptes',
]

function sansTrace(tables: readonly string[], id: SQL, column: SQL): SQL {
  return sql.join(
    tables.map(
      (table) =>
        sql`NOT EXISTS (SELECT FROM ${sql.identifier(table)} x WHERE x.collectivite_id = t.collectivite_id AND x.${column} = ${id})`,
    ),
    sql` AND `,
  )
}

/** Counters follow the bookings that go. */
async function rendreLesPlaces(tx: Tx, collectivite: string, foyer: string): Promise<void> {
  await tx.execute(sql`
    UPDATE creneaux c SET occupees = c.occupees - x.occupees, en_attente = c.en_attente - x.attente
    FROM (SELECT creneau_id, count(*) FILTER (WHERE etat IN ('confirmee', 'demandee', 'proposee'))::int AS occupees,
        count(*) FILTER (WHERE etat = 'en-attente')::int AS attente
      FROM reservations WHERE collectivite_id = ${collectivite} AND foyer_id = ${foyer} AND ligne_id IS NULL
      GROUP BY creneau_id) x
    WHERE c.collectivite_id = ${collectivite} AND c.id = x.creneau_id`)
}
