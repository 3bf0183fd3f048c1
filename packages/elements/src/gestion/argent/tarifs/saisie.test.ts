import type { BasePrix, RegleTarif, Variation } from '@inoe/contract/tarifs'
import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { regleDe, saisieDe } from './saisie.ts'

const cents = fc.integer({ min: 0, max: 99_999_999 })
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.stringMatching(/^\d{1,8}$/))
  .map(([whole, rest]) => `${whole}.${rest}`)
const variation: fc.Arbitrary<Variation> = fc.oneof(
  decimal.map((valeur) => ({ type: 'pourcent' as const, valeur })),
  cents.map((centimes) => ({ type: 'centimes' as const, centimes })),
)
const base: fc.Arbitrary<BasePrix> = fc.oneof(
  cents.map((centimes) => ({ type: 'forfait' as const, centimes })),
  fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), cents), { maxLength: 6 }).chain((bands) =>
    cents.map((prixCentimes) => ({
      type: 'tranches' as const,
      tranches: [
        ...bands.map(([jusquA, prix]) => ({ jusquA, prixCentimes: prix })),
        { jusquA: null, prixCentimes },
      ],
    })),
  ),
  fc.tuple(decimal, cents, cents).map(([taux, plancherCentimes, plafondCentimes]) => ({
    type: 'taux-effort' as const,
    taux,
    plancherCentimes,
    plafondCentimes,
    arrondi: 'inferieur' as const,
  })),
)
const percent = fc.integer({ min: 0, max: 100 })
const regle: fc.Arbitrary<RegleTarif> = fc.record({
  base,
  par: fc.constantFrom('unite' as const, 'heure' as const),
  nonResident: fc.oneof(
    fc.constant(null),
    base.map((one) => ({ type: 'base' as const, base: one })),
    variation.map((one) => ({ type: 'majoration' as const, variation: one })),
  ),
  fratrie: fc.array(variation, { maxLength: 4 }),
  reservationTardive: fc.option(variation),
  sansReservation: fc.option(variation),
  absence: fc.record({ justifiee: percent, injustifiee: percent }),
  fiscal: fc.record({ garde: fc.constant(true), repasCentimes: cents }),
})

describe('A price rule in its form', () => {
  it('comes back as it was: what an agent does not touch does not change', () => {
    fc.assert(
      fc.property(regle, (one) => {
        expect(regleDe(saisieDe(one))).to.deep.equal({ regle: one, erreurs: {} })
      }),
    )
  })
})
