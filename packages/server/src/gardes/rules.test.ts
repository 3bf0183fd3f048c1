import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { GardeSaisie } from '@inoe/contract/gardes'
import fc from 'fast-check'
import { vacancesDe } from '../calendrier/vacances-scolaires.ts'
import { erreursGarde, estIci, lundi, plusJours, retourner, semaineIso } from './rules.ts'

const semaines = (more: Partial<GardeSaisie> = {}): GardeSaisie => ({
  debut: '2020-01-01',
  fin: null,
  rythme: { type: 'semaines', ici: 'paires', jour: 5, heure: '18:00' },
  vacances: null,
  exceptions: [],
  ...more,
})

const dates = fc.integer({ min: 0, max: 365 * 12 }).map((days) => plusJours('2020-01-01', days))
const parite = fc.constantFrom('paires' as const, 'impaires' as const)
const heure = fc.constantFrom('00:00', '08:30', '12:00', '12:01', '18:00', '23:59')
const rythmes = fc.oneof(
  fc.record({
    type: fc.constant('semaines' as const),
    ici: parite,
    jour: fc.integer({ min: 1, max: 7 }),
    heure,
  }),
  fc.record({
    type: fc.constant('quinzaine' as const),
    jours: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
  }),
)
const calendriers: fc.Arbitrary<GardeSaisie> = fc.record({
  debut: dates,
  fin: fc.option(dates),
  rythme: rythmes,
  vacances: fc.option(parite),
  exceptions: fc.array(fc.record({ du: dates, au: dates, ici: fc.boolean() }), { maxLength: 4 }),
})
const zones = fc.constantFrom('A' as const, 'B' as const, 'C' as const, null)

describe('Whose day it is', () => {
  test('every day of a calendar is of exactly one home: what one is told is the contrary of what the other is', () => {
    fc.assert(
      fc.property(calendriers, dates, zones, (garde, date, zone) => {
        const here = estIci(garde, date, zone)
        const there = estIci(retourner(garde), date, zone)
        const inside = date >= garde.debut && (garde.fin === null || date <= garde.fin)
        assert.equal(here === null, !inside)
        assert.equal(there, here === null ? null : !here)
        assert.equal(estIci(retourner(retourner(garde)), date, zone), here)
      }),
      { numRuns: 2000 },
    )
  })

  test('from one handover to the next, one home: seven days, which only a new year of 53 weeks follows by the same', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 7 }), heure, parite, (date, jour, at, ici) => {
        const garde = semaines({ rythme: { type: 'semaines', ici, jour, heure: at } })
        // The first day that is wholly of a handover.
        const first = plusJours(lundi(date), jour - 1 + (at > '12:00' ? 1 : 0))
        const week = [0, 1, 2, 3, 4, 5, 6].map((days) => estIci(garde, plusJours(first, days), null))
        if (first >= '2020-01-08') assert.equal(new Set(week).size, 1, `${first} ${week}`)
        const handover = plusJours(first, at > '12:00' ? -1 : 0)
        const next = estIci(garde, plusJours(first, 7), null)
        if (handover >= '2020-01-08') {
          const double = semaineIso(handover) === 53 && semaineIso(plusJours(handover, 7)) === 1
          assert.equal(next === week[0], double, handover)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a Friday evening handover leaves that Friday to the home that the child leaves', () => {
    // Week 46 of 2026 begins on Monday 9 November; its Friday is the 13th.
    assert.equal(semaineIso('2026-11-13'), 46)
    const at = (heure: string) => semaines({ rythme: { type: 'semaines', ici: 'paires', jour: 5, heure } })
    assert.equal(estIci(at('18:00'), '2026-11-13', null), false)
    assert.equal(estIci(at('18:00'), '2026-11-14', null), true)
    assert.equal(estIci(at('18:00'), '2026-11-20', null), true)
    assert.equal(estIci(at('18:00'), '2026-11-21', null), false)
    assert.equal(estIci(at('08:30'), '2026-11-13', null), true)
  })

  test('weeks are those of ISO 8601, the year of 53 too; a change of the clocks moves nothing', () => {
    for (const [date, week] of [
      ['2026-12-31', 53],
      ['2027-01-03', 53],
      ['2027-01-04', 1],
      ['2026-01-01', 1],
      ['2024-12-30', 1],
      ['2020-12-31', 53],
      ['2026-03-29', 13],
      ['2026-03-30', 14],
      ['2026-10-25', 43],
      ['2026-10-26', 44],
    ] as const)
      assert.equal(semaineIso(date), week, date)
    fc.assert(
      fc.property(dates, (date) => {
        assert.equal(plusJours(plusJours(date, 1), -1), date)
        assert.equal(new Date(`${lundi(date)}T00:00:00Z`).getUTCDay(), 1)
      }),
    )
  })

  test('fourteen days come again, over years of 53 weeks too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
        fc.integer({ min: 0, max: 900 }),
        (jours, days) => {
          const garde = semaines({ debut: '2026-09-02', rythme: { type: 'quinzaine', jours } })
          const date = plusJours('2026-09-02', days)
          assert.equal(estIci(garde, date, null), jours[(days + 2) % 14])
          assert.equal(estIci(garde, plusJours(date, 14), null), estIci(garde, date, null))
        },
      ),
    )
  })

  test('holidays of more than a week are halved, one half each, and turn with the year; a long week-end is not', () => {
    for (const zone of ['A', 'B', 'C'] as const)
      for (const { nom, debut, fin } of vacancesDe(zone)) {
        const garde = semaines({ vacances: 'paires' })
        const days = []
        for (let date = debut; date <= fin; date = plusJours(date, 1)) days.push(estIci(garde, date, zone))
        if (nom.startsWith('Pont')) continue
        const even = Number(debut.slice(0, 4)) % 2 === 0
        const first = days.filter((one) => one === even).length
        assert.ok(first - (days.length - first) === 0 || first - (days.length - first) === 1, nom)
        assert.equal(days[0], even)
        assert.equal(days.at(-1), !even)
      }
    const bridge = semaines({ vacances: 'paires' })
    assert.equal(estIci(bridge, '2026-05-15', 'A'), estIci(semaines(), '2026-05-15', 'A'))
    assert.equal(estIci(bridge, '2026-10-20', null), estIci(semaines(), '2026-10-20', null))
  })

  test('an exception goes over everything; outside of its span a calendar says nothing', () => {
    const garde = semaines({
      debut: '2026-09-01',
      fin: '2026-12-31',
      vacances: 'paires',
      exceptions: [{ du: '2026-10-20', au: '2026-10-22', ici: false }],
    })
    assert.equal(estIci(garde, '2026-10-19', 'A'), true)
    assert.equal(estIci(garde, '2026-10-21', 'A'), false)
    assert.equal(estIci(garde, '2026-08-31', 'A'), null)
    assert.equal(estIci(garde, '2027-01-01', 'A'), null)
  })

  test('what is upside down, or said twice, is told on its field', () => {
    assert.deepEqual(erreursGarde(semaines()), [])
    const wrong = erreursGarde(
      semaines({
        debut: '2026-09-01',
        fin: '2026-08-31',
        exceptions: [
          { du: '2026-10-02', au: '2026-10-01', ici: true },
          { du: '2026-11-01', au: '2026-11-05', ici: true },
          { du: '2026-11-05', au: '2026-11-09', ici: false },
        ],
      }),
    )
    assert.deepEqual(
      wrong.map((one) => one.champ),
      ['fin', 'exceptions.0.au', 'exceptions.2.du'],
    )
  })
})
