// What is served to the browser: our built elements, and the two libraries that they are compared with.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { buildCdnIfOutdated, cdnFolder } from '../../workshop/build.ts'

/** Folder of the elements as a script tag loads them; built again when a source is newer. */
export async function elementsFolder(): Promise<string> {
  await buildCdnIfOutdated()
  return cdnFolder
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
