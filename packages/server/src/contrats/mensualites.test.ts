import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { joursOuverts, mensualiteDe, moisDe } from './mensualites.ts'
import { minutesDe } from './rules.ts'

const SEMAINE = [
  { jour: 1, debut: '08:00', fin: '17:30' },
  { jour: 4, debut: '09:00', fin: '12:10' },
]
const ouvert = () => false
const contrat = {
  debut: '2026-09-15',
  fin: '2027-07-31',
  semaine: SEMAINE,
  factures: new Map<string, number>(),
}

describe('Months of a contract', () => {
  test('each calendar month that it touches counts', () => {
    assert.deepEqual(moisDe({ debut: '2026-11-30', fin: '2027-02-01' }), [
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ])
    assert.equal(moisDe(contrat).length, 11)
    assert.equal(mensualiteDe(contrat, '2026-08', ouvert), null)
    assert.equal(mensualiteDe({ ...contrat, factures: new Map([['2026-10', 1]]) }, '2026-10', ouvert), null)
  })

  test('whatever the weeks, the span and the closures decided on the way: over the contract each minute is billed once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 0, max: 13 }),
        (start, length, minutes, closedFrom) => {
          const day = (n: number) =>
            new Date(Date.UTC(2026, 7, 1) + n * 86_400_000).toISOString().slice(0, 10)
          const fin = `${String(Math.floor((480 + minutes) / 60)).padStart(2, '0')}:${String((480 + minutes) % 60).padStart(2, '0')}`
          const one = {
            debut: day(start),
            fin: day(start + length),
            semaine: [{ jour: 2, debut: '08:00', fin }],
            factures: new Map<string, number>(),
          }
          const months = moisDe(one)
          // From some month on, the service knows that it closes in the last month.
          const closed = (date: string) => date.slice(0, 7) === months.at(-1)
          let total = 0
          for (const [rank, mois] of months.entries()) {
            const isFerme = rank >= closedFrom || rank === months.length - 1 ? closed : ouvert
            const due = mensualiteDe(one, mois, isFerme)
            assert.ok(due)
            one.factures.set(mois, due.minutes)
            total += due.minutes
          }
          const owed = joursOuverts(one, closed).reduce((sum, plage) => sum + minutesDe(plage), 0)
          assert.equal(total, owed)
        },
      ),
    )
  })

  test('without closures months differ by one minute at most', () => {
    const all = moisDe(contrat).map((mois) => mensualiteDe(contrat, mois, ouvert)?.minutes ?? 0)
    assert.ok(Math.max(...all) - Math.min(...all) <= 1)
  })
})
