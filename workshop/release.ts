// `npm run release`: what waits in `.changeset` becomes a version, with its line in the webmasters' journal.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const JOURNAL = 'docs/webmestre/README.md'
/** The head of its table, which the latest version follows. */
const TETE = '| version | ce qui change pour vos pages |\n| --- | --- |\n'
/** Told by each widget to a page that has two versions. */
const ELEMENTS = 'packages/elements/src/espace/define-element.ts'

/** The sentences that wait, each on one line. */
function waiting(): string[] {
  return readdirSync(path.join(root, '.changeset'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .toSorted()
    .map((file) => {
      const [, , ...sentence] = read(`.changeset/${file}`).split(/^---$/m)
      return sentence.join('').trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
    })
}

/** Rewrites a file. @throws Error when there was nothing to rewrite */
function rewrite(file: string, change: (text: string) => string): void {
  const before = read(file)
  const after = change(before)
  if (after === before) throw new Error(`${file} is not written as this expects`)
  writeFileSync(path.join(root, file), after)
}

/** Members of the workspace stand in the lock by their folder. */
function lock(version: string): (text: string) => string {
  return (text) => {
    const all = JSON.parse(text) as {
      packages: Record<string, { version?: string; dependencies?: object; devDependencies?: object }>
    }
    for (const [place, one] of Object.entries(all.packages)) {
      if (!/^packages\/\w+$/.test(place)) continue
      one.version = version
      for (const needed of [one.dependencies, one.devDependencies])
        if (needed && '@inoe/contract' in needed) needed['@inoe/contract'] = version
    }
    return `${JSON.stringify(all, null, 2)}\n`
  }
}

const sentences = waiting()
if (sentences.length === 0) {
  console.error('Nothing waits in .changeset: write what changes first (npm run changeset).')
  process.exit(2)
}
const changeset = path.join(root, 'node_modules/@changesets/cli/bin.js')
const { status } = spawnSync(process.execPath, [changeset, 'version'], { cwd: root, stdio: 'inherit' })
if (status !== 0) process.exit(1)
const { version } = JSON.parse(read('packages/elements/package.json')) as { version: string }
rewrite(ELEMENTS, (text) => text.replace(/VERSION = '[\d.]+'/, `VERSION = '${version}'`))
rewrite('package-lock.json', lock(version))
rewrite(JOURNAL, (text) => text.replace(TETE, `${TETE}| ${version} | ${sentences.join('<br>')} |\n`))
console.log(`\nVersion ${version}. Look at it, commit it, then npm run build publishes it.`)
