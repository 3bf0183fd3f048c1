import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Antivirus, clamd } from './antivirus.ts'
import { type Magasin, ouvrirDossier } from './magasin.ts'
import { ouvrirSeau } from './magasin-s3.ts'
import { nouvelleCle } from './push.ts'
import { openTrousseau, type Trousseau } from './trousseau.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The keys that the environment gives: the newest, then those before. Without any, one kept in the data folder, made at
 * the first start; it stays among the old ones once the environment gives another.
 */
export function trousseauFromEnvironment(env: Environment, folder: string): Trousseau {
  const file = path.join(folder, 'cle-fichiers')
  if (!env.INOE_FILE_KEY && !existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  return openTrousseau(clesDonnees(env, file))
}

/** The same, without making any: undefined when there is none yet. */
export function trousseauPresent(env: Environment, folder: string): Trousseau | undefined {
  const keys = clesDonnees(env, path.join(folder, 'cle-fichiers'))
  return keys.length > 0 ? openTrousseau(keys) : undefined
}

function clesDonnees(
  { INOE_FILE_KEY: newest, INOE_FILE_KEYS_OLD: before = '' }: Environment,
  file: string,
): string[] {
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const keys = newest ? [newest, ...before.split(','), kept] : [kept]
  return keys.filter((one) => one.trim() !== '')
}

/** Where the files of the families are when no bucket is given. */
export const dossierFichiers = (folder: string): string => path.join(folder, 'fichiers')

/**
 * Where the files of the families are: the bucket of `INOE_S3_BUCKET`, else a folder of the data folder.
 * @throws Error naming what is missing: half a bucket must not become a folder in silence
 */
export function magasinFromEnvironment(env: Environment, folder: string): Magasin {
  if (!Object.keys(env).some((one) => one.startsWith('INOE_S3_') && env[one]))
    return ouvrirDossier(dossierFichiers(folder))
  const lire = (nom: string): string => {
    const found = env[nom]
    if (!found)
      throw new Error(
        `${nom} is not set: a bucket needs INOE_S3_BUCKET, _ENDPOINT, _REGION, _KEY and _SECRET`,
      )
    return found
  }
  const adresse = URL.parse(lire('INOE_S3_ENDPOINT'))
  if (!adresse || !/^https?:$/.test(adresse.protocol))
    throw new Error('INOE_S3_ENDPOINT must be an address: https://s3.fr-par.scw.cloud')
  const chemins = env.INOE_S3_PATHS || 'non'
  if (chemins !== 'oui' && chemins !== 'non') throw new Error('INOE_S3_PATHS is « oui » or « non »')
  return ouvrirSeau({
    seau: lire('INOE_S3_BUCKET'),
    adresse,
    region: lire('INOE_S3_REGION'),
    cle: lire('INOE_S3_KEY'),
    secret: lire('INOE_S3_SECRET'),
    parChemin: chemins === 'oui',
  })
}

/** The private key of push notices that the environment gives; else one kept in the data folder, made at the first start. */
export function clePushFromEnvironment(env: Environment, folder: string): string {
  if (env.INOE_PUSH_KEY) return env.INOE_PUSH_KEY
  const file = path.join(folder, 'cle-notifications')
  if (!existsSync(file)) writeFileSync(file, nouvelleCle(), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}

/** The antivirus at `INOE_CLAMD` (host:port); undefined when none is configured. */
export function antivirusFromEnvironment(env: Environment): Antivirus | undefined {
  if (!env.INOE_CLAMD) return undefined
  const address = /^(?:tcp:\/\/)?(.+):(\d+)$/.exec(env.INOE_CLAMD)
  if (!address) throw new Error('INOE_CLAMD must be host:port (clamd, TCPSocket)')
  return clamd(address[1] ?? '', Number(address[2]), 60_000)
}
