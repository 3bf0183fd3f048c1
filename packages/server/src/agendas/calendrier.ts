import type { Langue } from '@inoe/contract/langues'
import ical, { escape as echapper, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import { instantOf } from '../outside/clock.ts'
import type { Horaires } from './rules.ts'

/** One line of a calendar. */
export interface Evenement {
  /** The same from one reading to the next. */
  uid: string
  creeLe: Date
  /** Grows when what it says changes (RFC 5545, 3.8.7.4). */
  sequence: number
  /** Not sure to take place. */
  provisoire: boolean
  titre: string
  lieu: string
  details: string
  url: string
  date: string
  /** Last day. */
  fin: string
  /** The whole of its days without them. */
  horaires: Horaires | null
}

/** How often a phone should look again, seconds. */
const RAFRAICHIR = 3600

/**
 * Writes a calendar (RFC 5545). Hours are instants in UTC, each worked out in the town's zone on its own day: they need
 * no description of the zone, and daylight saving moves none. The text depends on the bookings alone, so that an
 * unchanged calendar is known by its print.
 */
export function ecrireCalendrier(
  { nom, langue }: { nom: string; langue: Langue },
  evenements: readonly Evenement[],
  zone: string,
): string {
  const calendar = ical({
    // Written as it is by the library, which escapes everything else: it holds a child's name.
    name: echapper(nom, false),
    prodId: { company: 'iNoé', product: 'Espace famille', language: langue.toUpperCase() },
    ttl: RAFRAICHIR,
  })
  for (const one of evenements)
    calendar.createEvent({
      id: one.uid,
      stamp: one.creeLe,
      sequence: one.sequence,
      status: one.provisoire ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      summary: one.titre,
      location: one.lieu,
      description: one.details || null,
      url: one.url,
      ...spanOf(one, zone),
    })
  return `${calendar.toString()}\r\n`
}

function spanOf({ date, fin, horaires }: Evenement, zone: string) {
  // The end of a whole day is the day after (RFC 5545, 3.6.1).
  if (!horaires) return { allDay: true, start: date, end: dayAfter(fin) }
  const last = horaires.fin > horaires.debut ? date : dayAfter(date)
  return { start: instantOf(date, horaires.debut, zone), end: instantOf(last, horaires.fin, zone) }
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}
