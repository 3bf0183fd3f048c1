import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Absences } from '@inoe/contract/absences'
import { v7 as uuid } from 'uuid'
import { book } from '../../test/billing.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { aFacturer, figerReservations, marquerFacturees } from '../reservations/facturation.ts'

describe('Billing knows what became of declared absences', () => {
  let server: TestServer
  let town: Town
  let agent: Client
  before(async () => {
    server = await openTestServer({ now: '2026-11-03T09:00:00Z' })
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 500 })
    agent = await createAgent(server, town)
  })
  after(() => server.close())

  const asSysteme = <T>(work: Parameters<typeof server.deps.database.transaction<T>>[1]) =>
    server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, work)
  const toBill = async (foyer: string) =>
    (await asSysteme((tx) => aFacturer(tx, town.id, town.structure, ['2026-11'])))
      .filter((one) => one.foyer === foyer)
      .map((one) => [one.date.slice(8), one.absence])
  const declare = (famille: Client, enfant: string, date: string) =>
    famille.send('POST', '/absences', {
      cellules: [{ creneau: town.creneaux.find((one) => one.date === date)?.id, enfant }],
      motif: 'maladie',
    })
  async function absent(dates = ['2026-11-04', '2026-11-11']) {
    const famille = await createFamille(server, town, { prenoms: ['Léa'] })
    const enfant = famille.enfants[0]?.id ?? ''
    await book(server, town, famille, enfant, dates)
    const response = await declare(famille, enfant, '2026-11-04')
    assert.equal(response.status, 201)
    const id = ((await response.json()) as Absences).absences[0]?.id ?? ''
    return { famille, enfant, id }
  }
  const answer = (id: string, decision: string) =>
    agent.send('POST', `/gestion/absences/${id}/reponse`, { decision, motif: 'Prévenu trop tard.' })

  test('while one waits for an answer, and once it is accepted', async () => {
    const { famille, id } = await absent()
    assert.deepEqual(await toBill(famille.foyer), [
      ['04', 'declaree'],
      ['11', null],
    ])
    await answer(id, 'acceptee')
    assert.deepEqual(await toBill(famille.foyer), [
      ['04', 'acceptee'],
      ['11', null],
    ])
  })

  test('once it is refused, or withdrawn: as if there had been none', async () => {
    const refused = await absent()
    await answer(refused.id, 'refusee')
    assert.deepEqual(await toBill(refused.famille.foyer), [
      ['04', 'refusee'],
      ['11', null],
    ])
    const withdrawn = await absent()
    await withdrawn.famille.send('DELETE', `/absences/${withdrawn.id}`)
    assert.deepEqual(await toBill(withdrawn.famille.foyer), [
      ['04', null],
      ['11', null],
    ])
  })

  test('of a billing and a declaration at once, one takes the day', async () => {
    for (let round = 0; round < 5; round++) {
      const famille = await createFamille(server, town, { prenoms: ['Léa'] })
      const enfant = famille.enfants[0]?.id ?? ''
      await book(server, town, famille, enfant, ['2026-11-04'])
      const [billed, declared] = await Promise.all([
        asSysteme(async (tx) => {
          await figerReservations(tx, town.id)
          const mine = (await aFacturer(tx, town.id, town.structure, ['2026-11'])).filter(
            (one) => one.foyer === famille.foyer && one.absence === null,
          )
          await marquerFacturees(
            tx,
            town.id,
            mine.map((one) => ({
              reservation: one.id,
              ligne: uuid(),
              centimes: 940,
              absence: 'aucune',
              declaree: false,
            })),
          )
          return mine.length
        }),
        declare(famille, enfant, '2026-11-04'),
      ])
      assert.equal(declared.status, billed === 1 ? 422 : 201)
    }
  })
})
