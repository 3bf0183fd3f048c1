// From a family's file to what prices depend on.
import { estResident } from '../foyers/rules.ts'
import type { SituationDeclaree } from '../foyers/store.ts'
import type { Situation } from './rules.ts'

/** @param enfants how many children the file has @param communes of the town's territory */
export function situationOf(
  declared: SituationDeclaree | undefined,
  enfants: number,
  communes: readonly string[],
): Situation {
  return {
    quotientFamilial: declared?.quotientFamilial ?? null,
    ressourcesCentimes: declared?.revenusCentimes ?? null,
    enfantsACharge: declared?.enfantsACharge ?? enfants,
    enfantsAeeh: declared?.enfantsAeeh ?? 0,
    resident: estResident(declared?.commune ?? '', communes),
  }
}

/**
 * The rank of a child of a family in a structure: 1 for the oldest of those enrolled there. A child that is no longer
 * enrolled is ranked as if it were.
 * @param enfants eldest first
 */
export function rangsDuFoyer(
  enfants: readonly { id: string }[],
  inscriptions: readonly { enfantId: string; structureId: string }[],
): (structure: string, enfant: string) => number {
  const enrolled = new Set(inscriptions.map((one) => `${one.structureId} ${one.enfantId}`))
  return (structure, enfant) =>
    Math.max(
      1,
      enfants
        .filter(({ id }) => id === enfant || enrolled.has(`${structure} ${id}`))
        .findIndex(({ id }) => id === enfant) + 1,
    )
}
