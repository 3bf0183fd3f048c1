import { tableauFr as t } from './messages.fr.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is left before an instant, in words, coarser the farther it is; empty once it has come. */
export function resteEnMots(milliseconds: number): string {
  const left = Math.ceil(milliseconds / SECOND) * SECOND
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  if (left <= 0) return ''
  if (left >= 2 * DAY) return t.jours(Math.floor(left / DAY))
  if (left >= DAY) return t.jourEtHeures(Math.floor((left - DAY) / HOUR))
  if (left >= HOUR) return t.heures(Math.floor(left / HOUR), two((left % HOUR) / MINUTE))
  if (left >= MINUTE) return t.minutes(Math.floor(left / MINUTE), two((left % MINUTE) / SECOND))
  return t.secondes(left / SECOND)
}

/** Milliseconds until the words change: each second in the last hour, each minute before. */
export function prochainBattement(milliseconds: number): number {
  const step = milliseconds > HOUR ? MINUTE : SECOND
  return milliseconds % step || step
}
