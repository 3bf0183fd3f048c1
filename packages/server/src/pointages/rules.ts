// What real hours count for, decided without any I/O.
import type { ReglePointage } from '@inoe/contract/pointages'

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
