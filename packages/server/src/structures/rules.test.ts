import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RegleDelai } from '@inoe/contract/structures'
import fc from 'fast-check'
import { isOuvre } from '../calendrier/feries.ts'
import { civilDate } from '../outside/clock.ts'
import { ageLe, echeance, etatPeriode, expliquerDelai, nomPeriode } from './rules.ts'

const ZONE = 'Europe/Paris'
const DAY = 86_400_000

const anyDate = fc
  .integer({ min: Date.parse('2000-01-01') / DAY, max: Date.parse('2099-12-31') / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10))
const anyHour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((one) => String(one).padStart(2, '0')).join(':'))
const anyRule = fc.record({
  type: fc.constant('jours' as const),
  jours: fc.integer({ min: 0, max: 90 }),
  heure: anyHour,
  compte: fc.constantFrom('calendaires' as const, 'ouvres' as const),
})
const before = (date: string, days: number) =>
  new Date(Date.parse(date) - days * DAY).toISOString().slice(0, 10)

describe('Notice', () => {
  test('working days leave out week-ends and holidays', () => {
    const rule: RegleDelai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' }
    // Thursday 12 November 2026: Wednesday 11 is a holiday, so Tuesday 10 then Monday 9.
    assert.equal(echeance(rule, '2026-11-12', ZONE).toISOString(), '2026-11-09T11:00:00.000Z')
    // Monday: Friday, Thursday.
    assert.equal(echeance(rule, '2026-11-23', ZONE).toISOString(), '2026-11-19T11:00:00.000Z')
    assert.equal(
      echeance({ ...rule, compte: 'calendaires' }, '2026-11-23', ZONE).toISOString(),
      '2026-11-21T11:00:00.000Z',
    )
  })

  test('the hour is the clock on the wall, on each side of a change of time', () => {
    const rule: RegleDelai = { type: 'jours', jours: 1, heure: '10:00', compte: 'calendaires' }
    // Clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027.
    assert.equal(echeance(rule, '2026-10-25', ZONE).toISOString(), '2026-10-24T08:00:00.000Z')
    assert.equal(echeance(rule, '2026-10-26', ZONE).toISOString(), '2026-10-25T09:00:00.000Z')
    assert.equal(echeance(rule, '2027-03-28', ZONE).toISOString(), '2027-03-27T09:00:00.000Z')
    assert.equal(echeance(rule, '2027-03-29', ZONE).toISOString(), '2027-03-28T08:00:00.000Z')
    // 2:30 does not exist that night: the later reading.
    assert.equal(
      echeance({ ...rule, heure: '02:30' }, '2027-03-29', ZONE).toISOString(),
      '2027-03-28T01:30:00.000Z',
    )
  })

  test('calendar days: exactly so many days before, at that hour, whatever the date', () => {
    fc.assert(
      fc.property(anyRule, anyDate, (rule, date) => {
        const limit = echeance({ ...rule, compte: 'calendaires' }, date, ZONE)
        assert.equal(civilDate(limit, ZONE), before(date, rule.jours))
      }),
    )
  })

  test('working days: falls on a working day with exactly so many of them before the day', () => {
    fc.assert(
      fc.property(anyRule, anyDate, (rule, date) => {
        const limit = civilDate(echeance({ ...rule, compte: 'ouvres' }, date, ZONE), ZONE)
        if (rule.jours === 0) return assert.equal(limit, date)
        assert.ok(isOuvre(limit), limit)
        let working = 0
        for (let day = before(date, 1); day >= limit; day = before(day, 1)) if (isOuvre(day)) working++
        assert.equal(working, rule.jours)
      }),
    )
  })

  test('more notice never ends later, and working days never end later than calendar days', () => {
    fc.assert(
      fc.property(anyRule, anyDate, (rule, date) => {
        const limit = echeance(rule, date, ZONE)
        assert.ok(echeance({ ...rule, jours: rule.jours + 1 }, date, ZONE) <= limit)
        assert.ok(
          echeance({ ...rule, compte: 'ouvres' }, date, ZONE) <=
            echeance({ ...rule, compte: 'calendaires' }, date, ZONE),
        )
      }),
    )
  })

  test('is said in French', () => {
    assert.equal(
      expliquerDelai({ type: 'jours', jours: 0, heure: '09:00', compte: 'ouvres' }),
      'jusqu’à 9\u00a0h\u00a000 le jour même',
    )
    assert.equal(
      expliquerDelai({ type: 'jours', jours: 1, heure: '18:30', compte: 'calendaires' }),
      'jusqu’à 18\u00a0h\u00a030 la veille',
    )
    assert.equal(
      expliquerDelai({ type: 'jours', jours: 7, heure: '12:00', compte: 'calendaires' }),
      'jusqu’à 12\u00a0h\u00a000, 7 jours avant',
    )
    assert.equal(
      expliquerDelai({ type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' }),
      'jusqu’à 12\u00a0h\u00a000, 2 jours ouvrés avant (du lundi au vendredi, hors jours fériés)',
    )
  })
})

describe('Periods and ages', () => {
  test('a period opens at its instant, to the millisecond, and closes at the other', () => {
    const periode = {
      ouverture: new Date('2026-07-27T07:00:00Z'),
      fermeture: new Date('2026-08-31T22:00:00Z'),
    }
    assert.equal(etatPeriode(periode, new Date('2026-07-27T06:59:59.999Z')), 'a-venir')
    assert.equal(etatPeriode(periode, new Date('2026-07-27T07:00:00Z')), 'ouverte')
    assert.equal(etatPeriode(periode, new Date('2026-08-31T22:00:00Z')), 'fermee')
    assert.equal(etatPeriode({ ...periode, fermeture: null }, new Date('2036-01-01T00:00:00Z')), 'ouverte')
  })

  test('one is a year older on the birthday, not the day before', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 60 }), (birth, years) => {
        const birthday = `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}`
        assert.equal(ageLe(birth, birthday), years)
        if (birth.endsWith('02-29')) return
        assert.equal(ageLe(birth, before(birthday, 1)), years - 1)
      }),
    )
    assert.equal(ageLe('2020-02-29', '2023-02-28'), 2)
    assert.equal(ageLe('2020-02-29', '2023-03-01'), 3)
  })

  test('a period is named after its activity once', () => {
    assert.equal(nomPeriode('Mercredis', 'Été'), 'Mercredis, Été')
    assert.equal(nomPeriode('Vacances', 'Vacances d’automne'), 'Vacances d’automne')
  })
})
