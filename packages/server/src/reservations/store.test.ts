import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { rows, type Tx } from '../database/open.ts'
import { vivantesEntre } from './lecture-planning.ts'
import { vivantesDesEnfants } from './store.ts'

const FAMILLES = 20

describe('Living bookings', () => {
  let server: TestServer
  let town: Town
  let familles: { foyer: string; enfant: string }[]
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    familles = []
    for (let count = 0; count < FAMILLES; count++) {
      const { foyer, enfants } = await createFamille(server, town, { prenoms: ['Léa'] })
      familles.push({ foyer, enfant: enfants[0]?.id ?? '' })
    }
  })
  after(() => server.close())

  /** How the database goes about what a store function asks of it. */
  const plan = (reading: (tx: Tx) => Promise<unknown>) =>
    server.deps.database.transaction(
      { collectivite: town.id, role: 'systeme' },
      async (tx) => {
        const read: string[] = []
        const explique = {
          execute: async (statement: SQL) => {
            // On PostgreSQL the plan that serves any values; PGlite plans for those it is given.
            const { sql: text } = new PgDialect().sqlToQuery(statement)
            const generic = sql.raw(`EXPLAIN (GENERIC_PLAN) ${text}`)
            const explained = server.deps.database.engine === 'postgres' ? generic : sql`EXPLAIN ${statement}`
            const lines = await rows<{ 'QUERY PLAN': string }>(tx, explained)
            read.push(...lines.map((one) => one['QUERY PLAN']))
            return { rows: [] }
          },
        } as unknown as Tx
        await reading(explique)
        return read.join('\n')
      },
      { unSeulPlan: true },
    )

  /** Bookings of each family, so many for each day: cancelled ones, which may be several. */
  const remplir = (nombre: number) =>
    asSysteme(server, town.id, (tx) =>
      tx.execute(sql`
        INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id,
          foyer_id, etat, prix_centimes, cree_le)
        SELECT ${town.id}, gen_random_uuid(), c.id, ${town.structure}, c.activite_id, c.date, c.fin, f.enfant, f.foyer,
          'annulee', 940, now()
        FROM creneaux c, jsonb_to_recordset(${JSON.stringify(familles)}::jsonb) AS f(foyer uuid, enfant uuid),
          generate_series(1, ${nombre}::int)
        WHERE c.collectivite_id = ${town.id}`),
    )

  test('are looked for by the child or the family, whatever is known of how many there are', async () => {
    const { owner } = server.deps.database
    const [du, au] = ['2026-09-01', '2026-10-31']
    const seen = async (state: string) => {
      const [{ foyer, enfant } = { foyer: '', enfant: '' }] = familles
      const wanted = { enfants: [enfant], activites: [town.activite], du, au }
      const read = {
        enfant: await plan((tx) => vivantesDesEnfants(tx, town.id, wanted)),
        foyer: await plan((tx) => vivantesEntre(tx, town.id, foyer, du, au)),
      }
      for (const [index, text] of Object.entries(read)) {
        assert.match(text, new RegExp(`reservations_${index}`), `${state}\n${text}`)
        assert.doesNotMatch(
          text,
          new RegExp(`Seq Scan on reservations|reservations_(?!${index})`),
          `${state}\n${text}`,
        )
      }
    }
    await remplir(4)
    await seen('its first minute: a thousand, none counted')
    await owner.execute(sql`ANALYZE reservations`)
    await seen('counted')
    await owner.execute(sql`TRUNCATE reservations CASCADE`)
    await remplir(1)
    await seen('a few, counted when it was full')
    await owner.execute(sql`ANALYZE reservations`)
    await seen('a few, counted')
  })
})
