import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { compter, deMois, duree, jours } from './mots.fr.ts'
import { dateEnLettres, finDeMois, moisPrecedent, numeroDe, plusJours, prorata } from './rules.ts'

describe('Words and numbers of invoices', () => {
  test('units take their plural', () => {
    const cases: [number, string, string][] = [
      [1, 'Journée', '1 journée'],
      [2, 'Demi-journée', '2 demi-journées'],
      [2, 'Repas', '2 repas'],
      [3, 'Après-midi', '3 après-midi'],
      [2, 'Matin avec repas', '2 matins avec repas'],
      [2, 'Tuyau', '2 tuyaux'],
      [2, '', '2'],
    ]
    for (const [nombre, unite, expected] of cases) assert.equal(compter(nombre, unite), expected)
  })

  test('days are said once each, a stay by its first and last', () => {
    const on = (...dates: string[]) => dates.map((date) => ({ date, fin: date }))
    assert.equal(jours(on('2026-11-25')), 'le 25 novembre')
    assert.equal(
      jours(on('2026-11-01', '2026-11-11', '2026-11-11', '2026-11-18')),
      'les 1er, 11 et 18 novembre',
    )
    assert.equal(jours([{ date: '2026-07-06', fin: '2026-07-10' }]), 'du 6 au 10 juillet')
    assert.equal(jours([{ date: '2026-07-27', fin: '2026-08-01' }]), 'du 27 juillet au 1er août')
  })

  test('months, dates and durations', () => {
    assert.equal(deMois('2026-10', '2026-11'), 'd’octobre')
    assert.equal(deMois('2025-12', '2026-01'), 'de décembre 2025')
    assert.equal(dateEnLettres('2026-12-01'), '1er décembre 2026')
    assert.equal(duree(750), '12\u00a0h\u00a030')
    assert.equal(duree(545), '9\u00a0h\u00a005')
    assert.equal(duree(45), '45\u00a0min')
    assert.equal(duree(100_350), '1\u202f672\u00a0h\u00a030')
    assert.equal(duree(-218), '−3\u00a0h\u00a038')
    assert.deepEqual(
      [finDeMois('2028-02'), finDeMois('2026-12'), moisPrecedent('2027-01')],
      ['2028-02-29', '2026-12-31', '2026-12'],
    )
  })

  test('numbers and due dates', () => {
    assert.equal(numeroDe('ENF', 2026, 7), 'ENF-2026-0007')
    assert.equal(numeroDe('ENF', 2026, 12_345), 'ENF-2026-12345')
    assert.equal(plusJours('2026-12-15', 30), '2027-01-14')
  })

  test('a share of an amount is exact, half a cent away from zero, and shares upwards sum to the whole', () => {
    assert.deepEqual([prorata(101, 1, 2), prorata(-101, 1, 2), prorata(940, 1, 3)], [51, -51, 313])
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 }),
        (centimes, weights) => {
          const whole = weights.reduce((sum, one) => sum + one, 0)
          let [seen, given] = [0, 0]
          for (const one of weights) {
            seen += one
            given += prorata(centimes, seen, whole) - given
          }
          assert.equal(given, centimes)
        },
      ),
    )
  })
})
