// What server tests begin with: the real application on the engine under test, with a clock and a mailbox to look at.
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import path from 'node:path'
import type { Hono } from 'hono'
import pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../src/app.ts'
import { type Database, openDatabase } from '../src/database/open.ts'
import { openDirect } from '../src/direct/hub.ts'
import type { Deps, Env } from '../src/http/env.ts'
import { openQueue } from '../src/jobs/queue.ts'
import { registerJobs } from '../src/jobs/register.ts'
import { TestClock } from '../src/outside/clock.ts'
import type { Courriel } from '../src/outside/courrier.ts'
import { openFileStore } from '../src/outside/fichiers.ts'
import { soapPayFip } from '../src/outside/payfip.ts'

export interface TestServer {
  app: Hono<Env>
  deps: Deps
  clock: TestClock
  /** E-mails handed over so far; `deps.queue.runDue()` first. */
  courriels: Courriel[]
  close(): Promise<void>
}

/** Every test's now, unless it sets another: a Tuesday in school time. */
export const NOW = '2026-11-03T09:00:00Z'

let databases = 0

/** A database of its own for the test file, with every table. */
export async function openTestDatabase(): Promise<Database> {
  const base = process.env.INOE_TEST_POSTGRES
  if (base) {
    const name = `essai_${process.pid}_${databases++}`
    const client = new pg.Client({ connectionString: `${base}/postgres` })
    await client.connect()
    await client.query(`CREATE DATABASE ${name} TEMPLATE modele`)
    await client.end()
    const application = new URL(`${base}/${name}`)
    application.username = 'inoe_connexion'
    return openDatabase({
      url: application.href,
      ownerUrl: `${base}/${name}`,
      migrated: true,
      connections: 20,
    })
  }
  const file = process.env.INOE_TEST_TEMPLATE
  if (!file) throw new Error('run through npm run test:server (it prepares the database)')
  return openDatabase({ template: await openAsBlob(file), migrated: true })
}

export async function openTestServer(
  options: { now?: string; payfipUrl?: string } = {},
): Promise<TestServer> {
  const log = pino({ level: process.env.INOE_TEST_LOG ?? 'silent' })
  const database = await openTestDatabase()
  const queue = await openQueue(database, log, { ready: true })
  const direct = await openDirect(database)
  const clock = new TestClock(options.now ?? NOW)
  const courriels: Courriel[] = []
  const payfipUrl = options.payfipUrl ?? 'http://127.0.0.1:9'
  const deps: Deps = {
    database,
    clock,
    queue,
    direct,
    fichiers: openFileStore(
      path.join(process.env.INOE_TEST_FOLDER ?? '.', `fichiers-${process.pid}`),
      randomBytes(32).toString('base64'),
    ),
    payfip: soapPayFip({
      serviceUrl: `${payfipUrl}/tpa/services/securite`,
      pageUrl: `${payfipUrl}/tpa/paiementws.web`,
      timeoutMs: 3000,
    }),
    log,
    publicUrl: 'http://localhost:8787',
    uploadLimit: 10 * 1024 * 1024,
    trustedProxies: 0,
  }
  registerJobs(deps, { send: async (courriel) => void courriels.push(courriel) })
  return {
    app: createApp(deps),
    deps,
    clock,
    courriels,
    close: async () => {
      await direct.close()
      await queue.stop()
      await database.close()
    },
  }
}
