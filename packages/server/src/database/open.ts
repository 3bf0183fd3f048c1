import { mkdirSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import type { SQL } from 'drizzle-orm'
import { type NodePgClient, NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres'
import { type PgDatabase, PgDialect, type PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { type PgliteClient, PgliteDatabase, PgliteSession } from 'drizzle-orm/pglite'
import pg from 'pg'
import { type Acteur, preamble, roleOf } from './acteur.ts'
import { groupee } from './groupee.ts'
import { migrate } from './migrate.ts'
import { Preparees } from './preparees.ts'

/** A running transaction: what every store function takes first. */
export type Tx = PgDatabase<PgQueryResultHKT, Record<string, never>>

export type Engine = 'pglite' | 'postgres'

export interface TransactionOptions {
  /**
   * What it asks is planned once for each connection, not for each call's values, and goes by indexes: for statements
   * written so that only one plan is good. Planning may cost more than they do, and a plan made while a table was empty,
   * which reads all of it, would be kept while it fills.
   */
  unSeulPlan?: boolean
}

/** The database as the rest of the server sees it: transactions of somebody in a collectivite, and nothing else. */
export interface Database {
  readonly engine: Engine
  /**
   * Runs `work` in one transaction that sees only what `acteur` may see; commits when it resolves, rolls back
   * when it throws.
   */
  transaction<T>(acteur: Acteur, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** A statement outside every tenant, as the owner: health, the queue's own work, setting up. Never a person's request. */
  owner: Tx
  /** Runs SQL text with parameters as the owner: the form pg-boss wants. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  /** Hears PostgreSQL's NOTIFY on a channel, from every process. Returns how to stop. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** postgres://… of the application's login; without it the database is PGlite, in process. */
  url?: string | undefined
  /** postgres://… of the owner, for migrations and the queue; the same as `url` unless set. */
  ownerUrl?: string | undefined
  /** Folder of the PGlite files; in memory without it. */
  folder?: string | undefined
  /** A PGlite data folder dumped earlier, to open faster (tests). */
  template?: Blob | undefined
  /** Connections per process. */
  connections?: number | undefined
  /** The tables are taken as they are (a template, a backup): migrations are skipped. */
  migrated?: boolean | undefined
}

/** Opens the database and brings its tables up to date. */
export function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openPostgres(options.url, options) : openPglite(options)
}

/** One for every transaction: what it works out of the tables' names, it works out once. */
const dialect = new PgDialect({ casing: 'snake_case' })
const onPostgres = (client: NodePgClient) =>
  new NodePgDatabase(dialect, new NodePgSession(client, dialect, undefined), undefined) as unknown as Tx
const onPglite = (client: PgliteClient) =>
  new PgliteDatabase(dialect, new PgliteSession(client, dialect, undefined), undefined) as unknown as Tx

/** Rows of a plain SQL statement, typed by the caller. */
export async function rows<T>(tx: Tx, statement: SQL): Promise<T[]> {
  const result = (await tx.execute(statement)) as { rows: unknown[] }
  return result.rows as T[]
}

/** What opens a transaction, before what it asks. */
function ouverture(acteur: Acteur, { unSeulPlan = false }: TransactionOptions = {}): string[] {
  const plans = ['SET LOCAL plan_cache_mode = force_generic_plan', 'SET LOCAL enable_seqscan = off']
  return [...preamble(acteur), ...(unSeulPlan ? plans : [])]
}

async function openPglite(options: DatabaseOptions): Promise<Database> {
  if (options.folder) mkdirSync(options.folder, { recursive: true })
  const client = await PGlite.create({
    ...(options.folder ? { dataDir: options.folder } : {}),
    ...(options.template ? { loadDataDir: options.template } : {}),
  })
  const owner = onPglite(client)
  if (!options.migrated) await migrate({ engine: 'pglite', owner, run: (text) => client.exec(text) })
  return {
    engine: 'pglite',
    owner,
    transaction: (acteur, work, plans) => {
      const opening = ouverture(acteur, plans).join('; ')
      return client.transaction(async (transaction) => {
        await transaction.exec(opening)
        return work(onPglite(transaction as unknown as PGlite))
      })
    },
    executeSql: async (text, values) => {
      // PGlite runs several statements at once only without parameters.
      if (values?.length) return client.query(text, values)
      const results = await client.exec(text)
      return { rows: (results.at(-1)?.rows ?? []) as Record<string, unknown>[] }
    },
    listen: (channel, heard) => client.listen(channel, heard),
    close: () => client.close(),
  }
}

async function openPostgres(url: string, options: DatabaseOptions): Promise<Database> {
  const max = options.connections ?? 10
  // Pipelined: statements asked for together travel together, each still answered in its turn.
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true })
  const ownerPool =
    options.ownerUrl && options.ownerUrl !== url
      ? new pg.Pool({ connectionString: options.ownerUrl, max: 3, pipeline: true })
      : pool
  // A connection that the server cuts while idle must not take the process down: the pool opens another.
  for (const one of [pool, ownerPool]) one.on('error', () => undefined)
  const owner = onPostgres(ownerPool)
  if (!options.migrated) {
    await migrate({
      engine: 'postgres',
      owner,
      run: (text) => ownerPool.query(text),
      connect: () => ownerPool.connect(),
    })
  }
  const preparees = new Preparees()
  const listeners = new Set<pg.Client>()
  return {
    engine: 'postgres',
    owner,
    transaction: (acteur, work, plans) => {
      // It opens in the same round trip as what is asked first: a busy minute is made of many short transactions.
      // Threat: what follows must never run as the login itself. The values are checked literals, so BEGIN always
      // succeeds; when taking the role does not, the transaction is aborted and PostgreSQL refuses the rest.
      const opening = ['BEGIN', ...ouverture(acteur, plans)].join('; ')
      return withClient(pool, async (connection) => {
        const client = groupee(connection)
        const opened = client.query(opening)
        opened.catch(() => undefined)
        try {
          const done = await work(onPostgres(preparees.on(client, roleOf(acteur))))
          await opened
          await client.query('COMMIT')
          return done
        } catch (error) {
          await client.query('ROLLBACK')
          throw error
        }
      })
    },
    executeSql: async (text, values) => ownerPool.query(text, values ?? []),
    listen: async (channel, heard) => {
      const stop = await listenForEver(url, channel, heard, listeners)
      return stop
    },
    close: async () => {
      await Promise.all([...listeners].map((one) => one.end().catch(() => undefined)))
      await pool.end()
      if (ownerPool !== pool) await ownerPool.end()
    },
  }
}

/** A connection of the pool; one that broke is not given back to it. */
async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** LISTEN on a connection of its own, opened again whenever it is lost. */
async function listenForEver(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  open: Set<pg.Client>,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | undefined
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url })
    client = next
    next.on('notification', (notice) => heard(notice.payload ?? ''))
    next.on('error', () => undefined)
    next.on('end', () => {
      open.delete(next)
      if (!stopped) setTimeout(() => void connect().catch(() => undefined), 1000).unref()
    })
    await next.connect()
    await next.query(`LISTEN "${channel}"`)
    open.add(next)
  }
  await connect()
  return async () => {
    stopped = true
    await client?.end()
  }
}
