// From the usual week of an activity to its days: what a period should propose, and what separates it from what is there.
import type { ModeReservation } from '@inoe/contract/structures'
import { Temporal } from 'temporal-polyfill'
import { isFerie } from './feries.ts'
import { isCalendrierConnu, type Vacances, type ZoneScolaire } from './vacances-scolaires.ts'

export const QUANDS = ['scolaire', 'vacances', 'toujours'] as const
/** When a week template counts: outside school holidays, during them only, or both. */
export type Quand = (typeof QUANDS)[number]

/** A line of the usual week: on these weekdays (1 Monday to 7 Sunday) a unit takes place, with so many places. */
export interface Modele {
  unite: string
  groupe: string
  jours: readonly number[]
  capacite: number
  quand: Quand
}

/** Days of closure, bounds included. */
export interface Fermeture {
  du: string
  au: string
}

export interface Span {
  debut: string
  fin: string
}

export interface CreneauVoulu {
  date: string
  fin: string
  unite: string
  groupe: string
  capacite: number
}

/** Longest sejour: its creneau is found from any of its days at most 31 days back. */
export const JOURS_SEJOUR_MAX = 32

/** Why the days of a period cannot be worked out. */
export type Empechement =
  | 'contrat'
  | 'sans-modele'
  | 'sejour-trop-long'
  | 'zone-inconnue'
  | 'calendrier-inconnu'

/** What prevents the days of a period from being worked out, or null. */
export function empechement(
  mode: ModeReservation,
  periode: Span,
  modeles: readonly Modele[],
  zone: ZoneScolaire | null,
): Empechement | null {
  if (mode === 'contrat') return 'contrat'
  // Nothing wanted would remove every day that was made otherwise.
  if (modeles.length === 0) return 'sans-modele'
  if (mode === 'sejour') {
    const { days } = Temporal.PlainDate.from(periode.debut).until(periode.fin)
    return days >= JOURS_SEJOUR_MAX ? 'sejour-trop-long' : null
  }
  if (modeles.every((one) => one.quand === 'toujours')) return null
  if (zone === null) return 'zone-inconnue'
  return isCalendrierConnu(periode.debut, periode.fin) ? null : 'calendrier-inconnu'
}

/**
 * The creneaux that a period should propose. By the day: each weekday of the templates, but for closures, public
 * holidays, and school holidays or school time as the template says. A sejour is one creneau over the whole period,
 * public holidays included; a closure on any of its days cancels it. Where two templates meet, the larger capacity.
 */
export function creneauxVoulus(
  mode: ModeReservation,
  periode: Span,
  modeles: readonly Modele[],
  fermetures: readonly Fermeture[],
  vacances: readonly Vacances[],
): CreneauVoulu[] {
  const closed = (from: string, to: string) => fermetures.some((one) => one.du <= to && from <= one.au)
  const wanted = new Map<string, CreneauVoulu>()
  const want = (date: string, fin: string, { unite, groupe, capacite }: Modele) => {
    const one = { date, fin, unite, groupe, capacite }
    const known = wanted.get(cleCreneau(one))
    if (!known || known.capacite < capacite) wanted.set(cleCreneau(one), one)
  }
  if (mode === 'sejour') {
    const { debut, fin } = periode
    if (!closed(debut, fin)) for (const modele of modeles) want(debut, fin, modele)
  }
  if (mode === 'jour') {
    let day = Temporal.PlainDate.from(periode.debut)
    for (let date = day.toString(); date <= periode.fin; date = day.toString()) {
      if (!closed(date, date) && !isFerie(date)) {
        const quand = vacances.some((one) => one.debut <= date && date <= one.fin) ? 'vacances' : 'scolaire'
        for (const modele of modeles) {
          if (!modele.jours.includes(day.dayOfWeek)) continue
          if (modele.quand === 'toujours' || modele.quand === quand) want(date, date, modele)
        }
      }
      day = day.add({ days: 1 })
    }
  }
  return [...wanted.values()]
}

/** A creneau that is there. */
export interface CreneauPose extends CreneauVoulu {
  id: string
  ferme: boolean
  /** Somebody has or had a booking on it. */
  reserve: boolean
}

/** What to write so that what is there becomes what is wanted. */
export interface Ecart {
  creer: CreneauVoulu[]
  /** As they should be; proposed again where they were closed. */
  modifier: { id: string; fin: string; capacite: number }[]
  fermer: string[]
  supprimer: string[]
}

/**
 * What separates the creneaux that are there from those wanted. Nothing that was ever booked is removed: it is closed.
 * @param capacites whether those that are there take the capacity wanted; otherwise they keep their own
 */
export function ecart(
  poses: readonly CreneauPose[],
  voulus: readonly CreneauVoulu[],
  capacites: boolean,
): Ecart {
  const wanted = new Map(voulus.map((one) => [cleCreneau(one), one]))
  const found: Ecart = { creer: [], modifier: [], fermer: [], supprimer: [] }
  for (const pose of poses) {
    const voulu = wanted.get(cleCreneau(pose))
    wanted.delete(cleCreneau(pose))
    if (voulu) {
      const capacite = capacites ? voulu.capacite : pose.capacite
      if (pose.ferme || pose.fin !== voulu.fin || pose.capacite !== capacite)
        found.modifier.push({ id: pose.id, fin: voulu.fin, capacite })
    } else if (!pose.reserve) found.supprimer.push(pose.id)
    else if (!pose.ferme) found.fermer.push(pose.id)
  }
  found.creer.push(...wanted.values())
  return found
}

/** What no two creneaux of an activity share. */
export function cleCreneau({ date, unite, groupe }: Pick<CreneauVoulu, 'date' | 'unite' | 'groupe'>): string {
  return `${date} ${unite} ${groupe}`
}
