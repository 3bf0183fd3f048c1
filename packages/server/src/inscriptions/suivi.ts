// How requests move once they are made: each move in one transaction (as `systeme`) with its step, its letter, its
// notice, and the places that it frees given to who waits. Whoever moves one holds its activity first.
import type { ReponseDemande } from '@inoe/contract/gestion'
import { sectionUrl } from '../collectivites/store.ts'
import { contratPendant } from '../contrats/store.ts'
import type { Tx } from '../database/open.ts'
import { type Change, publishAll } from '../direct/publish.ts'
import { isDemandable } from '../documents/rules.ts'
import { depotsManquants, piecesOf } from '../documents/store.ts'
import { enfantsParId } from '../foyers/familles.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { introuvable, Refus } from '../http/problem.ts'
import { type Annonce, annoncer } from '../notifications/annoncer.ts'
import type { LettreEnLangues } from '../outside/lettre.ts'
import { joursReserves } from '../reservations/lecture.ts'
import { prendreTour } from '../reservations/store.ts'
import { nomPeriode } from '../structures/rules.ts'
import { type ActiviteDemandee, activiteOf, lockActivite, periodesOf } from '../structures/store.ts'
import type { Sujet } from './courriels.fr.ts'
import {
  decisionReprise,
  demandeAcceptee,
  demandeEnAttente,
  demandeIncomplete,
  demandeRefusee,
  placeLiberee,
} from './courriels.ts'
import { ACCEPTEES, placesRestantes, promues, rangDe } from './places.ts'
import { DECISIONS, estTerminee, REPRENABLES } from './rules.ts'
import { avancer, etapesOf, inscriptionOf, type Ligne, vivantesDesActivites, vivantesOf } from './store.ts'

/** Where and with what a move is made. */
export interface Bureau {
  tx: Tx
  ville: Collectivite
  outils: Pick<Deps, 'queue' | 'clock' | 'publicUrl'>
}

/** A request whose activity is held, with what its places are counted on. */
interface Dossier {
  ligne: Ligne
  activite: ActiviteDemandee
  periodes: Awaited<ReturnType<typeof periodesOf>>
}

/** @param allowed tells a request that one may move from what answers 404 */
async function ouvrir(
  { tx, ville }: Bureau,
  id: string,
  allowed: (ligne: Ligne) => boolean,
): Promise<Dossier> {
  const seen = await inscriptionOf(tx, ville.id, id)
  if (!seen || !allowed(seen)) throw introuvable()
  await lockActivite(tx, ville.id, seen.activiteId)
  const ligne = await inscriptionOf(tx, ville.id, id)
  const activite = await activiteOf(tx, ville.id, seen.activiteId)
  if (!ligne || !activite) throw introuvable()
  return { ligne, activite, periodes: await periodesOf(tx, ville.id, activite.id) }
}

const today = ({ ville, outils }: Bureau) => outils.clock.today(ville.zone)
const ouvertes = (bureau: Bureau, { periodes }: Pick<Dossier, 'periodes'>) =>
  periodes.filter((one) => one.fin >= today(bureau)).map((one) => one.id)

/**
 * Gives the places of an activity that are free to who waits, and tells everyone concerned. Whoever calls it holds the
 * activity.
 * @param foyers families that something else happened to
 * @param sauf just put on the list: it does not take back the place that it left
 * @returns how many got one
 */
export async function donnerPlaces(
  bureau: Bureau,
  dossier: Pick<Dossier, 'activite' | 'periodes'>,
  foyers: readonly string[] = [],
  sauf?: string,
): Promise<number> {
  const { tx, ville, outils } = bureau
  const { activite } = dossier
  const now = outils.clock.now()
  const vivantes = await vivantesDesActivites(tx, ville.id, [activite.id])
  const served = promues(activite.placesInscription, vivantes, ouvertes(bureau, dossier), sauf)
  for (const one of served) {
    await avancer(
      tx,
      one,
      { etat: 'demandee', attenteDepuis: null },
      { type: 'place-liberee', le: now, par: 'systeme' },
    )
    await ecrire(bureau, dossier, one, { quoi: 'place', section: 'inscriptions' }, async (sujet) =>
      placeLiberee(sujet, await page(bureau, 'inscriptions')),
    )
  }
  // Ranks move too: whoever waits reads again.
  const waiting = vivantes.filter((one) => one.etat === 'en-attente').map((one) => one.foyerId)
  const said: Change[] = [...new Set([...foyers, ...waiting])].map((foyer) => ({
    collectivite: ville.id,
    foyer,
    sujet: 'inscriptions',
  }))
  await publishAll(tx, [
    ...said,
    { collectivite: ville.id, structure: activite.structure.id, sujet: 'inscriptions' },
  ])
  return served.length
}

/** The same once a request has moved. */
const conclure = (bureau: Bureau, dossier: Dossier, sauf?: string) =>
  donnerPlaces(bureau, dossier, [dossier.ligne.foyerId], sauf)

/** A family gives up its request, or an enrolment that nothing uses yet. @throws Refus */
export async function retirer(
  bureau: Bureau,
  { foyer, compte }: { foyer: string; compte: string },
  id: string,
): Promise<void> {
  const dossier = await ouvrir(bureau, id, (ligne) => ligne.foyerId === foyer)
  const { ligne, periodes } = dossier
  if (ligne.etat === 'retiree') return
  if (ligne.etat === 'refusee' || estTerminee(ligne.etat, ligne.periodeId, periodes, today(bureau)))
    throw new Refus('deja-repondu')
  if (ligne.etat === 'acceptee') await verifierInutilisee(bureau, dossier)
  const le = bureau.outils.clock.now()
  await avancer(
    bureau.tx,
    ligne,
    { etat: 'retiree', reponduLe: le, reponduPar: compte },
    { type: 'retiree', le, par: 'famille', compteId: compte },
  )
  await conclure(bureau, dossier)
}

/** A family takes its withdrawal back: its place if there is one, else the list. @throws Refus */
export async function reprendre(
  bureau: Bureau,
  { foyer, compte }: { foyer: string; compte: string },
  id: string,
): Promise<void> {
  const { tx, ville, outils } = bureau
  const dossier = await ouvrir(bureau, id, (ligne) => ligne.foyerId === foyer)
  const { ligne, activite } = dossier
  const avant = ((await etapesOf(tx, ville.id, [id])).get(id) ?? []).at(-2)?.etat
  const others = await vivantesOf(tx, ville.id, foyer, activite.id, ligne.periodeId)
  if (
    ligne.etat !== 'retiree' ||
    !avant ||
    !REPRENABLES.includes(avant) ||
    others.has(ligne.enfantId) ||
    (ligne.periodeId !== null && !ouvertes(bureau, dossier).includes(ligne.periodeId))
  )
    throw new Refus('decision-definitive')
  const le = outils.clock.now()
  const attente = avant === 'en-attente' || (await complet(bureau, dossier))
  await avancer(
    tx,
    ligne,
    {
      etat: attente ? 'en-attente' : avant,
      attenteDepuis: attente ? (ligne.attenteDepuis ?? le) : null,
      reponduLe: null,
      reponduPar: null,
    },
    { type: 'reprise', le, par: 'famille', compteId: compte },
  )
  await conclure(bureau, dossier)
}

/** A family says that what the service asked for is done. @throws Refus `piece-manquante` */
export async function completer(
  bureau: Bureau,
  { foyer, compte }: { foyer: string; compte: string },
  id: string,
): Promise<void> {
  const { tx, ville, outils } = bureau
  const dossier = await ouvrir(bureau, id, (ligne) => ligne.foyerId === foyer)
  const { ligne } = dossier
  if (ligne.etat === 'demandee') return
  if (ligne.etat !== 'incomplete') throw new Refus('deja-repondu')
  const missing = await depotsManquants(tx, ville.id, ligne, today(bureau))
  if (missing.length > 0)
    throw new Refus('piece-manquante', {
      detail: `Il manque encore : ${missing.map((one) => one.nom).join(', ')}.`,
    })
  await avancer(
    tx,
    ligne,
    { etat: 'demandee', piecesDemandees: [] },
    { type: 'completee', le: outils.clock.now(), par: 'famille', compteId: compte },
  )
  await conclure(bureau, dossier)
}

/** A document of a family was given or answered: what waited for it goes on. */
export async function reexaminer(bureau: Bureau, ligne: Ligne): Promise<void> {
  const { tx, ville, outils } = bureau
  const dossier = await ouvrir(bureau, ligne.id, () => true)
  const { etat, piecesDemandees } = dossier.ligne
  if (etat !== 'incomplete' || piecesDemandees.length === 0) return
  if ((await depotsManquants(tx, ville.id, dossier.ligne, today(bureau))).length > 0) return
  await avancer(
    tx,
    dossier.ligne,
    { etat: 'demandee', piecesDemandees: [] },
    { type: 'completee', le: outils.clock.now(), par: 'systeme' },
  )
  await conclure(bureau, dossier)
}

/** An agent's answer. @throws Refus */
export async function repondre(
  bureau: Bureau,
  { structures, compte }: { structures: readonly string[]; compte: string },
  id: string,
  { decision, motif, pieces }: ReponseDemande,
): Promise<void> {
  const { tx, ville, outils } = bureau
  const dossier = await ouvrir(bureau, id, (ligne) => structures.includes(ligne.structureId))
  const { ligne, activite, periodes } = dossier
  const words = motif || null
  if (!words && (decision === 'refusee' || (decision === 'incomplete' && pieces.length === 0)))
    throw new Refus('motif-requis', {
      errors: [{ champ: 'motif', message: 'Indiquez le motif : la famille le lira.' }],
    })
  const etat = estTerminee(ligne.etat, ligne.periodeId, periodes, today(bureau)) ? 'terminee' : ligne.etat
  if (!(DECISIONS[etat as keyof typeof DECISIONS] ?? []).includes(decision)) throw new Refus('deja-repondu')
  const le = outils.clock.now()
  const answered = { motif: words, reponduLe: le, reponduPar: compte }
  const step = { le, par: 'service', compteId: compte, motif: words } as const

  switch (decision) {
    case 'acceptee':
      if (await complet(bureau, dossier, ACCEPTEES)) throw new Refus('inscriptions-completes')
      await avancer(
        tx,
        ligne,
        { ...answered, etat: 'acceptee', attenteDepuis: null, piecesDemandees: [] },
        { type: 'acceptee', ...step },
      )
      await ecrire(bureau, dossier, ligne, REPONSE, async (sujet) =>
        demandeAcceptee(sujet, words, await page(bureau, 'reservations')),
      )
      break
    case 'refusee':
      await avancer(
        tx,
        ligne,
        { ...answered, etat: 'refusee', attenteDepuis: null, piecesDemandees: [] },
        { type: 'refusee', ...step },
      )
      await ecrire(bureau, dossier, ligne, REPONSE, async (sujet) =>
        demandeRefusee(sujet, words ?? '', await page(bureau, 'inscriptions')),
      )
      break
    case 'incomplete': {
      const asked = (await piecesOf(tx, ville.id)).filter(
        (one) => pieces.includes(one.id) && isDemandable(one, ligne),
      )
      if (asked.length !== new Set(pieces).size) throw introuvable()
      const names = asked.map((one) => one.nom)
      await avancer(
        tx,
        ligne,
        { etat: 'incomplete', motif: words, piecesDemandees: asked.map((one) => one.id) },
        { type: 'pieces-demandees', ...step, pieces: names },
      )
      await ecrire(bureau, dossier, ligne, REPONSE, async (sujet) =>
        demandeIncomplete(
          sujet,
          names,
          words,
          await page(bureau, names.length > 0 ? 'documents' : 'inscriptions'),
        ),
      )
      break
    }
    case 'en-attente': {
      await avancer(
        tx,
        ligne,
        { etat: 'en-attente', motif: words, attenteDepuis: le, piecesDemandees: [] },
        { type: 'mise-en-attente', ...step },
      )
      const rang = activite.rangAffiche
        ? rangDe(await vivantesDesActivites(tx, ville.id, [activite.id]), id)
        : null
      await ecrire(bureau, dossier, ligne, REPONSE, async (sujet) =>
        demandeEnAttente(sujet, rang, words, await page(bureau, 'inscriptions')),
      )
      break
    }
    case 'rouverte': {
      if (ligne.etat === 'acceptee') await verifierInutilisee(bureau, dossier)
      else {
        const others = await vivantesOf(tx, ville.id, ligne.foyerId, activite.id, ligne.periodeId)
        if (others.has(ligne.enfantId)) throw new Refus('decision-definitive')
      }
      const attente = ligne.etat !== 'acceptee' && (await complet(bureau, dossier))
      await avancer(
        tx,
        ligne,
        {
          etat: attente ? 'en-attente' : 'demandee',
          motif: words,
          reponduLe: null,
          reponduPar: null,
          attenteDepuis: attente ? ligne.demandeeLe : null,
        },
        { type: 'rouverte', ...step },
      )
      await ecrire(bureau, dossier, ligne, REPONSE, async (sujet) =>
        decisionReprise(sujet, words, await page(bureau, 'inscriptions')),
      )
    }
  }
  await conclure(bureau, dossier, id)
}

/** True when no place is left for this child. */
async function complet(bureau: Bureau, dossier: Dossier, comptees?: readonly string[]): Promise<boolean> {
  const vivantes = await vivantesDesActivites(bureau.tx, bureau.ville.id, [dossier.activite.id])
  const left = placesRestantes(
    dossier.activite.placesInscription,
    vivantes,
    dossier.ligne,
    ouvertes(bureau, dossier),
    comptees,
  )
  return left !== null && left <= 0
}

/**
 * Behind the town's turn, so that no day is being booked meanwhile.
 * @throws Refus `inscription-utilisee` when days are booked or still to bill, or a contract runs
 */
async function verifierInutilisee(bureau: Bureau, { ligne, activite, periodes }: Dossier): Promise<void> {
  const { tx, ville } = bureau
  await prendreTour(tx, ville.id)
  const own = { enfant: ligne.enfantId, activite: activite.id }
  const periode = periodes.find((one) => one.id === ligne.periodeId)
  const span = { debut: periode?.debut ?? today(bureau), fin: periode?.fin ?? '9999-12-31' }
  if (
    (await joursReserves(
      tx,
      ville.id,
      { ...own, foyer: ligne.foyerId, periode: ligne.periodeId },
      today(bureau),
    )) ||
    (await contratPendant(tx, ville.id, ligne.foyerId, { ...own, ...span }))
  )
    throw new Refus('inscription-utilisee')
}

const page = ({ tx, ville, outils }: Bureau, section: 'reservations' | 'inscriptions' | 'documents') =>
  sectionUrl(tx, outils.publicUrl, ville.id, section)

const REPONSE = { quoi: 'reponse', section: 'inscriptions' } as const

/** Tells a family about its request. */
async function ecrire(
  { tx, ville, outils }: Bureau,
  { activite, periodes }: Pick<Dossier, 'activite' | 'periodes'>,
  { foyerId, enfantId, periodeId }: Ligne,
  avis: Annonce['avis'],
  write: (sujet: Sujet) => Promise<LettreEnLangues>,
): Promise<void> {
  const enfant = (await enfantsParId(tx, ville.id, [enfantId])).get(enfantId)
  const periode = periodes.find((one) => one.id === periodeId)
  const lettre = await write({
    collectivite: ville,
    enfants: enfant ? [enfant.prenom] : [],
    activite: periode ? nomPeriode(activite.nom, periode.nom) : activite.nom,
    structure: activite.structure,
  })
  await annoncer(tx, outils, ville.id, [{ foyer: foyerId, lettre, avis }])
}
