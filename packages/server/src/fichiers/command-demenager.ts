// `npm run fichiers`: moves the families' files from the folder to the bucket, or back. The environment is the server's
// (docs/exploitation.md), with the bucket.
import { parseArgs } from 'node:util'
import { Consigne } from '../collectivites/consigne.ts'
import { dataFolder } from '../database/from-environment.ts'
import { dossierFichiers, magasinFromEnvironment } from '../outside/from-environment.ts'
import { MagasinInjoignable, ouvrirDossier } from '../outside/magasin.ts'
import { readOptions } from '../sauvegarde/options.ts'
import { demenager } from './demenager.ts'
import { consigneDe } from './pannes.fr.ts'

const AIDE = `npm run fichiers -- --vers-s3 | --vers-dossier

  Copie les fichiers des familles du dossier d’INOE_DATA vers le bucket d’INOE_S3_…, ou l’inverse, sous les mêmes noms. Rien
  n’est retiré du départ ; relancée, elle ne copie que ce qui manque. Serveur en marche : lancez-la une fois, arrêtez-le,
  lancez-la encore (c’est court), changez ses variables, démarrez-le.`

const { env } = process
try {
  const { values } = readOptions(AIDE, () =>
    parseArgs({
      options: {
        'vers-s3': { type: 'boolean', default: false },
        'vers-dossier': { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    }),
  )
  if (values.help) console.log(AIDE)
  else console.log((await deplacer(values['vers-s3'], values['vers-dossier'])).join('\n'))
} catch (error) {
  process.exitCode = 1
  const dite = error instanceof MagasinInjoignable ? consigneDe(error) : error
  if (!(dite instanceof Consigne)) throw error
  console.error(`${dite.message}\n→ ${dite.remede}`)
}

async function deplacer(versS3: boolean, versDossier: boolean): Promise<string[]> {
  if (versS3 === versDossier) throw new Consigne('Dites dans quel sens.', AIDE)
  const folder = dataFolder(env)
  const seau = magasinFromEnvironment(env, folder)
  if (!seau.seau)
    throw new Consigne(
      'Aucun bucket n’est donné.',
      'INOE_S3_BUCKET, INOE_S3_ENDPOINT, INOE_S3_REGION, INOE_S3_KEY, INOE_S3_SECRET (docs/exploitation.md).',
    )
  const dossier = ouvrirDossier(dossierFichiers(folder))
  const [de, vers] = versS3 ? [dossier, seau] : [seau, dossier]
  const { copies, octets, deja } = await demenager(de, vers)
  return [
    `De ${de.ou} à ${vers.ou} : ${copies} copiés (${Math.ceil(octets / 1000)} ko), ${deja} y étaient déjà.`,
    versS3
      ? 'Donnez INOE_S3_… au serveur et redémarrez-le, puis : npm run collectivite -- verifier <ville>'
      : 'Retirez INOE_S3_… du serveur et redémarrez-le.',
    copies > 0
      ? 'Ce qui est arrivé pendant la copie n’y est peut-être pas : serveur arrêté, relancez-la.'
      : 'Rien ne manquait.',
  ]
}
