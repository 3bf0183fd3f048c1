// `npm run release`, in a copy: what waits becomes a version everywhere it is written, and a line of the journal.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'

const root = path.resolve(import.meta.dirname, '../..')
const COPIED = [
  'package.json',
  'package-lock.json',
  'packages/*/package.json',
  'packages/elements/src/espace/define-element.ts',
  'docs/webmestre/README.md',
  '.changeset/{config.json,README.md}',
  'workshop/release.ts',
]
let copy: string
const read = (file: string) => readFileSync(path.join(copy, file), 'utf8')
const parsed = (file: string) => JSON.parse(read(file))

before(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'inoe-version-'))
  for (const file of globSync(COPIED, { cwd: root })) cpSync(path.join(root, file), path.join(copy, file))
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  spawnSync('git', ['init', '-q'], { cwd: copy })
})
after(() => rmSync(copy, { recursive: true, force: true }))

function version(): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['workshop/release.ts'], {
    cwd: copy,
    encoding: 'utf8',
  })
  return { status, said: stdout + stderr }
}

test('nothing waits: nothing is done, and it says what to write', () => {
  const { status, said } = version()
  assert.equal(status, 2)
  assert.match(said, /npm run changeset/)
})

test('two changes that wait make one version, the greater of the two, told everywhere', () => {
  const { version: old } = parsed('packages/elements/package.json') as { version: string }
  const [major = 0, minor = 0] = old.split('.').map(Number)
  const next = `${major}.${minor + 1}.0`
  const change = (name: string, kind: string, sentence: string) =>
    writeFileSync(
      path.join(copy, `.changeset/${name}.md`),
      `---\n"@inoe/elements": ${kind}\n---\n\n${sentence}\n`,
    )
  change('a', 'patch', 'Le bouton « Enregistrer »\nreste en vue.')
  change('b', 'minor', 'Une semaine type | paire ou impaire.')
  const { status, said } = version()
  assert.equal(status, 0, said)
  for (const one of ['elements', 'contract', 'server'])
    assert.equal(parsed(`packages/${one}/package.json`).version, next, one)
  assert.equal(parsed('packages/server/package.json').dependencies['@inoe/contract'], next)
  assert.match(read('packages/elements/src/espace/define-element.ts'), new RegExp(`VERSION = '${next}'`))
  const { packages } = parsed('package-lock.json')
  assert.equal(packages['packages/elements'].version, next)
  assert.equal(packages['packages/server'].dependencies['@inoe/contract'], next)
  const journal = read('docs/webmestre/README.md')
  const line = `| ${next} | Le bouton « Enregistrer » reste en vue.<br>Une semaine type \\| paire ou impaire. |`
  assert.ok(journal.includes(`| --- | --- |\n${line}\n| ${old} |`), journal.slice(-300))
  // Told once.
  assert.deepEqual(globSync('.changeset/*.md', { cwd: copy }), ['.changeset/README.md'])
})
