// French public holidays (Code du travail, art. L3133-1), as the library of the social ministries knows them. Its Easter
// is right until 2099.
import joursFeries from '@socialgouv/jours-feries'
import { Temporal } from 'temporal-polyfill'

const HALF_A_DAY = 43_200_000

const known = new Map<number, ReadonlySet<string>>()

/** The eleven public holidays of a year, as civil dates (ten when two fall on the same day). */
export function feriesOf(year: number): ReadonlySet<string> {
  const found = known.get(year)
  if (found) return found
  const days = new Set(Object.values(joursFeries(year)).map(civil))
  known.set(year, days)
  return days
}

/**
 * The civil date of a midnight of the machine's zone. The library adds days of 24 hours to Easter: between them and
 * that midnight the machine's clocks may have changed, an hour too early or too late. Noon is on the right day anyway.
 */
function civil(midnight: Date): string {
  const noon = new Date(midnight.getTime() + HALF_A_DAY)
  return new Temporal.PlainDate(noon.getFullYear(), noon.getMonth() + 1, noon.getDate()).toString()
}

/** True on a French public holiday. @param date YYYY-MM-DD */
export function isFerie(date: string): boolean {
  return feriesOf(Number(date.slice(0, 4))).has(date)
}

/** True from Monday to Friday, public holidays excepted. @param date YYYY-MM-DD */
export function isOuvre(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5 && !isFerie(date)
}

/** True from Monday to Saturday, public holidays excepted. @param date YYYY-MM-DD */
export function isOuvrable(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 6 && !isFerie(date)
}
