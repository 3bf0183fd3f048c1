import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import {
  antivirusFromEnvironment,
  clePushFromEnvironment,
  magasinFromEnvironment,
  trousseauFromEnvironment,
} from './from-environment.ts'

describe('Keys and antivirus, from the environment', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'inoe-cles-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('without a key, one is made and kept; once another is given, it still opens what it sealed', () => {
    const made = trousseauFromEnvironment({}, folder)
    assert.equal(trousseauFromEnvironment({}, folder).courante.nom, made.courante.nom)
    assert.ok(
      !made.courante.nom.includes(readFileSync(path.join(folder, 'cle-fichiers'), 'utf8').slice(0, 8)),
    )
    const [newest, before] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
    const given = trousseauFromEnvironment(
      { INOE_FILE_KEY: newest, INOE_FILE_KEYS_OLD: `${before}, ` },
      folder,
    )
    assert.equal(given.courante.cle.toString('base64'), newest)
    assert.deepEqual(
      given.toutes.slice(1).map(({ cle }) => cle.toString('base64')),
      [before, made.courante.cle.toString('base64')],
    )
    assert.throws(() => trousseauFromEnvironment({ INOE_FILE_KEY: 'dGVzdA==' }, folder), RangeError)
  })

  test('the key of notices is the environment’s, else one that is made once and kept', () => {
    const made = clePushFromEnvironment({}, folder)
    assert.equal(Buffer.from(made, 'base64url').length, 32)
    assert.equal(clePushFromEnvironment({}, folder), made)
    assert.equal(statSync(path.join(folder, 'cle-notifications')).mode & 0o777, 0o600)
    assert.equal(clePushFromEnvironment({ INOE_PUSH_KEY: 'autre' }, folder), 'autre')
  })

  test('files are in the data folder, or in a bucket that is whole: half of one is refused, not a folder in silence', () => {
    const whole = {
      INOE_S3_BUCKET: 'familles',
      INOE_S3_ENDPOINT: 'https://s3.fr-par.scw.cloud',
      INOE_S3_REGION: 'fr-par',
      INOE_S3_KEY: 'cle',
      INOE_S3_SECRET: 'secret',
    }
    assert.equal(magasinFromEnvironment({}, folder).dossier, path.join(folder, 'fichiers'))
    assert.equal(
      magasinFromEnvironment({ INOE_S3_BUCKET: '' }, folder).dossier,
      path.join(folder, 'fichiers'),
    )
    const seau = magasinFromEnvironment(whole, folder)
    assert.equal(seau.dossier, undefined)
    assert.equal(seau.ou, 'familles (s3.fr-par.scw.cloud)')
    for (const nom of Object.keys(whole))
      assert.throws(() => magasinFromEnvironment({ ...whole, [nom]: '' }, folder), new RegExp(nom))
    assert.throws(() => magasinFromEnvironment({ ...whole, INOE_S3_ENDPOINT: 's3.local' }, folder), /address/)
    assert.throws(() => magasinFromEnvironment({ ...whole, INOE_S3_PATHS: 'yes' }, folder), /oui/)
  })

  test('no antivirus unless an address is given, which must be one', () => {
    assert.equal(antivirusFromEnvironment({}), undefined)
    assert.ok(antivirusFromEnvironment({ INOE_CLAMD: '127.0.0.1:3310' }))
    assert.ok(antivirusFromEnvironment({ INOE_CLAMD: 'tcp://clamav:3310' }))
    assert.throws(() => antivirusFromEnvironment({ INOE_CLAMD: 'clamav' }), /host:port/)
  })
})
