import { Temporal } from 'temporal-polyfill'

/** The only source of now for every rule. */
export interface Clock {
  /** The present instant. */
  now(): Date
  /** Today's civil date (YYYY-MM-DD) in a zone such as Europe/Paris. */
  today(zone: string): string
}

/** A clock that reads `offset` milliseconds beside the machine's. */
class OffsetClock implements Clock {
  readonly #offset: number

  constructor(offset: number) {
    this.#offset = offset
  }

  now(): Date {
    return new Date(Date.now() + this.#offset)
  }

  today(zone: string): string {
    return civilDate(this.now(), zone)
  }
}

/** A clock that moves only when told: for tests. */
export class TestClock implements Clock {
  #now: Date

  constructor(now: string) {
    this.#now = new Date(now)
  }

  now(): Date {
    return new Date(this.#now)
  }

  today(zone: string): string {
    return civilDate(this.#now, zone)
  }

  set(instant: string): void {
    this.#now = new Date(instant)
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds)
  }
}

/**
 * @param startsAt an ISO instant at which the clock starts (INOE_NOW); the machine's own time without it
 * @throws RangeError when it is not an instant
 */
export function openClock(startsAt?: string): Clock {
  if (!startsAt) return new OffsetClock(0)
  const start = Date.parse(startsAt)
  if (Number.isNaN(start)) throw new RangeError(`INOE_NOW is not an instant: ${startsAt}`)
  return new OffsetClock(start - Date.now())
}

/** The civil date (YYYY-MM-DD) of an instant in a zone. */
export function civilDate(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}

/** The instant of a civil date and time (hh:mm) in a zone; a time that daylight saving skips goes to the later one. */
export function instantOf(date: string, time: string, zone: string): Date {
  const civil = Temporal.PlainDateTime.from(`${date}T${time}`)
  return new Date(civil.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds)
}
