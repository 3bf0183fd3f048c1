// Builds the elements, as modules for npm (`--mode npm`) and as files for a script tag (`--mode cdn`, and `--mode figee` for
// the loader of a pinned version).
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const elements = path.resolve(import.meta.dirname, 'packages/elements')
const source = path.join(elements, 'src')

/** The folder of the widget that a module registers. */
function widgetFolder(module: string | null | undefined): string | undefined {
  return /([\w-]+)[\\/]define\.ts$/.exec(module ?? '')?.[1]
}

interface Modules {
  getModuleInfo(id: string): { importers: string[] } | null
}

/** True when one of these widgets needs a module from the start: its registration imports it, directly or not. */
function serves(widgets: RegExp, id: string, modules: Modules, seen = new Set<string>()): boolean {
  const folder = widgetFolder(id)
  if (folder) return widgets.test(folder)
  if (seen.has(id)) return false
  seen.add(id)
  return modules.getModuleInfo(id)?.importers.some((one) => serves(widgets, one, modules, seen)) ?? false
}

/** The widgets of the six steps: what is asked for, booked, paid. */
const PRINCIPAUX = /^(services|factures|tableau-de-bord|foyer|documents)$/

/** What a family's widget and a service's tab share, and nobody else pays for. */
const CONVERSATIONS = /[\\/]src[\\/]messages[\\/]/

/** What signs in elsewhere, for the pages that ask it: their other widgets do not pay for it. */
const REDIRECTION = /[\\/]src[\\/]redirection[\\/]/

/** The list of conversations; what comes when one opens or writes one is `conversation`. */
function messagerie(id: string, modules: Modules): string | null {
  return CONVERSATIONS.test(id) && serves(/./, id, modules) ? 'messagerie' : null
}

/** The chunk of a module that several need. */
function shared(id: string, modules: Modules): string | null {
  if (CONVERSATIONS.test(id) || REDIRECTION.test(id)) return null
  if (serves(/^login$/, id, modules)) return 'commun'
  if (serves(/^planning$/, id, modules)) return 'complement'
  if (serves(PRINCIPAUX, id, modules)) return 'formulaires'
  return serves(/./, id, modules) ? 'suivi' : null
}

/** The contract's schemas are built by calls of valibot, unused here: its plain values must not bring them along. */
const treeshake = { manualPureFunctions: ['v'] }

/**
 * Leaves out of the sources what only their readers need: indentation, and the blanks of style sheets. Each line stays
 * where it was: a source map leads to it.
 */
const compact: Plugin = {
  name: 'inoe-compact',
  transform(code, id) {
    if (!id.startsWith(source)) return
    const styles = /css`[^`]*`/g
    const shrink = (sheet: string) =>
      sheet
        .replaceAll(/\/\*.*?\*\//gs, '')
        .replaceAll(/\s+/g, ' ')
        // The blank after `${f}` makes a descendant of what it selects: it stays.
        .replaceAll(/(\$\{[^}]*\} ?)| ?([{};,]) ?|(:) /g, '$1$2$3')
        .replaceAll(';}', '}') + '\n'.repeat(sheet.split('\n').length - 1)
    return { code: code.replaceAll(styles, shrink).replaceAll(/\n[^\S\n]+/g, '\n'), map: null }
  },
}

/** Names that the style sheets keep for themselves, the most used first. */
const PRIVATE = /--_([a-z][a-z-]*)/g

/** For each private property of the styles, one letter. */
function letters(): ReadonlyMap<string, string> {
  const uses = new Map<string, number>()
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/(?<!test)\.ts$/.test(file)) continue
    for (const [, name = ''] of readFileSync(path.join(source, file), 'utf8').matchAll(PRIVATE))
      uses.set(name, (uses.get(name) ?? 0) + 1)
  }
  const names = [...uses].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const short = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
  if (names.length > short.length)
    throw new Error('more private properties than letters: name them otherwise')
  return new Map(names.map(([name], rank) => [name, short.charAt(rank)]))
}

/**
 * What pages download names private properties by one letter: they are a good part of the styles, and nobody else's.
 * The npm package keeps the names that a developer reads.
 */
function shortNames(): Plugin {
  const short = letters()
  return {
    name: 'inoe-short-names',
    transform(code, id) {
      if (!id.startsWith(source)) return
      return { code: code.replaceAll(PRIVATE, (_, name) => `--_${short.get(name)}`), map: null }
    },
  }
}

/**
 * What libraries carry for others, and nobody here asks for. Decorators are compiled as legacy ones, of fields: lit's
 * answer the standard ones as well, and the compiler's helper accessors, methods and classes. Of ky, nobody asks for an
 * option of a vendor's `fetch`, nor follows the progress of a request, nor has options to merge in depth: a call's stand
 * for the client's. A source that follows a progress, or extends a client, is refused by the build.
 */
const LIGHTER: readonly (readonly [module: RegExp, lighter: string])[] = [
  [
    /reactive-element\/decorators\/property\.js$/,
    'export const property = (options) => (proto, name) => proto.constructor.createProperty(name, options)',
  ],
  [
    /runtime\/helpers\/(esm\/)?decorate\.js$/,
    'export default ([decorate], proto, name) => decorate(proto, name)',
  ],
  [
    /ky\/distribution\/utils\/merge\.js$/,
    `export const validateAndMerge = (...all) => Object.assign({}, ...all)
export const mergeHooks = validateAndMerge
export const mergeHeaders = (own, more) => {
  const all = new Headers(own)
  new Headers(more).forEach((value, name) => all.set(name, value))
  return all
}`,
  ],
  [
    /ky\/distribution\/utils\/body\.js$/,
    'export const streamRequest = (same) => same\nexport const streamResponse = streamRequest',
  ],
  [
    /ky\/distribution\/utils\/options\.js$/,
    'export const findUnknownOptions = () => ({})\nexport const hasSearchParameters = Boolean',
  ],
]
const lighter: Plugin = {
  name: 'inoe-lighter',
  enforce: 'pre',
  load: (id) => LIGHTER.find(([module]) => module.test(id.replaceAll('\\', '/')))?.[1],
  transform(code, id) {
    if (id.startsWith(source) && /on(Up|Down)loadProgress|ky\.extend/.test(code))
      throw new Error(`${id} asks for a part of ky that vite.config.ts leaves out`)
  },
}

/** The table of the loader, as the bundler writes it. */
const TABLE = /(\/\* #__PURE__ \*\/ )?Object\.assign\(\{"\.\/.*?\}\)/

/**
 * Tells the loader which chunks each widget imports: only the finished bundle knows their names. Each name once, then
 * for each widget, in the loader's order, the ranks of its own. The loader's table is written shorter, too, by names of
 * widgets: every page downloads it, and it grows with each widget.
 */
const imports: Plugin = {
  name: 'inoe-imports',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
    const loader = chunks.find((one) => one.fileName === 'inoe.js')
    if (!loader) return
    const [table = ''] = TABLE.exec(loader.code) ?? []
    const files = [...table.matchAll(/import\(`\.\/([\w-]+\.js)`\)/g)].map(([, file]) => file)
    const widgets = chunks.filter((one) => widgetFolder(one.facadeModuleId))
    if (files.length === 0 || files.length !== widgets.length)
      throw new Error('the table of the loader is not where this looks for it')
    const own = files.map((file) => widgets.find((one) => one.fileName === file)?.imports ?? [])
    const names = [...new Set(own.flat())]
    if (names.length > 10) throw new Error('a rank is one digit: the loader must read them otherwise')
    const ranks = own.map((some) =>
      some
        .map((one) => names.indexOf(one))
        .toSorted()
        .join(''),
    )
    const folders = files.map((file = '') => file.slice(0, -'.js'.length))
    // Spelled as the bundler spells: one more quote would be one more byte.
    const list = (words: readonly string[]) => `\`${words.join(' ')}\`.split(\` \`)`
    const entry = '[e.slice(0,-7),()=>import(`./`+e+`.js`)]'
    const short = `Object.fromEntries(${list(folders)}.map(e=>${entry}))`
    loader.code = loader.code
      .replace(table, () => short)
      .replace('__CHUNKS__', () => list(names))
      .replace('__IMPORTS__', () => list(ranks))
  },
}

/**
 * `inoe.js`, what widgets share, one chunk per widget. Signing in comes first and on the slowest phones: what it
 * shares with others is `commun`, and only that. Booking comes next, at the opening minute: what it shares with others
 * is `complement`. What the others of the six steps share is `formulaires`, what comes after them, and what agents have,
 * `suivi`.
 * A part that comes later takes types alone from its widget's own modules: a value would cost every page one more request,
 * for the bundler's runtime.
 */
const cdn = (): UserConfig => ({
  plugins: [shortNames(), lighter, compact, imports],
  build: {
    outDir: path.join(elements, 'dist/cdn'),
    lib: { entry: path.join(source, 'cdn.ts'), formats: ['es'], fileName: () => 'inoe.js' },
    rolldownOptions: {
      treeshake,
      output: {
        chunkFileNames: ({ name, facadeModuleId }) => `${widgetFolder(facadeModuleId) ?? name}-[hash:6].js`,
        minify: true,
        codeSplitting: {
          // A group takes what its modules import along, unless a group before it has it.
          groups: [
            { name: shared, debugName: 'shared', minShareCount: 2, priority: 3 },
            // What only parts that come later share comes later too.
            {
              name: 'panneaux',
              test: (id) => !CONVERSATIONS.test(id) && !REDIRECTION.test(id),
              minShareCount: 2,
              priority: 2,
            },
            { name: messagerie, debugName: 'messagerie', minShareCount: 2, priority: 1 },
            { name: 'conversation', test: CONVERSATIONS, minShareCount: 2 },
            { name: 'ailleurs', test: REDIRECTION, minShareCount: 2 },
          ],
        },
      },
    },
  },
})

/** The loader of a pinned version, alone: `workshop/figee.ts` gives it the hashes of the files above. */
const figee: UserConfig = {
  build: {
    write: false,
    lib: { entry: path.join(source, 'cdn-figee.ts'), formats: ['es'] },
    rolldownOptions: { output: { minify: true } },
  },
}

/** What the application's own npm brings. */
const { dependencies } = JSON.parse(readFileSync(path.join(elements, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}

/** One file per source file, dependencies left to the application's own bundler. */
const npm: UserConfig = {
  plugins: [compact],
  build: {
    outDir: path.join(elements, 'dist'),
    sourcemap: true,
    lib: { entry: publicModules(), formats: ['es'] },
    rolldownOptions: {
      treeshake,
      external: (id) => Object.keys(dependencies).some((one) => id === one || id.startsWith(`${one}/`)),
      output: {
        preserveModules: true,
        preserveModulesRoot: source,
        minify: true,
        entryFileNames: ({ name }) => `${name.replace(/^packages\/contract\/src/, 'contract')}.js`,
      },
    },
  },
}

/** The class and the registration of each widget. */
function publicModules(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/](inoe-[\w-]+|define|events)\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => path.join(source, file))
}

export default defineConfig(({ mode }) => {
  const { build, plugins = [] } = mode === 'npm' ? npm : mode === 'figee' ? figee : cdn()
  return {
    root: elements,
    plugins,
    logLevel: 'warn',
    build: { target: 'es2022', emptyOutDir: false, copyPublicDir: false, ...build },
  }
})
