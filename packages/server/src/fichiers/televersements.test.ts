import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { MORCEAU } from '@inoe/contract/documentation'
import type { Documents } from '@inoe/contract/documents'
import type { Televersement } from '@inoe/contract/televersements'
import { v7 as uuid } from 'uuid'
import { openTestServer, type TestServer } from '../../test/server.ts'
import {
  type Client,
  createAgent,
  createFamille,
  createTown,
  ENTRE_DEUX_MERS,
  type Town,
} from '../../test/towns.ts'
import { pieces } from '../documents/tables.ts'
import { menage } from '../jobs/menage.ts'

const pdf = (bytes: number) => {
  const content = Buffer.alloc(bytes, '% une page de la famille\n')
  content.write('%PDF-1.4\n')
  content.write('\n%%EOF\n', bytes - 7)
  return content
}

describe('A file sent in pieces', () => {
  let server: TestServer
  let town: Town
  const CAF = uuid()
  before(async () => {
    server = await openTestServer()
    town = await createTown(server, ENTRE_DEUX_MERS)
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      tx.insert(pieces).values({
        collectiviteId: town.id,
        id: CAF,
        nom: 'Attestation CAF',
        portee: 'foyer',
        obligatoire: true,
      }),
    )
  })
  after(() => server.close())

  const json = async <T>(answer: Promise<Response>) => (await (await answer).json()) as T
  const begin = (who: Client, taille: number, nom = 'caf.pdf') =>
    json<Televersement>(who.send('POST', '/televersements', { nom, taille }))
  const send = (who: Client, id: string, depuis: number, piece: Uint8Array) =>
    who.send('PUT', `/televersements/${id}?depuis=${depuis}`, new Uint8Array(piece))
  const sendAll = async (who: Client, content: Buffer, from = 0, nom?: string) => {
    const { id } = await begin(who, content.length, nom)
    for (let at = from; at < content.length; at += MORCEAU)
      assert.equal((await send(who, id, at, content.subarray(at, at + MORCEAU))).status, 200)
    return id
  }
  const give = (who: Client, televersement: string, key: string = uuid()) =>
    who.send('POST', '/documents', { piece: CAF, televersement }, { 'idempotency-key': key })
  const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]
  const stored = async () => {
    const folder = path.join(process.env.INOE_TEST_FOLDER ?? '', `fichiers-${process.pid}`)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter((one) => one.isFile()).length
  }

  test('comes whole after cuts: the server says where to go on, whoever asks, and forgets the pieces once used', async () => {
    const parent = await createFamille(server, town)
    const content = pdf(MORCEAU * 2 + 1000)
    const kept = await stored()
    const { id } = await begin(parent, content.length)
    const first = await send(parent, id, 0, content.subarray(0, MORCEAU))
    assert.equal(((await first.json()) as Televersement).recu, MORCEAU)
    // The answer was lost, the piece is sent again; then one too far ahead: neither is kept twice or out of place.
    for (const at of [0, MORCEAU * 2]) {
      const again = await send(parent, id, at, content.subarray(at, at + MORCEAU))
      assert.equal(((await again.json()) as Televersement).recu, MORCEAU)
    }
    // The page was loaded again.
    assert.deepEqual(await json(parent.get(`/televersements/${id}`)), {
      id,
      taille: content.length,
      recu: MORCEAU,
    })
    assert.deepEqual(await code(await give(parent, id)), [409, 'fichier-incomplet'])
    for (let at = MORCEAU; at < content.length; at += MORCEAU)
      await send(parent, id, at, content.subarray(at, at + MORCEAU))
    const key = uuid()
    const given = await give(parent, id, key)
    assert.equal(given.status, 201)
    const { id: depot } = (await given.json()) as { id: string }
    assert.equal(await stored(), kept + 1)
    const back = Buffer.from(await (await parent.get(`/documents/${depot}/fichier`)).arrayBuffer())
    assert.deepEqual(back, content)
    // That answer was lost too: the same is said again, and nothing is written twice.
    assert.deepEqual(await json(give(parent, id, key)), { id: depot })
    assert.deepEqual(await code(await give(parent, id)), [404, 'introuvable'])
    assert.equal(await stored(), kept + 1)
  })

  test('what is plainly wrong is said before a byte leaves: nothing, 200 MB', async () => {
    const parent = await createFamille(server, town)
    const start = (taille: number) => parent.send('POST', '/televersements', { nom: 'a.pdf', taille })
    assert.deepEqual(await code(await start(0)), [422, 'fichier-vide'])
    assert.deepEqual(await code(await start(200 * 1024 * 1024)), [413, 'trop-gros'])
    assert.deepEqual(await code(await start(-1)), [400, 'requete-invalide'])
  })

  test('no more comes than was announced, nor in larger pieces', async () => {
    const parent = await createFamille(server, town)
    const { id } = await begin(parent, 100)
    assert.deepEqual(await code(await send(parent, id, 0, new Uint8Array(101))), [413, 'trop-gros'])
    const large = await begin(parent, MORCEAU * 3)
    assert.deepEqual(await code(await send(parent, large.id, 0, new Uint8Array(MORCEAU + 1))), [
      413,
      'trop-gros',
    ])
    assert.deepEqual(await code(await send(parent, id, Number.NaN, new Uint8Array(1))), [
      400,
      'requete-invalide',
    ])
  })

  test('what it is, is seen once it is whole; a refusal keeps it from nothing', async () => {
    const parent = await createFamille(server, town)
    const id = await sendAll(parent, Buffer.from('<html><script>alert(1)</script>'), 0, 'photo.jpg')
    assert.deepEqual(await code(await give(parent, id)), [422, 'fichier-refuse'])
    const { foyer } = await json<Documents>(parent.get('/documents'))
    assert.equal(foyer[0]?.etat, 'a-fournir')
  })

  test('two tabs that send the same file do not mix their pieces', async () => {
    const parent = await createFamille(server, town)
    const content = pdf(MORCEAU * 4)
    const { id } = await begin(parent, content.length)
    const tab = async () => {
      for (let at = 0; at < content.length; ) {
        const answer = await send(parent, id, at, content.subarray(at, at + MORCEAU))
        at = ((await answer.json()) as Televersement).recu
      }
    }
    await Promise.all([tab(), tab(), tab()])
    const { id: depot } = await json<{ id: string }>(give(parent, id))
    const back = Buffer.from(await (await parent.get(`/documents/${depot}/fichier`)).arrayBuffer())
    assert.deepEqual(back, content)
  })

  test('is the sender’s alone: another login neither reads, goes on, uses nor stops it', async () => {
    const parent = await createFamille(server, town)
    const { id } = await begin(parent, 100)
    for (const other of [await createFamille(server, town), await createAgent(server, town)]) {
      assert.equal((await other.get(`/televersements/${id}`)).status, 404)
      assert.equal((await send(other, id, 0, new Uint8Array(10))).status, 404)
      assert.equal((await other.send('DELETE', `/televersements/${id}`)).status, 404)
    }
    assert.deepEqual(await code(await give(await createFamille(server, town), id)), [404, 'introuvable'])
    assert.equal((await parent.get('/televersements/x')).status, 404)
  })

  test('stopped or forgotten, its pieces go; too many at once are refused', async () => {
    const parent = await createFamille(server, town)
    const kept = await stored()
    const { id } = await begin(parent, MORCEAU * 2)
    await send(parent, id, 0, new Uint8Array(MORCEAU))
    assert.equal(await stored(), kept + 1)
    assert.equal((await parent.send('DELETE', `/televersements/${id}`)).status, 204)
    assert.equal(await stored(), kept)
    const left = await begin(parent, MORCEAU * 2)
    await send(parent, left.id, 0, new Uint8Array(MORCEAU))
    const before = await stored()
    const now = server.clock.now().toISOString()
    server.clock.advance(3 * 86_400_000)
    await menage(server.deps)
    server.clock.set(now)
    assert.equal((await parent.get(`/televersements/${left.id}`)).status, 404)
    assert.ok((await stored()) < before)
    for (let one = 0; one < 30; one++) await begin(parent, 10)
    assert.deepEqual(await code(await parent.send('POST', '/televersements', { nom: 'a', taille: 10 })), [
      422,
      'trop-de-pieces',
    ])
  })

  test('serves a message and an absence the same way', async () => {
    const parent = await createFamille(server, town)
    const televersement = await sendAll(parent, pdf(1000), 0, 'mot.pdf')
    const answer = await parent.send('POST', '/messages/pieces', { televersement })
    assert.equal(answer.status, 201)
    assert.equal(((await answer.json()) as { nom: string }).nom, 'mot.pdf')
  })
})
