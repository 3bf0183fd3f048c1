import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isFerie } from '../../packages/server/src/calendrier/feries.ts'
import { calendarOf, inHolidays, openDays, plusDays, weekday } from './calendar.ts'
import { contrexeville, entreDeuxMers } from './towns.ts'

const calendarFor = (today: string) => calendarOf(new Date(`${today}T10:00:00Z`), today)
const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('The dates of the demo', () => {
  test('on 26 July 2026 are those of the announcement: September opens on the 27th at 9', () => {
    const { ecole } = calendarFor('2026-07-26')
    assert.equal(ecole.aOuvrir.nom, 'Septembre 2026')
    assert.equal(ecole.aOuvrir.ouverture.toISOString(), '2026-07-27T07:00:00.000Z')
    assert.equal(ecole.courante.nom, 'Juin et juillet 2026')
  })

  test('whatever the day: something is open, something opens soon, and days can be booked', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const calendar = calendarFor(today)
        const { courante, suivante, aOuvrir } = calendar.ecole
        assert.ok(courante.debut <= today && today <= courante.fin)
        assert.equal(suivante.debut, plusDays(courante.fin, 1))
        assert.equal(aOuvrir.debut, plusDays(suivante.fin, 1))
        assert.ok(suivante.ouverture < calendar.now)
        const wait = aOuvrir.ouverture.getTime() - calendar.now.getTime()
        assert.ok(wait > 0 && wait < 8 * 86_400_000)
        for (const ville of [entreDeuxMers(calendar), contrexeville(calendar)]) {
          for (const { nom, capacite, periodes, jours } of ville.structures.flatMap((one) => one.activites)) {
            if (capacite === undefined) continue
            const coming = periodes.filter((one) => one.ouverture <= calendar.now).flatMap(jours)
            assert.ok(
              coming.some((date) => date > plusDays(today, 7)),
              `${ville.id} ${nom}`,
            )
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('no school activity on a public holiday or in the holidays', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const calendar = calendarFor(today)
        const [mercredis] = entreDeuxMers(calendar).structures[0]?.activites ?? []
        for (const date of Object.values(calendar.ecole).flatMap((span) => mercredis?.jours(span) ?? [])) {
          assert.ok(weekday(date) === 3 && !isFerie(date) && !inHolidays(calendar, date))
        }
      }),
      { numRuns: 60 },
    )
    assert.deepEqual(openDays('2026-12-24', '2026-12-26', [4, 5, 6]), ['2026-12-24', '2026-12-26'])
  })
})
