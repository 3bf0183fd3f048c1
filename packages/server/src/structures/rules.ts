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

/** A notice rule in French, to follow « au plus tard » or to stand alone. */
export function expliquerDelai({ jours, heure, compte }: RegleDelai): string {
  const [hours, minutes] = heure.split(':')
  const time = `${Number(hours)} h ${minutes}`
  if (jours === 0) return `le jour même, avant ${time}`
  if (compte === 'calendaires')
    return jours === 1 ? `la veille, avant ${time}` : `${jours} jours avant, avant ${time}`
  const days = jours === 1 ? 'un jour ouvré avant' : `${jours} jours ouvrés avant`
  return `${days}, avant ${time} (du lundi au vendredi, hors jours fériés)`
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
