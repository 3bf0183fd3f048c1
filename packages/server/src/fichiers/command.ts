// `npm run cles`: wraps again, with the newest key, what older ones wrapped. The environment is the server's
// (docs/exploitation.md).
import { DataInUse, dataFolder, openFromEnvironment } from '../database/from-environment.ts'
import type { Database } from '../database/open.ts'
import { openCoffre } from '../outside/coffre.ts'
import { openFileStore } from '../outside/fichiers.ts'
import { magasinFromEnvironment, trousseauFromEnvironment } from '../outside/from-environment.ts'
import { renouvelerCles } from './renouveler.ts'

const { env } = process
let database: Database | undefined
try {
  database = await openFromEnvironment(env)
  const folder = dataFolder(env)
  const trousseau = trousseauFromEnvironment(env, folder)
  const fichiers = openFileStore(magasinFromEnvironment(env, folder), trousseau)
  const done = await renouvelerCles({ database, fichiers, coffre: openCoffre(trousseau), trousseau })
  console.log(
    `${done === 0 ? 'Rien à renouveler' : `${done} clés renouvelées`} : tout s’ouvre avec la clé ${trousseau.courante.nom}.`,
  )
} catch (error) {
  process.exitCode = 1
  if (!(error instanceof DataInUse)) throw error
  console.error(
    `Un serveur (processus ${error.pid}) utilise déjà ${error.folder}.\n→ Arrêtez-le, puis relancez cette commande.`,
  )
} finally {
  await database?.close()
}
