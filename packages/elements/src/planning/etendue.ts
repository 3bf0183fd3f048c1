// Which days a view shows, and where its arrows lead.
import { plusJours } from '../i18n/format.ts'

/** How the days are laid out. */
export type Presentation = 'semaine' | 'mois' | 'liste'
export const PRESENTATIONS: readonly Presentation[] = ['semaine', 'mois', 'liste']

/** First and last days (included) of what is shown. */
export interface Etendue {
  du: string
  au: string
}

/** The Monday of a date's week. */
export function lundiDe(date: string): string {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay()
  return plusJours(date, day === 0 ? -6 : 1 - day)
}

/** The first day of the month that is some months after that of a date. */
function moisApres(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}

/** The days around a date: its week, or the whole weeks of its month. */
export function etendueOf(presentation: Presentation, jour: string): Etendue {
  if (presentation !== 'mois') return { du: lundiDe(jour), au: plusJours(lundiDe(jour), 6) }
  const fin = plusJours(moisApres(jour, 1), -1)
  return { du: lundiDe(moisApres(jour, 0)), au: plusJours(lundiDe(fin), 6) }
}

/** A day of the week, or of the month, before (-1) or after (1). */
export function deplacer(presentation: Presentation, jour: string, pas: -1 | 1): string {
  return presentation === 'mois' ? moisApres(jour, pas) : plusJours(lundiDe(jour), pas * 7)
}
