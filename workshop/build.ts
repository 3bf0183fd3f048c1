// Builds what is published: packages/elements/dist (npm, with types) and packages/elements/dist/cdn (script tag).
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const configFile = path.join(root, 'vite.config.ts')

const dist = path.join(root, 'packages/elements/dist')

/** Folder of the elements as a script tag loads them. */
export const cdnFolder = path.join(dist, 'cdn')

/** Builds for people, whoever asks: under another NODE_ENV lit would come with its development checks, 3 kB heavier. */
async function buildFor(mode: 'cdn' | 'npm'): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build({ configFile, mode })
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/** How long the chunks of earlier builds stay: a page opened before a new build still asks for them. */
const KEPT_MS = 7 * 86_400_000

/** The files that a script tag loads, beside those of recent builds. */
export async function buildCdn(): Promise<void> {
  await buildFor('cdn')
  for (const file of readdirSync(cdnFolder)) {
    const place = path.join(cdnFolder, file)
    if (Date.now() - statSync(place).mtimeMs > KEPT_MS) rmSync(place)
  }
}

/** Builds what a script tag loads when it is missing or older than a source. */
export async function buildCdnIfOutdated(): Promise<void> {
  const built = path.join(cdnFolder, 'inoe.js')
  const sources = ['packages/elements/src', 'packages/contract/src', 'vite.config.ts', 'package-lock.json']
  const age = existsSync(built) ? statSync(built).mtimeMs : 0
  if (Math.max(...sources.map((one) => newest(path.join(root, one)))) <= age) return
  console.log('Building the elements…')
  await buildCdn()
}

function newest(place: string): number {
  const found = statSync(place)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = readdirSync(place, { recursive: true, encoding: 'utf8' })
  return Math.max(found.mtimeMs, ...inside.map((name) => statSync(path.join(place, name)).mtimeMs))
}

/** Everything that is published. @throws Error when the types are wrong */
export async function buildAll(): Promise<void> {
  if (existsSync(dist)) {
    for (const entry of readdirSync(dist)) {
      if (entry !== 'cdn') rmSync(path.join(dist, entry), { recursive: true })
    }
  }
  await buildFor('npm')
  const tsc = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/typescript/bin/tsc'),
      '-p',
      path.join(root, 'packages/elements/tsconfig.build.json'),
    ],
    { stdio: 'inherit' },
  )
  if (tsc.status !== 0)
    throw new Error('the types of the elements could not be written: see the messages above')
  await buildCdn()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll()
  console.log('Built packages/elements/dist (npm) and packages/elements/dist/cdn (script tag).')
}
