// Writes what a run issues: all of it or nothing.
import { v7 as uuid } from 'uuid'
import { marquerContrats, marquerHeures } from '../contrats/facturation.ts'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { avancesDe } from '../encaissements/avances.ts'
import { encaisser } from '../encaissements/inscrire.ts'
import { destinatairesOf } from '../foyers/destinataires.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import { Refus } from '../http/problem.ts'
import { civilDate } from '../outside/clock.ts'
import { marquerPointages } from '../pointages/facturation.ts'
import { mandatsDeRegie } from '../prelevements/facturation.ts'
import { figerReservations, marquerFacturees, marquerRendues } from '../reservations/facturation.ts'
import type { StructureFacturee } from '../structures/facturation.ts'
import {
  type Compte,
  type FacturationRow,
  isEmis,
  lockFacturation,
  saveBrouillon,
  saveEmission,
} from './facturations-store.ts'
import type { FactureAEmettre, Marque } from './faits.ts'
import { type Brouillon, preparer } from './preparer.ts'
import { DELAI_PAIEMENT, numeroDe, plusJours } from './rules.ts'
import { insertFactures, lockNumero, saveNumero } from './store.ts'
import type { Emetteur, factures, lignes } from './tables.ts'

export type Facture = typeof factures.$inferInsert
type Ligne = typeof lignes.$inferInsert
type Outils = Pick<Deps, 'clock' | 'queue'>

/** Which service and month, who asks (none for a command). */
export interface Demande {
  structure: StructureFacturee
  mois: string
  par: string | null
}

/** What a run issued. */
export interface Emission extends Omit<Compte, 'empreinte'> {
  /** Bookings billed. */
  reservations: number
}

/** What a draft says of itself. */
export function compteDe({ factures, empreinte }: Brouillon): Compte {
  return {
    factures: factures.filter((one) => one.totalCentimes > 0).length,
    avoirs: factures.filter((one) => one.totalCentimes < 0).length,
    totalCentimes: factures.reduce((sum, one) => sum + one.totalCentimes, 0),
    empreinte,
  }
}

/**
 * Issues a draft that was checked, in the caller's transaction, as `systeme`.
 * @param empreinte of what was checked
 * @throws Refus `facturation-emise`, `facturation-modifiee` when anything moved since, `facturation-bloquee`
 */
export async function emettreBrouillon(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  id: string,
  empreinte: string,
  demande: Demande,
): Promise<Emission> {
  const today = outils.clock.today(town.zone)
  const dernier = await lockRang(tx, town, demande, today)
  const facturation = await lockFacturation(tx, town.id, id)
  if (facturation?.etat !== 'brouillon') throw new Refus('facturation-emise')
  const brouillon = await preparer(tx, town, demande.structure, demande.mois, today)
  refuserBloquee(brouillon)
  if (brouillon.empreinte !== empreinte) throw new Refus('facturation-modifiee')
  return ecrire(tx, outils, town, demande, facturation, brouillon, dernier)
}

/**
 * Prepares and issues at once, in the caller's transaction, as `systeme`: the short way. Running it again bills only
 * what is left.
 * @throws Refus `facturation-bloquee`
 */
export async function emettreMois(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  demande: Demande,
): Promise<Emission> {
  const { structure, mois, par } = demande
  const today = outils.clock.today(town.zone)
  const dernier = await lockRang(tx, town, demande, today)
  // Nobody has checked it: what is read is what is issued, whoever books meanwhile waits.
  await figerReservations(tx, town.id)
  const brouillon = await preparer(tx, town, structure, mois, today)
  refuserBloquee(brouillon)
  // Nothing is left, and the month is issued: a run of nothing would say nothing.
  if (brouillon.factures.length === 0 && (await isEmis(tx, town.id, structure.id, mois)))
    return { ...compteDe(brouillon), reservations: 0 }
  const facturation = await saveBrouillon(
    tx,
    {
      collectiviteId: town.id,
      structureId: structure.id,
      regieId: structure.regie.id,
      mois,
      prepareeLe: outils.clock.now(),
      prepareePar: par,
    },
    compteDe(brouillon),
  )
  return ecrire(tx, outils, town, demande, facturation, brouillon, dernier)
}

/** The last number given; its lock comes first: a second run of the same régie waits here, then reads what the first has left. */
async function lockRang(tx: Tx, town: Collectivite, { structure }: Demande, today: string): Promise<number> {
  return lockNumero(tx, town.id, structure.regie.id, Number(today.slice(0, 4)))
}

function refuserBloquee({ anomalies }: Brouillon): void {
  const blocking = anomalies.filter((one) => one.gravite === 'bloquante')
  if (blocking.length > 0)
    throw new Refus('facturation-bloquee', { detail: blocking.map((one) => one.message).join(' ') })
}

async function ecrire(
  tx: Tx,
  outils: Outils,
  town: Collectivite,
  demande: Demande,
  { id: facturationId, collectiviteId }: FacturationRow,
  brouillon: Brouillon,
  dernier: number,
): Promise<Emission> {
  const { structure, par } = demande
  const now = outils.clock.now()
  const annee = Number(outils.clock.today(town.zone).slice(0, 4))
  const made = await composer(tx, town, demande, brouillon, { facturationId, dernier, now })
  await insertFactures(
    tx,
    made.map((one) => one.facture),
    made.flatMap((one) => one.lignes),
  )
  // As late as can be: until the end nobody books in this town. What moved since it was read refuses the mark.
  await figerReservations(tx, town.id)
  const reservations = await marquer(
    tx,
    town.id,
    made.flatMap((one) => one.marques),
  )
  if (made.length > 0) await saveNumero(tx, town.id, structure.regie.id, annee, dernier + made.length)
  for (const one of made) if (one.facture.nature === 'avoir') await rendre(tx, one, now)
  const compte = compteDe(brouillon)
  await saveEmission(tx, { collectiviteId, id: facturationId }, { ...compte, emiseLe: now, emisePar: par })
  if (made.length > 0) {
    // Letters are written afterwards: nobody who books waits for thousands of them.
    await outils.queue.send(tx, 'annoncer-factures', { collectivite: town.id, facturation: facturationId })
    const sujet = 'factures' as const
    await publishAll(tx, [
      { collectivite: town.id, structure: structure.id, sujet },
      ...made.map(({ facture }) => ({ collectivite: town.id, foyer: facture.foyerId, sujet })),
    ])
  }
  return { ...compte, reservations }
}

interface Composee {
  facture: Facture
  lignes: Ligne[]
  marques: { ligne: string; marque: Marque }[]
  /** Invoices of which it gives something back, and how much. */
  rend: { facture: string; centimes: number }[]
}

/** Invoices as they will be written, numbered in the order of the draft. */
async function composer(
  tx: Tx,
  town: Collectivite,
  { structure, mois }: Demande,
  { factures }: Brouillon,
  { facturationId, dernier, now }: { facturationId: string; dernier: number; now: Date },
): Promise<Composee[]> {
  const { regie } = structure
  const today = civilDate(now, town.zone)
  const annee = Number(today.slice(0, 4))
  const destinataires = await destinatairesOf(
    tx,
    town.id,
    factures.map((one) => one.foyer),
  )
  const avances = await avancesDe(tx, town.id, regie.id)
  const mandats = await mandatsDeRegie(tx, town.id, regie.id)
  return factures.map((one, index) => {
    const rang = dernier + index + 1
    const avoir = one.totalCentimes < 0
    const avance = avances.get(one.foyer)
    const mandat = avoir ? undefined : mandats.get(one.foyer)
    const origines = originesDe(one)
    const [origine] = origines
    const facture: Facture = {
      collectiviteId: town.id,
      id: uuid(),
      foyerId: one.foyer,
      structureId: structure.id,
      regieId: regie.id,
      facturationId,
      nature: avoir ? 'avoir' : 'facture',
      origineId: avoir && origines.length === 1 && origine ? origine.facture : null,
      motif: avoir ? 'Régularisation des mois précédents.' : null,
      mois,
      etat: avoir ? 'payee' : 'emise',
      annee,
      rang,
      numero: numeroDe(regie.prefixe, annee, rang),
      totalCentimes: one.totalCentimes,
      emiseLe: now,
      echeance: avoir ? today : plusJours(today, DELAI_PAIEMENT),
      destinataire: destinataires.get(one.foyer) ?? '',
      emetteur: {
        ...emetteurDe(town, structure),
        ...(avance && !avoir ? { avanceCentimes: avance } : {}),
        ...(mandat ? { mandat: mandat.rum } : {}),
      },
      payeeLe: avoir ? now : null,
    }
    const lignes: Ligne[] = []
    const marques: Composee['marques'] = []
    for (const [ordre, { enfant, rend, marques: own, ...ligne }] of one.lignes.entries()) {
      const id = uuid()
      lignes.push({
        collectiviteId: town.id,
        id,
        factureId: facture.id,
        foyerId: one.foyer,
        structureId: structure.id,
        enfantId: enfant,
        ordre,
        ligneOrigineId: rend?.ligne ?? null,
        ...ligne,
      })
      for (const marque of own) marques.push({ ligne: id, marque })
    }
    return { facture, lignes, marques, rend: avoir ? origines : [] }
  })
}

/** Invoices that an avoir gives back, no more than its total: what its own lines ask for is taken from the last ones. */
function originesDe({ lignes, totalCentimes }: FactureAEmettre): Composee['rend'] {
  let left = -totalCentimes
  const sums = new Map<string, number>()
  for (const { rend, montantCentimes } of lignes) {
    if (!rend?.facture || left <= 0) continue
    const centimes = Math.min(left, -montantCentimes)
    left -= centimes
    sums.set(rend.facture, (sums.get(rend.facture) ?? 0) + centimes)
  }
  return [...sums].map(([facture, centimes]) => ({ facture, centimes }))
}

/** Gives an avoir to the invoices that it corrects while they are to pay, else to the family's credit. */
async function rendre(tx: Tx, { facture, rend }: Composee, now: Date): Promise<void> {
  const { collectiviteId, foyerId, regieId, id, numero, totalCentimes } = facture
  await encaisser(
    tx,
    {
      collectiviteId,
      foyerId,
      regieId,
      moyen: 'avoir',
      montantCentimes: -totalCentimes,
      reference: numero,
      recuLe: now,
      avoirId: id,
    },
    rend,
    now,
  )
}

/** Writes on each thing billed the line that bills it. @returns how many bookings are billed */
async function marquer(tx: Tx, collectivite: string, list: Composee['marques']): Promise<number> {
  const reservations: Parameters<typeof marquerFacturees>[2][number][] = []
  const rendues: Parameters<typeof marquerRendues>[2][number][] = []
  const pointages: { pointage: string; ligne: string }[] = []
  const heures: { heures: string; ligne: string }[] = []
  const contrats: { contrat: string; mois: string; ligne: string; minutes: number }[] = []
  for (const { ligne, marque } of list) {
    const { id } = marque
    switch (marque.type) {
      case 'reservation':
        reservations.push({ ...marque, reservation: id, ligne })
        break
      case 'rendu':
        rendues.push({ reservation: id, centimes: marque.centimes, absence: marque.absence })
        break
      case 'pointage':
        pointages.push({ pointage: id, ligne })
        break
      case 'heures':
        heures.push({ heures: id, ligne })
        break
      case 'contrat':
        contrats.push({ contrat: id, mois: marque.mois, ligne, minutes: marque.minutes })
        break
    }
  }
  await marquerFacturees(tx, collectivite, reservations)
  await marquerRendues(tx, collectivite, rendues)
  await marquerPointages(tx, collectivite, pointages)
  await marquerHeures(tx, collectivite, heures)
  await marquerContrats(tx, collectivite, contrats)
  return reservations.length
}

/** Who bills, as it is printed. */
export function emetteurDe(
  collectivite: Pick<Collectivite, 'nom' | 'courriel' | 'telephone'>,
  { nom, regie }: StructureFacturee,
): Emetteur {
  return {
    collectivite: collectivite.nom,
    structure: nom,
    regie: regie.nom,
    ...regie.mentions,
    enLigne: regie.numcli !== null,
    moyens: regie.moyens,
    mode: regie.mode,
    contact: [collectivite.courriel, collectivite.telephone].filter(Boolean).join(' · '),
  }
}
