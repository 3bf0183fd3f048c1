// What a unit costs a family: pure, so that the planning, the bill and the catalogue say the same.
import type { TranchePrix } from '@inoe/contract/tarifs'
import { euros } from './rules.ts'

/** A unit's price: flat, or by bands of quotient familial (lowest first, the last without limit). */
export interface Tarif {
  prixCentimes: number
  tranches: readonly TranchePrix[]
}

export interface Prix {
  centimes: number
  /** How it was found, in French; empty when it is the same for all. */
  explication: string
}

/** The price for a family. Without a quotient familial it pays the highest band, and is told so. */
export function prixDe({ prixCentimes, tranches }: Tarif, quotientFamilial: number | null): Prix {
  if (tranches.length === 0) return { centimes: prixCentimes, explication: '' }
  if (quotientFamilial === null) {
    const centimes = Math.max(...tranches.map((tranche) => tranche.prixCentimes))
    return { centimes, explication: `QF non renseigné → tarif le plus élevé, ${euros(centimes)}` }
  }
  const rank = tranches.findIndex(({ jusquA }) => jusquA === null || quotientFamilial <= jusquA)
  const tranche = tranches[rank < 0 ? tranches.length - 1 : rank]
  const centimes = tranche?.prixCentimes ?? prixCentimes
  return {
    centimes,
    explication: `QF ${quotientFamilial} → tranche ${(rank < 0 ? tranches.length - 1 : rank) + 1}, ${euros(centimes)}`,
  }
}
