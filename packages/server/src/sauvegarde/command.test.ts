import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { saveTown } from '../collectivites/administration.ts'
import { openFromEnvironment } from '../database/from-environment.ts'
import { openDatabase } from '../database/open.ts'
import { lireManifeste } from './manifeste.ts'
import { faites } from './sauvegarder.ts'

/** Enough for a kill to fall among them. */
const FICHIERS = 400

describe('The backup commands', () => {
  const folder = mkdtempSync(path.join(process.env.INOE_TEST_FOLDER ?? '.', 'commande-'))
  const data = path.join(folder, 'donnees')
  const vers = path.join(folder, 'sauvegardes')
  let environment: Record<string, string>
  let child: ChildProcess | undefined
  before(async () => {
    environment = {
      INOE_DATA: data,
      INOE_SAUVEGARDES: vers,
      INOE_LOG: 'error',
      PORT: '0',
      ...(await ownDatabase(data)),
    }
    const database = await openFromEnvironment(environment, { migrated: true })
    await saveTown(database, { id: 'targon', nom: 'Targon' })
    await database.close()
    const there = path.join(data, 'fichiers/targon/aa')
    mkdirSync(there, { recursive: true })
    for (let n = 0; n < FICHIERS; n++) writeFileSync(path.join(there, `fichier-${n}`), String(n))
  })
  after(() => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const launch = (program: string, args: string[] = [], more: Record<string, string> = {}) =>
    spawn(process.execPath, [path.join(import.meta.dirname, program), ...args], {
      env: { PATH: process.env.PATH, ...environment, ...more },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
  async function run(program: string, args: string[] = [], more: Record<string, string> = {}) {
    const one = launch(program, args, more)
    assert.ok(one.stdout && one.stderr)
    const [out, err, [code]] = await Promise.all([text(one.stdout), text(one.stderr), once(one, 'exit')])
    return { out, err, code }
  }

  test('killed in the middle, a backup is none; the next one clears what it left, asked of a server that runs', async () => {
    mkdirSync(vers)
    const begun = Promise.withResolvers<void>()
    const watcher = watch(vers, { recursive: true }, (_event, name) => {
      if (name?.includes('fichier-')) begun.resolve()
    })
    child = launch('command.ts')
    const gone = once(child, 'exit')
    await Promise.race([begun.promise, gone])
    child.kill('SIGKILL')
    await gone
    watcher.close()
    const [left = '', ...others] = readdirSync(vers)
    assert.match(left, /^\.en-cours-/)
    assert.deepEqual(others, [])
    assert.deepEqual(await faites(vers), [])
    await assert.rejects(lireManifeste(path.join(vers, left), undefined), /n’est pas une sauvegarde entière/)

    child = launch('../main.ts')
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
    assert.equal(message, 'ready')
    // Whoever holds the database, commands pass.
    assert.match((await run('../collectivites/command.ts', ['lister'])).out, /^targon +Targon$/m)
    const done = await run('command.ts')
    assert.equal(done.code, 0, done.err)
    assert.match(done.out, /Sauvegarde faite/)
    assert.match(done.out, /gardez-la ailleurs/)
    const [whole = '', ...more] = readdirSync(vers)
    assert.deepEqual(more, [])
    const { manifeste } = await lireManifeste(path.join(vers, whole), undefined)
    assert.equal(manifeste.fichiers.nombre, FICHIERS)
    const verified = await run('restauration.ts', [path.join(vers, whole), '--verifier'])
    assert.equal(verified.code, 0, verified.err)
    assert.match(verified.out, /est entière/)
    // Nothing is restored under a server that runs.
    const busy = await run('restauration.ts', [path.join(vers, whole), '--remplacer'])
    assert.equal(busy.code, 1)
    assert.match(busy.err, /Arrêtez/)
    const stopped = once(child, 'exit')
    child.kill('SIGTERM')
    await stopped
    const back = await run('restauration.ts', [path.join(vers, whole), '--remplacer'])
    assert.equal(back.code, 0, back.err)
    assert.match(back.out, /Restauration faite/)
  })

  test('keys are written apart, for their owner alone, and never among the backups', async () => {
    const file = path.join(folder, 'cles.env')
    assert.equal((await run('command.ts', ['--cles', file])).code, 0)
    const [line = ''] = readFileSync(file, 'utf8').split('\n')
    assert.equal(line, `INOE_FILE_KEY=${readFileSync(path.join(data, 'cle-fichiers'), 'utf8')}`)
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal((await run('command.ts', ['--cles', path.join(vers, 'cles.env')])).code, 1)
    const key = line.slice('INOE_FILE_KEY='.length)
    for (const one of readdirSync(vers, { recursive: true, withFileTypes: true }))
      if (one.isFile()) assert.ok(!readFileSync(path.join(one.parentPath, one.name)).includes(key), one.name)
  })

  test('what is not understood says what can be typed', async () => {
    assert.match((await run('command.ts', ['--vrs', 'x'])).err, /--vers/)
    const all = await run('restauration.ts', [vers])
    assert.match(all.err, /dites laquelle[\s\S]*npm run restauration -- .*sauvegardes/)
    assert.equal(all.code, 1)
  })
})

/** A database of this file alone, with every table: on PGlite in the data folder. */
async function ownDatabase(folder: string): Promise<Record<string, string>> {
  const server = process.env.INOE_TEST_POSTGRES
  if (!server) {
    const template = await openAsBlob(process.env.INOE_TEST_TEMPLATE ?? '')
    const made = await openDatabase({ folder: path.join(folder, 'base'), template, migrated: true })
    await made.close()
    return {}
  }
  const name = `essai_${process.pid}_sauvegarde`
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name} TEMPLATE modele`)
  await client.end()
  const application = new URL(`${server}/${name}`)
  application.username = 'inoe_connexion'
  return { DATABASE_URL: application.href, DATABASE_OWNER_URL: `${server}/${name}` }
}
