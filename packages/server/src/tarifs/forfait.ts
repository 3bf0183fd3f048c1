import type { RegleTarif } from '@inoe/contract/tarifs'

/** The plainest rule: the same price for all, nothing due for a justified absence, all of it for another. */
export function forfait(centimes: number): RegleTarif {
  return {
    base: { type: 'forfait', centimes },
    par: 'unite',
    nonResident: null,
    fratrie: [],
    reservationTardive: null,
    sansReservation: null,
    absence: { justifiee: 0, injustifiee: 100 },
    fiscal: { garde: true, repasCentimes: 0 },
  }
}
