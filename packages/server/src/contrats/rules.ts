// Which contracts and hours may be asked for, and on which days they fall, decided without any I/O.
import type { PlageHebdomadaire } from '@inoe/contract/contrats'
import type { ErreurChamp } from '@inoe/contract/erreurs'
import { Temporal } from 'temporal-polyfill'
import { isFerie } from '../calendrier/feries.ts'
import type { FermetureConnue } from '../calendrier/store.ts'

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
export function erreursContrat({ debut, fin, semaine }: Demande, aujourdhui: string): ErreurChamp[] {
  const errors: ErreurChamp[] = []
  if (fin < debut) errors.push({ champ: 'fin', message: 'Le dernier jour vient avant le premier.' })
  else if (fin < aujourdhui) errors.push({ champ: 'fin', message: 'Ces dates sont passées.' })
  else if (fin >= Temporal.PlainDate.from(debut).add({ months: MOIS_MAX }).toString())
    errors.push({
      champ: 'fin',
      message: `Un contrat dure ${MOIS_MAX} mois au plus\u00a0: demandez-en un autre pour la suite.`,
    })
  const seen = new Set<number>()
  for (const [index, plage] of semaine.entries()) {
    if (seen.has(plage.jour))
      errors.push({
        champ: `semaine.${index}.jour`,
        message: `Le ${JOURS[plage.jour - 1]} est donné deux fois.`,
      })
    seen.add(plage.jour)
    if (plage.fin <= plage.debut)
      errors.push({
        champ: `semaine.${index}.fin`,
        message: 'L’heure de départ vient avant celle d’arrivée.',
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
): ErreurChamp[] {
  if (fin <= debut) return [{ champ: 'fin', message: 'L’heure de départ vient avant celle d’arrivée.' }]
  if (date < contrat.debut || date > contrat.fin)
    return [{ champ: 'date', message: 'Ce jour n’est pas dans les dates du contrat.' }]
  if (date < aujourdhui) return [{ champ: 'date', message: 'Ce jour est passé.' }]
  if (ferme) return [{ champ: 'date', message: 'La structure est fermée ce jour-là.' }]
  const prevue = plageOf(contrat.semaine, date)
  if (prevue && chevauche(prevue, { debut, fin }))
    return [
      {
        champ: 'debut',
        message: `Le contrat prévoit déjà l’accueil de ${heure(prevue.debut)} à ${heure(prevue.fin)} ce jour-là.`,
      },
    ]
  const autre = autres.find((one) => chevauche(one, { debut, fin }))
  if (autre)
    return [
      {
        champ: 'debut',
        message: `Des heures sont déjà demandées de ${heure(autre.debut)} à ${heure(autre.fin)} ce jour-là.`,
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
