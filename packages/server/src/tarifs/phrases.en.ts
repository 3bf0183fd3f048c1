import type { Variation } from '@inoe/contract/tarifs'
import { formats } from '../outside/formats.ts'
import type { Paroles } from './phrases.fr.ts'

const { date, euros } = formats('en')

const ordinal = (rang: number) => `${rang}${['th', 'st', 'nd', 'rd'][rang] ?? 'th'}`
const variation = (sign: '+' | '−', change: Variation) =>
  sign + (change.type === 'pourcent' ? `${change.valeur}%` : euros(change.centimes))
const due = (percent: number) =>
  percent === 0 ? 'not charged' : percent === 100 ? 'charged' : `charged at ${percent}%`
const anHour = (hour: boolean) => (hour ? ' an hour' : '')

function lasting(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours ? `${hours} h` : '', rest || !hours ? `${rest} min` : ''].filter(Boolean).join(' ')
}

function band(from: number | null, to: number | null): string {
  if (from === null) return to === null ? 'Whatever the QF' : `QF up to ${to}`
  return to === null ? `QF above ${from}` : `QF from ${from + 1} to ${to}`
}

export const paroles: Paroles = {
  vers: (ligne, centimes) => `${ligne} → ${euros(centimes)}`,
  etapes: (lignes) => lignes.join('; '),
  contrat: 'Contract',
  pasPublie: 'Price not published yet',
  apartir: (day, prix) => `From ${date(day)}: ${prix}`,
  euros,
  dehors: 'Price for families from elsewhere',
  majoration: (change) => `From elsewhere: ${variation('+', change)}`,
  rang: (rang, change) => `${ordinal(rang)} child: ${variation('−', change)}`,
  duree: (minutes, centimes) => `Time: ${lasting(minutes)} at ${euros(centimes)} an hour`,
  sansReservation: (change) => `Without a booking: ${variation('+', change)}`,
  reservationTardive: (change) => `Late booking: ${variation('+', change)}`,
  absence: {
    justifiee: (percent) => `Absence with a reason: ${due(percent)}`,
    injustifiee: (percent) => `Absence without a reason: ${due(percent)}`,
  },
  forfait: (centimes) => `Single price: ${euros(centimes)}`,
  tranche: (quotient, rang, centimes) => `QF ${quotient} → band ${rang}: ${euros(centimes)}`,
  effort: (quotient, taux, centimes) => `QF ${quotient} × ${taux}%: ${euros(centimes)}`,
  sansQuotient: (centimes) => `QF not given → highest price: ${euros(centimes)}`,
  plancher: (centimes) => `Minimum: ${euros(centimes)}`,
  plafond: (centimes) => `Maximum: ${euros(centimes)}`,
  sansRessources: (plafond) => `Income not given → maximum: ${euros(plafond)} a month`,
  ressources: (centimes) => `Income: ${euros(centimes)} a month`,
  auPlancher: (centimes, plancher) =>
    `Income: ${euros(centimes)} a month, brought up to the minimum of ${euros(plancher)}`,
  auPlafond: (centimes, plafond) =>
    `Income: ${euros(centimes)} a month, brought down to the maximum of ${euros(plafond)}`,
  taux: (enfants, aeeh, taux, centimes) =>
    `Rate for ${enfants} dependent ${enfants === 1 ? 'child' : 'children'}${aeeh > 0 ? `, ${aeeh} of them with AEEH` : ''}: ${taux}% → ${euros(centimes)} an hour`,
  regle: {
    aLaMinute: 'Charged by the minute of presence',
    dehors: (ligne) => `From elsewhere — ${ligne}`,
    rang: (rang, suivants, change) =>
      `${ordinal(rang)} child${suivants ? ' and following' : ''}: ${variation('−', change)}`,
    repas: (centimes) => `Meal included in this: ${euros(centimes)}`,
    forfait: (centimes, hour) => `Single price: ${euros(centimes)}${anHour(hour)}`,
    tranche: (from, { jusquA, prixCentimes }, hour) =>
      `${band(from, jusquA)}: ${euros(prixCentimes)}${anHour(hour)}`,
    effort: (taux, plancher, plafond, hour) =>
      `Quotient familial × ${taux}%, from ${euros(plancher)} to ${euros(plafond)}${anHour(hour)}`,
    cnaf: (accueil, hour) =>
      `National CNAF scale (${accueil === 'collectif' ? 'group care' : 'care at a childminder’s'}): income of the month × rate by number of children${hour ? ', per hour' : ''}`,
  },
}
