import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Operation, type Reponse, refdetDe, suivre } from './rules.ts'

const OPENED = new Date('2026-11-03T09:00:00Z')
const operation: Operation = {
  etat: 'en-cours',
  idOp: 'cc0cb210-1cd4-11ea-8cca-0213ad91a103',
  montantCentimes: 4250,
  refdet: 'ENF2026000012A1',
  numcli: '006270',
  saisie: 'T',
  resultrans: null,
  numauto: null,
  creeLe: OPENED,
}
const detail = (resultrans: string, change: Partial<Exclude<Reponse, { code: string }>> = {}): Reponse => ({
  idOp: 'CC0CB210-1cd4-11ea-8cca-0213ad91a103',
  resultrans,
  montantCentimes: 4250,
  refdet: 'ENF2026000012A1',
  numcli: '006270',
  saisie: 'T',
  numauto: null,
  ...change,
})
const fault = (code: string, technical = false): Reponse => ({ code, technical })
const at = (minutes: number) => new Date(OPENED.getTime() + minutes * 60_000)

describe('The state machine of a payment', () => {
  test('the table of the protocol: young, old', () => {
    const table: [string, Reponse, string, string][] = [
      ['P', detail('P'), 'paye', 'paye'],
      ['V', detail('V'), 'paye', 'paye'],
      ['R', detail('R'), 'refuse', 'refuse'],
      ['Z', detail('Z'), 'refuse', 'refuse'],
      ['A', detail('A'), 'en-cours', 'abandonne'],
      ['P5', fault('P5'), 'en-cours', 'expire'],
      ['P1', fault('P1'), 'expire', 'expire'],
      ['999', fault('999', true), 'en-cours', 'en-cours'],
      ['unknown code', fault('Q7'), 'en-cours', 'en-cours'],
      ['unknown result', detail('?'), 'en-cours', 'en-cours'],
      ['no result', detail(''), 'en-cours', 'en-cours'],
    ]
    for (const [name, reponse, young, old] of table) {
      assert.equal(suivre(operation, reponse, at(19)).etat, young, `${name} young`)
      assert.equal(suivre(operation, reponse, at(20)).etat, old, `${name} old`)
    }
  })

  test('an answer about something else moves nothing and calls somebody', () => {
    const changes: Partial<Exclude<Reponse, { code: string }>>[] = [
      { montantCentimes: 100 },
      { refdet: 'ENF2026000013A1' },
      { numcli: '6270' },
      { saisie: 'X' },
      { idOp: 'autre' },
    ]
    for (const change of changes) {
      const suite = suivre(operation, detail('P', change), at(1))
      assert.equal(suite.etat, 'en-cours')
      assert.ok(suite.alerte)
    }
  })

  test('whatever is heard in whatever order: paid is the end, and a success always pays', () => {
    const heard = fc.constantFrom(
      ...['P', 'V', 'R', 'Z', 'A', '?'].map((one) => detail(one)),
      ...['P1', 'P5', 'Q7'].map((one) => fault(one)),
      fault('999', true),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(heard, fc.integer({ min: 0, max: 10_000 })), { maxLength: 12 }),
        (answers) => {
          let now = operation
          let success = false
          for (const [reponse, minutes] of answers) {
            const was = now.etat
            now = { ...now, ...suivre(now, reponse, at(minutes)) }
            success ||= 'resultrans' in reponse && 'PV'.includes(reponse.resultrans)
            assert.equal(now.etat === 'paye', success)
            if (was !== 'en-cours') assert.notEqual(now.etat, 'en-cours')
          }
        },
      ),
    )
  })

  test('references are 6 to 30 letters and digits, one per attempt', () => {
    assert.equal(refdetDe('ENF', 2026, 12, 1), 'ENF2026000012A1')
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(999_999),
        fc.integer({ min: 1, max: 999 }),
        (prefixe, rang, tentative) => /^[A-Za-z0-9]{6,30}$/.test(refdetDe(prefixe, 2026, rang, tentative)),
      ),
    )
  })
})
