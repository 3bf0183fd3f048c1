// What server tests begin with: the real application on the engine under test, with a clock and a mailbox to look at.
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Hono } from 'hono'
import pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../src/app.ts'
import { type Database, openDatabase, rows, type Tx } from '../src/database/open.ts'
import { openDirect } from '../src/direct/hub.ts'
import type { Deps, Env } from '../src/http/env.ts'
import { openQueue } from '../src/jobs/queue.ts'
import { registerJobs } from '../src/jobs/register.ts'
import { TestClock } from '../src/outside/clock.ts'
import { openCoffre } from '../src/outside/coffre.ts'
import type { Courriel } from '../src/outside/courrier.ts'
import { openFileStore } from '../src/outside/fichiers.ts'
import { openFranceConnect } from '../src/outside/franceconnect.ts'
import { ouvrirDossier } from '../src/outside/magasin.ts'
import { apiParticulier } from '../src/outside/particulier.ts'
import { soapPayFip } from '../src/outside/payfip.ts'
import { nouvelleCle, openPush } from '../src/outside/push.ts'
import { openTrousseau } from '../src/outside/trousseau.ts'
import { Affluence } from '../src/reservations/affluence.ts'

export interface TestServer {
  app: Hono<Env>
  deps: Deps
  clock: TestClock
  /** E-mails handed over so far; `deps.queue.runDue()` first. */
  courriels: Courriel[]
  /** Sees and does anything, behind every wall: what a test looks with. Never what the product has. */
  superuser: Tx
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

/** A database as the host gives it: nothing in it, not even tables. */
export async function openEmptyDatabase(): Promise<Database> {
  const base = process.env.INOE_TEST_POSTGRES
  if (!base) return openDatabase({ migrated: true })
  const name = `neuve_${process.pid}_${databases++}`
  const client = new pg.Client({ connectionString: `${base}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const application = new URL(`${base}/${name}`)
  application.username = 'inoe_connexion'
  return openDatabase({ url: application.href, ownerUrl: `${base}/${name}`, migrated: true, connections: 20 })
}

/** A superuser's connections to the same database; on PGlite its owner is one already. */
async function openSuperuser({ engine, owner }: Database): Promise<{ superuser: Tx; end(): Promise<void> }> {
  if (engine === 'pglite') return { superuser: owner, end: async () => {} }
  const [found] = await rows<{ name: string }>(owner, sql`SELECT current_database() AS name`)
  const url = new URL(`${process.env.INOE_TEST_POSTGRES}/`)
  url.username = 'superviseur'
  url.pathname = `/${found?.name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 2 })
  return {
    superuser: drizzle({ client: pool, casing: 'snake_case' }) as unknown as Tx,
    end: () => pool.end(),
  }
}

export async function openTestServer(
  options: { now?: string; payfipUrl?: string; particulierUrl?: string } = {},
): Promise<TestServer> {
  const log = pino({ level: process.env.INOE_TEST_LOG ?? 'silent' })
  const database = await openTestDatabase()
  const { superuser, end } = await openSuperuser(database)
  const queue = await openQueue(database, log, { ready: true })
  const direct = await openDirect(database)
  const clock = new TestClock(options.now ?? NOW)
  const courriels: Courriel[] = []
  const payfipUrl = options.payfipUrl ?? 'http://127.0.0.1:9'
  const trousseau = openTrousseau([randomBytes(32).toString('base64')])
  const deps: Deps = {
    database,
    clock,
    queue,
    direct,
    affluence: new Affluence(),
    coffre: openCoffre(trousseau),
    fichiers: openFileStore(
      ouvrirDossier(path.join(process.env.INOE_TEST_FOLDER ?? '.', `fichiers-${process.pid}`)),
      trousseau,
    ),
    payfip: soapPayFip({
      serviceUrl: `${payfipUrl}/tpa/services/securite`,
      pageUrl: `${payfipUrl}/tpa/paiementws.web`,
      timeoutMs: 3000,
    }),
    push: openPush({ cle: nouvelleCle(), contact: 'mailto:portail@ville.example', locales: true }),
    franceconnect: openFranceConnect({ timeoutMs: 3000 }),
    particulier: apiParticulier({
      url: options.particulierUrl ?? 'http://127.0.0.1:9',
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
    superuser,
    close: async () => {
      await end()
      await direct.close()
      await queue.stop()
      await database.close()
    },
  }
}

/** Another process of the API on the same database: its own application, ear and, on PostgreSQL, connections. */
export async function openSecond(server: TestServer): Promise<TestServer> {
  const { engine, owner } = server.deps.database
  let database = server.deps.database
  if (engine === 'postgres') {
    const [found] = await rows<{ name: string }>(owner, sql`SELECT current_database() AS name`)
    const url = new URL(`${process.env.INOE_TEST_POSTGRES}/${found?.name}`)
    const ownerUrl = url.href
    url.username = 'inoe_connexion'
    database = await openDatabase({ url: url.href, ownerUrl, migrated: true, connections: 10 })
  }
  const deps = { ...server.deps, database, direct: await openDirect(database) }
  return {
    ...server,
    deps,
    app: createApp(deps),
    close: async () => {
      await deps.direct.close()
      if (database !== server.deps.database) await database.close()
    },
  }
}
