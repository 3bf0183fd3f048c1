// `npm run new:widget`, in a copy of the project: what it makes passes types, lint, its own tests, its stories with axe and
// the manifest, as it is.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { findOrInstallChromium } from '../../workshop/chromium.ts'

const root = path.resolve(import.meta.dirname, '../..')
const bin = (name: string) => path.join('node_modules/.bin', name)
let copy: string

/** Runs in the copy. @returns whether it ended well, and all that it said */
function run(command: string, ...args: string[]): { ok: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  })
  return { ok: status === 0, said: stdout + stderr }
}

function passes(command: string, ...args: string[]): void {
  const { ok, said } = run(command, ...args)
  assert.ok(ok, said)
}

before(async () => {
  process.env.CHROME_PATH = await findOrInstallChromium()
  // Beside the project: what is installed is found from there as from here.
  copy = mkdtempSync(path.join(tmpdir(), 'inoe-new-widget-'))
  for (const one of ['packages/elements/src', 'packages/contract', 'stories', 'workshop'])
    cpSync(path.join(root, one), path.join(copy, one), {
      recursive: true,
      filter: (place) => !/[\\/](dist|node_modules)$/.test(place),
    })
  for (const one of readdirSync(root, { withFileTypes: true }))
    if (one.isFile()) cpSync(path.join(root, one.name), path.join(copy, one.name))
  for (const one of globSync('packages/elements/*.json', { cwd: root }))
    cpSync(path.join(root, one), path.join(copy, one))
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
  // The stories of others have their own turn.
  for (const one of globSync('stories/**/*.stories.ts', { cwd: copy })) rmSync(path.join(copy, one))
  // `biome` reads what git ignores.
  spawnSync('git', ['init', '-q'], { cwd: copy })
})
after(() => rmSync(copy, { recursive: true, force: true }))

const FOLDER = 'packages/elements/src/mes-repas'

test('it writes a folder and stories, and says what is left to decide', () => {
  const { ok, said } = run(process.execPath, 'workshop/new-widget.ts', 'mes-repas')
  assert.ok(ok, said)
  assert.match(said, /WordPress/)
  assert.deepEqual(readdirSync(path.join(copy, FOLDER)).toSorted(), [
    'define.ts',
    'inoe-mes-repas.test.ts',
    'inoe-mes-repas.ts',
    'messages.fr.ts',
  ])
  assert.ok(existsSync(path.join(copy, 'stories/widgets/mes-repas.stories.ts')))
})

test('it refuses a name that is none, or taken, and says what to write', () => {
  for (const [name, why] of [
    ['mes-repas', /there already/],
    ['Mes Repas', /small letters/],
    ['../x', /small letters/],
  ] as const) {
    const { ok, said } = run(process.execPath, 'workshop/new-widget.ts', name)
    assert.deepEqual([ok, why.test(said)], [false, true], said)
  }
})

test('types hold', () => passes(bin('tsc'), '-p', 'packages/elements/tsconfig.json'))

test('lint holds', () => {
  passes(bin('biome'), 'ci', '--error-on-warnings', FOLDER, 'stories/widgets/mes-repas.stories.ts')
  passes(bin('eslint'), FOLDER)
})

test('its manifest holds', () => {
  passes(process.execPath, '--input-type=module', '-e', MANIFEST)
})
const MANIFEST = `import { readManifest } from './workshop/package/manifest.ts'
const { widgets } = readManifest()
if (!widgets.some(({ declaration }) => declaration.tagName === 'inoe-mes-repas')) throw new Error('it is not there')`

test('its own tests pass', () => {
  passes(bin('wtr'), '--config', 'web-test-runner.config.mjs', '--files', `${FOLDER}/*.test.ts`)
})

test('its stories pass, each state with axe, at 320 px and with text at 200 %', () => {
  passes(bin('wtr'), '--config', 'web-test-runner.config.mjs', '--files', 'stories/stories.wtr.test.ts')
})
