import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RegleDelai } from '@inoe/contract/structures'
import fc from 'fast-check'
import { isOuvrable, isOuvre } from '../calendrier/feries.ts'
import { civilDate } from '../outside/clock.ts'
import { delais } from './delais.fr.ts'
import { ageLe, echeance, etatPeriode, nomPeriode } from './rules.ts'

const ZONE = 'Europe/Paris'
const DAY = 86_400_000

const anyDate = fc
  .integer({ min: Date.parse('2000-01-01') / DAY, max: Date.parse('2099-12-31') / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10))
const anyHour = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((one) => String(one).padStart(2, '0')).join(':'))
const anyDays = fc.record({
  type: fc.constant('jours' as const),
  jours: fc.integer({ min: 0, max: 90 }),
  heure: anyHour,
  compte: fc.constantFrom('calendaires' as const, 'ouvres' as const, 'ouvrables' as const),
})
const anyWeek = fc.record({
  type: fc.constant('semaine' as const),
  semaines: fc.integer({ min: 1, max: 12 }),
  jour: fc.integer({ min: 1, max: 7 }),
  heure: anyHour,
})
const anyMonth = fc.record({
  type: fc.constant('mois' as const),
  mois: fc.integer({ min: 1, max: 6 }),
  quantieme: fc.integer({ min: 1, max: 31 }),
  heure: anyHour,
})
const anyRule: fc.Arbitrary<RegleDelai> = fc.oneof(anyDays, anyWeek, anyMonth)
/** With and without daylight saving, on each side of Greenwich; Miquelon changes its clocks as North America does. */
const anyZone = fc.constantFrom(
  ZONE,
  'Indian/Reunion',
  'America/Guadeloupe',
  'America/Miquelon',
  'Pacific/Noumea',
)

const before = (date: string, days: number) =>
  new Date(Date.parse(date) - days * DAY).toISOString().slice(0, 10)
/** 1 Monday to 7 Sunday. */
const weekday = (date: string) => new Date(date).getUTCDay() || 7
const monday = (date: string) => before(date, weekday(date) - 1)
/** Months since year 0. */
const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
const lastDay = (date: string) =>
  new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate()
/** hh:mm on a wall there. */
const wall = (instant: Date, zone: string) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instant)

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
      fc.property(anyDays, anyDate, anyZone, (rule, date, zone) => {
        const limit = echeance({ ...rule, compte: 'calendaires' }, date, zone)
        assert.equal(civilDate(limit, zone), before(date, rule.jours))
      }),
    )
  })

  test('working days: falls on a working day with exactly so many of them before the day', () => {
    for (const [compte, counts] of [
      ['ouvres', isOuvre],
      ['ouvrables', isOuvrable],
    ] as const) {
      fc.assert(
        fc.property(anyDays, anyDate, anyZone, (rule, date, zone) => {
          const limit = civilDate(echeance({ ...rule, compte }, date, zone), zone)
          if (rule.jours === 0) return assert.equal(limit, date)
          assert.ok(counts(limit), limit)
          let working = 0
          for (let day = before(date, 1); day >= limit; day = before(day, 1)) if (counts(day)) working++
          assert.equal(working, rule.jours)
        }),
      )
    }
  })

  test('a Saturday is worked when counting to Saturday, and is not when counting to Friday', () => {
    const rule: RegleDelai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvrables' }
    // Monday 23 November 2026: Saturday, Friday; Thursday and Friday of the week before.
    assert.equal(echeance(rule, '2026-11-23', ZONE).toISOString(), '2026-11-20T11:00:00.000Z')
    assert.equal(
      echeance({ ...rule, compte: 'ouvres' }, '2026-11-23', ZONE).toISOString(),
      '2026-11-19T11:00:00.000Z',
    )
  })

  test('more notice never ends later, and the more days are worked the later it ends', () => {
    fc.assert(
      fc.property(anyDays, anyDate, (rule, date) => {
        const limit = echeance(rule, date, ZONE)
        assert.ok(echeance({ ...rule, jours: rule.jours + 1 }, date, ZONE) <= limit)
        const [ouvres, ouvrables, calendaires] = (['ouvres', 'ouvrables', 'calendaires'] as const).map(
          (compte) => echeance({ ...rule, compte }, date, ZONE).getTime(),
        ) as [number, number, number]
        assert.ok(ouvres <= ouvrables && ouvrables <= calendaires)
      }),
    )
  })

  test('by week: on that weekday, so many weeks before, whatever the day of the week booked', () => {
    const mercredi: RegleDelai = { type: 'semaine', semaines: 1, jour: 3, heure: '12:00' }
    for (const date of ['2026-11-23', '2026-11-25', '2026-11-29'])
      assert.equal(echeance(mercredi, date, ZONE).toISOString(), '2026-11-18T11:00:00.000Z')
    // Sunday 1 November 2026 is in the week of Monday 26 October: the clocks changed between them.
    assert.equal(echeance(mercredi, '2026-11-01', ZONE).toISOString(), '2026-10-21T10:00:00.000Z')
    // Across the new year: 1 January 2027 is in the week of 28 December.
    assert.equal(echeance(mercredi, '2027-01-01', ZONE).toISOString(), '2026-12-23T11:00:00.000Z')
    fc.assert(
      fc.property(anyWeek, anyDate, anyZone, (rule, date, zone) => {
        const limit = civilDate(echeance(rule, date, zone), zone)
        assert.equal(weekday(limit), rule.jour)
        assert.equal(monday(limit), before(monday(date), rule.semaines * 7))
      }),
    )
  })

  test('by month: on that day, so many months before, or on the last day of a month too short', () => {
    const vingt: RegleDelai = { type: 'mois', mois: 1, quantieme: 20, heure: '18:00' }
    for (const date of ['2026-11-01', '2026-11-30'])
      assert.equal(echeance(vingt, date, ZONE).toISOString(), '2026-10-20T16:00:00.000Z')
    const fin: RegleDelai = { ...vingt, quantieme: 31 }
    assert.equal(echeance(fin, '2027-03-31', ZONE).toISOString(), '2027-02-28T17:00:00.000Z')
    assert.equal(echeance(fin, '2028-03-01', ZONE).toISOString(), '2028-02-29T17:00:00.000Z')
    assert.equal(
      echeance({ ...fin, quantieme: 30 }, '2027-01-31', ZONE).toISOString(),
      '2026-12-30T17:00:00.000Z',
    )
    assert.equal(echeance({ ...fin, mois: 2 }, '2027-01-15', ZONE).toISOString(), '2026-11-30T17:00:00.000Z')
    fc.assert(
      fc.property(anyMonth, anyDate, anyZone, (rule, date, zone) => {
        const limit = civilDate(echeance(rule, date, zone), zone)
        assert.equal(month(limit), month(date) - rule.mois)
        assert.equal(Number(limit.slice(8)), Math.min(rule.quantieme, lastDay(limit)))
      }),
    )
  })

  test('every rule: at its hour on the wall there, or an hour later on the night that skips it', () => {
    fc.assert(
      fc.property(anyRule, anyDate, anyZone, (rule, date, zone) => {
        const shown = wall(echeance(rule, date, zone), zone)
        if (shown === rule.heure) return
        assert.equal(Number(shown.slice(0, 2)), Number(rule.heure.slice(0, 2)) + 1)
        assert.equal(shown.slice(3), rule.heure.slice(3))
        // The clocks did jump: an hour and a minute before that instant is more than an hour earlier on the wall.
        const jump = echeance(rule, date, zone).getTime() - 61 * 60_000
        assert.notEqual(civilMinutes(shown) - civilMinutes(wall(new Date(jump), zone)), 61)
      }),
      { numRuns: 400 },
    )
  })

  test('every rule: never after the day, and a later day never ends sooner', () => {
    fc.assert(
      fc.property(anyRule, anyDate, anyZone, (rule, date, zone) => {
        const limit = echeance(rule, date, zone)
        assert.ok(civilDate(limit, zone) <= date)
        assert.ok(limit <= echeance(rule, before(date, -1), zone))
      }),
    )
  })

  test('is said in French', () => {
    const said: [RegleDelai, string][] = [
      [{ type: 'jours', jours: 0, heure: '09:00', compte: 'ouvres' }, 'jusqu’à 9 h 00 le jour même'],
      [{ type: 'jours', jours: 1, heure: '18:30', compte: 'calendaires' }, 'jusqu’à 18 h 30 la veille'],
      [{ type: 'jours', jours: 7, heure: '12:00', compte: 'calendaires' }, 'jusqu’à 12 h 00, 7 jours avant'],
      [
        { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' },
        'jusqu’à 12 h 00, 2 jours ouvrés avant (du lundi au vendredi, hors jours fériés)',
      ],
      [
        { type: 'jours', jours: 1, heure: '12:00', compte: 'ouvrables' },
        'jusqu’à 12 h 00, un jour ouvrable avant (du lundi au samedi, hors jours fériés)',
      ],
      [
        { type: 'semaine', semaines: 1, jour: 3, heure: '12:00' },
        'jusqu’au mercredi de la semaine précédente à 12 h 00',
      ],
      [
        { type: 'semaine', semaines: 3, jour: 7, heure: '23:59' },
        'jusqu’au dimanche à 23 h 59, 3 semaines avant',
      ],
      [{ type: 'mois', mois: 1, quantieme: 20, heure: '18:00' }, 'jusqu’au 20 du mois précédent à 18 h 00'],
      [
        { type: 'mois', mois: 2, quantieme: 1, heure: '08:05' },
        'jusqu’au 1er du mois à 8 h 05, 2 mois avant',
      ],
      [
        { type: 'mois', mois: 1, quantieme: 31, heure: '18:00' },
        'jusqu’au dernier jour du mois précédent à 18 h 00',
      ],
      [
        { type: 'mois', mois: 1, quantieme: 30, heure: '18:00' },
        'jusqu’au 30 du mois précédent à 18 h 00 (le dernier jour s’il est plus court)',
      ],
    ]
    for (const [rule, words] of said) assert.equal(delais.jusquA(rule).replaceAll('\u00a0', ' '), words)
  })

  test('what is said is what is done: a parent who reads it finds the same instant', () => {
    fc.assert(
      fc.property(anyRule, anyDate, anyZone, (rule, date, zone) => {
        assert.deepEqual(
          echeance(understood(delais.jusquA(rule)), date, zone),
          echeance(rule, date, zone),
          delais.jusquA(rule),
        )
      }),
      { numRuns: 300 },
    )
  })
})

const civilMinutes = (hour: string) => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))

const WEEK = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** The rule that a sentence says, as one reads it. */
function understood(text: string): RegleDelai {
  const [, hours = '', minutes = ''] = /(\d+)\u00a0h\u00a0(\d\d)/.exec(text) ?? []
  const heure = `${hours.padStart(2, '0')}:${minutes}`
  const number = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1]
    return found === undefined ? undefined : found.startsWith('un') ? 1 : Number(found)
  }
  if (text.startsWith('jusqu’à ')) {
    if (text.includes('le jour même')) return { type: 'jours', jours: 0, heure, compte: 'calendaires' }
    if (text.includes('la veille')) return { type: 'jours', jours: 1, heure, compte: 'calendaires' }
    const jours = number(/, (un|\d+) jours?/) ?? Number.NaN
    const days = text.includes('ouvré') ? 'ouvres' : text.includes('ouvrable') ? 'ouvrables' : 'calendaires'
    return { type: 'jours', jours, heure, compte: days }
  }
  const day = WEEK.findIndex((one) => text.startsWith(`jusqu’au ${one} `)) + 1
  if (day > 0) return { type: 'semaine', semaines: number(/(\d+) semaines avant/) ?? 1, jour: day, heure }
  const quantieme = text.includes('jusqu’au dernier jour') ? 31 : number(/jusqu’au (\d+)/)
  return { type: 'mois', mois: number(/(\d+) mois avant/) ?? 1, quantieme: quantieme ?? Number.NaN, heure }
}

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
