import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  CALENDRIER_CONNU,
  isCalendrierConnu,
  isVacances,
  isZoneScolaire,
  vacancesDe,
  vacancesLe,
  ZONES_SCOLAIRES,
  type ZoneScolaire,
} from './vacances-scolaires.ts'

const DAY = 86_400_000
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
const weekday = (date: string) => new Date(date).getUTCDay()

describe('School holidays', () => {
  test('the orders, as they are worded: after class on one day, back on the morning of another', () => {
    // Zone, name, the Saturday of the order, and the morning school begins again.
    const orders: [ZoneScolaire | '*', string, string, string][] = [
      ['*', 'Vacances de la Toussaint', '2025-10-18', '2025-11-03'],
      ['*', 'Vacances de Noël', '2025-12-20', '2026-01-05'],
      ['A', 'Vacances d’hiver', '2026-02-07', '2026-02-23'],
      ['B', 'Vacances d’hiver', '2026-02-14', '2026-03-02'],
      ['C', 'Vacances d’hiver', '2026-02-21', '2026-03-09'],
      ['A', 'Vacances de printemps', '2026-04-04', '2026-04-20'],
      ['B', 'Vacances de printemps', '2026-04-11', '2026-04-27'],
      ['C', 'Vacances de printemps', '2026-04-18', '2026-05-04'],
      ['*', 'Vacances d’été', '2026-07-04', '2026-09-01'],
      ['*', 'Vacances de la Toussaint', '2026-10-17', '2026-11-02'],
      ['*', 'Vacances de Noël', '2026-12-19', '2027-01-04'],
      ['A', 'Vacances d’hiver', '2027-02-13', '2027-03-01'],
      ['B', 'Vacances d’hiver', '2027-02-20', '2027-03-08'],
      ['C', 'Vacances d’hiver', '2027-02-06', '2027-02-22'],
      ['A', 'Vacances de printemps', '2027-04-10', '2027-04-26'],
      ['B', 'Vacances de printemps', '2027-04-17', '2027-05-03'],
      ['C', 'Vacances de printemps', '2027-04-03', '2027-04-19'],
      ['*', 'Vacances d’été', '2027-07-03', '2027-09-01'],
    ]
    for (const [which, nom, samedi, reprise] of orders) {
      for (const zone of which === '*' ? ZONES_SCOLAIRES : [which]) {
        assert.equal(isVacances(plus(samedi, -1), zone), false, `${zone} ${samedi}`)
        assert.equal(vacancesLe(samedi, zone)?.nom, nom)
        assert.equal(vacancesLe(plus(reprise, -1), zone)?.nom, nom)
        if (reprise <= CALENDRIER_CONNU.fin) assert.equal(isVacances(reprise, zone), false, reprise)
      }
    }
    for (const zone of ZONES_SCOLAIRES)
      assert.equal(vacancesDe(zone).length, orders.filter(([one]) => one === '*' || one === zone).length + 2)
  })

  test('the bridge of the Ascension, and school on the day before it and after it', () => {
    for (const [jeudi, lundi] of [
      ['2026-05-14', '2026-05-18'],
      ['2027-05-06', '2027-05-10'],
    ] as const) {
      assert.equal(vacancesLe(plus(jeudi, 1), 'A')?.nom, 'Pont de l’Ascension')
      assert.equal(isVacances(plus(jeudi, -1), 'A'), false)
      assert.equal(isVacances(lundi, 'A'), false)
    }
  })

  test('in every zone: in order, apart, beginning on a Saturday and ending on a Sunday, but the bridge and summer', () => {
    for (const zone of ZONES_SCOLAIRES) {
      let last = CALENDRIER_CONNU.debut as string
      for (const { nom, debut, fin } of vacancesDe(zone)) {
        assert.ok(last <= debut && debut <= fin, `${zone} ${nom}`)
        if (nom !== 'Pont de l’Ascension') assert.equal(weekday(debut), 6, `${zone} ${nom} ${debut}`)
        if (nom !== 'Vacances d’été') assert.equal(weekday(fin), 0, `${zone} ${nom} ${fin}`)
        last = fin
      }
      assert.ok(last <= CALENDRIER_CONNU.fin)
    }
  })

  test('what is known is said: a span that leaves it is not', () => {
    assert.ok(isCalendrierConnu('2025-09-01', '2027-08-31'))
    assert.equal(isCalendrierConnu('2025-08-31', '2026-01-01'), false)
    assert.equal(isCalendrierConnu('2027-08-01', '2027-09-01'), false)
    assert.deepEqual(['A', 'D', '', null].map(isZoneScolaire), [true, false, false, false])
  })
})
