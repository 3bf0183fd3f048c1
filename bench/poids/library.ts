// What is served to the browser: our built elements, and the two libraries that they are compared with.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildCdn } from '../../workshop/build.ts'

const root = path.resolve(import.meta.dirname, '../..')
const cdn = path.join(root, 'packages/elements/dist/cdn')

/** Folder of the elements as a script tag loads them; built again when a source is newer. */
export async function elementsFolder(): Promise<string> {
  const sources = ['packages/elements/src', 'packages/contract/src', 'vite.config.ts', 'package-lock.json']
  const built = statSync(path.join(cdn, 'inoe.js'), { throwIfNoEntry: false })
  if (!built || Math.max(...sources.map((one) => newest(path.join(root, one)))) > built.mtimeMs) {
    console.log('Building packages/elements/dist/cdn…')
    await buildCdn()
  }
  return cdn
}

function newest(place: string): number {
  const found = statSync(place)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(
    ...readdirSync(place, { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(path.join(place, name)).mtimeMs,
    ),
  )
}

/** Folder that Shoelace publishes for a script tag: the `jsdelivr` entry of its package. */
export function shoelaceFolder(): string {
  const dist = path.dirname(fileURLToPath(import.meta.resolve('@shoelace-style/shoelace/dist/shoelace.js')))
  return path.resolve(dist, '../cdn')
}

/** FullCalendar's month view as its users bundle it: one minified module, its styles inside. */
export async function fullCalendar(): Promise<string> {
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'full-calendar-page.js'),
        output: { format: 'es', minify: true },
      },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunks = outputs.flatMap((one) => ('output' in one ? one.output : []))
  const [chunk, ...others] = chunks.filter((one) => one.type === 'chunk')
  if (!chunk || others.length > 0) throw new Error('FullCalendar was to be one file')
  return chunk.code
}

/** Reads what is in a folder by its name there, once: somebody may build again while the pages are measured. */
export function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => /\.(js|css|svg|json)$/.test(name))
      .map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name))] as const),
  )
}
