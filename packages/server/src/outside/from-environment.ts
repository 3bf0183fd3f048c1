import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Antivirus, clamd } from './antivirus.ts'
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
