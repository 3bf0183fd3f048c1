// What `verifier` must know of the server, read from its environment.
import { existsSync } from 'node:fs'
import path from 'node:path'
import nodemailer from 'nodemailer'
import { dataFolder, type Environment } from '../database/from-environment.ts'
import type { Engine } from '../database/open.ts'
import {
  antivirusFromEnvironment,
  dossierFichiers,
  magasinFromEnvironment,
} from '../outside/from-environment.ts'
import { ouvrirDossier } from '../outside/magasin.ts'
import { dossierSauvegardes, faites } from '../sauvegarde/sauvegarder.ts'
import type { Serveur } from './serveur.ts'

/** Milliseconds that a mail server has to say that it is there. */
const PATIENCE = 10_000

export async function serveurFromEnvironment(env: Environment, moteur: Engine, now: Date): Promise<Serveur> {
  const folder = dataFolder(env)
  const dossier = dossierSauvegardes(env)
  return {
    publicUrl: (env.INOE_URL ?? `http://localhost:${env.PORT ?? 8787}`).replace(/\/$/, ''),
    moteur,
    production: env.NODE_ENV === 'production',
    proxies: Number(env.INOE_PROXIES ?? 0),
    courrier: env.SMTP_URL
      ? {
          joindre: () => joindre(env.SMTP_URL ?? ''),
          expediteur: env.SMTP_FROM ?? 'portail@localhost',
        }
      : undefined,
    antivirus: antivirusFromEnvironment(env),
    fichiers: magasinFromEnvironment(env, folder),
    dossierFichiers: ouvrirDossier(dossierFichiers(folder)),
    cleDansDossier: !env.INOE_FILE_KEY && existsSync(path.join(folder, 'cle-fichiers')),
    sauvegardes: { dossier, derniere: await derniere(dossier) },
    now,
  }
}

/** Connects and signs in, and sends nothing. */
async function joindre(url: string): Promise<void> {
  const patience = `connectionTimeout=${PATIENCE}&greetingTimeout=${PATIENCE}`
  const transport = nodemailer.createTransport(`${url}${url.includes('?') ? '&' : '?'}${patience}`)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

async function derniere(dossier: string): Promise<Date | undefined> {
  const last = (await faites(dossier)).at(-1)
  if (!last) return undefined
  // Its name is its instant: a sealed one says it too.
  return new Date(path.basename(last).replace(/T(\d{2})-(\d{2})-(\d{2})Z$/, 'T$1:$2:$3Z'))
}
