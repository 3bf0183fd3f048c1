// Dates, hours, money and lists as letters and refusals write them, in a language.
import type { Langue } from '@inoe/contract/langues'
import { typographie } from './lettre.ts'

/** Region of each language: English and Portuguese of Europe. */
export const LOCALES: Record<Langue, string> = { fr: 'fr-FR', en: 'en-GB', pt: 'pt-PT' }

export interface Formats {
  /** « 1 234,50 € » @param centimes integer cents */
  euros(centimes: number): string
  /** « 3 décembre 2026 » @param date YYYY-MM-DD */
  date(date: string): string
  /** « mercredi 4 novembre 2026 » @param date YYYY-MM-DD */
  jour(date: string): string
  /** « lundi » @param jour 1 is Monday */
  jourDeSemaine(jour: number): string
  /** « novembre 2026 » @param mois YYYY-MM */
  mois(mois: string): string
  /** « lundi 27 juillet à 9 h 00 » @param zone of the town */
  moment(instant: Date, zone: string): string
  /** « mardi 3 novembre 2026 à 10:00 » @param zone of the town */
  instant(instant: Date, zone: string): string
  /** « Léa et Tom » */
  liste(mots: readonly string[]): string
}

/** How a language writes them. Civil dates have no zone: they are never turned into local instants. */
export function formats(langue: Langue): Formats {
  const locale = LOCALES[langue]
  const civile = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    const words = (date: string) => format.format(new Date(`${date}T12:00:00Z`))
    return langue === 'fr' ? (date: string) => typographie(words(date)) : words
  }
  const argent = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  const liste = new Intl.ListFormat(locale, { type: 'conjunction' })
  const mois = civile({ month: 'long', year: 'numeric' })
  const semaine = civile({ weekday: 'long' })
  return {
    euros: (centimes) => argent.format(centimes / 100).replace('-', '−'),
    date: civile({ dateStyle: 'long' }),
    jour: civile({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    // 5 January 2026 is a Monday.
    jourDeSemaine: (jour) => semaine(`2026-01-${String(4 + jour).padStart(2, '0')}`),
    mois: (one) => mois(`${one}-01`),
    moment: (instant, zone) => moment(instant, zone, locale),
    instant: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(instant),
    liste: (mots) => liste.format(mots),
  }
}

/** « lundi 27 juillet à 9 h 00 » */
export function moment(instant: Date, zone: string, locale = 'fr-FR'): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  })
  // French says the hour its own way.
  if (locale !== 'fr-FR') return format.format(instant)
  const parts = format.formatToParts(instant)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('weekday')} ${of('day')} ${of('month')} à ${Number(of('hour'))} h ${of('minute')}`
}
