import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type SQL, sql } from 'drizzle-orm'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { rows, type Tx } from '../database/open.ts'
import { vivantesDesEnfants } from './store.ts'

describe('Living bookings of children', () => {
  let server: TestServer
  let town: Town
  let famille: Client
  let enfant: string
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    const made = await createFamille(server, town, { prenoms: ['Léa'] })
    famille = made
    enfant = made.enfants[0]?.id ?? ''
  })
  after(() => server.close())

  const plan = () =>
    server.deps.database.transaction(
      { collectivite: town.id, role: 'systeme' },
      async (tx) => {
        const read: string[] = []
        const explique = {
          execute: async (statement: SQL) => {
            const lines = await rows<{ 'QUERY PLAN': string }>(tx, sql`EXPLAIN ${statement}`)
            read.push(...lines.map((one) => one['QUERY PLAN']))
            return { rows: [] }
          },
        } as unknown as Tx
        await vivantesDesEnfants(explique, town.id, {
          enfants: [enfant],
          activites: [town.activite],
          du: '2026-09-01',
          au: '2026-10-31',
        })
        return read.join('\n')
      },
      { unSeulPlan: true },
    )

  /** Cancelled bookings, so that one child and one day are enough. */
  const remplir = (nombre: number) =>
    asSysteme(server, town.id, (tx) =>
      tx.execute(sql`
        INSERT INTO reservations (collectivite_id, id, creneau_id, structure_id, activite_id, date, fin, enfant_id,
          foyer_id, etat, prix_centimes, cree_le)
        SELECT ${town.id}, gen_random_uuid(), c.id, ${town.structure}, c.activite_id, c.date, c.fin, ${enfant},
          ${famille.foyer}, 'annulee', 940, now()
        FROM creneaux c, generate_series(1, ${nombre}::int)
        WHERE c.collectivite_id = ${town.id} AND c.id = ${town.creneaux[0]?.id}`),
    )

  test('are looked for by the child, whatever the table held when their plan was made', async () => {
    const { owner } = server.deps.database
    const seen = async (state: string) => {
      const read = await plan()
      assert.match(read, /reservations_enfant/, `${state}\n${read}`)
      assert.doesNotMatch(read, /Seq Scan on reservations|reservations_(?!enfant)/, `${state}\n${read}`)
    }
    await seen('nothing yet')
    await remplir(1000)
    await seen('its first minute: a thousand, none counted')
    await owner.execute(sql`ANALYZE reservations`)
    await seen('counted')
    await owner.execute(sql`TRUNCATE reservations CASCADE`)
    await seen('empty, counted when it was full')
    await remplir(150)
    await seen('a few, counted when it was full')
    await owner.execute(sql`ANALYZE reservations`)
    await seen('a few, counted')
  })
})
