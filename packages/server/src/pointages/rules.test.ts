import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { minutesFacturees } from './rules.ts'

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const aTime = fc.integer({ min: 0, max: 1439 })
const aRule = fc.record({
  pas: fc.constantFrom(1 as const, 5 as const, 10 as const, 15 as const, 30 as const, 60 as const),
  tolerance: fc.integer({ min: 0, max: 30 }),
})

describe('Minutes billed of a presence', () => {
  test('the step begun is due', () => {
    const seen = { arrivee: '08:00', depart: '10:01' }
    assert.equal(minutesFacturees(seen, null, { pas: 30, tolerance: 0 }), 150)
    assert.equal(minutesFacturees(seen, null, { pas: 1, tolerance: 0 }), 121)
  })

  test('what is within the tolerance of the hours expected counts as expected, at both ends', () => {
    const prevu = { debut: '08:00', fin: '17:00' }
    const rule = { pas: 30 as const, tolerance: 10 }
    assert.equal(minutesFacturees({ arrivee: '07:52', depart: '17:09' }, prevu, rule), 540)
    assert.equal(minutesFacturees({ arrivee: '07:49', depart: '17:11' }, prevu, rule), 570)
  })

  test('hours not said are those expected; without either nothing is billed', () => {
    const prevu = { debut: '08:00', fin: '12:00' }
    assert.equal(minutesFacturees({ arrivee: null, depart: null }, prevu, { pas: 15, tolerance: 0 }), 240)
    assert.equal(minutesFacturees({ arrivee: '08:00', depart: null }, null, { pas: 15, tolerance: 0 }), 0)
  })

  test('never below nothing, always whole steps, never less than what was seen beyond the tolerance', () => {
    fc.assert(
      fc.property(aTime, aTime, aRule, (from, to, rule) => {
        const billed = minutesFacturees({ arrivee: time(from), depart: time(to) }, null, rule)
        assert.ok(billed >= 0)
        assert.equal(billed % rule.pas, 0)
        assert.ok(billed >= Math.max(0, to - from))
        assert.ok(billed < Math.max(0, to - from) + rule.pas)
      }),
    )
  })
})
