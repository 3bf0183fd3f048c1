import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { dire } from '../http/regles.ts'
import { AGE_MAX, erreurNaissance, isCodePostal, isTelephone } from './rules.ts'

const day = fc
  .integer({ min: Date.parse('1900-01-01'), max: Date.parse('2100-12-31') })
  .map((time) => new Date(time).toISOString().slice(0, 10))

describe('The rules of a family file', () => {
  test('a date of birth is possible from 25 years ago to today, whatever today is', () => {
    fc.assert(
      fc.property(day, day, (date, today) => {
        const [y, m, d] = [0, 5, 8].map((at) => Number(date.slice(at, at ? at + 2 : 4)))
        const [ty, tm, td] = [0, 5, 8].map((at) => Number(today.slice(at, at ? at + 2 : 4)))
        const order = (y0 = 0, m0 = 0, d0 = 0) => y0 * 10_000 + m0 * 100 + d0
        const possible =
          order(y, m, d) <= order(ty, tm, td) && order(y, m, d) >= order((ty ?? 0) - AGE_MAX, tm, td)
        assert.equal(erreurNaissance(date, today) === null, possible)
      }),
    )
  })

  test('a date that is in no calendar is refused', () => {
    for (const date of ['2023-02-29', '2023-02-31', '2023-04-31', '0000-00-00'])
      assert.match(dire(erreurNaissance(date, '2026-11-03') ?? '', 'fr'), /n’existe pas/)
    assert.equal(erreurNaissance('2024-02-29', '2026-11-03'), null)
  })

  test('a postcode is five digits', () => {
    for (const good of ['33760', '01000', '97410', '20000']) assert.ok(isCodePostal(good), good)
    for (const bad of ['', '3376', '337600', '00100', '2A004', '33 760', '３３７６０'])
      assert.ok(!isCodePostal(bad), bad)
  })

  test('a telephone is taken as people write it', () => {
    for (const good of [
      '0612345678',
      '06 12 34 56 78',
      '06.12.34.56.78',
      '+33 (0)6-12-34-56-78',
      '0033612345678',
      '05 56 00 00 00',
    ])
      assert.ok(isTelephone(good), good)
    for (const bad of ['', '06', 'demain', '06 12 34 56 78 ou 79', '+', '06'.repeat(12)])
      assert.ok(!isTelephone(bad), bad)
  })
})
