import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Changements, SUJETS } from '@inoe/contract/direct'
import { sql } from 'drizzle-orm'
import { openSecond, openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  CONTREXEVILLE,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { type Change, publish } from './publish.ts'

interface Event {
  event: string
  id: string | undefined
  data: string
}

/** Reads a stream event by event; heartbeats are not events. */
class Reader {
  readonly #reader: ReadableStreamDefaultReader<string>
  #rest = ''

  constructor(response: Response) {
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /text\/event-stream/)
    assert.ok(response.body)
    this.#reader = response.body
      .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader()
  }

  async next(): Promise<Event> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n')
      if (end >= 0) {
        const block = this.#rest.slice(0, end)
        this.#rest = this.#rest.slice(end + 2)
        const field = (name: string) =>
          block
            .split('\n')
            .find((line) => line.startsWith(`${name}:`))
            ?.slice(name.length + 1)
            .trim()
        if (field('event')) return { event: field('event') ?? '', id: field('id'), data: field('data') ?? '' }
        continue
      }
      const part = await this.#reader.read()
      assert.ok(!part.done, 'the stream ended')
      this.#rest += part.value
    }
  }

  close(): Promise<void> {
    return this.#reader.cancel()
  }
}

describe('The live stream', () => {
  let server: TestServer
  /** Another process of the API on the same database. */
  let second: TestServer
  let town: Town
  let elsewhere: Town
  let durand: Client
  let autres: Client
  let la: Client
  /** Every stream opened: one left open would keep the process alive. */
  const readers: Reader[] = []
  before(async () => {
    server = await openTestServer()
    second = await openSecond(server)
    town = await createTown(server, ENTRE_DEUX_MERS)
    elsewhere = await createTown(server, CONTREXEVILLE)
    durand = await createFamille(server, town)
    autres = await createFamille(server, town)
    la = await createFamille(server, elsewhere)
  })
  after(async () => {
    await Promise.all(readers.map((one) => one.close()))
    await second.close()
    await server.close()
  })

  /** Opens a stream and waits until it hears. */
  async function open(client: Client, headers: Record<string, string> = {}): Promise<Reader> {
    const reader = new Reader(await client.get('/direct', headers))
    readers.push(reader)
    assert.equal((await reader.next()).event, 'pret')
    return reader
  }

  const say = (change: Change) =>
    server.deps.database.transaction({ collectivite: change.collectivite, role: 'systeme' }, (tx) =>
      publish(tx, change),
    )

  test('needs somebody signed in', async () => {
    assert.equal((await server.app.request(`/api/${town.id}/direct`)).status, 401)
  })

  test('an agent’s answer reaches the open page of the family, and nobody else’s', async () => {
    const agent = await createAgent(server, town)
    const asker = await createFamille(server, town, { prenoms: ['Zoé'], enrolled: false })
    const [enfant] = asker.enfants
    const asked = await asker.send('POST', '/inscriptions', {
      activite: town.activite,
      periode: null,
      enfants: [enfant?.id],
    })
    const { resultats } = (await asked.json()) as { resultats: { inscription: string }[] }
    const own = await open(asker)
    const neighbour = await open(durand)
    const stranger = await open(la)
    const desk = await open(agent)

    const answered = await agent.send('POST', `/gestion/demandes/${resultats[0]?.inscription}/reponse`, {
      decision: 'acceptee',
    })
    assert.equal(answered.status, 200)
    assert.equal((await own.next()).data, 'inscriptions')
    assert.equal((await desk.next()).data, 'inscriptions')

    // What the others hear first is what comes after, so they heard nothing of it.
    await say({ collectivite: town.id, foyer: durand.foyer, sujet: 'factures' })
    await say({ collectivite: elsewhere.id, foyer: la.foyer, sujet: 'documents' })
    assert.equal((await neighbour.next()).data, 'factures')
    assert.equal((await stranger.next()).data, 'documents')
  })

  test('what concerns everyone (places) reaches every page of the town only', async () => {
    const here = await open(durand)
    const there = await open(la)
    await say({ collectivite: town.id, sujet: 'places' })
    await say({ collectivite: elsewhere.id, foyer: la.foyer, sujet: 'foyer' })
    assert.equal((await here.next()).data, 'places')
    assert.equal((await there.next()).data, 'foyer')
  })

  test('places that move many times in an instant reach a page as one change that says what is left', async () => {
    const page = await open(durand)
    await say({ collectivite: town.id, sujet: 'places', detail: { a: [3, 0], b: [1, 0] } })
    await say({ collectivite: town.id, sujet: 'places', detail: { a: [0, 2] } })
    assert.equal((await page.next()).data, 'places {"a":[0,2],"b":[1,0]}')
  })

  test('a change that is rolled back is not told', async () => {
    const page = await open(durand)
    await assert.rejects(
      server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, async (tx) => {
        await publish(tx, { collectivite: town.id, foyer: durand.foyer, sujet: 'inscriptions' })
        throw new Error('rolled back')
      }),
    )
    await say({ collectivite: town.id, foyer: durand.foyer, sujet: 'foyer' })
    assert.equal((await page.next()).data, 'foyer')
  })

  test('is heard by every process of the API', async () => {
    const far = await createFamille(second, town)
    const page = await open(far)
    await say({ collectivite: town.id, foyer: far.foyer, sujet: 'reservations' })
    assert.equal((await page.next()).data, 'reservations')
  })

  test('resumed by Last-Event-ID, gives what was missed by this family and no other', async () => {
    const first = await open(autres)
    await say({ collectivite: town.id, foyer: autres.foyer, sujet: 'documents' })
    const { id = '' } = await first.next()
    await first.close()

    await say({ collectivite: town.id, foyer: durand.foyer, sujet: 'factures' })
    await say({ collectivite: town.id, foyer: autres.foyer, sujet: 'inscriptions' })
    const resumed = await open(autres, { 'last-event-id': id })
    // What is missed comes in no order of its own, and a little of what was known is told again: a last one ends it.
    await say({ collectivite: town.id, foyer: autres.foyer, sujet: 'foyer' })
    const heard: string[] = []
    while (heard.at(-1) !== 'foyer') heard.push((await resumed.next()).data)
    assert.ok(heard.includes('inscriptions'), heard.join())
    assert.ok(!heard.includes('factures'), heard.join())
  })

  test('events are kept for a day: a page that slept longer is told of everything', async () => {
    await server.superuser.execute(sql`DELETE FROM evenements WHERE foyer_id = ${durand.foyer}`)
    const page = await open(durand, { 'last-event-id': '1' })
    const heard = new Set<string>()
    while (heard.size < SUJETS.length) heard.add((await page.next()).data)
    assert.deepEqual([...heard].toSorted(), SUJETS.toSorted())
  })

  describe('where the stream does not pass', () => {
    const ask = async (client: Client, depuis?: number) => {
      const answer = await client.get(`/direct/changements${depuis === undefined ? '' : `?depuis=${depuis}`}`)
      assert.equal(answer.status, 200, await answer.clone().text())
      return (await answer.json()) as Changements
    }

    test('a page asks what changed since, for this family and no other', async () => {
      const alone = await createFamille(server, town)
      const { dernier } = await ask(alone)
      await say({ collectivite: town.id, foyer: durand.foyer, sujet: 'factures' })
      await say({ collectivite: town.id, foyer: alone.foyer, sujet: 'documents' })
      const since = await ask(alone, dernier)
      const fresh = since.changements.filter(([id]) => id > dernier)
      assert.deepEqual(
        fresh.map(([, sujet]) => sujet),
        ['documents'],
      )
      assert.equal(since.dernier, fresh[0]?.[0])
      assert.equal(since.tout, false)
      assert.deepEqual((await ask(alone, since.dernier)).dernier, since.dernier)
    })

    test('an event that is no longer kept: everything is to be read again', async () => {
      const alone = await createFamille(server, town)
      await server.superuser.execute(sql`DELETE FROM evenements`)
      assert.equal((await ask(alone, 3)).tout, true)
      await say({ collectivite: town.id, foyer: alone.foyer, sujet: 'documents' })
      assert.equal((await ask(alone, 3)).tout, true)
      assert.equal((await ask(alone, 0)).tout, false)
    })

    test('nobody, and an unreadable number, are refused', async () => {
      assert.equal((await server.app.request(`/api/${town.id}/direct/changements`)).status, 401)
      assert.equal((await durand.get('/direct/changements?depuis=x')).status, 400)
    })
  })

  test('an unreadable Last-Event-ID is as none', async () => {
    for (const last of ['x', '-1', '1e999', '9'.repeat(40), '']) {
      const page = await open(durand, { 'last-event-id': last })
      await page.close()
    }
  })
})
