// Dates and times as the planning writes them. What Intl is asked is asked once: a month has hundreds of cells, and few
// different days and deadlines.
import { dateCivile, euros } from '../i18n/format.ts'

export interface Moments {
  /** « lun. 7 à 12 h », with the month when it is not that of a date. */
  court(iso: string, date: string): string
  /** « lundi 7 septembre à 12 h 00 » */
  long(iso: string): string
  /** A civil date: « lun. », « lun. 7 », « lundi 7 septembre ». */
  jour(date: string): Jour
  /** 940 → « 9,40 € » */
  prix(centimes: number): string
}

export interface Jour {
  semaine: string
  court: string
  long: string
}

/** Works out each value once. */
export function once<T>(work: (key: string) => T): (key: string) => T {
  const done = new Map<string, T>()
  return (key) => {
    const there = done.get(key)
    if (there !== undefined) return there
    const value = work(key)
    done.set(key, value)
    return value
  }
}

const parLangueEtZone = once((key): Moments => {
  const [locale = '', timeZone = ''] = key.split(' ')
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone,
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const court = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const mois = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' })
  const francais = locale.startsWith('fr')
  const write = (iso: string, by: Intl.DateTimeFormat, withMonth: boolean, withMinutes: boolean) => {
    const moment = new Date(iso)
    // French says the hour its own way, and leaves out the month that goes without saying.
    if (!francais) return by.format(moment)
    const parts = new Map(by.formatToParts(moment).map((part) => [part.type, part.value]))
    const date = parts.get('day')
    const first = withMonth && date === '1'
    const day = [parts.get('weekday'), first ? '1er' : date, withMonth ? parts.get('month') : '']
      .filter(Boolean)
      .join(' ')
    const minute = parts.get('minute')
    const minutes = withMinutes || minute !== '00' ? `\u00a0${minute}` : ''
    return `${day} à\u00a0${Number(parts.get('hour'))}\u00a0h${minutes}`
  }
  const deLInstant = once((iso) => ({
    mois: mois.format(new Date(iso)),
    avec: write(iso, court, true, false),
    sans: write(iso, court, false, false),
  }))
  const jour = once(
    (date): Jour => ({
      semaine: dateCivile(date, locale, { weekday: 'short' }),
      court: dateCivile(date, locale, { weekday: 'short', day: 'numeric' }),
      long: dateCivile(date, locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    }),
  )
  const prix = once((centimes) => euros(Number(centimes), locale))
  return {
    court: (iso, date) => {
      const { mois, avec, sans } = deLInstant(iso)
      return date.startsWith(mois) ? sans : avec
    },
    long: once((iso) => write(iso, long, true, true)),
    jour,
    prix: (centimes) => prix(String(centimes)),
  }
})

/** How dates, instants and money are written for a language and in the town's zone. */
export const momentsOf = (locale: string, zone: string): Moments => parLangueEtZone(`${locale} ${zone}`)
