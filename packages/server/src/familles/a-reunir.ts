// Children that two homes both wrote: an agent makes one of the two sheets, or says that they are two children.
import type { FicheComparee, FichesAReunir, PaireComparee, ReunionDemandee } from '@inoe/contract/familles'
import { type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { adultesDesFoyers, nomsDesFamilles } from '../foyers/familles.ts'
import { enfantsOfFoyer, lockEnfant } from '../foyers/store.ts'
import { dire, ecrire } from '../gardes/annonces.ts'
import { fichesDistinctes, secondFoyerNonReuni } from '../gardes/courriels.ts'
import { type Contexte, exigerPlace, memeEnfant, rattacher } from '../gardes/rattacher.ts'
import { reunirFiches } from '../gardes/reunir.ts'
import { lockRattachement, setRattachement } from '../gardes/store.ts'
import type { Agent } from '../http/acting.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { dire as enMots } from '../http/regles.ts'
import { nombreDeJours } from '../reservations/suivre.ts'
import { deuxContrats, doublonsDe, santesDe } from './prevue.ts'

const LES_DEUX = 'Accord des deux parents, donné en ligne ; fiches réunies par le service'

/** A pair of sheets, by the request of the first home that the second accepted. */
export interface Paire {
  id: string
  le: string
  /** The sheet of the home that asked, and that home. */
  enfant: string
  foyer: string
  autreFoyer: string
  /** The sheet of the home that accepted; null once it is no longer in that home's file. */
  double: string | null
}

/**
 * Pairs that the agent's structures answer for: where one of the two sheets is enrolled or asks to be, any where neither
 * is. One of the two is enough: the homes may well be looked after by two services, and both said that it is one child.
 * As `systeme`.
 */
async function paires(tx: Tx, { collectivite, structures }: Agent, more: SQL = sql`true`): Promise<Paire[]> {
  const living = sql`SELECT FROM inscriptions i WHERE i.collectivite_id = r.collectivite_id
    AND i.enfant_id IN (r.enfant_id, r.autre_enfant_id) AND i.etat IN ('demandee', 'acceptee')`
  return rows<Paire>(
    tx,
    sql`SELECT r.id, to_char(r.demande_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS le, r.enfant_id AS enfant,
          r.foyer_id AS foyer, r.autre_foyer_id AS "autreFoyer", f.enfant_id AS double
        FROM rattachements r LEFT JOIN foyers_enfants f ON f.collectivite_id = r.collectivite_id
          AND f.foyer_id = r.autre_foyer_id AND f.enfant_id = r.autre_enfant_id
        WHERE r.collectivite_id = ${collectivite} AND r.etat = 'a-reunir' AND r.autre_foyer_id IS NOT NULL AND ${more}
          AND (EXISTS (${living} AND i.structure_id = ANY(${sql.param([...structures])}::uuid[])) OR NOT EXISTS (${living}))
        ORDER BY r.demande_le, r.id`,
  )
}

/** As `systeme`. @throws Refus `introuvable`: an agent has answered, or another service's */
async function exigerPaire(tx: Tx, acteur: Agent, id: string): Promise<Paire> {
  const [found] = await paires(tx, acteur, sql`r.id = ${id}`)
  if (!found) throw introuvable()
  return found
}

/** As `systeme`. */
export async function lirePaires(tx: Tx, acteur: Agent): Promise<FichesAReunir> {
  const found = await paires(tx, acteur)
  const read: FichesAReunir['paires'] = []
  for (const one of found)
    read.push({
      id: one.id,
      le: one.le,
      garde: await ficheDe(tx, acteur.collectivite, one.foyer, one.enfant),
      absorbe: one.double ? await ficheDe(tx, acteur.collectivite, one.autreFoyer, one.double) : null,
    })
  return { attente: read.length, paires: read }
}

/** As `systeme`: the caller notes what of it is medical. */
export async function comparer(
  contexte: Contexte,
  acteur: Agent,
  id: string,
): Promise<{ paire: Paire; vue: PaireComparee }> {
  const { tx, ville, outils } = contexte
  const paire = await exigerPaire(tx, acteur, id)
  const { enfant, double, foyer, autreFoyer } = paire
  const depuis = outils.clock.today(ville.zone)
  const both = double ? { garde: enfant, absorbe: double } : undefined
  return {
    paire,
    vue: {
      id,
      le: paire.le,
      garde: await fichePleine(tx, ville.id, foyer, enfant, depuis),
      absorbe: double ? await fichePleine(tx, ville.id, autreFoyer, double, depuis) : null,
      sante: both ? await santesDe(tx, ville.id, both) : [],
      doublons: both ? await doublonsDe(tx, ville.id, both) : 0,
      obstacles: await obstacles(contexte, paire),
    },
  }
}

async function obstacles(contexte: Contexte, { enfant, double, autreFoyer }: Paire): Promise<string[]> {
  const { tx, ville } = contexte
  const said: string[] = []
  try {
    await exigerPlace(contexte, enfant, autreFoyer)
  } catch (error) {
    if (!(error instanceof Refus)) throw error
    if (error.detail) said.push(enMots(error.detail, 'fr'))
  }
  if (double)
    said.push(
      ...(await deuxContrats(tx, ville.id, [{ garde: enfant, absorbe: double, prenom: 'Cet enfant' }])),
    )
  return said
}

async function ficheDe(tx: Tx, collectivite: string, foyer: string, enfant: string) {
  const noms = await nomsDesFamilles(tx, collectivite, [foyer])
  const found = (await enfantsOfFoyer(tx, collectivite, foyer)).find((one) => one.id === enfant)
  return {
    famille: noms.get(foyer) ?? '',
    prenom: found?.prenom ?? '',
    nom: found?.nom ?? '',
    dateNaissance: found?.dateNaissance ?? '',
  }
}

async function fichePleine(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string,
  depuis: string,
): Promise<FicheComparee> {
  const activites = await rows<{ nom: string }>(
    tx,
    sql`SELECT DISTINCT a.nom FROM inscriptions i JOIN activites a ON a.collectivite_id = i.collectivite_id AND a.id = i.activite_id
        WHERE i.collectivite_id = ${collectivite} AND i.foyer_id = ${foyer} AND i.enfant_id = ${enfant}
          AND i.etat IN ('demandee', 'acceptee') ORDER BY a.nom`,
  )
  return {
    ...(await ficheDe(tx, collectivite, foyer, enfant)),
    adultes: (await adultesDesFoyers(tx, collectivite, [foyer])).map(
      ({ prenom, nom, courriel }) => `${prenom} ${nom}`.trim() || courriel,
    ),
    activites: activites.map((one) => one.nom),
    joursAVenir: await nombreDeJours(tx, collectivite, { enfant, foyer, depuis }),
  }
}

/**
 * The two become one, in both homes; where the second sheet is no more, the child comes into the second home as asked.
 * As `systeme`. @throws Refus `introuvable`, `rattachement-impossible`
 */
export async function reunirPaire(
  contexte: Contexte,
  acteur: Agent,
  id: string,
  { sante }: ReunionDemandee,
): Promise<void> {
  const { enfant, double, autreFoyer: foyer } = await exigerPaire(contexte.tx, acteur, id)
  const asked = { enfant, foyer, accord: LES_DEUX, par: acteur.compte }
  const sheet = double ?? (await memeEnfant(contexte, enfant, foyer))?.id
  if (sheet) await reunirFiches(contexte, { ...asked, double: sheet, sante })
  else await rattacher(contexte, asked)
}

/** Two children: kept, so that it is asked no more. As `systeme`. @throws Refus `introuvable`, `deja-repondu` */
export async function distinguer(
  { tx, outils, ville }: Contexte,
  acteur: Agent,
  id: string,
  motif: string,
): Promise<void> {
  const { enfant, double, foyer, autreFoyer } = await exigerPaire(tx, acteur, id)
  await lockEnfant(tx, ville.id, enfant)
  if ((await lockRattachement(tx, ville.id, id))?.etat !== 'a-reunir') throw new Refus('deja-repondu')
  await setRattachement(tx, ville.id, id, {
    etat: 'distincts',
    motif,
    defaitLe: outils.clock.now(),
    defaitPar: acteur.compte,
  })
  const mine = await ficheDe(tx, ville.id, foyer, enfant)
  const theirs = double ? await ficheDe(tx, ville.id, autreFoyer, double) : mine
  await ecrire(tx, outils, ville, [
    { foyer, lettre: (sujet) => secondFoyerNonReuni(sujet, mine.prenom, motif) },
    { foyer: autreFoyer, lettre: (sujet) => fichesDistinctes(sujet, theirs.prenom, motif) },
  ])
  await dire(tx, ville.id, enfant, [foyer, autreFoyer])
  if (double) await dire(tx, ville.id, double, [])
}
