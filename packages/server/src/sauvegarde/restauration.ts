// `npm run restauration`: puts a backup back, or reads it again. The environment is the server's (docs/exploitation.md).
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { Consigne } from '../collectivites/consigne.ts'
import { DataInUse, dataFolder, openFromEnvironment } from '../database/from-environment.ts'
import type { Database } from '../database/open.ts'
import { consigneDe } from '../fichiers/pannes.fr.ts'
import { openQueue, type Queue } from '../jobs/queue.ts'
import { magasinFromEnvironment, trousseauPresent } from '../outside/from-environment.ts'
import { MagasinInjoignable } from '../outside/magasin.ts'
import { lireManifeste } from './manifeste.ts'
import { readOptions, readPhrase } from './options.ts'
import { AIDE_RESTAURATION, ditRestauree, ditVerifiee } from './paroles.fr.ts'
import { restaurer } from './restaurer.ts'
import { faites } from './sauvegarder.ts'
import { verifierArchive } from './verifier.ts'

const { env } = process
const folder = dataFolder(env)
let database: Database | undefined
let queue: Queue | undefined
try {
  const { values, positionals } = readOptions(AIDE_RESTAURATION, () =>
    parseArgs({
      allowPositionals: true,
      options: {
        verifier: { type: 'boolean', default: false },
        remplacer: { type: 'boolean', default: false },
        courriels: { type: 'boolean', default: false },
        'phrase-fichier': { type: 'string' },
        help: { type: 'boolean' },
      },
    }),
  )
  if (values.help) console.log(AIDE_RESTAURATION)
  else {
    const archive = await dossierDe(positionals)
    const phrase = await readPhrase(values['phrase-fichier'], env.INOE_SAUVEGARDE_PHRASE)
    if (values.verifier) console.log((await verifier(archive, phrase)).join('\n'))
    else {
      const done = await restaurer({
        archive,
        phrase,
        trousseau: trousseauPresent(env, folder),
        database: async () => {
          database = await openFromEnvironment(env, { migrated: true })
          return database
        },
        queue: async (opened) => {
          queue = await openQueue(opened, pino({ level: 'warn' }))
          return queue
        },
        magasin: magasinFromEnvironment(env, folder),
        remplacer: values.remplacer,
        courriels: values.courriels,
      })
      console.log(ditRestauree(done).join('\n'))
    }
  }
} catch (error) {
  process.exitCode = 1
  const dite = error instanceof MagasinInjoignable ? consigneDe(error) : error
  if (dite instanceof Consigne) console.error(`${dite.message}\n→ ${dite.remede}`)
  else if (error instanceof DataInUse)
    console.error(
      `Un serveur (processus ${error.pid}) utilise ${error.folder}.\n→ Arrêtez-le, puis relancez cette commande.`,
    )
  else throw error
} finally {
  await queue?.stop()
  await database?.close()
}

/** @throws Consigne naming the backups of the folder when it is the folder of all of them */
async function dossierDe([given, ...others]: string[]): Promise<string> {
  if (given === undefined || others.length > 0)
    throw new Consigne('Il faut une sauvegarde, et une seule.', AIDE_RESTAURATION)
  const archive = path.resolve(given)
  const inside = await faites(archive)
  if (inside.length > 0)
    throw new Consigne(
      `${archive} tient ${inside.length} sauvegarde${inside.length > 1 ? 's' : ''} : dites laquelle.`,
      `La plus récente : npm run restauration -- ${inside.at(-1)}`,
    )
  return archive
}

async function verifier(archive: string, phrase: string | undefined): Promise<string[]> {
  const { manifeste, serrure } = await lireManifeste(archive, phrase)
  const defauts = await verifierArchive(archive, manifeste, serrure)
  if (defauts.length > 0)
    throw new Consigne(
      `Cette sauvegarde est abîmée :\n${defauts.slice(0, 20).join('\n')}`,
      'Gardez-en une autre, et regardez le disque qui la porte.',
    )
  return ditVerifiee(
    archive,
    manifeste,
    trousseauPresent(env, folder)?.nommee(manifeste.cles.courante) !== undefined,
  )
}
