import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { EmissionFaite, ListeFactures } from '@inoe/contract/factures'
import { v7 as uuid } from 'uuid'
import { addService, asSysteme, book, numerosOf } from '../../test/billing.ts'
import { readPdf } from '../../test/pdf.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { lire } from '../database/lecture.ts'
import { facturesAPayer } from './tableau.ts'

const NOVEMBER = ['2026-11-04', '2026-11-11', '2026-11-18']

describe('Invoices', () => {
  let server: TestServer
  let town: Town
  let other: Town
  let agent: Client
  let otherAgent: Client
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS, { capacite: 20 })
    other = await createTown(server, CONTREXEVILLE, { capacite: 20 })
    agent = await createAgent(server, town)
    otherAgent = await createAgent(server, other)
  })
  after(() => server.close())

  const issue = async (who: Client, mois: string, structure = town.structure, key: string = uuid()) => {
    const response = await who.send(
      'POST',
      '/gestion/factures',
      { structure, mois },
      { 'idempotency-key': key },
    )
    return { status: response.status, done: (await response.json()) as EmissionFaite & { code?: string } }
  }
  const list = async (who: Client, etat = 'a-payer') =>
    (await (await who.get(`/factures?etat=${etat}`)).json()) as ListeFactures

  test('an agent bills a month: the family reads it explained, is written to, and its bookings are billed once', async () => {
    const parent = await createFamille(server, town)
    const [lea, noe] = parent.enfants
    await book(server, town, parent, lea?.id ?? '', NOVEMBER)
    await book(server, town, parent, noe?.id ?? '', ['2026-11-04', '2026-12-02'])
    const { status, done } = await issue(agent, '2026-11')
    assert.deepEqual([status, done], [201, { factures: 1, reservations: 4, totalCentimes: 3760 }])

    const { factures, resteCentimes } = await list(parent)
    const [facture] = factures
    assert.ok(facture)
    assert.deepEqual(
      [resteCentimes, facture.totalCentimes, facture.echeance, facture.enRetard, facture.etat],
      [3760, 3760, '2026-12-03', false, 'emise'],
    )
    assert.match(facture.numero, /^ENF-2026-\d{4}$/)
    assert.deepEqual(
      facture.lignes.map(({ libelle, quantite, montantCentimes }) => [libelle, quantite, montantCentimes]),
      [
        ['Léa, Mercredis', '3', 2820],
        ['Noé, Mercredis', '1', 940],
      ],
    )
    assert.match(facture.lignes[0]?.explication ?? '', /^3 journées à 9,40\s€/)

    await server.deps.queue.runDue()
    const letter = server.courriels.find((one) => one.a.startsWith(parent.compte))
    assert.match(letter?.sujet ?? '', /37,60\s€/)
    assert.ok(letter?.texte.includes(facture.numero))

    assert.deepEqual((await issue(agent, '2026-11')).done, { factures: 0, reservations: 0, totalCentimes: 0 })
    const owed = await asSysteme<{ nombre: number }>(server, town.id, (tx) =>
      lire(tx, facturesAPayer(town.id, parent.foyer)),
    )
    assert.deepEqual(owed, { nombre: 1, totalCentimes: 3760, echeance: '2026-12-03' })
  })

  test('what is booked after is billed by a further invoice; a due date that is past is late', async () => {
    const parent = await createFamille(server, town)
    const [lea] = parent.enfants
    await book(server, town, parent, lea?.id ?? '', ['2026-11-04'])
    await issue(agent, '2026-11')
    await book(server, town, parent, lea?.id ?? '', ['2026-11-18'])
    assert.deepEqual((await issue(agent, '2026-11')).done, {
      factures: 1,
      reservations: 1,
      totalCentimes: 940,
    })
    assert.equal((await list(parent)).factures.length, 2)
    const now = server.clock.now().toISOString()
    server.clock.set('2026-12-04T10:00:00Z')
    const { factures } = await list(parent)
    server.clock.set(now)
    assert.deepEqual(
      factures.map((one) => one.enRetard),
      [true, true],
    )
  })

  test('agents who click at once bill nothing twice, and numbers have no gap', async () => {
    const families = await Promise.all([1, 2, 3, 4].map(() => createFamille(server, town)))
    for (const parent of families)
      await book(server, town, parent, parent.enfants[0]?.id ?? '', ['2026-12-09'])
    const colleague = await createAgent(server, town)
    const runs = await Promise.all([agent, colleague, agent, colleague].map((one) => issue(one, '2026-12')))
    assert.deepEqual(
      runs.map((one) => one.status),
      [201, 201, 201, 201],
    )
    // The December booking of the first test is billed here too.
    assert.equal(
      runs.reduce((sum, one) => sum + one.done.reservations, 0),
      5,
    )
    const ranks = (await numerosOf(server, town.id)).map((one) => Number(one.slice(-4)))
    assert.deepEqual(
      ranks,
      ranks.map((_, index) => index + 1),
    )
  })

  test('the same click twice is one run', async () => {
    const parent = await createFamille(server, town)
    await book(server, town, parent, parent.enfants[0]?.id ?? '', ['2026-10-07'])
    const key = uuid()
    const [first, second] = await Promise.all([
      issue(agent, '2026-10', town.structure, key),
      issue(agent, '2026-10', town.structure, key),
    ])
    assert.deepEqual([first.done, second.done], [first.done, first.done])
    assert.equal(first.done.factures, 1)
  })

  test('a service is billed by its own agents only', async () => {
    const service = await addService(server, town, null)
    const parent = await createFamille(server, town)
    for (const [who, structure, expected] of [
      [agent, service, 404],
      [agent, other.structure, 404],
      [otherAgent, town.structure, 404],
      [agent, uuid(), 404],
      [parent, town.structure, 401],
      [agent, 'rien', 400],
    ] as const) {
      assert.equal((await issue(who, '2026-11', structure)).status, expected)
    }
    assert.equal((await issue(agent, '2026-13')).status, 400)
    const response = await server.app.request(`/api/${town.id}/gestion/factures`, {
      method: 'POST',
      body: '{}',
    })
    assert.notEqual(response.status, 201)
  })

  test('the PDF is for its family and its service; for anybody else it does not exist', async () => {
    const parent = await createFamille(server, town)
    const neighbour = await createFamille(server, town)
    const stranger = await createFamille(server, other)
    await book(server, town, parent, parent.enfants[0]?.id ?? '', ['2026-11-25'])
    await issue(agent, '2026-11')
    const [facture] = (await list(parent)).factures
    const route = `/factures/${facture?.id}/pdf`
    const response = await parent.get(route)
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    const bytes = new Uint8Array(await response.arrayBuffer())
    assert.match(readPdf(bytes).text, new RegExp(facture?.numero ?? 'none'))
    assert.equal((await agent.get(route)).status, 200)
    for (const who of [neighbour, stranger, otherAgent]) assert.equal((await who.get(route)).status, 404)
    assert.equal((await server.app.request(`/api/${town.id}${route}`)).status, 401)
    assert.equal((await parent.get('/factures/x/pdf')).status, 400)
    assert.deepEqual((await list(neighbour)).factures, [])
  })

  test('without a session there is nothing to read, and a state that is none is refused', async () => {
    assert.equal((await server.app.request(`/api/${town.id}/factures`)).status, 401)
    const parent = await createFamille(server, town)
    assert.equal((await parent.get('/factures?etat=toutes')).status, 400)
    assert.deepEqual((await list(parent, 'payees')).factures, [])
  })
})
