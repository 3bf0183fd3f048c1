// Reads the environment, opens what the application is made of, listens, and stops gracefully. The only file that
// reads the environment. See docs/exploitation.md for each variable.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { runCommand } from './collectivites/commands.ts'
import { dataFolder, openFromEnvironment } from './database/from-environment.ts'
import { openDirect } from './direct/hub.ts'
import { openPilotage } from './exploitation/pilotage.ts'
import { apporterElements } from './hebergement/elements-gardes.ts'
import { openQueue } from './jobs/queue.ts'
import { registerJobs } from './jobs/register.ts'
import { openClock } from './outside/clock.ts'
import { openCoffre } from './outside/coffre.ts'
import { devMailbox, smtpCourrier } from './outside/courrier.ts'
import { openFileStore } from './outside/fichiers.ts'
import { openFranceConnect } from './outside/franceconnect.ts'
import {
  antivirusFromEnvironment,
  clePushFromEnvironment,
  magasinFromEnvironment,
  trousseauFromEnvironment,
} from './outside/from-environment.ts'
import { apiParticulier } from './outside/particulier.ts'
import { soapPayFip } from './outside/payfip.ts'
import { openPush } from './outside/push.ts'
import { Affluence } from './reservations/affluence.ts'
import { sauvegarder } from './sauvegarde/sauvegarder.ts'
import { serveurFromEnvironment } from './verification/from-environment.ts'

const { env } = process
const production = env.NODE_ENV === 'production'
const port = Number(env.PORT ?? 8787)
const folder = dataFolder(env)
const publicUrl = (env.INOE_URL ?? `http://localhost:${port}`).replace(/\/$/, '')
mkdirSync(folder, { recursive: true })

const log = pino({ level: env.INOE_LOG ?? (production ? 'info' : 'warn') })
const database = await openFromEnvironment(env)
const queue = await openQueue(database, log)
const direct = await openDirect(database)
const mailbox = production ? undefined : devMailbox(path.join(folder, 'courriels'))
if (production && !env.SMTP_URL)
  throw new Error(
    'SMTP_URL is not set: in production e-mails need a mail server (smtp://user:password@host:587)',
  )
if (production && env.INOE_PUSH_LOCAL) throw new Error('INOE_PUSH_LOCAL is for tests: not in production')
const courrier = env.SMTP_URL ? smtpCourrier(env.SMTP_URL, env.SMTP_FROM ?? 'portail@localhost') : mailbox
if (!courrier) throw new Error('no way to send e-mail')

const construits = path.resolve(import.meta.dirname, '../../elements/dist/cdn')
const elements = env.INOE_ELEMENTS ? path.resolve(env.INOE_ELEMENTS) : construits
if (elements !== construits) apporterElements(construits, elements)

const trousseau = trousseauFromEnvironment(env, folder)
const magasin = magasinFromEnvironment(env, folder)
const deps = {
  database,
  clock: openClock(env.INOE_NOW),
  queue,
  direct,
  affluence: new Affluence(),
  fichiers: openFileStore(magasin, trousseau),
  coffre: openCoffre(trousseau),
  antivirus: antivirusFromEnvironment(env),
  payfip: soapPayFip({
    serviceUrl: env.PAYFIP_URL ?? 'https://www.payfip.gouv.fr/tpa/services/securite',
    pageUrl: env.PAYFIP_PAGE_URL ?? 'https://www.payfip.gouv.fr/tpa/paiementws.web',
    timeoutMs: 15_000,
  }),
  push: openPush({
    cle: clePushFromEnvironment(env, folder),
    contact: publicUrl.startsWith('https:') ? publicUrl : 'mailto:portail@localhost',
    locales: env.INOE_PUSH_LOCAL === 'oui',
  }),
  franceconnect: openFranceConnect({ timeoutMs: 10_000 }),
  particulier: apiParticulier({
    url: env.API_PARTICULIER_URL ?? 'https://particulier.api.gouv.fr',
    timeoutMs: 15_000,
  }),
  log,
  publicUrl,
  devMailbox: env.SMTP_URL ? undefined : mailbox,
  elementsFolder: elements,
  essai: !production,
  uploadLimit: 10 * 1024 * 1024,
  trustedProxies: Number(env.INOE_PROXIES ?? 0),
}
registerJobs(deps, courrier)
await queue.start()
// PGlite is this process's alone: what a command asks while it runs is done here.
const stopPilotage =
  database.engine === 'pglite'
    ? await openPilotage(folder, {
        sauvegarde: (demande) => sauvegarder({ ...demande, database, magasin, trousseau, now: new Date() }),
        collectivite: ({ args }) =>
          runCommand(
            {
              ...{ database, publicUrl, clock: deps.clock },
              queue: async () => queue,
              coffre: () => deps.coffre,
              serveur: () => serveurFromEnvironment(env, database.engine, new Date()),
            },
            args,
          ),
      })
    : undefined

const server = serve(
  {
    fetch: createApp(deps).fetch,
    port,
    hostname: env.HOST ?? '127.0.0.1',
    // Longer than a proxy in front keeps its own (60 s for nginx and most load balancers): whoever closes first loses no
    // request. With Node's 5 s a request may leave just as the server closes, and the proxy answers 502.
    serverOptions: { keepAliveTimeout: 75_000 },
  },
  () => {
    log.info({ port, base: database.engine }, 'ready')
    process.send?.('ready')
  },
)

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  // Live streams never end by themselves: they are cut, and the pages come back to the next process.
  server.close()
  if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 1000).unref()
  stopPilotage?.()
  await queue.stop()
  await direct.close()
  await database.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
