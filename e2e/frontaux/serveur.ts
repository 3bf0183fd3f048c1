// The server behind the front server, with the demo's families and a town per front server.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { pino } from 'pino'
import { seedDemo } from '../../demo/data/seed.ts'
import { saveTown } from '../../packages/server/src/collectivites/administration.ts'
import { openFromEnvironment } from '../../packages/server/src/database/from-environment.ts'
import { openQueue } from '../../packages/server/src/jobs/queue.ts'
import { openClock } from '../../packages/server/src/outside/clock.ts'
import { openFileStore } from '../../packages/server/src/outside/fichiers.ts'
import { trousseauFromEnvironment } from '../../packages/server/src/outside/from-environment.ts'
import { ouvrirDossier } from '../../packages/server/src/outside/magasin.ts'

export const SITE = 'https://www.maville.fr'
export const VILLE = 'rurales-entre-deux-mers'

export async function ecrireDonnees(folder: string, villes: readonly string[]): Promise<void> {
  const environment = { INOE_DATA: folder }
  const database = await openFromEnvironment(environment)
  const queue = await openQueue(database, pino({ level: 'silent' }))
  await seedDemo({
    ...{ database, clock: openClock(), origines: [SITE], pages: {} as never, publicUrl: SITE },
    fichiers: openFileStore(
      ouvrirDossier(path.join(folder, 'fichiers')),
      trousseauFromEnvironment(environment, folder),
    ),
    queue: async () => queue,
  })
  for (const id of villes) await saveTown(database, { id, nom: id })
  await queue.stop()
  await database.close()
}

export async function demarrer(folder: string, port: number, url: string): Promise<ChildProcess> {
  const main = path.resolve(import.meta.dirname, '../../packages/server/src/main.ts')
  const child = spawn(process.execPath, [main], {
    env: {
      ...{ PATH: process.env.PATH, INOE_DATA: folder, PORT: String(port), INOE_URL: url },
      ...{ INOE_PROXIES: '1', INOE_LOG: 'error' },
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (message !== 'ready') throw new Error('the server did not start')
  return child
}
