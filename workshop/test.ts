// `npm test`: types, lint, server tests on both engines, element tests, the package and journeys in a real browser. Ends with
// « N passed, N failed » alone on its last line and exits with the truth. `npm test -- server` runs one part.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findOrInstallChromium } from './chromium.ts'
import { findOrInstallClamd } from './clamd.ts'
import { findOrInstallFirefox } from './firefox.ts'
import { freePort } from './port.ts'
import { findOrInstallWebKit } from './webkit.ts'

interface Count {
  passed: number
  failed: number
}
type Part = () => Promise<Count>

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)
const folder = mkdtempSync(path.join(tmpdir(), 'inoe-npm-test-'))
mkdirSync(folder, { recursive: true })

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    })
    child.on('exit', (code) => resolve(code ?? 1))
    child.on('error', () => resolve(1))
  })
}

/** A check that is one test: it passes or fails as a whole. */
async function whole(...commands: [string, ...string[]][]): Promise<Count> {
  for (const [command, ...args] of commands)
    if ((await run(bin(command), args)) !== 0) return { passed: 0, failed: 1 }
  return { passed: 1, failed: 0 }
}

/** Reads the counts a runner left in a file; a runner that left none, or whose exit code disagrees, has failed. */
function counted(file: string, exit: number): Count {
  try {
    const count = JSON.parse(readFileSync(file, 'utf8')) as Count
    const silent = count.failed === 0 && (exit !== 0 || count.passed === 0)
    return { passed: count.passed, failed: count.failed + (silent ? 1 : 0) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** The names of the tests that passed on an engine, as its last run wrote them. */
const namesOn = new Map<string, string[]>()

async function serverOn(engine: 'pglite' | 'postgres', clamd: string | undefined): Promise<Count> {
  console.log(`\n— server tests on ${engine}`)
  const file = path.join(folder, `server-${engine}.json`)
  const exit = await run(
    process.execPath,
    [
      '--test',
      '--test-concurrency=2',
      '--test-global-setup=packages/server/test/engine.ts',
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=./workshop/count-reporter.ts',
      '--test-reporter-destination=stderr',
      'packages/server/src/**/*.test.ts',
      'packages/contract/src/**/*.test.ts',
      'demo/**/*.test.ts',
      'stories/etats.test.ts',
      'stories/fixtures.test.ts',
      'stories/fondations/jetons.test.ts',
      'stories/guide/*.test.ts',
      'stories/reference/reference.test.ts',
      'stories/sommaire.test.ts',
    ],
    { INOE_TEST_ENGINE: engine, INOE_COUNT: file, ...(clamd && { CLAMD_PATH: clamd }) },
  )
  const count = counted(file, exit)
  try {
    namesOn.set(engine, (JSON.parse(readFileSync(file, 'utf8')) as { names: string[] }).names)
  } catch {
    // Counted as a failure above.
  }
  return count
}

async function server(): Promise<Count> {
  const clamd = findOrInstallClamd()
  const pglite = await serverOn('pglite', clamd)
  const postgres = await serverOn('postgres', clamd)
  const same = JSON.stringify(namesOn.get('pglite')) === JSON.stringify(namesOn.get('postgres'))
  if (!same) console.error('The two engines did not pass the same tests.')
  return add(add(pglite, postgres), same ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
}

/** Widgets' tests want the focus, stories are one page that is long to walk: each in a browser of its own. */
async function elements(): Promise<Count> {
  const chromium = await findOrInstallChromium()
  // Each that looks for a free port by itself finds the same one as the other.
  const ports = { widgets: await freePort(), stories: await freePort() }
  const of = async (name: keyof typeof ports, files: string): Promise<Count> => {
    const file = path.join(folder, `${name}.json`)
    const exit = await run(
      bin('wtr'),
      ['--config', 'web-test-runner.config.mjs', '--port', String(ports[name]), '--files', files],
      { CHROME_PATH: chromium, INOE_COUNT: file },
    )
    return counted(file, exit)
  }
  const [widgets, stories] = await Promise.all([
    of('widgets', 'packages/elements/src/**/*.test.ts'),
    of('stories', 'stories/**/*.wtr.test.ts'),
  ])
  return add(widgets, stories)
}

/** @param only a file of journeys; all of them without it */
async function inBrowser(env: Record<string, string>, ...only: string[]): Promise<Count> {
  const file = path.join(folder, 'journeys.json')
  const exit = await run(bin('playwright'), ['test', '--config', 'e2e/playwright.config.ts', ...only], {
    ...env,
    CHROME_PATH: await findOrInstallChromium(),
    INOE_COUNT: file,
  })
  return counted(file, exit)
}

const journeys = (): Promise<Count> => inBrowser({ FIREFOX_PATH: findOrInstallFirefox() })

function webkit(): Promise<Count> {
  findOrInstallWebKit()
  return inBrowser({ INOE_WEBKIT: 'oui' }, 'webkit.journey.ts')
}

/** What is published: the npm package in applications that install it, a pinned version in three engines. */
async function npmPackage(): Promise<Count> {
  const file = path.join(folder, 'package.json')
  const exit = await run(
    process.execPath,
    [
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./workshop/count-reporter.ts',
      '--test-reporter-destination=stderr',
      // One after the other: each builds.
      '--test-concurrency=1',
      'e2e/package/*.test.ts',
    ],
    {
      CHROME_PATH: await findOrInstallChromium(),
      FIREFOX_PATH: findOrInstallFirefox(),
      INOE_COUNT: file,
    },
  )
  return counted(file, exit)
}

const parts: Record<string, Part> = {
  types: () =>
    whole(
      ['tsc', '-p', 'tsconfig.json'],
      ['tsc', '-p', 'packages/elements/tsconfig.json'],
      ['tsc', '-p', 'e2e/tsconfig.json'],
    ),
  lint: () => whole(['biome', 'ci', '--error-on-warnings', '.'], ['eslint', 'packages/elements/src']),
  server,
  elements,
  package: npmPackage,
  journeys,
}
/** Only when asked for. */
const aside: Record<string, Part> = { webkit }

function add(one: Count, other: Count): Count {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}

const [asked] = process.argv.slice(2)
const known = { ...parts, ...aside }
const wanted = asked ? Object.entries(known).filter(([name]) => name === asked) : Object.entries(parts)
if (wanted.length === 0) {
  console.error(`Unknown part « ${asked} ». Known: ${Object.keys(known).join(', ')}.`)
  process.exit(2)
}
let total: Count = { passed: 0, failed: 0 }
for (const [name, part] of wanted) {
  console.log(`\n=== ${name}`)
  const start = performance.now()
  let count: Count
  try {
    count = await part()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    count = { passed: 0, failed: 1 }
  }
  console.log(
    `=== ${name}: ${count.passed} passed, ${count.failed} failed (${Math.round((performance.now() - start) / 1000)} s)`,
  )
  total = add(total, count)
}
rmSync(folder, { recursive: true, force: true })
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
