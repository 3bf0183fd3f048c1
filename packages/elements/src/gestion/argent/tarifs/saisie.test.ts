import type { BasePrix, RegleTarif, Variation } from '@inoe/contract/tarifs'
import { expect } from '@open-wc/testing'
import fc from 'fast-check'
import { regleDe, SAISIE_VIDE, saisieDe } from './saisie.ts'

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

  it('who lives elsewhere pays the same, something more, or another price; what is missing of it is named there', () => {
    const saisie = { ...SAISIE_VIDE, montant: '9,40' }
    expect(regleDe(saisie).regle.nonResident).to.equal(null)
    expect(Object.keys(regleDe({ ...saisie, ailleurs: 'majoration' }).erreurs)).to.deep.equal([
      'nonResident.variation',
    ])
    const autre = { ...saisie.baseNonResident, type: 'tranches' as const }
    expect(
      Object.keys(regleDe({ ...saisie, ailleurs: 'base', baseNonResident: autre }).erreurs),
    ).to.deep.equal([
      'nonResident.base.tranches.0.jusquA',
      'nonResident.base.tranches.0.prixCentimes',
      'nonResident.base.tranches.1.prixCentimes',
    ])
    const flat = { ...saisie.baseNonResident, montant: '12' }
    expect(regleDe({ ...saisie, ailleurs: 'base', baseNonResident: flat }).regle.nonResident).to.deep.equal({
      type: 'base',
      base: { type: 'forfait', centimes: 1200 },
    })
    // What was typed for another choice is not sent.
    expect(regleDe({ ...saisie, nonResident: '20 %' }).regle.nonResident).to.equal(null)
  })
})
