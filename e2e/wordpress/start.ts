// A new WordPress with the plugin active, and the API with the demo's data where that WordPress is declared.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { seedDemo } from '../../demo/data/seed.ts'
import { SECTION_PAGES } from '../../demo/town-site.ts'
import { openFromEnvironment } from '../../packages/server/src/database/from-environment.ts'
import { openQueue, type Queue } from '../../packages/server/src/jobs/queue.ts'
import { openClock } from '../../packages/server/src/outside/clock.ts'
import { openFileStore } from '../../packages/server/src/outside/fichiers.ts'
import { trousseauFromEnvironment } from '../../packages/server/src/outside/from-environment.ts'
import { ouvrirDossier } from '../../packages/server/src/outside/magasin.ts'
import { buildCdnIfOutdated } from '../../workshop/build.ts'
import { API, API_PORT, SOURCE, WEBMESTRE, WORDPRESS, WORDPRESS_PORT } from './site.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = process.env.INOE_WP_DATA
if (!folder) throw new Error('INOE_WP_DATA: an empty folder for the site, its database and the API’s data')
const site = path.join(folder, 'site')
const base = path.join(folder, 'base')
const socket = path.join(folder, 'mariadb.sock')
const children: ChildProcess[] = []

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))

// Those started have process groups of their own: they would outlive this one.
process.on('uncaughtException', (error) => {
  console.error(error)
  void stop(1)
})

await buildCdnIfOutdated()
await startApi()
await startMariaDb()
installWordPress()
start('php', ['-S', `localhost:${WORDPRESS_PORT}`, '-t', site], { PHP_CLI_SERVER_WORKERS: '4' })

/** A server of this test: it ends with it. Its process group is its own, for those that have workers. */
function start(command: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true,
    env: { ...process.env, ...env },
  })
  children.push(child)
  child.on('exit', (code) => void stop(code ?? 1))
  return child
}

let stopping = false
async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  const running = children.filter((one) => one.exitCode === null && one.signalCode === null && one.pid)
  const ended = Promise.all(running.map((one) => new Promise((resolve) => one.once('exit', resolve))))
  for (const { pid } of running) if (pid) process.kill(-pid, 'SIGTERM')
  await ended
  for (const one of [site, base, path.join(folder as string, 'api')])
    rmSync(one, { recursive: true, force: true })
  process.exit(code)
}

async function startApi(): Promise<void> {
  const data = path.join(folder as string, 'api')
  mkdirSync(data, { recursive: true })
  const env = { ...process.env, INOE_DATA: data }
  const database = await openFromEnvironment(env)
  let queue: Queue | undefined
  await seedDemo({
    database,
    clock: openClock(undefined),
    fichiers: openFileStore(ouvrirDossier(path.join(data, 'fichiers')), trousseauFromEnvironment(env, data)),
    origines: [WORDPRESS],
    pages: SECTION_PAGES,
    publicUrl: API,
    queue: async () => {
      queue ??= await openQueue(database, pino({ level: 'warn' }))
      return queue
    },
  })
  await queue?.stop()
  await database.close()
  start(process.execPath, ['packages/server/src/main.ts'], {
    INOE_DATA: data,
    PORT: String(API_PORT),
    INOE_URL: API,
  })
}

async function startMariaDb(): Promise<void> {
  const user = process.getuid?.() === 0 ? ['--user=root'] : []
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', ...user, `--datadir=${base}`, '--auth-root-authentication-method=normal'],
    { stdio: 'ignore' },
  )
  start('/usr/sbin/mariadbd', [
    '--no-defaults',
    ...user,
    `--datadir=${base}`,
    `--socket=${socket}`,
    `--pid-file=${path.join(base, 'pid')}`,
    '--skip-networking',
  ])
  while (!existsSync(socket)) await wait(100)
  execFileSync('mariadb', [
    '--no-defaults',
    `--socket=${socket}`,
    '-u',
    'root',
    '-e',
    'create database wordpress',
  ])
}

function installWordPress(): void {
  cpSync(SOURCE, site, { recursive: true, dereference: true })
  const plugins = path.join(site, 'wp-content/plugins')
  cpSync(path.join(root, 'integrations/wordpress'), path.join(plugins, 'inoe-espace-famille'), {
    recursive: true,
  })
  cpSync(path.join(import.meta.dirname, 'retard.php'), path.join(site, 'wp-content/mu-plugins/retard.php'))
  const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
    `${name}_KEY`,
    `${name}_SALT`,
  ])
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: WORDPRESS,
    WP_SITEURL: WORDPRESS,
    WP_HTTP_BLOCK_EXTERNAL: true,
    DISABLE_WP_CRON: true,
    ...Object.fromEntries(keys.map((name) => [name, randomBytes(32).toString('hex')])),
  }
  writeFileSync(
    path.join(site, 'wp-config.php'),
    `<?php\n${Object.entries(constants)
      .map(([name, value]) => `define( '${name}', ${JSON.stringify(value)} );`)
      .join('\n')}\n$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
// Warnings of PHP go in the page, where the test looks for them; what is deprecated is WordPress’s own.
error_reporting( E_ALL & ~E_DEPRECATED );
ini_set( 'display_errors', '1' );
require_once ABSPATH . 'wp-settings.php';\n`,
  )
  const { login, motDePasse } = WEBMESTRE
  php(`define( 'WP_INSTALLING', true ); require 'wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install( 'Mairie', '${login}', '${login}@maville.example', false, '', '${motDePasse}' );`)
  php(`require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';
    switch_theme( 'twentytwentythree' );
    $failed = activate_plugin( 'inoe-espace-famille/inoe-espace-famille.php' );
    if ( is_wp_error( $failed ) ) { fwrite( STDERR, $failed->get_error_message() ); exit( 1 ); }`)
}

function php(code: string): void {
  execFileSync('php', ['-r', code], { cwd: site, stdio: ['ignore', 'ignore', 'inherit'] })
}
