import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { chevauche, erreursContrat, isFerme, joursOf, minutesSemaine, plageEnMots } from './rules.ts'

const LUNDI = { jour: 1, debut: '08:00', fin: '17:30' }
const champs = (demande: Parameters<typeof erreursContrat>[0], aujourdhui = '2026-11-03') =>
  erreursContrat(demande, aujourdhui).map((one) => one.champ)

describe('Contracts', () => {
  test('last from one day to fourteen months, and are not over', () => {
    const semaine = [LUNDI]
    assert.deepEqual(champs({ debut: '2026-11-03', fin: '2026-11-03', semaine }), [])
    assert.deepEqual(champs({ debut: '2026-09-01', fin: '2027-10-31', semaine }), [])
    assert.deepEqual(champs({ debut: '2026-09-01', fin: '2027-11-01', semaine }), ['fin'])
    assert.deepEqual(champs({ debut: '2026-11-04', fin: '2026-11-03', semaine }), ['fin'])
    assert.deepEqual(champs({ debut: '2026-09-01', fin: '2026-11-02', semaine }), ['fin'])
  })

  test('have hours in order, one span a weekday; each wrong one is named', () => {
    const span = { debut: '2026-11-03', fin: '2027-07-31' }
    assert.deepEqual(
      champs({
        ...span,
        semaine: [
          LUNDI,
          { jour: 2, debut: '17:00', fin: '08:00' },
          { jour: 1, debut: '18:00', fin: '19:00' },
        ],
      }),
      ['semaine.1.fin', 'semaine.2.jour'],
    )
    assert.deepEqual(champs({ ...span, semaine: [{ jour: 3, debut: '09:00', fin: '09:00' }] }), [
      'semaine.0.fin',
    ])
  })

  test('fall on their weekdays and on no other, within both spans, once each', () => {
    const day = fc
      .integer({ min: 0, max: 500 })
      .map((n) => new Date(Date.UTC(2026, 7, 1) + n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        day,
        day,
        day,
        day,
        fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
        (debut, fin, du, au, jours) => {
          const semaine = jours.map((jour) => ({ jour, debut: '08:00', fin: '12:00' }))
          const found = joursOf({ debut, fin, semaine }, du, au).map((one) => one.date)
          const expected: string[] = []
          for (let at = Date.UTC(2026, 6, 1); at < Date.UTC(2028, 6, 1); at += 86_400_000) {
            const date = new Date(at).toISOString().slice(0, 10)
            const inside = date >= debut && date <= fin && date >= du && date <= au
            if (inside && jours.includes(new Date(at).getUTCDay() || 7)) expected.push(date)
          }
          assert.deepEqual(found, expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('are closed on public holidays, on the structure’s closures and on the town’s', () => {
    const fermetures = [
      { structureId: 'a', du: '2026-12-24', au: '2027-01-02' },
      { structureId: null, du: '2027-05-07', au: '2027-05-07' },
    ]
    assert.equal(isFerme('b', '2026-11-11', []), true)
    assert.equal(isFerme('a', '2026-12-24', fermetures), true)
    assert.equal(isFerme('a', '2027-01-02', fermetures), true)
    assert.equal(isFerme('b', '2026-12-24', fermetures), false)
    assert.equal(isFerme('b', '2027-05-07', fermetures), true)
    assert.equal(isFerme('a', '2026-12-23', fermetures), false)
  })

  test('spans of a day meet when they share a minute, not when one follows the other', () => {
    assert.equal(chevauche({ debut: '08:00', fin: '12:00' }, { debut: '12:00', fin: '14:00' }), false)
    assert.equal(chevauche({ debut: '08:00', fin: '12:00' }, { debut: '11:59', fin: '14:00' }), true)
    assert.equal(chevauche({ debut: '09:00', fin: '10:00' }, { debut: '08:00', fin: '12:00' }), true)
  })

  test('say their hours', () => {
    assert.equal(minutesSemaine([LUNDI, { jour: 2, debut: '09:15', fin: '12:00' }]), 9 * 60 + 30 + 165)
    assert.equal(plageEnMots(LUNDI).replaceAll('\u00a0', ' '), 'lundi de 8 h à 17 h 30')
  })
})
