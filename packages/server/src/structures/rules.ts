import type { Periode, RegleDelai } from '@inoe/contract/structures'
import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../outside/clock.ts'
import { isOuvre } from './feries.ts'

/**
 * The last instant (included) at which one may act for a day.
 * @param date the day concerned, YYYY-MM-DD @param zone the collectivite's
 */
export function echeance(regle: RegleDelai, date: string, zone: string): Date {
  let day = Temporal.PlainDate.from(date)
  for (let left = regle.jours; left > 0; ) {
    day = day.subtract({ days: 1 })
    if (regle.compte === 'calendaires' || isOuvre(day.toString())) left--
  }
  return instantOf(day.toString(), regle.heure, zone)
}

/** Until when one may act, in French, to follow « Réserver : » or stand alone. */
export function expliquerDelai({ jours, heure, compte }: RegleDelai): string {
  const [hours, minutes] = heure.split(':')
  const until = `jusqu’à ${Number(hours)}\u00a0h\u00a0${minutes}`
  if (jours === 0) return `${until} le jour même`
  if (compte === 'calendaires') return jours === 1 ? `${until} la veille` : `${until}, ${jours} jours avant`
  return `${until}, ${jours === 1 ? 'un jour ouvré' : `${jours} jours ouvrés`} avant (du lundi au vendredi, hors jours fériés)`
}

/** What one can do now with a period. Its opening instant is included, its closing one is not. */
export function etatPeriode(
  periode: { ouverture: Date; fermeture: Date | null },
  now: Date,
): Periode['etat'] {
  if (now < periode.ouverture) return 'a-venir'
  return periode.fermeture !== null && now >= periode.fermeture ? 'fermee' : 'ouverte'
}

/** Age in full years on a day; who is born on 29 February grows older on 1 March of other years. */
export function ageLe(dateNaissance: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(dateNaissance.slice(0, 4))
  return date.slice(5) < dateNaissance.slice(5) ? years - 1 : years
}

/** « Mercredis, Été », but « Vacances d’automne » and not « Vacances, Vacances d’automne ». */
export function nomPeriode(activite: string, periode: string): string {
  return periode.toLowerCase().startsWith(activite.toLowerCase()) ? periode : `${activite}, ${periode}`
}
