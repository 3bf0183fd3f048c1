import type { Periode, RegleDelai } from '@inoe/contract/structures'
import { Temporal } from 'temporal-polyfill'
import { isOuvrable, isOuvre } from '../calendrier/feries.ts'
import { instantOf } from '../outside/clock.ts'

/** Deadlines worked out already, in milliseconds: each is asked again by every family, and costs a calendar's work. */
const connues = new Map<string, number>()
const CONNUES_MAX = 20_000

/**
 * The last instant (included) at which one may act for a day.
 * @param date the day concerned, YYYY-MM-DD @param zone the collectivite's
 */
export function echeance(regle: RegleDelai, date: string, zone: string): Date {
  const key = `${JSON.stringify(regle)} ${date} ${zone}`
  const known = connues.get(key)
  if (known !== undefined) return new Date(known)
  const found = instantOf(jourEcheance(regle, Temporal.PlainDate.from(date)).toString(), regle.heure, zone)
  if (connues.size >= CONNUES_MAX) connues.clear()
  connues.set(key, found.getTime())
  return found
}

function jourEcheance(regle: RegleDelai, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (regle.type) {
    case 'jours': {
      const counts = COMPTES[regle.compte]
      let day = date
      for (let left = regle.jours; left > 0; ) {
        day = day.subtract({ days: 1 })
        if (counts(day.toString())) left--
      }
      return day
    }
    case 'semaine':
      return date.subtract({ weeks: regle.semaines }).add({ days: regle.jour - date.dayOfWeek })
    case 'mois':
      // `with` keeps to the last day of a month too short.
      return date.with({ day: 1 }).subtract({ months: regle.mois }).with({ day: regle.quantieme })
  }
}

const COMPTES = { calendaires: () => true, ouvres: isOuvre, ouvrables: isOuvrable } as const

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
