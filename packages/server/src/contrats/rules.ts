// Which contracts and hours may be asked for, and on which days they fall, decided without any I/O.

import type { PlageHebdomadaire } from '@inoe/contract/contrats'
import { Temporal } from 'temporal-polyfill'
import { isFerie } from '../calendrier/feries.ts'
import type { FermetureConnue } from '../calendrier/store.ts'
import type { ChampRefuse } from '../http/regles.ts'

/** Longest span of a contract: a school year and the summer before it. */
const MOIS_MAX = 14

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** What decides of a contract by itself. */
export interface Demande {
  debut: string
  fin: string
  semaine: readonly PlageHebdomadaire[]
}

/** Hours of one day, hh:mm. */
export interface Plage {
  debut: string
  fin: string
}

/** What is wrong in a contract asked for, field by field. @param aujourdhui civil date */
export function erreursContrat({ debut, fin, semaine }: Demande, aujourdhui: string): ChampRefuse[] {
  const errors: ChampRefuse[] = []
  if (fin < debut) errors.push({ champ: 'fin', message: (dit) => dit.commun.ordre })
  else if (fin < aujourdhui) errors.push({ champ: 'fin', message: (dit) => dit.contrats.passe })
  else if (fin >= Temporal.PlainDate.from(debut).add({ months: MOIS_MAX }).toString())
    errors.push({
      champ: 'fin',
      message: (dit) => dit.contrats.tropLong(MOIS_MAX),
    })
  const seen = new Set<number>()
  for (const [index, plage] of semaine.entries()) {
    if (seen.has(plage.jour))
      errors.push({
        champ: `semaine.${index}.jour`,
        message: (dit) => dit.contrats.deuxFois(plage.jour),
      })
    seen.add(plage.jour)
    if (plage.fin <= plage.debut)
      errors.push({
        champ: `semaine.${index}.fin`,
        message: (dit) => dit.contrats.heures,
      })
  }
  return errors
}

/** What the hours of one day are checked against. */
export interface Contexte {
  aujourdhui: string
  contrat: Demande
  /** The structure is closed that day. */
  ferme: boolean
  /** Hours already asked for or accepted that day, for the child. */
  autres: readonly Plage[]
}

/** What is wrong in hours asked for beside a contract. */
export function erreursHeures(
  { date, debut, fin }: Plage & { date: string },
  { aujourdhui, contrat, ferme, autres }: Contexte,
): ChampRefuse[] {
  if (fin <= debut) return [{ champ: 'fin', message: (dit) => dit.contrats.heures }]
  if (date < contrat.debut || date > contrat.fin)
    return [{ champ: 'date', message: (dit) => dit.contrats.horsContrat }]
  if (date < aujourdhui) return [{ champ: 'date', message: (dit) => dit.contrats.jourPasse }]
  if (ferme) return [{ champ: 'date', message: (dit) => dit.contrats.ferme }]
  const prevue = plageOf(contrat.semaine, date)
  if (prevue && chevauche(prevue, { debut, fin }))
    return [
      {
        champ: 'debut',
        message: (dit) => dit.contrats.dejaPrevu(prevue.debut, prevue.fin),
      },
    ]
  const autre = autres.find((one) => chevauche(one, { debut, fin }))
  if (autre)
    return [
      {
        champ: 'debut',
        message: (dit) => dit.contrats.dejaDemandees(autre.debut, autre.fin),
      },
    ]
  return []
}

/** True when two spans of a day share a minute; one may begin when the other ends. */
export function chevauche(one: Plage, other: Plage): boolean {
  return one.debut < other.fin && other.debut < one.fin
}

/** Minutes of care a week. */
export function minutesSemaine(semaine: readonly PlageHebdomadaire[]): number {
  return semaine.reduce((sum, plage) => sum + minutesDe(plage), 0)
}

/** Minutes from the beginning to the end of hours of one day. */
export function minutesDe({ debut, fin }: Plage): number {
  return minutes(fin) - minutes(debut)
}

/** True when a structure does not welcome that day: a public holiday or a closure of its own or of the town. */
export function isFerme(
  structure: string,
  date: string,
  fermetures: readonly Omit<FermetureConnue, 'motif'>[],
): boolean {
  return (
    isFerie(date) ||
    fermetures.some(
      (one) =>
        (one.structureId === null || one.structureId === structure) && one.du <= date && date <= one.au,
    )
  )
}

/** The days of a contract between two dates, both included, whatever is closed; in order. */
export function joursOf(contrat: Demande, du: string, au: string): (Plage & { date: string })[] {
  const last = au < contrat.fin ? au : contrat.fin
  const days: (Plage & { date: string })[] = []
  let day = Temporal.PlainDate.from(du > contrat.debut ? du : contrat.debut)
  for (; day.toString() <= last; day = day.add({ days: 1 })) {
    const plage = plageOf(contrat.semaine, day.toString())
    if (plage) days.push({ date: day.toString(), debut: plage.debut, fin: plage.fin })
  }
  return days
}

/** « 8 h 30 », « 17 h » */
export function heure(time: string): string {
  const [hours, rest] = time.split(':')
  return rest === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${rest}`
}

/** « lundi de 8 h à 17 h 30 » */
export function plageEnMots({ jour, debut, fin }: PlageHebdomadaire): string {
  return `${JOURS[jour - 1]} de ${heure(debut)} à ${heure(fin)}`
}

export function plageOf(semaine: readonly PlageHebdomadaire[], date: string): PlageHebdomadaire | undefined {
  const { dayOfWeek } = Temporal.PlainDate.from(date)
  return semaine.find((one) => one.jour === dayOfWeek)
}

function minutes(time: string): number {
  const [hours, rest] = time.split(':')
  return Number(hours) * 60 + Number(rest)
}
