import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Documents } from '@inoe/contract/documents'
import type { Televersement } from '@inoe/contract/televersements'
import { v7 as uuid } from 'uuid'
import { ouvrirServeurS3, type Panne, type ServeurS3 } from '../../test/s3.ts'
import { openTestServer, type TestServer } from '../../test/server.ts'
import { type Client, createFamille, createTown, ENTRE_DEUX_MERS, type Town } from '../../test/towns.ts'
import { pieces } from '../documents/tables.ts'
import { openFileStore } from '../outside/fichiers.ts'
import { ouvrirDossier } from '../outside/magasin.ts'
import { ouvrirSeau } from '../outside/magasin-s3.ts'
import { openTrousseau } from '../outside/trousseau.ts'
import { demenager } from './demenager.ts'

const CONTENT = Buffer.from('%PDF-1.4\nune attestation de la famille\n%%EOF\n')
const PANNE: Panne = { statut: 503, code: 'ServiceUnavailable' }

describe('Documents in a bucket', () => {
  const trousseau = openTrousseau([randomBytes(32).toString('base64')])
  let server: TestServer
  let s3: ServeurS3
  let town: Town
  const CAF = uuid()
  before(async () => {
    server = await openTestServer()
    s3 = await ouvrirServeurS3()
    const seau = ouvrirSeau(s3.reglages, { silence: 30_000, reprises: [] })
    Object.assign(server.deps, { fichiers: openFileStore(seau, trousseau) })
    town = await createTown(server, ENTRE_DEUX_MERS)
    await server.deps.database.transaction({ collectivite: town.id, role: 'systeme' }, (tx) =>
      tx.insert(pieces).values({
        ...{ collectiviteId: town.id, id: CAF, nom: 'Attestation CAF' },
        ...{ portee: 'foyer', obligatoire: true },
      }),
    )
  })
  beforeEach(() => s3.objets.clear())
  after(async () => {
    await server.close()
    await s3.close()
  })

  const send = async (who: Client) => {
    const begun = await who.send('POST', '/televersements', { nom: 'caf.pdf', taille: CONTENT.length })
    const { id } = (await begun.json()) as Televersement
    const piece = () => who.send('PUT', `/televersements/${id}?depuis=0`, new Uint8Array(CONTENT))
    const give = (key: string) =>
      who.send('POST', '/documents', { piece: CAF, televersement: id }, { 'idempotency-key': key })
    return { id, piece, give }
  }
  const said = async (answer: Response) => {
    const { code, detail } = (await answer.json()) as { code: string; detail: string }
    return `${answer.status} ${code} ${detail}`
  }
  const etat = async (who: Client) =>
    ((await (await who.get('/documents')).json()) as Documents).foyer[0]?.etat

  test('given, opened and withdrawn: the bucket holds it, sealed, and nothing more', async () => {
    const parent = await createFamille(server, town)
    const { piece, give } = await send(parent)
    assert.equal((await piece()).status, 200)
    const given = await give(uuid())
    assert.equal(given.status, 201)
    assert.equal(s3.objets.size, 1, 'the piece is gone, the document is there')
    assert.ok([...s3.objets.values()].every((one) => !one.includes('famille')))
    const { id } = (await given.json()) as { id: string }
    const back = await parent.get(`/documents/${id}/fichier`)
    assert.deepEqual(Buffer.from(await back.arrayBuffer()), CONTENT)
  })

  test('answered only when stored: a bucket that does not answer loses nothing, and the same is sent again', async () => {
    const parent = await createFamille(server, town)
    const { id, piece, give } = await send(parent)
    s3.pannes.push(PANNE)
    assert.match(await said(await piece()), /^503 service-indisponible .*Rien n’est perdu/)
    const where = (await (await parent.get(`/televersements/${id}`)).json()) as Televersement
    assert.equal(where.recu, 0)
    assert.equal((await piece()).status, 200)
    const key = uuid()
    // It reads the piece, then keeps the document.
    s3.pannes.push(PANNE)
    assert.match(await said(await give(key)), /^503 service-indisponible/)
    s3.pannes.push('passe', PANNE)
    assert.match(await said(await give(key)), /^503 service-indisponible/)
    assert.equal(await etat(parent), 'a-fournir')
    const given = await give(key)
    assert.equal(given.status, 201)
    assert.equal(await etat(parent), 'a-verifier')
    assert.equal(s3.objets.size, 1)
    const { id: depot } = (await given.json()) as { id: string }
    s3.pannes.push(PANNE)
    assert.match(await said(await parent.get(`/documents/${depot}/fichier`)), /^503 service-indisponible/)
    assert.equal((await parent.get(`/documents/${depot}/fichier`)).status, 200)
  })

  test('while the bucket is silent about one family, the others are answered', async () => {
    const [lente, autre] = [await createFamille(server, town), await createFamille(server, town)]
    const { piece } = await send(lente)
    s3.pannes.push('muet')
    const heard = s3.recues.length
    let ended = false
    const waiting = piece().finally(() => {
      ended = true
    })
    while (s3.recues.length === heard) await new Promise((resolve) => setImmediate(resolve))
    assert.equal((await autre.get('/documents')).status, 200)
    assert.equal(ended, false)
    s3.relacher()
    assert.equal((await waiting).status, 503)
  })

  test('a replay keeps nothing twice', async () => {
    const parent = await createFamille(server, town)
    const { piece, give } = await send(parent)
    await piece()
    const key = uuid()
    const answers = await Promise.all([give(key), give(key)])
    assert.deepEqual(new Set(answers.map((one) => one.status)).size, 1)
    assert.equal(s3.objets.size, 1)
  })

  test('moved from a folder to the bucket, and back: what was given opens; cut, it goes on', async () => {
    const folder = mkdtempSync(path.join(process.env.INOE_TEST_FOLDER ?? '.', 'demenager-'))
    try {
      const dossier = ouvrirDossier(folder)
      const seau = ouvrirSeau(s3.reglages, { silence: 30_000, reprises: [] })
      const avant = openFileStore(dossier, trousseau)
      const kept = []
      for (let n = 0; n < 5; n++)
        kept.push(await avant.put(n % 2 ? 'targon' : 'targon-2', randomBytes(n * 100)))
      s3.pannes.push('coupe')
      await assert.rejects(demenager(dossier, seau))
      const first = await demenager(dossier, seau)
      assert.deepEqual([first.copies, first.deja], [5, 0])
      assert.deepEqual(await demenager(dossier, seau), { copies: 0, octets: 0, deja: 5 })
      const there = openFileStore(seau, trousseau)
      const retour = ouvrirDossier(path.join(folder, 'retour'))
      await demenager(seau, retour)
      for (const [n, one] of kept.entries()) {
        const ville = n % 2 ? 'targon' : 'targon-2'
        const content = await avant.get(ville, one)
        assert.deepEqual(await there.get(ville, one), content)
        assert.deepEqual(await openFileStore(retour, trousseau).get(ville, one), content)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
