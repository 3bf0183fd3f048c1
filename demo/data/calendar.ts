// The dates of the demo, all counted from the day it starts: it never goes stale.

import { isFerie } from '../../packages/server/src/calendrier/feries.ts'
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
}

export interface Calendar {
  today: string
  now: Date
  /** School time: what is running, what comes next, and what is not open for booking yet. */
  ecole: { courante: Span; suivante: Span; aOuvrir: Span }
  /** Two weeks of holidays booked now, and two that open later. */
  vacances: { prochaines: Span; aOuvrir: Span }
  annee: Span
}

export function calendarOf(now: Date, today: string): Calendar {
  const at9 = (date: string) => instantOf(date, '09:00', ZONE)
  const lastDay = (offset: number) => plusDays(monthStart(today, offset + 1), -1)
  const capital = (text: string) => text[0]?.toUpperCase() + text.slice(1)
  // Next Monday at 9: « septembre 2026 ouvert le 27 juillet 2026 » when the demo is set to the day before.
  const opening = at9(nextWeekday(today, 1))
  const month = (offset: number, ouverture: Date): Span => ({
    nom: capital(monthName(monthStart(today, offset))),
    debut: monthStart(today, offset),
    fin: lastDay(offset),
    ouverture,
  })
  const fortnight = (weeks: number, ouverture: Date): Span => {
    const debut = plusDays(nextWeekday(today, 1), weeks * 7)
    const fin = plusDays(debut, 11)
    return { nom: `Vacances du ${dayName(debut)} au ${dayName(fin)}`, debut, fin, ouverture }
  }
  const longAgo = at9(plusDays(today, -60))
  const courante = {
    ...month(0, longAgo),
    nom: `${capital(monthName(monthStart(today, -1)).replace(/ \d+$/, ''))} et ${monthName(today)}`,
    debut: monthStart(today, -1),
  }
  return {
    today,
    now,
    ecole: { courante, suivante: month(1, at9(plusDays(today, -5))), aOuvrir: month(2, opening) },
    vacances: {
      prochaines: fortnight(3, at9(plusDays(today, -10))),
      aOuvrir: fortnight(10, at9(plusDays(nextWeekday(today, 1), 1))),
    },
    annee: {
      nom: `Du ${dayName(monthStart(today, -1))} au ${dayName(lastDay(9))}`,
      debut: monthStart(today, -1),
      fin: lastDay(9),
      ouverture: longAgo,
    },
  }
}

/** True when a day is in one of the holidays of the calendar: no school activity then. */
export function inHolidays({ vacances }: Calendar, date: string): boolean {
  return Object.values(vacances).some((span) => date >= span.debut && date <= span.fin)
}
