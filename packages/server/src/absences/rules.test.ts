import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { RegleDelai } from '@inoe/contract/structures'
import fc from 'fast-check'
import { civilDate } from '../outside/clock.ts'
import { echeance } from '../structures/rules.ts'
import { absenceJusquAu, empechementOf } from './rules.ts'

const ZONE = 'Europe/Paris'
const delai: RegleDelai = { type: 'jours', jours: 2, heure: '12:00', compte: 'ouvres' }
const jour = { etat: 'confirmee', date: '2026-11-04', fin: '2026-11-04', facturee: false, absence: false }

describe('A booked day may be declared absent', () => {
  const at = (iso: string) => ({ now: new Date(iso), aujourdhui: civilDate(new Date(iso), ZONE), zone: ZONE })
  const regles = { delaiAnnulation: delai, absenceJours: 8 }

  test('from the end of the cancellation deadline to the end of the last day, and at no other instant', () => {
    const days = fc.integer({ min: 0, max: 420 }).map((n) => {
      return new Date(Date.UTC(2026, 8, 1) + n * 86_400_000).toISOString().slice(0, 10)
    })
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: -12 * 24 * 60, max: 40 * 24 * 60 }),
        (date, absenceJours, minutes) => {
          const now = new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000)
          const moment = { now, aujourdhui: civilDate(now, ZONE), zone: ZONE }
          const found = empechementOf(
            { ...jour, date, fin: date },
            { delaiAnnulation: delai, absenceJours },
            moment,
          )
          const expected =
            now <= echeance(delai, date, ZONE)
              ? 'annulable'
              : moment.aujourdhui > absenceJusquAu(date, absenceJours)
                ? 'trop-tard'
                : undefined
          assert.equal(found?.code, expected)
        },
      ),
    )
  })

  test('counted from the last day of a sejour', () => {
    const sejour = { ...jour, date: '2026-11-16', fin: '2026-11-20' }
    assert.equal(empechementOf(sejour, regles, at('2026-11-28T22:59:59Z')), null)
    assert.deepEqual(empechementOf(sejour, regles, at('2026-11-28T23:00:00Z')), {
      code: 'trop-tard',
      jusquAu: '2026-11-28',
    })
  })

  test('once, while it is not billed, and if it was really booked', () => {
    const now = at('2026-11-03T09:00:00Z')
    assert.equal(empechementOf(jour, regles, now), null)
    for (const [more, code] of [
      [{ absence: true }, 'deja-absent'],
      [{ facturee: true }, 'deja-facture'],
      [{ etat: 'en-attente' }, 'non-confirmee'],
      [{ etat: 'demandee' }, 'non-confirmee'],
    ] as const)
      assert.equal(empechementOf({ ...jour, ...more }, regles, now)?.code, code)
    assert.equal(empechementOf(null, regles, now)?.code, 'non-reserve')
  })
})
