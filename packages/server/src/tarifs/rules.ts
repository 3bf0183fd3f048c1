// What a unit costs a family: pure and exact, so that the planning, the bill, the catalogue and the simulator say the
// same. Each step ends on a whole cent, the nearest (half a cent goes up) unless the rule says otherwise, and is a line
// of the explanation.
import type { BasePrix, Prix, RegleTarif, Variation } from '@inoe/contract/tarifs'
import { Big } from 'big.js'
import { paroles as fr, type Paroles } from './phrases.fr.ts'

/** What prices depend on of a family. */
export interface Situation {
  quotientFamilial: number | null
  /** Of a year. */
  ressourcesCentimes: number | null
  enfantsACharge: number
  enfantsAeeh: number
  resident: boolean
}

/** What is priced. */
export interface Prestation {
  /** Of the child among its brothers and sisters, the oldest 1. */
  rang: number
  tardive: boolean
  sansReservation: boolean
  absence: 'aucune' | 'justifiee' | 'injustifiee'
  /** When priced per hour; without it, the price of one hour. */
  minutes: number | null
}

/** A booking made in time of a child that comes, one unit or one hour of it. */
export const ORDINAIRE: Prestation = {
  rang: 1,
  tardive: false,
  sansReservation: false,
  absence: 'aucune',
  minutes: null,
}

/** The national rates of a day; `taux` in % per hour by number of children (index 0: one child), exact. */
export interface BaremeCnaf {
  plancherCentimes: number
  plafondCentimes: number
  taux: { collectif: string[]; familial: string[] }
}

/**
 * The price, and how it was found. In this order: the base (another one for non-residents where the rule has it), what
 * non-residents pay more, the reduction of the child's rank, the real duration, the surcharge of a late booking or of a
 * coming without booking (one of them: who did not book did not book late), what an absence leaves due.
 * Minutes: hourly price × minutes ÷ 60, to the nearest cent. A reduction never goes below zero.
 * @param dit how it is said: in French where it becomes a line of an invoice, which is
 * @throws Error for a CNAF rule without rates
 */
export function chiffrer(
  regle: RegleTarif,
  situation: Situation,
  prestation: Prestation,
  bareme: BaremeCnaf | null,
  dit: Paroles = fr,
): Prix {
  const { nonResident, fratrie } = regle
  const dehors = situation.resident ? null : nonResident
  const base = dehors?.type === 'base' ? dehors.base : regle.base
  const prix = prixDeBase(base, situation, bareme, dit)
  const step = (centimes: number, ligne: string) => {
    prix.centimes = centimes
    prix.lignes.push(dit.vers(ligne, centimes))
  }
  if (dehors?.type === 'base') prix.lignes.unshift(dit.dehors)
  if (dehors?.type === 'majoration')
    step(prix.centimes + montant(dehors.variation, prix.centimes), dit.majoration(dehors.variation))
  const reduction =
    prestation.rang > 1 ? fratrie[Math.min(prestation.rang - 2, fratrie.length - 1)] : undefined
  if (reduction)
    step(Math.max(0, prix.centimes - montant(reduction, prix.centimes)), dit.rang(prestation.rang, reduction))
  if (regle.par === 'heure' && prestation.minutes !== null)
    step(
      entier(new Big(prix.centimes).times(prestation.minutes).div(60)),
      dit.duree(prestation.minutes, prix.centimes),
    )
  const supplement = prestation.sansReservation
    ? { dit: dit.sansReservation, variation: regle.sansReservation }
    : { dit: dit.reservationTardive, variation: prestation.tardive ? regle.reservationTardive : null }
  if (supplement.variation)
    step(prix.centimes + montant(supplement.variation, prix.centimes), supplement.dit(supplement.variation))
  if (prestation.absence !== 'aucune') {
    const du = regle.absence[prestation.absence]
    step(pourcent(String(du), prix.centimes), dit.absence[prestation.absence](du))
  }
  return prix
}

function prixDeBase(base: BasePrix, situation: Situation, bareme: BaremeCnaf | null, dit: Paroles): Prix {
  const { quotientFamilial: quotient } = situation
  switch (base.type) {
    case 'forfait':
      return { centimes: base.centimes, lignes: [dit.forfait(base.centimes)] }
    case 'tranches': {
      if (quotient === null)
        return sansQuotient(Math.max(...base.tranches.map((one) => one.prixCentimes)), dit)
      const found = base.tranches.findIndex(({ jusquA }) => jusquA === null || quotient <= jusquA)
      const rang = found < 0 ? base.tranches.length - 1 : found
      const centimes = base.tranches[rang]?.prixCentimes ?? 0
      return { centimes, lignes: [dit.tranche(quotient, rang + 1, centimes)] }
    }
    case 'taux-effort': {
      if (quotient === null) return sansQuotient(base.plafondCentimes, dit)
      // QF in euros × rate in %: cents.
      const found = new Big(quotient).times(base.taux)
      const centimes = found.round(0, base.arrondi === 'proche' ? Big.roundHalfUp : Big.roundDown).toNumber()
      const prix = { centimes, lignes: [dit.effort(quotient, base.taux, centimes)] }
      return entre(prix, base.plancherCentimes, base.plafondCentimes, dit)
    }
    case 'cnaf':
      if (!bareme) throw new Error('no CNAF rates for that day')
      return prixCnaf(base.accueil, situation, bareme, dit)
  }
}

function sansQuotient(centimes: number, dit: Paroles): Prix {
  return { centimes, lignes: [dit.sansQuotient(centimes)] }
}

function entre({ centimes, lignes }: Prix, plancher: number, plafond: number, dit: Paroles): Prix {
  if (centimes < plancher) return { centimes: plancher, lignes: [...lignes, dit.plancher(plancher)] }
  if (centimes > plafond) return { centimes: plafond, lignes: [...lignes, dit.plafond(plafond)] }
  return { centimes, lignes }
}

/** Source: circulaire CNAF 2019-005. One hour: monthly resources (a year's ÷ 12) within bounds × rate. */
function prixCnaf(
  accueil: 'collectif' | 'familial',
  { ressourcesCentimes, enfantsACharge, enfantsAeeh }: Situation,
  { plancherCentimes, plafondCentimes, taux }: BaremeCnaf,
  dit: Paroles,
): Prix {
  const lignes: string[] = []
  let mois = new Big(plafondCentimes)
  if (ressourcesCentimes === null) lignes.push(dit.sansRessources(plafondCentimes))
  else {
    const read = new Big(ressourcesCentimes).div(12)
    if (read.lt(plancherCentimes)) {
      mois = new Big(plancherCentimes)
      lignes.push(dit.auPlancher(entier(read), plancherCentimes))
    } else if (read.gt(plafondCentimes)) lignes.push(dit.auPlafond(entier(read), plafondCentimes))
    else {
      mois = read
      lignes.push(dit.ressources(entier(read)))
    }
  }
  const rates = taux[accueil]
  const enfants = Math.max(1, enfantsACharge)
  const rate = rates[Math.min(enfants + enfantsAeeh, rates.length) - 1]
  if (rate === undefined) throw new Error('no CNAF rates for that number of children')
  const centimes = entier(mois.times(rate).div(100))
  lignes.push(dit.taux(enfants, enfantsAeeh, rate, centimes))
  return { centimes, lignes }
}

function montant(change: Variation, centimes: number): number {
  return change.type === 'centimes' ? change.centimes : pourcent(change.valeur, centimes)
}

function pourcent(valeur: string, centimes: number): number {
  return entier(new Big(centimes).times(valeur).div(100))
}

/** Half a cent goes up. */
function entier(value: Big): number {
  return value.round(0, Big.roundHalfUp).toNumber()
}
