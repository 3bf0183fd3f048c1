// French public holidays (Code du travail, art. L3133-1), computed: they need no data to keep up to date.
import { Temporal } from 'temporal-polyfill'

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const MOVABLE = [1, 39, 50]

const known = new Map<number, ReadonlySet<string>>()

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher's algorithm). */
export function easter(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return new Temporal.PlainDate(year, month, day).toString()
}

/** The eleven public holidays of a year, as civil dates (ten when two fall on the same day). */
export function feriesOf(year: number): ReadonlySet<string> {
  const found = known.get(year)
  if (found) return found
  const sunday = Temporal.PlainDate.from(easter(year))
  const days = new Set([
    ...FIXED.map((day) => `${year}-${day}`),
    ...MOVABLE.map((after) => sunday.add({ days: after }).toString()),
  ])
  known.set(year, days)
  return days
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
