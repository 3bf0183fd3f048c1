import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  casesDe,
  type Document,
  gardesPayees,
  type Mouvement,
  moinsDeSixAns,
  numeroAttestation,
} from './rules.ts'

const document = (totalCentimes: number, gardes: Record<string, number>): Document => ({
  totalCentimes,
  gardes: new Map(Object.entries(gardes)),
})
const paie = (date: string, centimes: number, facture: string | null = 'f'): Mouvement => ({
  date,
  facture,
  centimes,
  avoir: null,
})
const rend = (date: string, centimes: number, facture: string | null = 'f'): Mouvement => ({
  ...paie(date, centimes, facture),
  avoir: 'a',
})
const plain = (sums: ReadonlyMap<string, number>) => Object.fromEntries(sums)

describe('Under 6 on 1 January', () => {
  test('is who was born after that day six years before', () => {
    assert.deepEqual(
      ['2020-01-01', '2020-01-02', '2019-12-31', '2026-05-01'].map((born) => moinsDeSixAns(born, 2026)),
      [false, true, false, true],
    )
  })
})

describe('What was paid for care', () => {
  const factures = new Map([['f', document(10_000, { lea: 6000, noe: 1000 })]])

  test('is in proportion to the care in the invoice, in the year when it was paid', () => {
    const moves = [paie('2025-12-31', 5000), paie('2026-01-01', 5000)]
    assert.deepEqual(plain(gardesPayees(2025, moves, factures)), { lea: 3000, noe: 500 })
    assert.deepEqual(plain(gardesPayees(2026, moves, factures)), { lea: 3000, noe: 500 })
    assert.deepEqual(plain(gardesPayees(2024, moves, factures)), { lea: 0, noe: 0 })
  })

  test('a credit is not care until it pays an invoice', () => {
    const moves = [paie('2026-03-01', 9000, null), paie('2026-04-01', -9000, null), paie('2026-04-01', 9000)]
    assert.deepEqual(plain(gardesPayees(2026, moves.slice(0, 1), factures)), { lea: 0, noe: 0 })
    assert.deepEqual(plain(gardesPayees(2026, moves, factures)), { lea: 5400, noe: 900 })
  })

  test('a reversal lowers the year in which it comes', () => {
    const moves = [paie('2025-11-01', 10_000), paie('2026-01-15', -10_000), paie('2026-02-01', 10_000)]
    assert.deepEqual(plain(gardesPayees(2025, moves, factures)), { lea: 6000, noe: 1000 })
    assert.deepEqual(plain(gardesPayees(2026, moves, factures)), { lea: 0, noe: 0 })
    assert.deepEqual(plain(gardesPayees(2026, moves.slice(0, 2), factures)), { lea: -6000, noe: -1000 })
  })

  test('an avoir on an unpaid invoice is no payment; on a paid one it lowers the year in which it is given', () => {
    const all = new Map([...factures, ['a', document(-4000, { lea: -3000 })]])
    // Before it is paid: 60 € are left to pay, of which 30 € of Léa's care and 10 € of Noé's.
    const before = [rend('2026-01-10', 4000), paie('2026-02-01', 6000)]
    assert.deepEqual(plain(gardesPayees(2026, before.slice(0, 1), all)), { lea: 0, noe: 0 })
    assert.deepEqual(plain(gardesPayees(2026, before, all)), { lea: 3000, noe: 1000 })
    // After it is paid, the next year: the credit that it leaves was care.
    const after = [paie('2025-12-01', 10_000), rend('2026-01-10', 4000, null)]
    assert.deepEqual(plain(gardesPayees(2025, after, all)), { lea: 6000, noe: 1000 })
    assert.deepEqual(plain(gardesPayees(2026, after, all)), { lea: -3000, noe: 0 })
    // Half and half: 50 € paid, an avoir of 70 € takes off the 50 € still owed and leaves 20 €.
    const half = new Map([...factures, ['a', document(-7000, { lea: -4200, noe: -700 })]])
    const mixed = [paie('2026-01-01', 5000), rend('2026-02-01', 5000), rend('2026-02-01', 2000, null)]
    assert.deepEqual(plain(gardesPayees(2026, mixed, half)), { lea: 1800, noe: 300 })
    // Of the whole, never paid.
    const whole = new Map([...factures, ['a', document(-10_000, { lea: -6000, noe: -1000 })]])
    assert.deepEqual(plain(gardesPayees(2026, [rend('2026-02-01', 10_000)], whole)), { lea: 0, noe: 0 })
  })

  test('properties: years add up to the cent to the care of what is paid whole; no year passes what was paid', () => {
    const facture = fc.record({
      lea: fc.integer({ min: 0, max: 500_000 }),
      noe: fc.integer({ min: 0, max: 500_000 }),
      autres: fc.integer({ min: 1, max: 500_000 }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      dates: fc.array(fc.integer({ min: 0, max: 1400 }), { minLength: 7, maxLength: 7 }),
    })
    const day = (n: number) => new Date(Date.UTC(2024, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.array(facture, { minLength: 1, maxLength: 4 }), (made) => {
        const documents = new Map<string, Document>()
        const moves: Mouvement[] = []
        for (const [index, { lea, noe, autres, cuts, dates }] of made.entries()) {
          const total = lea + noe + autres
          documents.set(`f${index}`, document(total, { lea, noe }))
          const bounds = [0, ...cuts.map((cut) => Math.floor(cut * total)).sort((a, b) => a - b), total]
          const days = dates.toSorted((a, b) => a - b)
          for (let part = 1; part < bounds.length; part++) {
            const centimes = (bounds[part] ?? 0) - (bounds[part - 1] ?? 0)
            if (centimes > 0) moves.push(paie(day(days[part - 1] ?? 0), centimes, `f${index}`))
          }
        }
        const years = [2024, 2025, 2026, 2027]
        for (const enfant of ['lea', 'noe'] as const) {
          const paid = years.map((year) => gardesPayees(year, moves, documents).get(enfant) ?? 0)
          assert.ok(paid.every((one) => one >= 0))
          assert.equal(
            paid.reduce((a, b) => a + b, 0),
            made.reduce((sum, one) => sum + one[enfant], 0),
          )
        }
        for (const year of years) {
          const sums = [...gardesPayees(year, moves, documents).values()].reduce((a, b) => a + b, 0)
          const received = moves
            .filter((one) => one.date.startsWith(String(year)))
            .reduce((sum, one) => sum + one.centimes, 0)
          // Each child's cents are rounded towards zero: a year may catch up with a cent of the one before.
          assert.ok(sums <= received + 2 * made.length)
        }
      }),
    )
  })
})

test('boxes: three for children of one home, three others by turns, none beyond', () => {
  assert.deepEqual(casesDe([false, true, false]), ['7GA', '7GE', '7GB'])
  assert.deepEqual(casesDe([false, false, false, false]), ['7GA', '7GB', '7GC', null])
})

test('a number is the same each time, and another family’s is another', () => {
  const foyer = '019a0000-0000-7000-8000-0000000000ab'
  assert.equal(numeroAttestation(2026, foyer), 'AF-2026-00000000AB')
})
