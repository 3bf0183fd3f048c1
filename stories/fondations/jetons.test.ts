import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.resolve(import.meta.dirname, '../..')
const elements = path.join(root, 'packages/elements/src')

/** Every source of the widgets, by its name. */
const sources = new Map(
  readdirSync(elements, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(elements, file), 'utf8')]),
)
const all = [...sources.values()].join('\n')
const found = (pattern: RegExp, text = all) => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? '')),
]
const sorted = (names: string[]) => names.toSorted()

test('every private property that is used is defined, and the reverse', () => {
  assert.deepEqual(sorted(found(/var\((--_[\w-]+)/g)), sorted(found(/(--_[\w-]+):/g)))
})

test('every public property that is used is documented, in the code and in the guide, and the reverse', () => {
  // What the town decided comes from the API, below what the page says.
  const used = sorted(found(/var\((--inoe-(?!ville-)[\w-]+)/g))
  assert.deepEqual(sorted(found(/@cssproperty \[?(--inoe-[\w-]+)/g)), used)
  const guide = readFileSync(path.join(root, 'docs/webmestre/README.md'), 'utf8')
  const table = guide.split('\n').filter((line) => line.startsWith('| `--inoe-'))
  assert.deepEqual(sorted(found(/`(--inoe-[\w-]+)`/g, table.join('\n'))), used)
})

test('the default that is documented is the one that is used', () => {
  for (const [, name, value] of all.matchAll(/@cssproperty \[(--inoe-[\w-]+)=([^\]]+)\]/g))
    assert.match(
      all,
      new RegExp(`var\\(${name}, (?:var\\(--inoe-ville-\\w+, )?${value?.replaceAll('.', '\\.')}\\)`),
      name,
    )
})

test('colours are written in the tokens alone: elsewhere they would be dark on dark', () => {
  const own = ['theme/tokens.ts', 'redirection/franceconnect.ts']
  const colours = [...sources]
    .filter(([file]) => !own.includes(file))
    .flatMap(([file, text]) =>
      found(/css`([^`]*)`/g, text).flatMap((sheet) =>
        // Shadows and veils darken whatever is under them.
        found(/((?:#[\da-f]{3,8}|\b(?:white|black)\b)(?=[;, )]))/gi, sheet).map((one) => `${file}: ${one}`),
      ),
    )
  assert.deepEqual(colours, [])
})
