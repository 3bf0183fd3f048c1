// `npm run factures -- …`: issues a month's invoices. The environment is the server's (docs/exploitation.md).
import { pino } from 'pino'
import { Consigne } from '../collectivites/consigne.ts'
import { DataInUse, openFromEnvironment } from '../database/from-environment.ts'
import type { Database } from '../database/open.ts'
import { openQueue, type Queue } from '../jobs/queue.ts'
import { openClock } from '../outside/clock.ts'
import { readDemande, runDemande } from './from-command.ts'

const { env } = process
let database: Database | undefined
let queue: Queue | undefined
try {
  const demande = readDemande(process.argv.slice(2))
  database = await openFromEnvironment(env)
  queue = await openQueue(database, pino({ level: 'warn' }))
  const publicUrl = (env.INOE_URL ?? `http://localhost:${env.PORT ?? 8787}`).replace(/\/$/, '')
  console.log(await runDemande({ database, clock: openClock(env.INOE_NOW), queue, publicUrl }, demande))
} catch (error) {
  process.exitCode = 1
  if (error instanceof Consigne) console.error(`${error.message}\n→ ${error.remede}`)
  else if (error instanceof DataInUse)
    console.error(
      `Un serveur (processus ${error.pid}) utilise déjà ${error.folder}.\n→ Arrêtez-le, puis relancez cette commande ; ou émettez les factures depuis l’espace des agents.`,
    )
  else throw error
} finally {
  await queue?.stop()
  await database?.close()
}
