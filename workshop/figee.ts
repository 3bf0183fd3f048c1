// A pinned version: the files of one build in a folder of their own, and a loader that carries their hashes. One `integrity`
// in the page then answers for everything that runs.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Rolldown } from 'vite'
import { FIGEE, PUBLIEE } from '../packages/server/src/hebergement/elements-gardes.ts'

/** What a page writes to load one version and no other. */
export interface Figee {
  /** Below the folder of the elements: `1.2.3-AbC123/inoe.js`. */
  fichier: string
  /** The `integrity` of the tag. */
  integrite: string
}

const source = path.resolve(import.meta.dirname, '../packages/elements/src')
/** What a version is made of beside the chunks: an address of one version never holds two contents. */
const LOADER = [path.join(source, 'cdn-figee.ts'), path.join(source, 'places.ts'), import.meta.filename]

export const { version } = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../packages/elements/package.json'), 'utf8'),
) as { version: string }

const sha = (algorithm: 'sha256' | 'sha384', text: string) =>
  createHash(algorithm).update(text).digest('base64')

/** The table of what comes later than a widget; not a name that a chunk may have. */
const SUITE = 'suite_'

/**
 * Writes a build again as a pinned version.
 * @param build bundles the loader with these constants
 */
export async function writeFigee(
  folder: string,
  chunks: readonly Rolldown.OutputChunk[],
  build: (define: Record<string, string>) => Promise<string>,
): Promise<void> {
  const files = chunks.filter(({ fileName }) => fileName !== 'inoe.js')
  const all = [...files.map(({ code }) => code), ...LOADER.map((one) => readFileSync(one, 'utf8'))].join('\n')
  const id = `${version}-${createHash('sha256').update(all).digest('base64url').slice(0, 6)}`
  const names = namesOf(files)
  const name = (fileName: string) => names.get(fileName) as string
  const code = new Map(files.map((one) => [name(one.fileName), pinned(one.code, names, `inoe ${id}`)]))
  const byFile = new Map(files.map((one) => [one.fileName, one]))

  /** What a file needs, each after what it imports, itself last. */
  const chain = (fileName: string, above: readonly string[] = []): string[] => {
    if (above.includes(fileName)) throw new Error(`${fileName} imports itself, by ${above.join(', ')}`)
    const { imports = [] } = byFile.get(fileName) ?? {}
    return [...new Set([...imports.flatMap((one) => chain(one, [...above, fileName])), fileName])]
  }

  const widgets = files.filter((one) => widgetFolder(one.facadeModuleId))
  const shared = [...new Set(widgets.flatMap(({ fileName }) => chain(fileName).slice(0, -1)))]
  if (shared.length > 10) throw new Error('a rank is one digit: the loader must read them otherwise')
  const later = files.filter((one) => one.isDynamicEntry && !widgets.includes(one))
  const known = (one: string) => [`${one}.js`, `sha256-${sha('sha256', code.get(one) as string)}`]
  const table = Object.fromEntries(
    later.map(({ fileName }) => [`${name(fileName)}.js`, chain(fileName).map((one) => known(name(one)))]),
  )
  code.set(SUITE, `export default ${JSON.stringify(table)}`)

  const order = [...shared.map(name), ...widgets.map(({ fileName }) => name(fileName)), SUITE]
  const ranks = widgets.map(({ fileName }) =>
    chain(fileName)
      .slice(0, -1)
      .map((one) => shared.indexOf(one))
      .join(''),
  )
  if (ranks.includes('')) throw new Error('a widget that shares nothing: the loader takes it for none')
  const hashes = order.map((one) => sha('sha256', code.get(one) as string).slice(0, -1))
  const loader = await build({
    __VERSION__: JSON.stringify(`inoe ${id}`),
    __FILES__: JSON.stringify(order.join(' ')),
    __IMPORTS__: JSON.stringify([...shared.map(() => ''), ...ranks].join(' ')),
    __HASHES__: JSON.stringify(hashes.join('')),
  })
  const place = path.join(folder, id)
  mkdirSync(place, { recursive: true })
  for (const [one, text] of code) writeFileSync(path.join(place, `${one}.js`), text)
  writeFileSync(path.join(place, 'inoe.js'), loader)
  // Written again, it is of today: its age is that of its folder.
  utimesSync(place, new Date(), new Date())
  const figee: Figee = { fichier: `${id}/inoe.js`, integrite: `sha384-${sha('sha384', loader)}` }
  writeFileSync(path.join(folder, FIGEE), JSON.stringify(figee))
}

/** The last build becomes one that pages may name. */
export function publish(folder: string): void {
  const figee = readFigee(folder)
  for (const place of [path.join(folder, path.dirname(figee.fichier)), folder])
    writeFileSync(path.join(place, PUBLIEE), JSON.stringify(figee))
}

export function readFigee(folder: string): Figee {
  return JSON.parse(readFileSync(path.join(folder, FIGEE), 'utf8')) as Figee
}

function widgetFolder(module: string | null): string | undefined {
  return /([\w-]+)[\\/]define\.ts$/.exec(module ?? '')?.[1]
}

/** The folder says the build: a file needs no hash in its name. A widget's is its tag's. */
function namesOf(files: readonly Rolldown.OutputChunk[]): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set(['inoe', SUITE])
  const widgetsFirst = files.toSorted(
    (one, other) => Number(!widgetFolder(one.facadeModuleId)) - Number(!widgetFolder(other.facadeModuleId)),
  )
  for (const { fileName } of widgetsFirst) {
    const plain = fileName.replace(/-[\w-]{6}\.js$/, '')
    const free = [plain, `${plain}-2`, `${plain}-3`].find((one) => !taken.has(one))
    if (!free) throw new Error(`too many chunks called ${plain}`)
    taken.add(free)
    names.set(fileName, free)
  }
  return names
}

/** A chunk as its pinned version has it: it names its neighbours without hashes, and asks the loader for what comes later. */
function pinned(code: string, names: ReadonlyMap<string, string>, symbol: string): string {
  const named = (file: string) => {
    const name = names.get(file)
    if (!name) throw new Error(`a chunk asks for ${file}, which the build did not make`)
    return name
  }
  const done = code
    .replaceAll(
      /\bimport\((["'`])\.\/([\w-]+\.js)\1\)/g,
      (_, quote: string, file: string) =>
        `globalThis[Symbol.for(${quote}${symbol}${quote})](${quote}${named(file)}.js${quote})`,
    )
    .replaceAll(
      /\b(from|import)(["'])\.\/([\w-]+\.js)\2/g,
      (_, word: string, quote: string, file: string) => `${word}${quote}./${named(file)}.js${quote}`,
    )
  if (/\bimport\(/.test(done)) throw new Error('a chunk asks for a module in a way that nobody checks')
  return done
}
