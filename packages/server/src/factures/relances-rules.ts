// Which reminders are due: pure.
import { plusJours } from './rules.ts'

/**
 * The last of the régie's dates that each late invoice has reached, unless it was reminded of at that one or a later
 * one: after days without a server families get one letter, not three.
 * @param dates days after the due date @param sent the latest date each was reminded at
 */
export function aRelancer(
  late: readonly { id: string; foyerId: string; echeance: string }[],
  dates: readonly number[],
  sent: ReadonlyMap<string, number>,
  today: string,
): { facture: string; foyer: string; jours: number }[] {
  return late.flatMap(({ id, foyerId, echeance }) => {
    const reached = dates.filter((one) => plusJours(echeance, one) <= today)
    const jours = Math.max(...reached)
    return reached.length > 0 && jours > (sent.get(id) ?? 0) ? { facture: id, foyer: foyerId, jours } : []
  })
}
