// Who sets the calendar of a child's two homes: one proposes, the other confirms; or an agent, for both.
import type { GardeSaisie } from '@inoe/contract/gardes'
import { v7 as uuid } from 'uuid'
import { enfantsParId } from '../foyers/familles.ts'
import { foyersOfEnfant, lockEnfant } from '../foyers/store.ts'
import type { Famille } from '../http/acting.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { dire, ecrire } from './annonces.ts'
import { gardeEnVigueur, gardeProposee, gardeRefusee } from './courriels.ts'
import type { Contexte } from './rattacher.ts'
import { erreursGarde } from './rules.ts'
import {
  enfantDeGarde,
  gardesDe,
  insertGarde,
  type LigneGarde,
  lockGarde,
  remplacerGardes,
  setGarde,
} from './store.ts'

interface Qui {
  enfant: string
  /** The home that the calendar is told from. */
  foyer: string
  par: string
}

/** The home where a child is not « ici ». @throws Refus `introuvable`, `garde-impossible` */
async function autreFoyer({ tx, ville }: Contexte, enfant: string, foyer: string): Promise<string> {
  const homes = await foyersOfEnfant(tx, ville.id, enfant)
  if (!homes.includes(foyer)) throw introuvable()
  const autre = homes.find((one) => one !== foyer)
  if (!autre) throw new Refus('garde-impossible')
  return autre
}

function exigerJuste(saisie: GardeSaisie): void {
  const errors = erreursGarde(saisie)
  if (errors.length > 0) throw new Refus('requete-invalide', { errors })
}

async function ecrireGarde(
  contexte: Contexte,
  { enfant, foyer, par }: Qui,
  saisie: GardeSaisie,
  autre: string,
  parService: boolean,
): Promise<LigneGarde> {
  const { tx, outils, ville } = contexte
  const { debut, fin, ...regle } = saisie
  // One proposal at a time: the new one takes the place of the one that waited.
  for (const one of await gardesDe(tx, ville.id, [enfant]))
    if (one.etat === 'proposee') await setGarde(tx, ville.id, one.id, { etat: 'retiree' })
  const row: LigneGarde = {
    collectiviteId: ville.id,
    id: uuid(),
    enfantId: enfant,
    foyerId: foyer,
    autreFoyerId: autre,
    debut,
    fin,
    regle,
    etat: parService ? 'confirmee' : 'proposee',
    parService,
    proposeeLe: outils.clock.now(),
    proposeePar: par,
    reponduLe: null,
    reponduPar: null,
  }
  await insertGarde(tx, row)
  if (parService) await remplacerGardes(tx, ville.id, row)
  return row
}

/** @throws Refus `introuvable`, `garde-impossible`, `requete-invalide` */
export async function proposer(contexte: Contexte, qui: Qui, saisie: GardeSaisie): Promise<string> {
  const { tx, outils, ville } = contexte
  await lockEnfant(tx, ville.id, qui.enfant)
  const autre = await autreFoyer(contexte, qui.enfant, qui.foyer)
  exigerJuste(saisie)
  const { id } = await ecrireGarde(contexte, qui, saisie, autre, false)
  const prenom = await prenomDe(contexte, qui.enfant)
  await ecrire(tx, outils, ville, [{ foyer: autre, lettre: (sujet) => gardeProposee(sujet, prenom) }])
  await dire(tx, ville.id, qui.enfant, [qui.foyer, autre])
  return id
}

/** An agent sets it for both homes. @throws Refus `introuvable`, `garde-impossible`, `requete-invalide` */
export async function fixer(contexte: Contexte, qui: Qui, saisie: GardeSaisie): Promise<string> {
  const { tx, ville } = contexte
  await lockEnfant(tx, ville.id, qui.enfant)
  const autre = await autreFoyer(contexte, qui.enfant, qui.foyer)
  exigerJuste(saisie)
  const row = await ecrireGarde(contexte, qui, saisie, autre, true)
  await enVigueur(contexte, row)
  return row.id
}

/** @throws Refus `introuvable`, `deja-repondu` */
export async function repondreGarde(
  contexte: Contexte,
  parent: Famille,
  id: string,
  accepte: boolean,
): Promise<void> {
  const { tx, outils, ville } = contexte
  const row = await tenir(contexte, id)
  // Only the home that did not propose it.
  if (row?.autreFoyerId !== parent.foyer) throw introuvable()
  if (row.etat !== 'proposee') throw new Refus('deja-repondu')
  const answer = { reponduLe: outils.clock.now(), reponduPar: parent.compte }
  await setGarde(tx, ville.id, id, { etat: accepte ? 'confirmee' : 'refusee', ...answer })
  if (accepte) {
    await remplacerGardes(tx, ville.id, row)
    await enVigueur(contexte, row)
    return
  }
  const prenom = await prenomDe(contexte, row.enfantId)
  await ecrire(tx, outils, ville, [{ foyer: row.foyerId, lettre: (sujet) => gardeRefusee(sujet, prenom) }])
  await dire(tx, ville.id, row.enfantId, [row.foyerId, row.autreFoyerId])
}

/** @throws Refus `introuvable`, `deja-repondu` */
export async function retirerGarde(contexte: Contexte, parent: Famille, id: string): Promise<void> {
  const { tx, ville } = contexte
  const row = await tenir(contexte, id)
  if (row?.foyerId !== parent.foyer) throw introuvable()
  if (row.etat === 'retiree') return
  if (row.etat !== 'proposee') throw new Refus('deja-repondu')
  await setGarde(tx, ville.id, id, { etat: 'retiree' })
  await dire(tx, ville.id, row.enfantId, [row.foyerId, row.autreFoyerId])
}

/** The child first, then its calendar: as for who proposes. */
async function tenir({ tx, ville }: Contexte, id: string): Promise<LigneGarde | undefined> {
  const enfant = await enfantDeGarde(tx, ville.id, id)
  if (!enfant) return undefined
  await lockEnfant(tx, ville.id, enfant)
  return lockGarde(tx, ville.id, id)
}

async function enVigueur(
  contexte: Contexte,
  { enfantId, foyerId, autreFoyerId }: Pick<LigneGarde, 'enfantId' | 'foyerId' | 'autreFoyerId'>,
): Promise<void> {
  const { tx, outils, ville } = contexte
  const prenom = await prenomDe(contexte, enfantId)
  await ecrire(
    tx,
    outils,
    ville,
    [foyerId, autreFoyerId].map((foyer) => ({
      foyer,
      lettre: (sujet) => gardeEnVigueur(sujet, prenom),
    })),
  )
  await dire(tx, ville.id, enfantId, [foyerId, autreFoyerId])
}

async function prenomDe({ tx, ville }: Contexte, enfant: string): Promise<string> {
  return (await enfantsParId(tx, ville.id, [enfant])).get(enfant)?.prenom ?? ''
}
