import * as v from 'valibot'
import { Centimes } from './commun.ts'

/** Years of which an attestation fiscale can be had: something was paid then for the care of a child under 6. */
export const Attestations = v.object({
  annees: v.array(
    v.object({
      annee: v.number(),
      totalCentimes: Centimes,
      enfants: v.array(v.object({ prenom: v.string(), nom: v.string(), montantCentimes: Centimes })),
      /** False for the current year: it can change until 31 December. */
      definitive: v.boolean(),
    }),
  ),
})
export type Attestations = v.InferOutput<typeof Attestations>
