// `npm start`: the API with demo data, the town's site on another origin, a payment simulator and a mailbox.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import {
  DataInUse,
  dataFolder,
  openFromEnvironment,
} from '../packages/server/src/database/from-environment.ts'
import { adressesDeclarees } from '../packages/server/src/franceconnect/parcours.ts'
import { openQueue, type Queue } from '../packages/server/src/jobs/queue.ts'
import { instantOf, openClock } from '../packages/server/src/outside/clock.ts'
import { openCoffre } from '../packages/server/src/outside/coffre.ts'
import { openFileStore } from '../packages/server/src/outside/fichiers.ts'
import {
  magasinFromEnvironment,
  trousseauFromEnvironment,
} from '../packages/server/src/outside/from-environment.ts'
import { buildCdnIfOutdated } from '../workshop/build.ts'
import { ZONE } from './data/calendar.ts'
import { MOT_DE_PASSE } from './data/families.ts'
import { seedDemo } from './data/seed.ts'
import { CLIENT } from './franceconnect/client.ts'
import { createFranceConnectSimulator, emetteurAu } from './franceconnect/simulator.ts'
import { allocationsDemo, HABILITATION } from './particulier/familles.ts'
import { createParticulierSimulator } from './particulier/simulator.ts'
import { createPayFipSimulator } from './payfip/simulator.ts'
import { SECTION_PAGES, townSite } from './town-site.ts'

const TOWN = 'rurales-entre-deux-mers'
const root = path.resolve(import.meta.dirname, '..')

/** Says what is wrong and what to do, and ends. */
function stop(what: string, remedy: string): never {
  console.error(`\n${what}\n→ ${remedy}\n`)
  process.exit(1)
}

function options(): { date: string | undefined; neuf: boolean } {
  try {
    const { values } = parseArgs({
      options: { date: { type: 'string' }, neuf: { type: 'boolean', default: false } },
    })
    return { date: values.date, neuf: values.neuf }
  } catch (error) {
    stop(
      error instanceof Error ? error.message : String(error),
      'npm start -- [--date 2026-07-26 | --date 2026-07-26T23:59:50] [--neuf]',
    )
  }
}

const { date, neuf } = options()
const port = portOf('PORT', 8787)
const sitePort = portOf('DEMO_PORT', 5173)
// Beside the site's: a run on other ports has a simulator of its own.
const payfipPort = sitePort + 1000
const particulierPort = sitePort + 1001
const franceconnectPort = sitePort + 1002
const api = `http://localhost:${port}`
const site = `http://localhost:${sitePort}`
const payfip = `http://localhost:${payfipPort}`
const now = startInstant()
const folder = dataFolder(process.env)
/** In the database's own folder, so that it goes when the database goes. */
const marker = path.join(folder, 'base', 'demo.json')

for (const [one, variable] of [
  [port, 'PORT'],
  [sitePort, 'DEMO_PORT'],
  [payfipPort, 'DEMO_PORT'],
  [particulierPort, 'DEMO_PORT'],
  [franceconnectPort, 'DEMO_PORT'],
] as const) {
  if (!(await isFree(one)))
    stop(
      `Port ${one} is taken, perhaps by another « npm start ».`,
      `Stop that one, or choose another: ${variable}=${one + 10} npm start`,
    )
}

await buildCdnIfOutdated()
const made = await prepareData()

const clock = openClock(now)
const simulator = await createPayFipSimulator({ now: () => clock.now(), lateMs: 8000 }).listen(payfipPort)
const caf = await createParticulierSimulator({ jeton: HABILITATION.jeton, now: () => clock.now() }).listen(
  particulierPort,
)
caf.settings.allocations = allocationsDemo(made)
const declarees = adressesDeclarees(api, TOWN)
const franceconnect = await createFranceConnectSimulator(() => [
  { ...CLIENT, retours: [declarees.retour], apresSortie: [declarees.sortie] },
]).listen(franceconnectPort)
const server = spawn(process.execPath, [path.join(root, 'packages/server/src/main.ts')], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV === 'production' ? 'development' : process.env.NODE_ENV,
    PORT: String(port),
    INOE_URL: api,
    ...(now ? { INOE_NOW: now } : {}),
    PAYFIP_URL: `${payfip}/tpa/services/securite`,
    PAYFIP_PAGE_URL: `${payfip}/tpa/paiementws.web`,
    API_PARTICULIER_URL: caf.url,
  },
})
await ready(server)
// Last: whoever waits for the site finds everything there.
const town = serve(
  { fetch: townSite({ api, collectivite: TOWN }).fetch, port: sitePort, hostname: '127.0.0.1' },
  say,
)

let stopping = false
server.on('exit', (code) => end(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(0))

function end(code: number): void {
  if (stopping) return
  stopping = true
  town.close()
  if ('closeAllConnections' in town) town.closeAllConnections()
  void simulator.close()
  void franceconnect.close()
  void caf.close()
  if (server.exitCode !== null) process.exit(code)
  server.on('exit', () => process.exit(code))
  server.kill('SIGTERM')
}

function portOf(variable: string, standard: number): number {
  const asked = Number(process.env[variable] ?? standard)
  if (!Number.isInteger(asked) || asked < 1 || asked > 64_000)
    stop(
      `${variable} is not a port: ${process.env[variable]}`,
      `For example ${variable}=${standard} npm start`,
    )
  return asked
}

/** The instant the clock starts at, from `--date` (a civil date or time in France) or INOE_NOW. */
function startInstant(): string | undefined {
  if (date === undefined) return process.env.INOE_NOW
  const civil = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?)?$/.exec(date)
  try {
    if (!civil?.[1]) return new Date(date).toISOString()
    return instantOf(civil[1], (civil[2] ?? '09:00') + (civil[3] ?? ''), ZONE).toISOString()
  } catch {
    return stop(
      `« ${date} » is not a date.`,
      'For example npm start -- --date 2026-07-26, or --date 2026-07-26T08:59:50',
    )
  }
}

function isFree(asked: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(asked, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** Writes the demo where it is missing; a second start with the same ports opens nothing. @returns the civil day it is of */
async function prepareData(): Promise<string> {
  const today = openClock(now).today(ZONE)
  if (neuf) {
    if (process.env.DATABASE_URL)
      stop(
        '--neuf only empties the embedded database.',
        'Drop and create the database of DATABASE_URL yourself.',
      )
    // Only what is ours: INOE_DATA may hold something else.
    for (const one of ['base', 'courriels', 'fichiers', 'cle-fichiers'])
      rmSync(path.join(folder, one), { recursive: true, force: true })
  }
  mkdirSync(folder, { recursive: true })
  const known =
    !process.env.DATABASE_URL && existsSync(marker)
      ? (JSON.parse(readFileSync(marker, 'utf8')) as { site: string; date: string })
      : undefined
  if (known?.site !== site) {
    console.log('Preparing the demo data…')
    try {
      const database = await openFromEnvironment(process.env)
      const trousseau = trousseauFromEnvironment(process.env, folder)
      let queue: Queue | undefined
      await seedDemo({
        database,
        clock: openClock(now),
        fichiers: openFileStore(magasinFromEnvironment(process.env, folder), trousseau),
        coffre: openCoffre(trousseau),
        emetteur: emetteurAu(franceconnectPort),
        origines: [site, `http://127.0.0.1:${sitePort}`],
        pages: SECTION_PAGES,
        publicUrl: api,
        queue: async () => {
          queue ??= await openQueue(database, pino({ level: 'warn' }))
          return queue
        },
      })
      await queue?.stop()
      await database.close()
      if (!process.env.DATABASE_URL)
        writeFileSync(marker, JSON.stringify({ site, date: known?.date ?? today }))
    } catch (error) {
      if (error instanceof DataInUse)
        stop(error.message, 'Or give this start data of its own: INOE_DATA=.data-2 npm start')
      throw error
    }
  }
  const days = Math.abs(Date.parse(today) - Date.parse(known?.date ?? today)) / 86_400_000
  if (days > 20)
    console.log(
      `\nThe demo data was made for ${known?.date}. For fresh data around ${today}: npm start -- --neuf`,
    )
  return known?.date ?? today
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise<void>((resolve) => {
    child.once('message', () => resolve())
    child.once('exit', () => stop('The API did not start.', 'See the messages above.'))
  }).then(() => void child.removeAllListeners('exit'))
}

function say(): void {
  console.log(`
  The town’s site      ${site}/            (same site as the API: cookie)
                       http://127.0.0.1:${sitePort}/            (cross-site: bearer)
  Espace famille       ${site}/espace-famille/
  Hosted page          ${api}/${TOWN}/   ${api}/contrexeville/
  E-mails              ${api}/dev/courriels
  API                  ${api}/docs
${now ? `  Clock starts at      ${now}\n` : ''}
  Logins, all with the password  ${MOT_DE_PASSE}
    camille.durand@exemple.fr                a family with bookings and an invoice
    julien.durand@exemple.fr                 its other parent
    samir.benali@exemple.fr                  a family whose papers are missing
    agent@ruralesentredeuxmers.example       an agent: ${site}/espace-famille/gestion/
    julie.lambert@exemple.fr, agent@contrexeville.example    in the other town

  Ctrl-C stops everything.
`)
}
