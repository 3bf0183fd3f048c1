// The loader of a pinned version: the tag's `integrity` answers for this file, and this file for all that it loads.
// Each file is asked for by a script tag with its hash, after those that it imports: a module that is already in the page is
// not fetched again, neither by an `import` nor by `import()`. A file that is not the one of this version does not run, nor
// does what needs it; the children of the tag stay in view. Counted in bytes: 2 kB with its hashes.
import { own, watchPlaces } from './places.ts'

// Written by the build (`workshop/figee.ts`).
/** Name of this version, which its chunks ask for it by. */
declare const __VERSION__: string
/** What widgets share, each after what it imports; then the widgets; last the table of what comes later. */
declare const __FILES__: string
/** For each widget, at its own rank, the ranks of what it shares: none but widgets have any. */
declare const __IMPORTS__: string
/** Their SHA-256 end to end, in base64 without its last sign, which is always « = ». */
declare const __HASHES__: string

const HASH = 43
const files = __FILES__.split(' ')
const imports = __IMPORTS__.split(' ')
/** A file and what its content is known by. */
type Known = [file: string, hash: string]
const at = (rank: number): Known => [
  `${files[rank]}.js`,
  `sha256-${__HASHES__.slice(rank * HASH, (rank + 1) * HASH)}=`,
]

interface Policy {
  createScriptURL(file: string): string
}

// Only the files of this version: the policy lets nothing else become a script.
const rules: Policy = { createScriptURL: (file) => new URL(file, import.meta.url).href }
const { trustedTypes } = globalThis as {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy }
}
const policy = trustedTypes?.createPolicy('inoe', rules) ?? rules

/** By name; it settles once the file has run, or was refused. */
const asked: Record<string, Promise<unknown>> = {}

function add(tag: 'link' | 'script', integrity: string, more: object): void {
  document.head.append(
    Object.assign(document.createElement(tag), {
      crossOrigin: 'anonymous',
      nonce: own?.nonce,
      integrity,
      ...more,
    }),
  )
}

function ask(file: string, integrity: string): Promise<unknown> {
  return new Promise((onload, refuse) => {
    const onerror = (event: Event) => {
      // Whoever tries again asks for it anew, with its hash.
      delete asked[file]
      refuse(event)
    }
    add('script', integrity, { type: 'module', onload, onerror, src: policy.createScriptURL(file) })
  })
}

/** @param chain each after those that it imports */
async function run(chain: Known[]): Promise<void> {
  // All at once on the network, without becoming modules: a browser may fetch again a module that it refused.
  for (const [file, integrity] of chain)
    if (!(file in asked))
      add('link', integrity, { rel: 'preload', as: 'script', href: rules.createScriptURL(file) })
  for (const [file, integrity] of chain) {
    asked[file] ??= ask(file, integrity)
    await asked[file]
  }
}

const get = (file: string) => import(/* @vite-ignore */ rules.createScriptURL(file))

/** What the chunks of this version call in place of `import()`. */
Object.assign(globalThis, {
  [Symbol.for(__VERSION__)]: async (file: string) => {
    const table = at(files.length - 1)
    await run([table])
    await run((await get(table[0])).default[file])
    return get(file)
  },
})

const isWidget = (_: string, rank: number) => imports[rank]
watchPlaces(files.filter(isWidget), (name) => {
  const rank = files.indexOf(name)
  const shared = imports[rank] as string
  run([...[...shared].map((one) => at(+one)), at(rank)]).catch(console.error)
})
