// `npm run collectivite -- …`: creates and edits a town. The environment is the server's (docs/exploitation.md).
import { pino } from 'pino'
import { DataInUse, dataFolder, openFromEnvironment } from '../database/from-environment.ts'
import type { Database } from '../database/open.ts'
import { openQueue, type Queue } from '../jobs/queue.ts'
import { openClock } from '../outside/clock.ts'
import { openCoffre } from '../outside/coffre.ts'
import { trousseauFromEnvironment } from '../outside/from-environment.ts'
import { runCommand } from './commands.ts'
import { Consigne } from './consigne.ts'

const { env } = process
let database: Database | undefined
let queue: Queue | undefined
try {
  const opened = await openFromEnvironment(env)
  database = opened
  const lines = await runCommand(
    {
      database: opened,
      clock: openClock(env.INOE_NOW),
      queue: async () => {
        queue ??= await openQueue(opened, pino({ level: 'warn' }))
        return queue
      },
      coffre: () => openCoffre(trousseauFromEnvironment(env, dataFolder(env))),
      publicUrl: (env.INOE_URL ?? `http://localhost:${env.PORT ?? 8787}`).replace(/\/$/, ''),
    },
    process.argv.slice(2),
  )
  console.log(lines.join('\n'))
} catch (error) {
  process.exitCode = 1
  if (error instanceof Consigne) console.error(`${error.message}\n→ ${error.remede}`)
  else if (error instanceof DataInUse)
    console.error(
      `Un serveur (processus ${error.pid}) utilise déjà ${error.folder}.\n→ Arrêtez-le, puis relancez cette commande.`,
    )
  else throw error
} finally {
  await queue?.stop()
  await database?.close()
}
