import { dateCivile } from '../../i18n/format.ts'

/** The month (YYYY-MM) before a date's. */
export function moisPrecedent(date: string): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)
}

/** « novembre 2026 » */
export function moisEnMots(mois: string, locale: string): string {
  return dateCivile(`${mois}-15`, locale, { month: 'long', year: 'numeric' })
}

/** « de novembre 2026 », « d’octobre 2026 » */
export const deMois = (words: string): string => (/^[ao]/.test(words) ? `d’${words}` : `de ${words}`)

export type Duree = 'jour' | 'semaine' | 'mois'

/** The day, the week (from Monday) or the month of a civil date: both ends included. */
export function periodeDe(date: string, duree: Duree): { du: string; au: string } {
  if (duree === 'jour') return { du: date, au: date }
  const day = new Date(`${date}T12:00:00Z`)
  const iso = (moved: Date) => moved.toISOString().slice(0, 10)
  if (duree === 'mois') {
    const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0, 12))
    return { du: `${date.slice(0, 7)}-01`, au: iso(last) }
  }
  const monday = new Date(day)
  monday.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  const sunday = new Date(monday)
  sunday.setUTCDate(monday.getUTCDate() + 6)
  return { du: iso(monday), au: iso(sunday) }
}

/** The first working day (Monday to Friday) from a date on. */
export function prochainJourOuvre(date: string): string {
  const day = new Date(`${date}T12:00:00Z`)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}
