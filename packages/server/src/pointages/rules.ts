// What presence counts for, decided without any I/O.
import type { ReglePointage } from '@inoe/contract/pointages'
import type { Presence } from './facturation.ts'

/** To the minute: the rounding of a service that says nothing else. */
export const AU_REEL: ReglePointage = { pas: 1, tolerance: 0 }

/**
 * What was seen of each booking. Of a sejour, the first day on which the child was there; absent only when nobody saw it
 * on any of its days.
 */
export function vuesDe(presences: readonly Presence[]): Map<string, Presence> {
  const vues = new Map<string, Presence>()
  for (const presence of presences) {
    if (!presence.reservation) continue
    const known = vues.get(presence.reservation)
    if (!known || (known.etat === 'absent' && presence.etat === 'present'))
      vues.set(presence.reservation, presence)
  }
  return vues
}

/**
 * Minutes to bill of a presence: an arrival or a departure within the tolerance of what was expected counts as expected,
 * and the step begun is due. Hours not said are those expected.
 */
export function minutesFacturees(
  { arrivee, depart }: { arrivee: string | null; depart: string | null },
  prevu: { debut: string; fin: string } | null,
  { pas, tolerance }: ReglePointage,
): number {
  const from = proche(arrivee, prevu?.debut, tolerance)
  const to = proche(depart, prevu?.fin, tolerance)
  if (from === null || to === null || to <= from) return 0
  return Math.ceil((to - from) / pas) * pas
}

function proche(seen: string | null, expected: string | undefined, tolerance: number): number | null {
  const planned = expected === undefined ? null : minutes(expected)
  if (seen === null) return planned
  const real = minutes(seen)
  return planned !== null && Math.abs(real - planned) <= tolerance ? planned : real
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
