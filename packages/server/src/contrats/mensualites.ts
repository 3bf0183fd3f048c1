// How the hours of a contract are shared out between its months, without any I/O.

import type { PlageHebdomadaire } from '@inoe/contract/contrats'
import { Temporal } from 'temporal-polyfill'
import { joursOf, minutesDe, type Plage } from './rules.ts'

export interface ContratMensualise {
  debut: string
  fin: string
  semaine: readonly PlageHebdomadaire[]
  /** Minutes billed already, by month. */
  factures: ReadonlyMap<string, number>
}

export interface Mensualite {
  mois: string
  minutes: number
  /** Hours of the whole contract, days closed left out, and its months. */
  totalMinutes: number
  nombreMois: number
}

/** The months that a contract touches, in order: YYYY-MM. */
export function moisDe({ debut, fin }: Pick<ContratMensualise, 'debut' | 'fin'>): string[] {
  const months: string[] = []
  let first = Temporal.PlainYearMonth.from(debut.slice(0, 7))
  for (; first.toString() <= fin; first = first.add({ months: 1 })) months.push(first.toString())
  return months
}

/** The days of a contract on which the structure is open, with their hours. */
export function joursOuverts(
  contrat: Pick<ContratMensualise, 'debut' | 'fin' | 'semaine'>,
  isFerme: (date: string) => boolean,
): (Plage & { date: string })[] {
  return joursOf(contrat, contrat.debut, contrat.fin).filter(({ date }) => !isFerme(date))
}

/**
 * What a contract owes for a month: the hours of its whole span shared out equally between its months, to the minute.
 * Over the contract each minute is billed once, whatever the divisions leave; a closure decided on the way is taken off
 * the next months billed.
 */
export function mensualiteDe(
  contrat: ContratMensualise,
  mois: string,
  isFerme: (date: string) => boolean,
): Mensualite | null {
  const months = moisDe(contrat)
  const rank = months.indexOf(mois)
  if (rank < 0 || contrat.factures.has(mois)) return null
  const totalMinutes = joursOuverts(contrat, isFerme).reduce((sum, one) => sum + minutesDe(one), 0)
  const upTo = (count: number) => Math.floor((totalMinutes * count) / months.length)
  const before = months
    .slice(0, rank)
    .reduce((sum, one, index) => sum + (contrat.factures.get(one) ?? upTo(index + 1) - upTo(index)), 0)
  return { mois, minutes: upTo(rank + 1) - before, totalMinutes, nombreMois: months.length }
}
