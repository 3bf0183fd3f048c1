// The dates of the demo, all counted from the day it starts: it never goes stale.

import { isFerie } from '../../packages/server/src/calendrier/feries.ts'
import {
  isCalendrierConnu,
  isVacances,
  vacancesDe,
  type ZoneScolaire,
} from '../../packages/server/src/calendrier/vacances-scolaires.ts'
import { instantOf } from '../../packages/server/src/outside/clock.ts'

export const ZONE = 'Europe/Paris'
const DAY = 86_400_000

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: string): number {
  return new Date(date).getUTCDay()
}

/** First day of the month `offset` months away. */
export function monthStart(date: string, offset: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 10)
}

/** « septembre 2026 » */
export function monthName(date: string): string {
  return new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(date),
  )
}

/** « 7 décembre », « 1er février » */
export function dayName(date: string): string {
  const words = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return words.format(new Date(date)).replace(/^1 /, '1er ')
}

/** The first such weekday after a date. */
export function nextWeekday(date: string, day: number): string {
  return plusDays(date, ((day - weekday(date) + 6) % 7) + 1)
}

/** The days of a span, bounds included, that fall on given weekdays and are no public holiday. */
export function openDays(from: string, to: string, weekdays: readonly number[]): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    if (weekdays.includes(weekday(day)) && !isFerie(day)) days.push(day)
  }
  return days
}

export interface Span {
  nom: string
  debut: string
  fin: string
  ouverture: Date
  /** Earlier, for the families of the territory. */
  ouvertureResidents?: Date
}

export interface Calendar {
  today: string
  now: Date
  /** School time: what is running, what comes next, and what is not open for booking yet. */
  ecole: { courante: Span; suivante: Span; aOuvrir: Span }
  /** Holidays booked now, and holidays that open later. */
  vacances: { prochaines: Span; aOuvrir: Span }
  /** Five days in a row, in holidays, whose notice (the 20th of the month before) is not over. */
  sejour: Span
  annee: Span
  /**
   * The real school calendar is followed. It is not where it is not known, nor when it leaves too little to show (in
   * summer): the activities of school time then go on, and the holidays are two fortnights of the demo's own.
   */
  reel: boolean
}

/** @param zone the town's school holidays zone */
export function calendarOf(now: Date, today: string, zone: ZoneScolaire): Calendar {
  const at9 = (date: string) => instantOf(date, '09:00', ZONE)
  // Next Monday at 9: « septembre 2026 ouvert le 27 juillet 2026 » when the demo is set to the day before.
  const opening = at9(nextWeekday(today, 1))
  const longAgo = at9(plusDays(today, -60))
  const month = (offset: number, ouverture: Date): Span => ({
    nom: capital(monthName(monthStart(today, offset))),
    debut: monthStart(today, offset),
    fin: monthEnd(today, offset),
    ouverture,
  })
  const ecole = {
    courante: {
      ...month(0, longAgo),
      nom: `${capital(monthName(monthStart(today, -1)).replace(/ \d+$/, ''))} et ${monthName(today)}`,
      debut: monthStart(today, -1),
    },
    suivante: month(1, at9(plusDays(today, -5))),
    aOuvrir: month(2, opening),
  }
  const coming = comingHolidays(today, zone)
  const reel = coming.length >= 2 && isEnough(ecole, today, zone)
  const [prochaines, aOuvrir] = reel ? coming : []
  const vacances = {
    prochaines: { ...(prochaines ?? fortnight(today, 3)), ouverture: at9(plusDays(today, -10)) },
    aOuvrir: {
      ...(aOuvrir ?? fortnight(today, 10)),
      ouverture: at9(plusDays(nextWeekday(today, 1), 8)),
      ouvertureResidents: at9(plusDays(nextWeekday(today, 1), 1)),
    },
  }
  return {
    today,
    now,
    ecole,
    vacances,
    sejour: {
      ...sejourIn(Object.values(vacances), today),
      ouverture: at9(plusDays(today, -3)),
      ouvertureResidents: at9(plusDays(today, -10)),
    },
    annee: {
      nom: `Du ${dayName(monthStart(today, -1))} au ${dayName(monthEnd(today, 9))}`,
      debut: monthStart(today, -1),
      fin: monthEnd(today, 9),
      ouverture: longAgo,
    },
    reel,
  }
}

type Dates = Pick<Span, 'nom' | 'debut' | 'fin'>

/** The official holidays to come that leave at least three days to book with a week's notice, Monday to Friday. */
function comingHolidays(today: string, zone: ZoneScolaire): Dates[] {
  return vacancesDe(zone).flatMap(({ nom, debut, fin }) => {
    const days = openDays(debut, fin, [1, 2, 3, 4, 5])
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) return []
    if (days.filter((date) => date > plusDays(today, 8)).length < 3) return []
    // « Vacances de Noël 2026 »: two winters may be on the same page.
    return [{ nom: `${nom} ${debut.slice(0, 4)}`, debut: first, fin: last }]
  })
}

/** Something was booked last month, some days can be now, and some later. */
function isEnough(
  { courante, suivante, aOuvrir }: Calendar['ecole'],
  today: string,
  zone: ZoneScolaire,
): boolean {
  if (!isCalendrierConnu(courante.debut, aOuvrir.fin)) return false
  const wednesdays = (from: string, to: string) =>
    openDays(from, to, [3]).filter((date) => !isVacances(date, zone)).length
  return (
    wednesdays(courante.debut, plusDays(monthStart(today, 0), -1)) >= 2 &&
    wednesdays(plusDays(today, 6), suivante.fin) >= 3 &&
    wednesdays(aOuvrir.debut, aOuvrir.fin) >= 1
  )
}

function fortnight(today: string, weeks: number): Dates {
  const debut = plusDays(nextWeekday(today, 1), weeks * 7)
  const fin = plusDays(debut, 11)
  return { nom: `Vacances du ${dayName(debut)} au ${dayName(fin)}`, debut, fin }
}

/** From Monday to Friday, in the first of the holidays whose notice leaves time. */
function sejourIn(vacances: readonly Dates[], today: string): Dates {
  for (const { debut, fin } of vacances) {
    for (
      let monday = nextWeekday(plusDays(debut, -1), 1);
      plusDays(monday, 4) <= fin;
      monday = plusDays(monday, 7)
    ) {
      if (plusDays(monthStart(monday, -1), 19) <= plusDays(today, 2)) continue
      return {
        nom: 'Le Cap-Ferret',
        debut: monday,
        fin: plusDays(monday, 4),
      }
    }
  }
  // Far enough for any notice.
  const monday = plusDays(nextWeekday(today, 1), 70)
  return {
    nom: 'Le Cap-Ferret',
    debut: monday,
    fin: plusDays(monday, 4),
  }
}

const monthEnd = (date: string, offset: number) => plusDays(monthStart(date, offset + 1), -1)
const capital = (text: string) => (text[0]?.toUpperCase() ?? '') + text.slice(1)

/** A date of birth that makes a child that old today, not on a birthday. */
export function anniversaire(today: string, age: number, name: string): string {
  const days = 20 + (((name.codePointAt(1) ?? 0) * 7) % 300)
  const [year = 0] = plusDays(today, -days).split('-').map(Number)
  return `${year - age}${plusDays(today, -days).slice(4).replace('-02-29', '-02-28')}`
}
