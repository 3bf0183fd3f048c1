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

/** Until when one may act, in French, to follow « Réserver : » or stand alone. */
export function expliquerDelai(regle: RegleDelai): string {
  const [hours, minutes] = regle.heure.split(':')
  const hour = `${Number(hours)}\u00a0h\u00a0${minutes}`
  switch (regle.type) {
    case 'jours':
      return `jusqu’à ${hour}${joursAvant(regle)}`
    case 'semaine': {
      const day = JOURS[regle.jour - 1]
      return regle.semaines === 1
        ? `jusqu’au ${day} de la semaine précédente à ${hour}`
        : `jusqu’au ${day} à ${hour}, ${regle.semaines} semaines avant`
    }
    case 'mois': {
      const day = QUANTIEMES[regle.quantieme] ?? regle.quantieme
      const short =
        regle.quantieme === 29 || regle.quantieme === 30 ? ' (le dernier jour s’il est plus court)' : ''
      return regle.mois === 1
        ? `jusqu’au ${day} du mois précédent à ${hour}${short}`
        : `jusqu’au ${day} du mois à ${hour}, ${regle.mois} mois avant${short}`
    }
  }
}

const QUANTIEMES: Readonly<Record<number, string>> = { 1: '1er', 31: 'dernier jour' }
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

function joursAvant({ jours, compte }: Extract<RegleDelai, { type: 'jours' }>): string {
  if (jours === 0) return ' le jour même'
  if (compte === 'calendaires') return jours === 1 ? ' la veille' : `, ${jours} jours avant`
  const [one, many, week] =
    compte === 'ouvres'
      ? ['un jour ouvré', 'jours ouvrés', 'du lundi au vendredi']
      : ['un jour ouvrable', 'jours ouvrables', 'du lundi au samedi']
  return `, ${jours === 1 ? one : `${jours} ${many}`} avant (${week}, hors jours fériés)`
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
