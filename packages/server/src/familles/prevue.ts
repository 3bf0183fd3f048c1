// What merging two files would do, said before: what disagrees, what looks like one child, what is in the way.
import type { FusionPrevue } from '@inoe/contract/familles'
import type { Sante } from '@inoe/contract/foyers'
import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { champsFr } from '../foyers/champs.fr.ts'
import { adultesDesFoyers } from '../foyers/familles.ts'
import { valeurEnMots } from '../foyers/noms.ts'
import { dossierOf, enfantsDesFoyers, NO_SANTE } from '../foyers/store.ts'
import type { Contexte } from '../gardes/rattacher.ts'
import { distinctsDe } from '../gardes/store.ts'
import { estLaMemePersonne } from '../proches/rules.ts'
import { interditsDe } from '../proches/store.ts'

export interface Paire {
  garde: string
  absorbe: string
  prenom: string
}

/** Every child of one file with every child of the other that could be the same. As `systeme`. */
export async function pairesPossibles(
  tx: Tx,
  collectivite: string,
  garde: string,
  absorbe: string,
): Promise<Paire[]> {
  const children = await enfantsDesFoyers(tx, collectivite, [garde, absorbe])
  const pairs: Paire[] = []
  for (const one of children.get(garde) ?? []) {
    const distinct = await distinctsDe(tx, collectivite, one.id)
    for (const other of children.get(absorbe) ?? [])
      if (
        other.id !== one.id &&
        !distinct.has(other.id) &&
        other.dateNaissance === one.dateNaissance &&
        estLaMemePersonne({ prenom: one.prenom, nom: '' }, { prenom: other.prenom, nom: '' })
      )
        pairs.push({ garde: one.id, absorbe: other.id, prenom: one.prenom })
  }
  return pairs
}

/** In words; none when nothing is in the way. As `systeme`. */
export async function obstaclesFusion(
  { tx, ville, outils }: Contexte,
  garde: string,
  absorbe: string,
  paires: readonly Paire[],
): Promise<string[]> {
  const { id: collectivite } = ville
  if (garde === absorbe) return ['C’est le même dossier.']
  const both = sql`foyer_id IN (${garde}, ${absorbe})`
  const ofTown = sql`collectivite_id = ${collectivite}`
  const [found] = await rows<
    Record<
      | 'communs'
      | 'paiements'
      | 'prelevements'
      | 'mandats'
      | 'modifications'
      | 'effacements'
      | 'adultes'
      | 'invitations',
      number
    >
  >(
    tx,
    sql`SELECT
      (SELECT count(*)::int FROM foyers_enfants a JOIN foyers_enfants g ON g.collectivite_id = a.collectivite_id
        AND g.enfant_id = a.enfant_id WHERE a.collectivite_id = ${collectivite} AND a.foyer_id = ${absorbe} AND g.foyer_id = ${garde}) AS communs,
      (SELECT count(*)::int FROM paiements WHERE ${ofTown} AND ${both} AND etat = 'en-cours') AS paiements,
      (SELECT count(*)::int FROM prelevements WHERE ${ofTown} AND ${both} AND etat = 'prevu') AS prelevements,
      (SELECT count(*)::int FROM mandats g JOIN mandats a ON a.collectivite_id = g.collectivite_id AND a.regie_id = g.regie_id
        WHERE g.collectivite_id = ${collectivite} AND g.foyer_id = ${garde} AND a.foyer_id = ${absorbe}
          AND g.etat <> 'revoque' AND a.etat <> 'revoque') AS mandats,
      (SELECT count(*)::int FROM modifications WHERE ${ofTown} AND ${both} AND etat = 'demandee') AS modifications,
      (SELECT count(*)::int FROM effacements WHERE ${ofTown} AND ${both} AND etat = 'demandee') AS effacements,
      (SELECT count(*)::int FROM rattachements WHERE ${ofTown} AND etat IN ('invite', 'a-reunir')
        AND ((foyer_id = ${garde} AND autre_foyer_id = ${absorbe}) OR (foyer_id = ${absorbe} AND autre_foyer_id = ${garde}))) AS invitations,
      (SELECT count(*)::int FROM responsables g WHERE ${ofTown} AND ${both} AND NOT (foyer_id = ${absorbe} AND EXISTS (
        SELECT FROM responsables o WHERE o.collectivite_id = ${collectivite} AND o.foyer_id = ${garde}
          AND ${memesAdultes}))) AS adultes`,
  )
  const said: string[] = []
  if (!found) return said
  if (found.communs > 0)
    said.push(
      'Un même enfant est dans ces deux dossiers : ce sont ses deux foyers, pas un dossier créé deux fois.',
    )
  if (found.invitations > 0)
    said.push('L’un des deux foyers a proposé à l’autre de partager un enfant : ce sont deux foyers.')
  if (found.paiements > 0) said.push('Un paiement en ligne est en cours : attendez qu’il se termine.')
  if (found.prelevements > 0) said.push('Un prélèvement est en préparation : attendez qu’il soit passé.')
  if (found.mandats > 0)
    said.push(
      'Les deux dossiers ont un mandat de prélèvement pour la même régie : faites d’abord révoquer l’un des deux.',
    )
  if (found.modifications > 0) said.push('Une modification du dossier attend une réponse : répondez d’abord.')
  if (found.effacements > 0) said.push('Une demande d’effacement attend une réponse : répondez d’abord.')
  if (found.adultes > 2)
    said.push('Le dossier aurait plus de deux adultes : vérifiez qu’il s’agit bien de la même famille.')
  said.push(...(await decisions({ tx, ville, outils }, garde, absorbe)))
  said.push(...(await troisFoyers(tx, collectivite, [garde, absorbe], paires)))
  said.push(...(await deuxContrats(tx, collectivite, paires)))
  return said
}

/** SQL: the adult being counted, `g`, and one of the file that stays, `o`, are one, as `fusion.ts` has it. */
const memesAdultes = sql`((o.courriel <> '' AND lower(o.courriel) = lower(g.courriel))
  OR (o.nom || o.prenom <> '' AND lower(o.nom) = lower(g.nom) AND lower(o.prenom) = lower(g.prenom))
  OR (g.nom || g.prenom || g.courriel = ''))`

/** A court keeps an adult of one file from a child of the other. */
async function decisions({ tx, ville, outils }: Contexte, garde: string, absorbe: string): Promise<string[]> {
  const children = await enfantsDesFoyers(tx, ville.id, [garde, absorbe])
  const adults = await adultesDesFoyers(tx, ville.id, [garde, absorbe])
  const ids = [...children.values()].flat().map((one) => one.id)
  const barred = [...(await interditsDe(tx, ville.id, ids, outils.clock.today(ville.zone))).values()].flat()
  return barred.some((one) => adults.some((adult) => estLaMemePersonne(one, adult)))
    ? ['Une décision de justice en vigueur éloigne un adulte de ces dossiers d’un de leurs enfants.']
    : []
}

/** One child of two sheets would have more homes than two. */
async function troisFoyers(
  tx: Tx,
  collectivite: string,
  foyers: readonly [string, string],
  paires: readonly Paire[],
): Promise<string[]> {
  for (const { garde, absorbe, prenom } of paires) {
    const [found] = await rows<{ n: number }>(
      tx,
      sql`SELECT count(DISTINCT foyer_id)::int AS n FROM foyers_enfants WHERE collectivite_id = ${collectivite}
            AND enfant_id IN (${garde}, ${absorbe}) AND foyer_id NOT IN (${foyers[0]}, ${foyers[1]})`,
    )
    if ((found?.n ?? 0) > 1)
      return [`${prenom} aurait trois foyers : retirez d’abord l’un de ses seconds foyers.`]
  }
  return []
}

/** Two contracts of one child for one activity at once. As `systeme`. */
export async function deuxContrats(
  tx: Tx,
  collectivite: string,
  paires: readonly Paire[],
): Promise<string[]> {
  for (const { garde, absorbe, prenom } of paires) {
    const [found] = await rows<{ n: number }>(
      tx,
      sql`SELECT count(*)::int AS n FROM contrats g JOIN contrats a ON a.collectivite_id = g.collectivite_id
            AND a.activite_id = g.activite_id AND a.debut <= g.fin AND g.debut <= a.fin
          WHERE g.collectivite_id = ${collectivite} AND g.enfant_id = ${garde} AND a.enfant_id = ${absorbe}
            AND g.etat IN ('demande', 'accepte') AND a.etat IN ('demande', 'accepte')`,
    )
    if (found?.n)
      return [
        `${prenom} a un contrat d’accueil dans chaque dossier : refusez ou terminez d’abord l’un des deux.`,
      ]
  }
  return []
}

const DEPLACE = [
  ['inscriptions', 'une inscription', 'inscriptions'],
  ['reservations', 'une réservation', 'réservations'],
  ['factures', 'une facture', 'factures'],
  ['depots', 'un document', 'documents'],
  ['fils', 'une conversation', 'conversations'],
  ['mandats', 'un mandat de prélèvement', 'mandats de prélèvement'],
  ['consentements', 'une réponse aux autorisations', 'réponses aux autorisations'],
  ['interdictions', 'une décision de justice', 'décisions de justice'],
  ['proches', 'une personne de confiance', 'personnes de confiance'],
  ['comptes', 'un compte', 'comptes'],
] as const

/** As `systeme`: the caller notes what of it is medical. */
export async function prevoir(contexte: Contexte, garde: string, absorbe: string): Promise<FusionPrevue> {
  const { tx, ville } = contexte
  const { id: collectivite } = ville
  const [mine, theirs] = [
    await dossierOf(tx, collectivite, garde),
    await dossierOf(tx, collectivite, absorbe),
  ]
  const paires = await pairesPossibles(tx, collectivite, garde, absorbe)
  const deplace: string[] = []
  for (const [table, un, plusieurs] of DEPLACE) {
    const [found] = await rows<{ n: number }>(
      tx,
      sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)} WHERE collectivite_id = ${collectivite} AND foyer_id = ${absorbe}`,
    )
    if (found?.n) deplace.push(found.n === 1 ? un : `${found.n} ${plusieurs}`)
  }
  return {
    garde: await ficheDe(tx, collectivite, garde),
    absorbe: await ficheDe(tx, collectivite, absorbe),
    contact: desaccords(
      ['adresse', 'complement', 'codePostal', 'commune'],
      { ...mine?.contact },
      { ...theirs?.contact },
    ),
    revenus: desaccords(
      [
        'revenusCentimes',
        'revenusAnnee',
        'quotientFamilial',
        'caisse',
        'numeroAllocataire',
        'enfantsACharge',
        'enfantsAeeh',
      ],
      { ...mine?.revenus },
      { ...theirs?.revenus },
    ),
    paires: await Promise.all(
      paires.map(async (one) => ({
        ...one,
        sante: await santesDe(tx, collectivite, one),
        doublons: await doublonsDe(tx, collectivite, one),
      })),
    ),
    deplace,
    obstacles: await obstaclesFusion(contexte, garde, absorbe, paires),
  }
}

function desaccords(
  champs: readonly (keyof typeof champsFr)[],
  mine: Record<string, string | number | null>,
  theirs: Record<string, string | number | null>,
): FusionPrevue['contact'] {
  return champs.flatMap((champ) => {
    const [garde, absorbe] = [mine[champ] ?? null, theirs[champ] ?? null]
    if (garde === absorbe) return []
    return {
      champ,
      nom: champsFr[champ].nom,
      garde: valeurEnMots(champ, garde),
      absorbe: valeurEnMots(champ, absorbe),
    }
  })
}

async function ficheDe(tx: Tx, collectivite: string, id: string): Promise<FusionPrevue['garde']> {
  const logins = await rows<{ courriel: string }>(
    tx,
    sql`SELECT courriel FROM comptes WHERE collectivite_id = ${collectivite} AND foyer_id = ${id} ORDER BY cree_le`,
  )
  return {
    id,
    adultes: (await adultesDesFoyers(tx, collectivite, [id])).map(
      ({ prenom, nom, courriel }) => `${prenom} ${nom}`.trim() || courriel,
    ),
    comptes: logins.map((one) => one.courriel),
    enfants: (await enfantsDesFoyers(tx, collectivite, [id])).get(id) ?? [],
  }
}

/** What both sheets say of the child's health, otherwise: where one says nothing there is nothing to choose. */
export async function santesDe(
  tx: Tx,
  collectivite: string,
  { garde, absorbe }: Omit<Paire, 'prenom'>,
): Promise<FusionPrevue['contact']> {
  const found = await rows<{ enfant: string } & Sante>(
    tx,
    sql`SELECT enfant_id AS enfant, allergies, regime, pai, vaccins, medecin, medecin_telephone AS "medecinTelephone", autres
        FROM santes WHERE collectivite_id = ${collectivite} AND enfant_id IN (${garde}, ${absorbe})`,
  )
  const of = (enfant: string) => found.find((one) => one.enfant === enfant) ?? NO_SANTE
  return (Object.keys(NO_SANTE) as (keyof Sante)[]).flatMap((champ) => {
    const [here, there] = [of(garde)[champ], of(absorbe)[champ]]
    if (here === '' || there === '' || here === there) return []
    return { champ, nom: champsFr[`sante.${champ}`].nom, garde: here, absorbe: there }
  })
}

export async function doublonsDe(
  tx: Tx,
  collectivite: string,
  { garde, absorbe }: Omit<Paire, 'prenom'>,
): Promise<number> {
  const living = sql`('confirmee', 'demandee', 'en-attente', 'proposee')`
  const [found] = await rows<{ n: number }>(
    tx,
    sql`SELECT count(*)::int AS n FROM reservations g JOIN reservations a ON a.collectivite_id = g.collectivite_id
          AND a.creneau_id = g.creneau_id
        WHERE g.collectivite_id = ${collectivite} AND g.enfant_id = ${garde} AND a.enfant_id = ${absorbe}
          AND g.etat IN ${living} AND a.etat IN ${living}`,
  )
  return found?.n ?? 0
}
