// The week (Monday to Sunday) or the month that a history is kept to. Pure: civil dates, no zone.
import { plusJours } from '../i18n/format.ts'

export type Pas = 'tout' | 'semaine' | 'mois'

/** First and last day; none for everything. */
export interface Bornes {
  du: string
  au: string
}

/** The week or the month of a day. */
export function bornesDe(pas: Pas, jour: string): Bornes | undefined {
  if (pas === 'tout') return undefined
  if (pas === 'semaine') {
    const rang = (new Date(`${jour}T12:00:00Z`).getUTCDay() + 6) % 7
    const du = plusJours(jour, -rang)
    return { du, au: plusJours(du, 6) }
  }
  const du = `${jour.slice(0, 7)}-01`
  return { du, au: plusJours(`${plusJours(du, 31).slice(0, 8)}01`, -1) }
}

/** A day of the week or of the month after (1) or before (-1). */
export function decaler({ du, au }: Bornes, sens: 1 | -1): string {
  return sens > 0 ? plusJours(au, 1) : plusJours(du, -1)
}
