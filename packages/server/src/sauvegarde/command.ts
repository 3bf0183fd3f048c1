// `npm run sauvegarde`: saves the database and the families' files. The environment is the server's (docs/exploitation.md).
import { mkdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Consigne } from '../collectivites/consigne.ts'
import { DataInUse, dataFolder, openFromEnvironment } from '../database/from-environment.ts'
import type { Database } from '../database/open.ts'
import { demander } from '../exploitation/pilotage.ts'
import { consigneDe } from '../fichiers/pannes.fr.ts'
import {
  clePushFromEnvironment,
  magasinFromEnvironment,
  trousseauFromEnvironment,
} from '../outside/from-environment.ts'
import { MagasinInjoignable } from '../outside/magasin.ts'
import { readOptions, readPhrase } from './options.ts'
import { AIDE_SAUVEGARDE, ditFaite } from './paroles.fr.ts'
import { dossierSauvegardes, type Faite, sauvegarder } from './sauvegarder.ts'

const { env } = process
const folder = dataFolder(env)
try {
  const { values } = readOptions(AIDE_SAUVEGARDE, () =>
    parseArgs({
      options: {
        vers: { type: 'string' },
        garder: { type: 'string' },
        'phrase-fichier': { type: 'string' },
        cles: { type: 'string' },
        help: { type: 'boolean' },
      },
    }),
  )
  const vers = values.vers === undefined ? dossierSauvegardes(env) : path.resolve(values.vers)
  if (values.help) console.log(AIDE_SAUVEGARDE)
  else if (values.cles !== undefined) console.log(await ecrireCles(path.resolve(values.cles), vers))
  else {
    const garder = values.garder === undefined ? undefined : Number(values.garder)
    if (garder !== undefined && !(Number.isInteger(garder) && garder > 0))
      throw new Consigne('« --garder » veut un nombre.', 'Par exemple : --garder 30')
    const phrase = await readPhrase(values['phrase-fichier'], env.INOE_SAUVEGARDE_PHRASE)
    const faite = await faire({ vers, garder, phrase })
    console.log(ditFaite(faite, await memeDisque(vers)).join('\n'))
  }
} catch (error) {
  process.exitCode = 1
  const dite = error instanceof MagasinInjoignable ? consigneDe(error) : error
  if (!(dite instanceof Consigne)) throw error
  console.error(`${dite.message}\n→ ${dite.remede}`)
}

/** In this process where it can open the database, in the server's otherwise. */
async function faire(ordre: {
  vers: string
  garder: number | undefined
  phrase: string | undefined
}): Promise<Faite> {
  let database: Database
  try {
    // As it is: a backup changes nothing, not even the version of the tables.
    database = await openFromEnvironment(env, { migrated: true })
  } catch (error) {
    if (error instanceof DataInUse) return demander(folder, 'sauvegarde', ordre)
    throw error
  }
  try {
    return await sauvegarder({
      ...ordre,
      database,
      magasin: magasinFromEnvironment(env, folder),
      trousseau: trousseauFromEnvironment(env, folder),
      now: new Date(),
    })
  } finally {
    await database.close()
  }
}

/** The keys, in the form that the server's environment takes. */
async function ecrireCles(fichier: string, vers: string): Promise<string> {
  if (fichier.startsWith(vers + path.sep))
    throw new Consigne(
      'Les clés ne se gardent pas avec les sauvegardes : qui trouverait les deux lirait tout.',
      'Donnez un autre dossier : --cles …',
    )
  const { toutes } = trousseauFromEnvironment(env, folder)
  const [courante = '', ...anciennes] = toutes.map(({ cle }) => cle.toString('base64'))
  const lignes = [
    `INOE_FILE_KEY=${courante}`,
    ...(anciennes.length > 0 ? [`INOE_FILE_KEYS_OLD=${anciennes.join(',')}`] : []),
    `INOE_PUSH_KEY=${clePushFromEnvironment(env, folder).trim()}`,
  ]
  try {
    await mkdir(path.dirname(fichier), { recursive: true })
    await writeFile(fichier, `${lignes.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    throw new Consigne(`${fichier} existe déjà, ou ne peut pas être écrit.`, 'Donnez un autre nom : --cles …')
  }
  return `Les clés sont dans ${fichier}.\nGardez-le loin des sauvegardes (gestionnaire de mots de passe, coffre) : qui a les deux lit tout ; sans lui, une sauvegarde ne rend ni document ni IBAN.`
}

async function memeDisque(vers: string): Promise<boolean> {
  const [there, here] = await Promise.all([stat(vers), stat(folder).catch(() => undefined)])
  return there.dev === here?.dev
}
