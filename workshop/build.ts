// Builds what is published: packages/elements/dist (npm, with types) and packages/elements/dist/cdn (script tag).
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { rangerElements } from '../packages/server/src/hebergement/elements-gardes.ts'
import { publish, readFigee, version, writeFigee } from './figee.ts'
import { writeEditors } from './package/editors.ts'
import { writeFrameworks } from './package/frameworks.ts'
import { readManifest } from './package/manifest.ts'
import { writeReact } from './package/react.ts'
import { writeTypes } from './package/types.ts'

const root = path.resolve(import.meta.dirname, '..')
const configFile = path.join(root, 'vite.config.ts')

const dist = path.join(root, 'packages/elements/dist')

/** Folder of the elements as a script tag loads them. */
export const cdnFolder = path.join(dist, 'cdn')

/** What the bundler made. */
type Made = Rolldown.OutputChunk | Rolldown.OutputAsset

/** Builds for people, whoever asks: under another NODE_ENV lit would come with its development checks, 3 kB heavier. */
async function buildFor(mode: 'cdn' | 'figee' | 'npm', define: Record<string, string> = {}): Promise<Made[]> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    const result = await build({ configFile, mode, define })
    const outputs = Array.isArray(result) ? result : [result]
    return outputs.flatMap((one) => ('output' in one ? one.output : []))
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}

/**
 * The files that a script tag loads, beside those of recent builds, and the same as a pinned version.
 * @returns what the bundler made, without the pinned version
 */
export async function buildCdn(): Promise<Rolldown.OutputChunk[]> {
  const chunks = (await buildFor('cdn')).filter((one) => one.type === 'chunk')
  await writeFigee(cdnFolder, chunks, async (define) => {
    const [loader] = await buildFor('figee', define)
    if (loader?.type !== 'chunk') throw new Error('the loader of the pinned version is not one file')
    return loader.code
  })
  rangerElements(cdnFolder, [
    ...chunks.map(({ fileName }) => fileName),
    path.dirname(readFigee(cdnFolder).fichier),
  ])
  return chunks
}

/** Builds what a script tag loads when it is missing or older than a source. */
export async function buildCdnIfOutdated(): Promise<void> {
  const built = path.join(cdnFolder, 'inoe.js')
  const sources = [
    'packages/elements/src',
    'packages/contract/src',
    'vite.config.ts',
    'workshop/figee.ts',
    'package-lock.json',
  ]
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

/** Everything that is published. @throws Error when the types or the documentation of a widget are wrong */
export async function buildAll(): Promise<void> {
  const { manifest, widgets } = readManifest()
  if (existsSync(dist)) {
    for (const entry of readdirSync(dist)) {
      if (entry !== 'cdn') rmSync(path.join(dist, entry), { recursive: true })
    }
  }
  await buildFor('npm')
  writeTypes(widgets)
  writeReact(widgets, path.join(dist, 'react'))
  writeFrameworks(widgets, dist)
  writeEditors(widgets, version, dist)
  writeFileSync(path.join(dist, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  // What a page loads by a script tag: the files of this build, without those that pages opened before still ask for.
  for (const { fileName } of await buildCdn())
    cpSync(path.join(cdnFolder, fileName), path.join(dist, 'script', fileName))
  publish(cdnFolder)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll()
  console.log('Built packages/elements/dist (npm) and packages/elements/dist/cdn (script tag).')
}
