import { sql } from 'drizzle-orm'
import { type DrizzleTransactionLike, fromDrizzle, type JobResult, PgBoss, type SendOptions } from 'pg-boss'
import type { Logger } from 'pino'
import type { Cote } from '../comptes/changement-courriel.ts'
import type { UsageLien } from '../comptes/rules.ts'
import type { Database, Tx } from '../database/open.ts'
import type { Notification } from '../notifications/envoyer.ts'
import type { Courriel } from '../outside/courrier.ts'
import type { LettresPliees } from '../reservations/lettres.ts'

/** Every kind of job and what it carries. */
export interface Jobs {
  /** Hands an e-mail to the mail server. */
  courriel: Courriel & { collectivite: string }
  /** Has a browser say that something is there to read. */
  notification: Notification
  /** Writes a one-use link to the login of an address, if there is one. `motDePasse`: hash that a confirmation sets;
   *  `franceconnect`: print of the identity that it links. */
  lien: {
    collectivite: string
    courriel: string
    usage: UsageLien
    motDePasse: string | null
    franceconnect?: string | undefined
  }
  /** Writes the link that one of the two addresses of a change answers by. */
  'changement-courriel': { collectivite: string; changement: string; cote: Cote }
  /** Writes the link by which the other parent joins. */
  'invitation-parent': { collectivite: string; invitation: string }
  /** Asks PayFiP again what became of an operation. */
  'suivre-paiement': { collectivite: string; paiement: string }
  /** Draws the code that signs a mandate and sends it to the login that asked. */
  'code-mandat': { collectivite: string; mandat: string; courriel: string }
  /** Ends the mandates that nobody used for 36 months. */
  'mandats-caducs': Record<string, never>
  /** Writes what families are told of their bookings, one e-mail per login. */
  'lettres-reservations': { collectivite: string } & LettresPliees
  /** Ends the offered places that were not confirmed in time. */
  'propositions-echues': { collectivite: string }
  /** Looks again at what a family's documents kept waiting. */
  reexamen: { collectivite: string; foyer: string }
  /** Writes to the families of a billing run. */
  'annoncer-factures': { collectivite: string; facturation: string }
  /** Has the devices of the readers of a piece of news told. */
  'annoncer-actualite': { collectivite: string; actualite: string }
  /** Reminds families of what is late, at the dates that each régie set. */
  relances: Record<string, never>
  /** Proves that the ledger balances. */
  'verifier-comptes': Record<string, never>
  /** Has the antivirus look at a file in quarantine. */
  'controler-fichier': { collectivite: string; porteur: string; id: string }
  /** Reminds families of documents whose end comes. */
  'rappels-documents': Record<string, never>
  /** Reminds families of a renewal whose end comes. */
  'rappels-renouvellement': Record<string, never>
  /** Gathers everything held on a family for a login that asked. */
  'export-donnees': { collectivite: string; id: string }
  /** Deletes files whose rows are gone. */
  'detruire-fichiers': { collectivite: string; emplacements: string[] }
  /** Writes the bordereaux of what is past its time. */
  'proposer-eliminations': Record<string, never>
  /** Destroys what is on a bordereau, under the archives' visa. */
  eliminer: { collectivite: string; id: string }
  /** Goes on with the destructions that a cut left. */
  'reprendre-eliminations': Record<string, never>
  /** Throws away what is only kept for a while: spent links, old events, old idempotency keys. */
  menage: Record<string, never>
}
export type JobName = keyof Jobs

/** `deleteAfterSeconds`: how long a done job rests in the tables. What it carried of a family has no reason to stay. */
interface QueueOptions {
  retryLimit: number
  retryDelay: number
  retryBackoff: boolean
  deleteAfterSeconds?: number
  retryDelayMax?: number
}

const QUEUES: Record<JobName, QueueOptions> = {
  courriel: { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  // Half a day: said later, it would be no news any more.
  notification: { retryLimit: 10, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  lien: { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'changement-courriel': { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'invitation-parent': { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'code-mandat': { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'mandats-caducs': { retryLimit: 2, retryDelay: 60, retryBackoff: true },
  // Cut short, the last one asked would leave what PayFiP took unsaid.
  'suivre-paiement': { retryLimit: 12, retryDelay: 15, retryBackoff: true },
  'lettres-reservations': { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'propositions-echues': { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  reexamen: { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'annoncer-factures': { retryLimit: 12, retryDelay: 15, retryBackoff: true },
  'annoncer-actualite': { retryLimit: 12, retryDelay: 15, retryBackoff: true },
  relances: { retryLimit: 5, retryDelay: 300, retryBackoff: true },
  'verifier-comptes': { retryLimit: 2, retryDelay: 300, retryBackoff: true },
  // An antivirus that is down for a week-end: the file waits in its quarantine.
  'controler-fichier': { retryLimit: 500, retryDelay: 15, retryBackoff: true, retryDelayMax: 600 },
  'rappels-documents': { retryLimit: 5, retryDelay: 300, retryBackoff: true },
  'rappels-renouvellement': { retryLimit: 5, retryDelay: 300, retryBackoff: true },
  'export-donnees': { retryLimit: 12, retryDelay: 15, retryBackoff: true, deleteAfterSeconds: 3600 },
  'detruire-fichiers': { retryLimit: 100, retryDelay: 15, retryBackoff: true, retryDelayMax: 3600 },
  'proposer-eliminations': { retryLimit: 2, retryDelay: 300, retryBackoff: true },
  eliminer: { retryLimit: 100, retryDelay: 15, retryBackoff: true, retryDelayMax: 3600 },
  'reprendre-eliminations': { retryLimit: 2, retryDelay: 300, retryBackoff: true },
  menage: { retryLimit: 2, retryDelay: 60, retryBackoff: true },
}

/** Jobs taken, and done, at once (one unless said): after an opening minute thousands of e-mails are to leave. */
const TOGETHER: Partial<Record<JobName, number>> = { courriel: 20, notification: 20 }

const NO_JOB = '00000000-0000-0000-0000-000000000000'

/** When jobs that nobody sends are done (cron, UTC): at night in France; what writes to people, in the morning. */
const SCHEDULES: Partial<Record<JobName, string>> = {
  menage: '17 2 * * *',
  'mandats-caducs': '47 2 * * *',
  relances: '37 6 * * *',
  'rappels-documents': '7 6 * * *',
  'rappels-renouvellement': '22 6 * * *',
  'verifier-comptes': '7 3 * * *',
  'reprendre-eliminations': '27 3 * * *',
  'proposer-eliminations': '7 5 1 * *',
}

export interface Queue {
  /** Sends a job in the caller's transaction: it exists if, and only if, the fact it follows is committed. */
  send<Name extends JobName>(
    tx: Tx,
    name: Name,
    data: Jobs[Name],
    options?: { afterSeconds?: number },
  ): Promise<void>
  /** Sends many jobs of one kind in one statement, in the caller's transaction. */
  sendAll<Name extends JobName>(tx: Tx, name: Name, list: readonly Jobs[Name][]): Promise<void>
  /** Sends again, in the caller's transaction, a job that waited for an instant when a backup was made. */
  resume<Name extends JobName>(tx: Tx, name: Name, data: Jobs[Name], startAfter: Date): Promise<void>
  /** Says who does a kind of job. */
  handle<Name extends JobName>(name: Name, work: (data: Jobs[Name]) => Promise<void>): void
  /** Begins to work. */
  start(): Promise<void>
  /** Does every job that is due, once, and returns how many: what tests use instead of waiting. */
  runDue(): Promise<number>
  stop(): Promise<void>
}

/** The queue on the database itself (pg-boss): nothing else to run, and jobs commit with the facts. */
export async function openQueue(
  database: Database,
  log: Logger,
  options: { ready?: boolean } = {},
): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => database.executeSql(text, values) },
    schema: 'pgboss',
  })
  boss.on('error', (error) => log.error({ err: { message: error.message } }, 'queue'))
  const handlers = new Map<JobName, (data: never) => Promise<void>>()
  if (!options.ready) {
    await boss.start()
    for (const name of Object.keys(QUEUES) as JobName[]) {
      await boss.createQueue(name, QUEUES[name])
      await boss.updateQueue(name, QUEUES[name])
    }
    await database.executeSql('GRANT USAGE ON SCHEMA pgboss TO inoe_app, inoe_systeme')
    await database.executeSql('GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA pgboss TO inoe_app, inoe_systeme')
    // Who is erased is erased from what waits to be done.
    await database.executeSql('GRANT UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO inoe_systeme')
    await database.executeSql('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO inoe_app, inoe_systeme')
  }
  // pg-boss reads a queue's row before its first job, on its own connection: inside a transaction PGlite, which has
  // one, would wait for ever. So it is read here.
  for (const name of Object.keys(QUEUES)) await boss.getJobById(name, NO_JOB)
  return {
    async send(tx, name, data, { afterSeconds } = {}) {
      const sendOptions: SendOptions = {
        db: fromDrizzle(tx as DrizzleTransactionLike, sql),
        ...(afterSeconds ? { startAfter: afterSeconds } : {}),
      }
      await boss.send(name, data as object, sendOptions)
    },
    async sendAll(tx, name, list) {
      if (list.length === 0) return
      const jobs = list.map((data) => ({ data: data as object }))
      await boss.insert(name, jobs, { db: fromDrizzle(tx as DrizzleTransactionLike, sql) })
    },
    async resume(tx, name, data, startAfter) {
      await boss.send(name, data as object, {
        db: fromDrizzle(tx as DrizzleTransactionLike, sql),
        startAfter,
      })
    },
    handle(name, work) {
      handlers.set(name, work as (data: never) => Promise<void>)
    },
    async start() {
      for (const [name, cron] of Object.entries(SCHEDULES)) await boss.schedule(name, cron)
      for (const [name, work] of handlers) {
        const options = {
          pollingIntervalSeconds: 0.5,
          batchSize: TOGETHER[name] ?? 1,
          burstWhenBatchFull: true,
          perJobResults: true,
        } as const
        await boss.work(name, options, (jobs) =>
          Promise.all(
            jobs.map(async ({ id, data }): Promise<JobResult> => {
              try {
                await work(data as never)
                return { id, status: 'completed' }
              } catch (error) {
                return { id, status: 'failed', output: { message: String(error) } }
              }
            }),
          ),
        )
      }
    },
    async runDue() {
      let done = 0
      // Jobs send jobs of other kinds: until none is due.
      for (let before = -1; before !== done; ) {
        before = done
        for (const [name, work] of handlers) {
          for (const job of await boss.fetch(name, { batchSize: 1000 })) {
            try {
              await work(job.data as never)
              await boss.complete(name, job.id)
            } catch (error) {
              await boss.fail(name, job.id, { message: String(error) })
            }
            done++
          }
        }
      }
      return done
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}
