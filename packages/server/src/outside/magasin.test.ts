import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { ouvrirServeurS3, type Panne, type ServeurS3 } from '../../test/s3.ts'
import { openFileStore } from './fichiers.ts'
import { FichierAbsent, type Magasin, MagasinInjoignable, ouvrirDossier } from './magasin.ts'
import { ouvrirSeau, type Patience, urlOf } from './magasin-s3.ts'
import { openTrousseau } from './trousseau.ts'

/** Tries at once, and long enough to hear a busy machine. */
const TOUT_DE_SUITE: Patience = { silence: 30_000, reprises: [0, 0] }

const noms = async (magasin: Magasin) => {
  const found: string[] = []
  for await (const { emplacement, octets } of magasin.parcourir()) found.push(`${emplacement} ${octets}`)
  return found
}
const emplacementDe = (ville: string) => {
  const nom = randomUUID()
  return `${ville}/${nom.slice(0, 2)}/${nom}`
}
const injoignable = (code: string) => (error: unknown) =>
  error instanceof MagasinInjoignable && error.code === code

describe('Where files are kept', () => {
  const folder = mkdtempSync(path.join(process.env.INOE_TEST_FOLDER ?? tmpdir(), 'magasin-'))
  let s3: ServeurS3
  before(async () => {
    s3 = await ouvrirServeurS3()
  })
  afterEach(() => {
    s3.objets.clear()
    s3.pannes.length = 0
    s3.recues.length = 0
  })
  after(async () => {
    await s3.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const seau = (more: object = {}, patience = TOUT_DE_SUITE) =>
    ouvrirSeau({ ...s3.reglages, ...more }, patience)

  test('a folder and a bucket keep, give back, list in one order, and erase', async () => {
    const dossier = ouvrirDossier(path.join(folder, 'deux'))
    const all = ['targon', 'targon-2', 'creon', 'targon', 'targon-2', 'targon', 'targon', 'a', 'b'].map(
      emplacementDe,
    )
    for (const magasin of [dossier, seau()]) {
      assert.deepEqual(await noms(magasin), [])
      for (const [rank, one] of all.entries()) await magasin.ecrire(one, Buffer.alloc(rank, rank))
      assert.deepEqual(await magasin.lire(all[3] ?? ''), Buffer.alloc(3, 3))
      assert.equal(await magasin.taille(all[8] ?? ''), 8)
      assert.equal(await magasin.taille(all[0] ?? ''), 0)
    }
    const listed = await noms(dossier)
    assert.equal(listed.length, all.length)
    assert.deepEqual(await noms(seau()), listed)
    for (const magasin of [dossier, seau()]) {
      for (const one of all) await magasin.effacer(one)
      // Gone already is no failure: a job may be done twice.
      await magasin.effacer(all[0] ?? '')
      assert.deepEqual(await noms(magasin), [])
      assert.equal(await magasin.taille(all[0] ?? ''), undefined)
      await assert.rejects(magasin.lire(all[0] ?? ''), FichierAbsent)
    }
  })

  test('no name leaves the folder or the bucket', async () => {
    for (const magasin of [ouvrirDossier(path.join(folder, 'deux')), seau()])
      for (const nom of ['../ailleurs', 'targon/../../x', '/etc/passwd', ''])
        await assert.rejects(magasin.ecrire(nom, Buffer.from('x')))
    assert.deepEqual(s3.recues, [])
  })

  test('what somebody else put in the bucket is neither copied nor erased: it is not in the list', async () => {
    const one = emplacementDe('targon')
    await seau().ecrire(one, Buffer.from('x'))
    for (const other of ['logo.png', 'targon/', 'targon/lisez-moi.txt', 'Targon/aa/x', 'VERIFICATION/x'])
      s3.objets.set(other, Buffer.from('y'))
    assert.deepEqual(await noms(seau()), [`${one} 1`])
  })

  test('what leaves for the bucket is sealed already', async () => {
    const store = openFileStore(seau(), openTrousseau([randomBytes(32).toString('base64')]))
    const clair = Buffer.from('Allergie : arachide. '.repeat(10))
    const kept = await store.put('targon', clair)
    assert.deepEqual(await store.get('targon', kept), clair)
    const [[nom, content] = []] = [...s3.objets]
    assert.equal(nom, kept.emplacement)
    assert.ok(!content?.includes('Allergie'))
    // Altered there, it does not open.
    if (content) content[40] = (content[40] ?? 0) ^ 1
    await assert.rejects(store.get('targon', kept))
  })

  test('a failure that passes is tried again, and what comes back is whole', async () => {
    const content = randomBytes(50_000)
    const passageres: Panne[] = [
      { statut: 500, code: 'InternalError' },
      { statut: 503, code: 'SlowDown' },
      { statut: 429, code: 'TooManyRequests' },
      { statut: 400, code: 'RequestTimeout' },
      'coupe',
      'coupe-apres',
    ]
    for (const panne of passageres) {
      const one = emplacementDe('targon')
      s3.pannes.push(panne)
      await seau().ecrire(one, content)
      s3.pannes.push(panne, panne)
      assert.deepEqual(await seau().lire(one), content)
      s3.pannes.push(panne)
      await seau().effacer(one)
      assert.deepEqual([...s3.objets], [])
    }
    const one = emplacementDe('targon')
    await seau().ecrire(one, content)
    s3.pannes.push('coupe-au-milieu')
    assert.deepEqual(await seau().lire(one), content)
    s3.pannes.push({ statut: 500, code: 'InternalError' })
    assert.deepEqual(await noms(seau()), [`${one} 50000`])
  })

  test('one that does not pass is said, with its own word, and is not insisted on', async () => {
    const one = emplacementDe('targon')
    for (const [more, code] of [
      [{ secret: 'autre' }, 'SignatureDoesNotMatch'],
      [{ cle: 'AUTRE' }, 'InvalidAccessKeyId'],
      [{ region: 'ailleurs' }, 'AuthorizationHeaderMalformed'],
      [{ seau: 'absent' }, 'NoSuchBucket'],
    ] as const) {
      s3.recues.length = 0
      for (const asked of [
        () => seau(more).ecrire(one, Buffer.from('x')),
        () => seau(more).lire(one),
        () => seau(more).effacer(one),
        () => noms(seau(more)),
      ])
        await assert.rejects(asked, injoignable(code))
      assert.equal(s3.recues.length, 4, code)
    }
    assert.deepEqual([...s3.objets], [])
    const dead = seau({ adresse: new URL('http://127.0.0.1:1') })
    await assert.rejects(dead.ecrire(one, Buffer.from('x')), MagasinInjoignable)
  })

  test('one that lasts ends in a refusal; a silence too', async () => {
    const one = emplacementDe('targon')
    const panne: Panne = { statut: 503, code: 'ServiceUnavailable' }
    s3.pannes.push(panne, panne, panne)
    await assert.rejects(seau().ecrire(one, Buffer.from('x')), injoignable('ServiceUnavailable'))
    assert.equal(s3.recues.length, 3)
    s3.pannes.push('muet', 'muet')
    await assert.rejects(
      seau({}, { silence: 50, reprises: [0] }).ecrire(one, Buffer.from('x')),
      injoignable('TimeoutError'),
    )
  })

  test('a page that something in between answers is no file kept, and no empty list', async () => {
    const one = emplacementDe('targon')
    s3.pannes.push('page')
    await assert.rejects(seau().ecrire(one, Buffer.from('x')), injoignable('no etag'))
    s3.pannes.push('page')
    await assert.rejects(noms(seau()), injoignable('no list'))
  })

  test('the bucket is in the host, or in the path for a service that knows no subdomain', () => {
    const of = (adresse: string, parChemin: boolean, nom = 'targon/aa/x') =>
      urlOf({ ...s3.reglages, adresse: new URL(adresse), parChemin }, nom).href
    assert.equal(of('https://s3.fr-par.scw.cloud', false), 'https://familles.s3.fr-par.scw.cloud/targon/aa/x')
    assert.equal(of('https://minio.ville.fr:9000', true), 'https://minio.ville.fr:9000/familles/targon/aa/x')
    assert.equal(of('https://nuage.ville.fr/s3/', true, ''), 'https://nuage.ville.fr/s3/familles/')
  })
})
