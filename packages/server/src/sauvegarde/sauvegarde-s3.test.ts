import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { pino } from 'pino'
import { ouvrirServeurS3, type ServeurS3 } from '../../test/s3.ts'
import { openEmptyDatabase, openTestServer, type TestServer } from '../../test/server.ts'
import { createTown } from '../../test/towns.ts'
import { openQueue } from '../jobs/queue.ts'
import { type FileStore, type Kept, openFileStore } from '../outside/fichiers.ts'
import { type Magasin, MagasinInjoignable, ouvrirDossier } from '../outside/magasin.ts'
import { ouvrirSeau } from '../outside/magasin-s3.ts'
import { openTrousseau } from '../outside/trousseau.ts'
import { restaurer } from './restaurer.ts'
import { faites, sauvegarder } from './sauvegarder.ts'
import { verifierArchive } from './verifier.ts'

describe('A backup of files that are in a bucket', () => {
  const folder = mkdtempSync(path.join(process.env.INOE_TEST_FOLDER ?? '.', 'sauvegarde-s3-'))
  const trousseau = openTrousseau([randomBytes(32).toString('base64')])
  const log = pino({ level: 'silent' })
  const kept: { ville: string; one: Kept; content: Buffer }[] = []
  let server: TestServer
  let s3: ServeurS3
  let autre: ServeurS3
  let store: FileStore
  let second = 0
  before(async () => {
    server = await openTestServer()
    await createTown(server, 'targon')
    ;[s3, autre] = await Promise.all([ouvrirServeurS3(), ouvrirServeurS3()])
    store = openFileStore(seau(s3), trousseau)
    // « targon-2/ » before « targon/ » in a bucket, after it in a folder.
    for (const ville of ['targon', 'targon-2', 'creon', 'targon', 'targon', 'targon', 'targon-2'])
      await keep(ville)
  })
  afterEach(() => {
    autre.objets.clear()
    for (const one of [s3, autre]) one.pannes.length = 0
  })
  after(async () => {
    await server.close()
    await Promise.all([s3.close(), autre.close()])
    rmSync(folder, { recursive: true, force: true })
  })

  const seau = (one: ServeurS3) => ouvrirSeau(one.reglages, { silence: 30_000, reprises: [0] })
  async function keep(ville: string): Promise<void> {
    const content = randomBytes(1000)
    kept.push({ ville, one: await store.put(ville, content), content })
  }
  const save = (vers: string) =>
    sauvegarder({
      ...{ database: server.deps.database, magasin: seau(s3), trousseau, vers: path.join(folder, vers) },
      now: new Date(Date.parse('2026-11-25T09:00:00Z') + 1000 * second++),
    })
  async function restore(archive: string, magasin: Magasin, remplacer = false): Promise<void> {
    const database = await openEmptyDatabase()
    const queue: { stop?: () => Promise<void> } = {}
    try {
      await restaurer({
        ...{ archive, trousseau, magasin, remplacer, courriels: false, database: async () => database },
        queue: async (opened) => Object.assign(queue, await openQueue(opened, log)),
      })
    } finally {
      await queue.stop?.()
      await database.close()
    }
  }
  async function allOpen(magasin: Magasin): Promise<void> {
    const there = openFileStore(magasin, trousseau)
    for (const { ville, one, content } of kept) assert.deepEqual(await there.get(ville, one), content)
  }

  test('is whole, comes back in another bucket or in a folder, and costs only what is new', async () => {
    const first = await save('nuits')
    assert.equal(first.manifeste.fichiers.nombre, kept.length)
    assert.deepEqual(await verifierArchive(first.dossier, first.manifeste, undefined), [])
    await keep('targon')
    s3.recues.length = 0
    const next = await save('nuits')
    assert.equal(next.manifeste.fichiers.nouveaux, 1)
    assert.equal(s3.recues.filter((one) => /^GET ./.test(one)).length, 1, 'one file alone is read again')
    assert.deepEqual(await verifierArchive(next.dossier, next.manifeste, undefined), [])
    await restore(next.dossier, seau(autre))
    assert.deepEqual(autre.objets.size, kept.length)
    await allOpen(seau(autre))
    const dossier = ouvrirDossier(path.join(folder, 'dossier'))
    await restore(next.dossier, dossier)
    await allOpen(dossier)
  })

  test('in place of what a bucket held: what the archive has not goes, what somebody else put there stays', async () => {
    const { dossier } = await save('remplacer')
    const ancien = await openFileStore(seau(autre), trousseau).put('ancienne', randomBytes(10))
    autre.objets.set('logo.png', Buffer.from('x'))
    await restore(dossier, seau(autre), true)
    assert.ok(!autre.objets.has(ancien.emplacement))
    assert.ok(autre.objets.has('logo.png'))
    await allOpen(seau(autre))
  })

  test('a bucket that fails on the way makes no backup and no half restoration', async () => {
    const panne = { statut: 503, code: 'ServiceUnavailable' }
    // The list of towns, those of two towns, then files.
    for (const avant of [0, 1, 4]) {
      s3.pannes.push(...Array(avant).fill('passe'), panne, panne)
      await assert.rejects(save('pannes'), MagasinInjoignable)
      assert.deepEqual(await faites(path.join(folder, 'pannes')), [])
      assert.deepEqual(readdirSync(path.join(folder, 'pannes')), [])
    }
    const { dossier } = await save('pannes')
    autre.pannes.push(...Array(7).fill('passe'), panne, panne)
    await assert.rejects(restore(dossier, seau(autre)), MagasinInjoignable)
    assert.deepEqual([...autre.objets], [])
  })
})
