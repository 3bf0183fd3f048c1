// `npm run collectivite -- …`: creates and edits a town. The environment is the server's (docs/exploitation.md).
import path from 'node:path'
import { pino } from 'pino'
import { DataInUse, dataFolder, openFromEnvironment } from '../database/from-environment.ts'
import type { Database } from '../database/open.ts'
import { demander } from '../exploitation/pilotage.ts'
import { openQueue, type Queue } from '../jobs/queue.ts'
import { openClock } from '../outside/clock.ts'
import { openCoffre } from '../outside/coffre.ts'
import { trousseauFromEnvironment } from '../outside/from-environment.ts'
import { serveurFromEnvironment } from '../verification/from-environment.ts'
import { runCommand } from './commands.ts'
import { Consigne } from './consigne.ts'

const { env } = process
const args = process.argv.slice(2)
let database: Database | undefined
let queue: Queue | undefined
try {
  console.log((await lignes()).join('\n'))
} catch (error) {
  process.exitCode = 1
  if (error instanceof Consigne) console.error(`${error.message}\n→ ${error.remede}`)
  else throw error
} finally {
  await queue?.stop()
  await database?.close()
}

async function lignes(): Promise<string[]> {
  let opened: Database
  try {
    opened = await openFromEnvironment(env)
  } catch (error) {
    // The embedded database has one process: the server that runs does it.
    if (error instanceof DataInUse) return demander(dataFolder(env), 'collectivite', { args: entiers(args) })
    throw error
  }
  database = opened
  return runCommand(
    {
      database: opened,
      clock: openClock(env.INOE_NOW),
      queue: async () => {
        queue ??= await openQueue(opened, pino({ level: 'warn' }))
        return queue
      },
      coffre: () => openCoffre(trousseauFromEnvironment(env, dataFolder(env))),
      publicUrl: (env.INOE_URL ?? `http://localhost:${env.PORT ?? 8787}`).replace(/\/$/, ''),
      serveur: () => serveurFromEnvironment(env, opened.engine, new Date()),
    },
    args,
  )
}

/** Files named from here, for a process that is elsewhere. */
function entiers(typed: readonly string[]): string[] {
  return typed.map((one, rank) =>
    /^--(.*-)?(csv|fichier)$/.test(typed[rank - 1] ?? '') ? path.resolve(one) : one,
  )
}
