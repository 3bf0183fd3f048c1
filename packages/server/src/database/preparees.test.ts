import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Preparees } from './preparees.ts'

/** The names a statement has, sent so many times. */
const sent = (preparees: Preparees, text: string, times: number, role = 'inoe_app') =>
  Array.from({ length: times }, () => preparees.nameOf(role, text))

describe('statements that come again', () => {
  it('are named once they are known to, and keep their name', () => {
    const [first, second, third, fourth] = sent(new Preparees(), 'SELECT 1', 4)
    assert.deepEqual([first, second], [undefined, undefined])
    assert.ok(third)
    assert.equal(fourth, third)
  })

  it('have another name for another role, whose row-level security their plan holds', () => {
    const preparees = new Preparees()
    const [app, systeme] = ['inoe_app', 'inoe_systeme'].map((role) =>
      sent(preparees, 'SELECT 1', 3, role).at(-1),
    )
    assert.ok(app && systeme)
    assert.notEqual(app, systeme)
  })
})
