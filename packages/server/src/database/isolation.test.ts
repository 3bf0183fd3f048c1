import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { type Acteur, preamble } from './acteur.ts'
import { rows } from './open.ts'
import { referenceTables, tenantTables } from './tables.ts'

describe('Tenants and families do not meet', () => {
  let server: TestServer
  let town: Town
  let other: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    other = await createTown(server, CONTREXEVILLE)
  })
  after(() => server.close())

  const count = (acteur: Acteur, table: string) =>
    server.deps.database.transaction(acteur, async (tx) => {
      const [found] = await rows<{ n: number }>(
        tx,
        sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)}`,
      )
      return found?.n
    })

  test('a query that forgets the collectivite still reads only its own', async () => {
    const one = await createFamille(server, town)
    await createFamille(server, other)
    const systeme = await count({ collectivite: town.id, role: 'systeme' }, 'enfants')
    assert.equal(systeme, 2)
    assert.equal(
      await count(
        { collectivite: town.id, role: 'famille', compte: one.compte, foyer: one.foyer },
        'enfants',
      ),
      2,
    )
    assert.equal(await count({ collectivite: town.id, role: 'public' }, 'activites'), 1)
  })

  test('a family reads its own rows, an agent those of the structures, the public none', async () => {
    const mine = await createFamille(server, town, { prenoms: ['Zoé'] })
    const agent = await createAgent(server, town)
    const famille: Acteur = { collectivite: town.id, role: 'famille', compte: mine.compte, foyer: mine.foyer }
    for (const table of ['foyers', 'enfants', 'inscriptions', 'foyers_enfants'])
      assert.equal(await count(famille, table), 1, table)
    await assert.rejects(count(famille, 'comptes'))
    await assert.rejects(count(famille, 'sessions'))
    const service: Acteur = {
      collectivite: town.id,
      role: 'agent',
      compte: agent.compte,
      structures: [town.structure],
    }
    const elsewhere: Acteur = {
      collectivite: town.id,
      role: 'agent',
      compte: agent.compte,
      structures: [other.structure],
    }
    assert.ok(((await count(service, 'enfants')) ?? 0) >= 1)
    assert.equal(await count(elsewhere, 'enfants'), 0)
    assert.equal(await count({ collectivite: town.id, role: 'public' }, 'enfants'), 0)
  })

  test('what opens a transaction is a literal of a strict form', () => {
    for (const collectivite of ["x'; RESET ROLE; --", 'A', '', 'é', 'a'.repeat(65)]) {
      assert.throws(() => preamble({ collectivite, role: 'systeme' }), RangeError)
    }
    assert.throws(() => preamble({ collectivite: 'a', role: 'famille', compte: 'x', foyer: 'y' }), RangeError)
  })

  test('every primary and foreign key begins with the collectivite, or the table is declared a reference', async () => {
    const declared = new Set(referenceTables.map((one) => getTableConfig(one.table).name))
    const found = await rows<{ table: string; name: string; first: string }>(
      server.superuser,
      sql`SELECT c.conrelid::regclass::text AS table, c.conname AS name, a.attname AS first
          FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
          WHERE c.contype IN ('p', 'f') AND c.connamespace = 'public'::regnamespace`,
    )
    assert.ok(found.length > 40)
    const wrong = found.filter((key) => !declared.has(key.table) && key.first !== 'collectivite_id')
    assert.deepEqual(wrong, [])
  })

  test('every table has row-level security, forced, and its rights declared', async () => {
    const tables = await rows<{ name: string; secured: boolean }>(
      server.superuser,
      sql`SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS secured FROM pg_class
          WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    )
    const tenants = new Set(tenantTables.map((one) => getTableConfig(one.table).name))
    const shared = new Set(referenceTables.map((one) => getTableConfig(one.table).name))
    for (const { name, secured } of tables) {
      if (shared.has(name)) continue
      assert.ok(tenants.has(name), `${name} declares no rights`)
      assert.ok(secured, `${name} is not secured`)
    }
  })
})
