import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, test } from 'node:test'
import type pg from 'pg'
import { groupee } from './groupee.ts'

/** A connection that writes each statement on its own, as pg does, to a stream that tells what left together. */
function connection() {
  const left: string[][] = []
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => {
      left.push([chunk])
      done()
    },
    writev: (chunks, done) => {
      left.push(chunks.map(({ chunk }) => chunk as string))
      done()
    },
  })
  const client = {
    connection: { stream },
    query: async (text: string) => {
      stream.write(text)
    },
  }
  return { left, client: groupee(client as unknown as pg.PoolClient) }
}

describe('Statements asked for together', () => {
  test('leave together, in their order, those that other answers called for included', async () => {
    const { client, left } = connection()
    const opened = client.query('BEGIN')
    await Promise.all([client.query('one'), opened.then(() => client.query('two')), client.query('three')])
    await new Promise(setImmediate)
    assert.deepEqual(left, [['BEGIN', 'one', 'three', 'two']])
  })

  test('one that is asked for later does not wait for others', async () => {
    const { client, left } = connection()
    await client.query('one')
    await new Promise(setImmediate)
    await client.query('two')
    await new Promise(setImmediate)
    assert.deepEqual(left, [['one'], ['two']])
  })
})
