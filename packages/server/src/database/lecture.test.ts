import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { asc, eq, sql } from 'drizzle-orm'
import { asSysteme } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { pieces } from '../documents/tables.ts'
import { periodes } from '../structures/tables.ts'
import { ensemble, lignes, lire, nombre, puis, rangees } from './lecture.ts'

describe('Values read together', () => {
  let server: TestServer
  let town: Town
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await asSysteme(server, town.id, (tx) =>
      tx.insert(pieces).values({
        collectiviteId: town.id,
        id: '019a0000-0000-7000-8000-000000000002',
        nom: 'L’« assurance » d’Œuvre',
        portee: 'enfant',
        obligatoire: true,
      }),
    )
  })
  after(() => server.close())

  test('rows are those that a query of their table gives: instants, lists, nothing', async () => {
    const { ensembleLu, unParUn } = await asSysteme(server, town.id, async (tx) => ({
      ensembleLu: await lire(
        tx,
        ensemble({
          periodes: rangees(periodes, sql`WHERE collectivite_id = ${town.id} ORDER BY debut`),
          pieces: rangees(pieces, sql`WHERE collectivite_id = ${town.id} ORDER BY nom`),
        }),
      ),
      unParUn: {
        periodes: await tx
          .select()
          .from(periodes)
          .where(eq(periodes.collectiviteId, town.id))
          .orderBy(asc(periodes.debut)),
        pieces: await tx
          .select()
          .from(pieces)
          .where(eq(pieces.collectiviteId, town.id))
          .orderBy(asc(pieces.nom)),
      },
    }))
    assert.ok(unParUn.periodes.length && unParUn.pieces.length)
    assert.deepEqual(ensembleLu, unParUn)
  })

  test('no row is an empty list; a count is a number; what is understood further goes through', async () => {
    const found = await asSysteme(server, town.id, (tx) =>
      lire(
        tx,
        ensemble({
          rien: lignes<{ id: string }>(sql`SELECT id FROM pieces WHERE nom = 'inconnue'`),
          combien: nombre(sql`SELECT count(*) FROM pieces WHERE collectivite_id = ${town.id}`),
          double: puis(nombre(sql`SELECT 21`), (one) => one * 2),
        }),
      ),
    )
    assert.deepEqual(found, { rien: [], combien: 1, double: 42 })
  })
})
