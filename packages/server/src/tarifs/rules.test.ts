import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type BasePrix, RegleTarif, type TranchePrix, type Variation } from '@inoe/contract/tarifs'
import fc from 'fast-check'
import * as v from 'valibot'
import { euros } from '../factures/rules.ts'
import { erreursRegle } from './coherence.ts'
import { forfait } from './forfait.ts'
import { resumer } from './resume.ts'
import { type BaremeCnaf, chiffrer, ORDINAIRE, type Prestation, type Situation } from './rules.ts'

const BAREME: BaremeCnaf = {
  plancherCentimes: 81_462,
  plafondCentimes: 850_000,
  taux: {
    collectif: ['0.0619', '0.0516', '0.0413', '0.0310', '0.0310', '0.0310', '0.0310', '0.0206'],
    familial: ['0.0516', '0.0413', '0.0310', '0.0310', '0.0310', '0.0206', '0.0206', '0.0206'],
  },
}
const SITUATION: Situation = {
  quotientFamilial: 742,
  ressourcesCentimes: 3_000_000,
  enfantsACharge: 2,
  enfantsAeeh: 0,
  resident: true,
}
const BANDES: TranchePrix[] = [
  { jusquA: 500, prixCentimes: 520 },
  { jusquA: 700, prixCentimes: 760 },
  { jusquA: null, prixCentimes: 940 },
]
const TRANCHES: RegleTarif = { ...forfait(0), base: { type: 'tranches', tranches: BANDES } }
const pourcent = (valeur: string): Variation => ({ type: 'pourcent', valeur })
const centimes = (somme: number): Variation => ({ type: 'centimes', centimes: somme })
const plain = (lignes: readonly string[]) => lignes.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))
const prix = (
  regle: RegleTarif,
  situation: Partial<Situation> = {},
  prestation: Partial<Prestation> = {},
) => {
  const found = chiffrer(regle, { ...SITUATION, ...situation }, { ...ORDINAIRE, ...prestation }, BAREME)
  return { ...found, lignes: plain(found.lignes) }
}

describe('A price', () => {
  test('by band of quotient familial: bounds are included, without QF the highest is paid and said', () => {
    for (const [quotient, expected, tranche] of [
      [0, 520, 1],
      [500, 520, 1],
      [501, 760, 2],
      [700, 760, 2],
      [701, 940, 3],
      [1_000_000_000, 940, 3],
      [-1, 520, 1],
    ] as const)
      assert.deepEqual(prix(TRANCHES, { quotientFamilial: quotient }), {
        centimes: expected,
        lignes: [`QF ${quotient} → tranche ${tranche} : ${plain([euros(expected)])[0]}`],
      })
    assert.deepEqual(prix(TRANCHES, { quotientFamilial: null }), {
      centimes: 940,
      lignes: ['QF non renseigné → tarif le plus élevé : 9,40 €'],
    })
    const falling: BasePrix = {
      type: 'tranches',
      tranches: [
        { jusquA: 500, prixCentimes: 900 },
        { jusquA: null, prixCentimes: 100 },
      ],
    }
    assert.equal(prix({ ...forfait(0), base: falling }, { quotientFamilial: null }).centimes, 900)
  })

  test('by taux d’effort: between its floor and its ceiling, rounded as the rule says', () => {
    const effort = (arrondi: 'proche' | 'inferieur'): RegleTarif => ({
      ...forfait(0),
      base: { type: 'taux-effort', taux: '1.25', plancherCentimes: 300, plafondCentimes: 1200, arrondi },
    })
    // 742 × 1,25 % = 9,275
    assert.deepEqual(prix(effort('proche')), { centimes: 928, lignes: ['QF 742 × 1,25 % : 9,28 €'] })
    assert.equal(prix(effort('inferieur')).centimes, 927)
    assert.deepEqual(prix(effort('proche'), { quotientFamilial: 100 }).lignes.at(-1), 'Plancher : 3,00 €')
    assert.deepEqual(prix(effort('proche'), { quotientFamilial: 2000 }).lignes.at(-1), 'Plafond : 12,00 €')
    assert.equal(prix(effort('proche'), { quotientFamilial: null }).centimes, 1200)
  })

  test('of the CNAF: the check values of its circular, by resources and number of children', () => {
    const cnaf: RegleTarif = { ...forfait(0), base: { type: 'cnaf', accueil: 'collectif' }, par: 'heure' }
    for (const [mois, enfants, expected] of [
      [300_000, 2, 155],
      [850_000, 1, 526],
      [400_000, 2, 206],
      [671_692, 2, 347],
      [81_462, 1, 50],
      [81_462, 8, 17],
      [850_000, 8, 175],
      [850_000, 12, 175],
      // Below the floor, above the ceiling.
      [0, 1, 50],
      [2_000_000, 1, 526],
    ] as const)
      assert.equal(
        prix(cnaf, { ressourcesCentimes: mois * 12, enfantsACharge: enfants }).centimes,
        expected,
        `${mois} ${enfants}`,
      )
    assert.equal(prix(cnaf, { ressourcesCentimes: null, enfantsACharge: 1 }).centimes, 526)
    // One rank further per child with AEEH.
    assert.equal(
      prix(cnaf, { ressourcesCentimes: 3_600_000, enfantsACharge: 1, enfantsAeeh: 1 }).centimes,
      155,
    )
    assert.equal(
      prix(cnaf, { ressourcesCentimes: 3_600_000, enfantsACharge: 1, enfantsAeeh: 2 }).centimes,
      124,
    )
    assert.deepEqual(prix(cnaf, { ressourcesCentimes: 3_600_000 }, { minutes: 150 }), {
      centimes: 388,
      lignes: [
        'Ressources : 3 000,00 € par mois',
        'Taux pour 2 enfants à charge : 0,0516 % → 1,55 € de l’heure',
        'Durée : 2 h 30 à 1,55 € de l’heure → 3,88 €',
      ],
    })
    const familial: RegleTarif = { ...cnaf, base: { type: 'cnaf', accueil: 'familial' } }
    assert.equal(prix(familial, { ressourcesCentimes: 3_600_000, enfantsACharge: 1 }).centimes, 155)
    assert.throws(() => chiffrer(cnaf, SITUATION, ORDINAIRE, null))
  })

  test('is explained step by step, each with what it comes to', () => {
    const regle: RegleTarif = {
      ...TRANCHES,
      nonResident: { type: 'majoration', variation: pourcent('30') },
      fratrie: [pourcent('20'), pourcent('33.5')],
      reservationTardive: centimes(200),
      sansReservation: pourcent('50'),
      absence: { justifiee: 0, injustifiee: 50 },
    }
    assert.deepEqual(prix(regle, { resident: false }, { rang: 2, tardive: true, absence: 'injustifiee' }), {
      centimes: 589,
      lignes: [
        'QF 742 → tranche 3 : 9,40 €',
        'Hors territoire : +30 % → 12,22 €',
        '2e enfant : −20 % → 9,78 €',
        'Réservation tardive : +2,00 € → 11,78 €',
        'Absence non justifiée : facturée à 50 % → 5,89 €',
      ],
    })
    // The last reduction is also that of all who follow; who did not book did not book late.
    assert.deepEqual(prix(regle, {}, { rang: 5, tardive: true, sansReservation: true }).lignes.slice(1), [
      '5e enfant : −33,5 % → 6,25 €',
      'Sans réservation : +50 % → 9,38 €',
    ])
    assert.deepEqual(prix(regle, {}, { absence: 'justifiee' }), {
      centimes: 0,
      lignes: ['QF 742 → tranche 3 : 9,40 €', 'Absence justifiée : non facturée → 0,00 €'],
    })
    const ailleurs: RegleTarif = {
      ...TRANCHES,
      nonResident: { type: 'base', base: { type: 'forfait', centimes: 1500 } },
    }
    assert.deepEqual(prix(ailleurs, { resident: false }), {
      centimes: 1500,
      lignes: ['Tarif hors territoire', 'Tarif unique : 15,00 €'],
    })
    assert.equal(prix(ailleurs).centimes, 940)
    // More is taken than there is.
    assert.equal(prix({ ...forfait(100), fratrie: [centimes(500)] }, {}, { rang: 2 }).centimes, 0)
  })

  test('is summed up in French', () => {
    const regle: RegleTarif = {
      ...TRANCHES,
      nonResident: { type: 'majoration', variation: pourcent('30') },
      fratrie: [pourcent('20'), centimes(300)],
      sansReservation: centimes(200),
      absence: { justifiee: 0, injustifiee: 50 },
      fiscal: { garde: true, repasCentimes: 350 },
    }
    assert.deepEqual(plain(resumer(regle)), [
      'QF jusqu’à 500 : 5,20 €',
      'QF de 501 à 700 : 7,60 €',
      'QF au-delà de 700 : 9,40 €',
      'Hors territoire : +30 %',
      '2e enfant : −20 %',
      '3e enfant et suivants : −3,00 €',
      'Sans réservation : +2,00 €',
      'Absence justifiée : non facturée',
      'Absence non justifiée : facturée à 50 %',
      'Dont repas : 3,50 €',
    ])
  })
})

describe('A rule that makes no sense', () => {
  const champs = (regle: RegleTarif) => erreursRegle(regle).map((one) => one.champ)
  const tranches = (...list: TranchePrix[]): RegleTarif => ({
    ...forfait(0),
    base: { type: 'tranches', tranches: list },
  })

  test('is refused, field by field', () => {
    assert.deepEqual(champs(TRANCHES), [])
    assert.deepEqual(champs(tranches()), ['base.tranches'])
    assert.deepEqual(
      champs(
        tranches(
          { jusquA: 700, prixCentimes: 1 },
          { jusquA: 500, prixCentimes: 2 },
          { jusquA: null, prixCentimes: 3 },
        ),
      ),
      ['base.tranches.1.jusquA'],
    )
    assert.deepEqual(champs(tranches({ jusquA: 700, prixCentimes: 1 })), ['base.tranches.0.jusquA'])
    assert.deepEqual(champs(tranches({ jusquA: null, prixCentimes: 1 }, { jusquA: null, prixCentimes: 3 })), [
      'base.tranches.0.jusquA',
    ])
    assert.deepEqual(
      champs(
        tranches(
          { jusquA: -1, prixCentimes: 1 },
          { jusquA: 1_000_000_000, prixCentimes: -3 },
          { jusquA: null, prixCentimes: 3 },
        ),
      ),
      ['base.tranches.0.jusquA', 'base.tranches.1.prixCentimes', 'base.tranches.1.jusquA'],
    )
    assert.deepEqual(champs({ ...TRANCHES, fratrie: [pourcent('20'), pourcent('100.01')] }), [
      'fratrie.1.valeur',
    ])
    assert.deepEqual(champs({ ...TRANCHES, sansReservation: pourcent('5000') }), ['sansReservation.valeur'])
    assert.deepEqual(champs({ ...forfait(-1), absence: { justifiee: -1, injustifiee: 101 } }), [
      'base.centimes',
      'absence.justifiee',
      'absence.injustifiee',
    ])
    assert.deepEqual(champs({ ...forfait(0), base: { type: 'cnaf', accueil: 'collectif' } }), ['par'])
    assert.deepEqual(
      champs({
        ...forfait(0),
        base: {
          type: 'taux-effort',
          taux: '0',
          plancherCentimes: 500,
          plafondCentimes: 400,
          arrondi: 'proche',
        },
      }),
      ['base.taux', 'base.plafondCentimes'],
    )
    assert.deepEqual(
      champs({ ...forfait(0), nonResident: { type: 'base', base: { type: 'tranches', tranches: [] } } }),
      ['nonResident.base.tranches'],
    )
  })

  test('has a form of its own: a quotient of −1 or of a billion is not one', () => {
    for (const jusquA of [-1, 1_000_000_000])
      assert.equal(
        v.safeParse(RegleTarif, tranches({ jusquA, prixCentimes: 1 }, { jusquA: null, prixCentimes: 2 }))
          .success,
        false,
      )
  })
})

const anyCents = fc.integer({ min: 0, max: 100_000 })
const anyPercent = (max: number) =>
  fc
    .integer({ min: 0, max: max * 100 })
    .map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`)
const anyVariation = (max: number): fc.Arbitrary<Variation> =>
  fc.oneof(
    anyPercent(max).map((valeur) => ({ type: 'pourcent' as const, valeur })),
    anyCents.map((somme) => ({ type: 'centimes' as const, centimes: somme })),
  )
/** Bands whose prices rise. */
const risingBands: fc.Arbitrary<BasePrix> = fc
  .uniqueArray(fc.integer({ min: 0, max: 3000 }), { minLength: 0, maxLength: 6 })
  .chain((bounds) =>
    fc.array(anyCents, { minLength: bounds.length + 1, maxLength: bounds.length + 1 }).map((prices) => {
      const limits = [...bounds.sort((a, b) => a - b), null]
      const rising = prices.sort((a, b) => a - b)
      return {
        type: 'tranches' as const,
        tranches: limits.map((jusquA, index) => ({ jusquA, prixCentimes: rising[index] ?? 0 })),
      }
    }),
  )
const anyEffort: fc.Arbitrary<BasePrix> = fc
  .record({
    taux: fc
      .integer({ min: 1, max: 50_000 })
      .map((value) => `${Math.floor(value / 10_000)}.${String(value % 10_000).padStart(4, '0')}`),
    bornes: fc.tuple(anyCents, anyCents),
    arrondi: fc.constantFrom('proche' as const, 'inferieur' as const),
  })
  .map(({ taux, bornes, arrondi }) => ({
    type: 'taux-effort' as const,
    taux,
    plancherCentimes: Math.min(...bornes),
    plafondCentimes: Math.max(...bornes),
    arrondi,
  }))
const byQuotient = fc.oneof(risingBands, anyEffort)
const anyBase = fc.oneof(
  byQuotient,
  anyCents.map((somme): BasePrix => ({ type: 'forfait', centimes: somme })),
  fc
    .constantFrom('collectif' as const, 'familial' as const)
    .map((accueil): BasePrix => ({ type: 'cnaf', accueil })),
)
const anyRule = (base: fc.Arbitrary<BasePrix>): fc.Arbitrary<RegleTarif> =>
  fc
    .record({
      base,
      par: fc.constantFrom('unite' as const, 'heure' as const),
      nonResident: fc.oneof(
        fc.constant(null),
        anyVariation(1000).map((variation) => ({ type: 'majoration' as const, variation })),
        base.map((other) => ({ type: 'base' as const, base: other })),
      ),
      fratrie: fc.array(anyVariation(100), { maxLength: 4 }),
      reservationTardive: fc.option(anyVariation(1000)),
      sansReservation: fc.option(anyVariation(1000)),
      absence: fc.record({
        justifiee: fc.integer({ min: 0, max: 100 }),
        injustifiee: fc.integer({ min: 0, max: 100 }),
      }),
    })
    .map((rule) => {
      const hourly =
        rule.base.type === 'cnaf' ||
        (rule.nonResident?.type === 'base' && rule.nonResident.base.type === 'cnaf')
      return { ...rule, par: hourly ? 'heure' : rule.par, fiscal: { garde: true, repasCentimes: 0 } }
    })
const anySituation: fc.Arbitrary<Situation> = fc.record({
  quotientFamilial: fc.option(fc.integer({ min: 0, max: 5000 })),
  ressourcesCentimes: fc.option(fc.integer({ min: 0, max: 20_000_000 })),
  enfantsACharge: fc.integer({ min: 0, max: 12 }),
  enfantsAeeh: fc.integer({ min: 0, max: 3 }),
  resident: fc.boolean(),
})
const anyPrestation: fc.Arbitrary<Prestation> = fc.record({
  rang: fc.integer({ min: 1, max: 8 }),
  tardive: fc.boolean(),
  sansReservation: fc.boolean(),
  absence: fc.constantFrom('aucune' as const, 'justifiee' as const, 'injustifiee' as const),
  minutes: fc.option(fc.integer({ min: 0, max: 720 })),
})

describe('Whatever the rule', () => {
  test('the generated rules are rules', () => {
    fc.assert(
      fc.property(anyRule(anyBase), (regle) => {
        assert.deepEqual(erreursRegle(regle), [])
        assert.ok(v.is(RegleTarif, regle), JSON.stringify(regle))
      }),
    )
  })

  test('a price is whole cents, never negative, and the last amount that its explanation says', () => {
    fc.assert(
      fc.property(anyRule(anyBase), anySituation, anyPrestation, (regle, situation, prestation) => {
        const { centimes: found, lignes } = chiffrer(regle, situation, prestation, BAREME)
        assert.ok(Number.isInteger(found) && found >= 0, String(found))
        const said = (lignes.at(-1) ?? '').replace(' de l’heure', '')
        assert.ok(
          said.endsWith(` ${euros(found)}`) ||
            said.endsWith(`\u00a0${euros(found)}`) ||
            said.endsWith(euros(found)),
          said,
        )
      }),
      { numRuns: 500 },
    )
  })

  test('who has a higher quotient never pays less, where bands rise or by taux d’effort; without one, nobody pays more', () => {
    fc.assert(
      fc.property(
        anyRule(byQuotient),
        anySituation,
        anyPrestation,
        fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 })),
        (regle, situation, prestation, quotients) => {
          const at = (quotientFamilial: number | null) =>
            chiffrer(regle, { ...situation, quotientFamilial }, prestation, BAREME).centimes
          assert.ok(at(Math.min(...quotients)) <= at(Math.max(...quotients)))
          assert.ok(at(Math.max(...quotients)) <= at(null))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a brother or sister never pays more than the eldest', () => {
    fc.assert(
      fc.property(anyRule(anyBase), anySituation, anyPrestation, (regle, situation, prestation) => {
        const at = (rang: number) => chiffrer(regle, situation, { ...prestation, rang }, BAREME).centimes
        assert.ok(at(prestation.rang) <= at(1))
      }),
    )
  })

  test('hours billed in two parts come to the whole, within the half cent that each is rounded by', () => {
    const hourly = anyRule(anyBase).map(
      (regle): RegleTarif => ({
        ...regle,
        par: 'heure',
        reservationTardive: null,
        sansReservation: null,
        absence: { justifiee: 100, injustifiee: 100 },
      }),
    )
    const anyMinutes = fc.integer({ min: 0, max: 720 })
    fc.assert(
      fc.property(
        hourly,
        anySituation,
        anyPrestation,
        anyMinutes,
        anyMinutes,
        (regle, situation, prestation, a, b) => {
          const of = (minutes: number) =>
            chiffrer(regle, situation, { ...prestation, minutes }, BAREME).centimes
          assert.ok(Math.abs(of(a) + of(b) - of(a + b)) <= 1)
          // Whole hours are exact.
          assert.equal(of(60 * (a % 9)), (a % 9) * of(60))
        },
      ),
    )
  })
})
