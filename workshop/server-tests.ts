// Which server tests meet a database: those run on each engine, the others once.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const FILES = [
  'packages/server/src/**/*.test.ts',
  'packages/contract/src/**/*.test.ts',
  'demo/**/*.test.ts',
  'stories/etats.test.ts',
  'stories/fixtures.test.ts',
  'stories/fondations/jetons.test.ts',
  'stories/guide/*.test.ts',
  'stories/reference/reference.test.ts',
  'stories/sommaire.test.ts',
]

/** Relative imports of values; those of types alone bring nothing in. */
const IMPORT = /^(?:import|export) (?!type )[^'"]*?from ['"](\.[^'"]+)['"]|^import ['"](\.[^'"]+)['"]/gm
/** What opens a database, or says which one: in a file, or in one that it brings in. */
const ENGINE = /INOE_TEST_|DATABASE_URL|PGlite|node:child_process|\.executeSql\(/

/** @returns paths from the root, sorted */
export function serverTests(root: string): { withDatabase: string[]; without: string[] } {
  const read = new Map<string, { engine: boolean; brought: string[] }>()
  const look = (file: string) => {
    const known = read.get(file)
    if (known) return known
    const source = readFileSync(file, 'utf8')
    const brought = [...source.matchAll(IMPORT)].flatMap(([, from, bare]) => {
      const name = from ?? bare ?? ''
      return name.endsWith('.ts') ? [path.resolve(path.dirname(file), name)] : []
    })
    const found = { engine: ENGINE.test(source), brought }
    read.set(file, found)
    return found
  }
  /** It, or whatever it brings in. */
  const meets = (test: string): boolean => {
    const files = new Set([test])
    for (const file of files) {
      const { engine, brought } = look(file)
      if (engine) return true
      for (const one of brought) files.add(one)
    }
    return false
  }
  const all = globSync(FILES, { cwd: root }).sort()
  const { withDatabase = [], without = [] } = Object.groupBy(all, (file) =>
    meets(path.join(root, file)) ? 'withDatabase' : 'without',
  )
  return { withDatabase, without }
}
