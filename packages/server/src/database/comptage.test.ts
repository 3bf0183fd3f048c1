import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { integer, pgTable } from 'drizzle-orm/pg-core'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { Comptage } from './comptage.ts'
import { rows } from './open.ts'

const comptees = pgTable('comptees', { id: integer() })

describe('A table that fills at once', () => {
  let server: TestServer
  before(async () => {
    server = await openTestServer()
    await server.deps.database.owner.execute(sql`CREATE TABLE comptees (id integer)`)
  })
  after(() => server.close())

  test('is counted again whenever it has doubled, and otherwise left alone', async () => {
    const { database } = server.deps
    const { owner } = database
    const comptage = new Comptage(database, comptees)
    const ecrire = async (nombre: number) => {
      await owner.execute(sql`INSERT INTO comptees SELECT generate_series(1, ${nombre}::int)`)
      await comptage.ecrit(nombre)
      const [known] = await rows<{ nombre: number }>(
        owner,
        sql`SELECT reltuples AS nombre FROM pg_class WHERE oid = 'comptees'::regclass`,
      )
      return known?.nombre
    }
    const counted = []
    for (const nombre of [499, 1, 499, 1, 999, 1]) counted.push(await ecrire(nombre))
    // PGlite keeps no plan: nothing is counted for it.
    const expected = database.engine === 'postgres' ? [-1, 500, 500, 1000, 1000, 2000] : Array(6).fill(-1)
    assert.deepEqual(counted, expected)
  })

  test('that cannot be counted loses nothing', async () => {
    const { database } = server.deps
    await new Comptage(database, pgTable('absente', { id: integer() })).ecrit(10_000)
  })
})
