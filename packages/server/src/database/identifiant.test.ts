import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { validate, version } from 'uuid'
import { nouvelId } from './identifiant.ts'

describe('a row’s new id', () => {
  it('is a UUID v7 of its own, and follows those made before it', () => {
    // More than one draw of chance.
    const ids = Array.from({ length: 2000 }, nouvelId)
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(ids.every((id) => validate(id) && version(id) === 7))
    assert.deepEqual([...ids].sort(), ids)
  })

  it('says nothing of the next one: its last bytes are drawn', () => {
    const ends = Array.from({ length: 600 }, () => nouvelId().slice(-10))
    assert.equal(new Set(ends).size, ends.length)
  })
})
