// Storybook's sidebar: every page has its place, in the order in which the webmaster's guide tells of them, under a name
// that is read in French.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { storyNameFromExport } from 'storybook/internal/csf'
import { getStorySortParameter, loadCsf } from 'storybook/internal/csf-tools'

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')
const found = (pattern: string) => globSync(pattern, { cwd: import.meta.dirname }).toSorted()

const files = found('**/*.stories.ts').map((file) =>
  loadCsf(read(file), { fileName: file, makeTitle: (title = '') => title }).parse(),
)
const mdx = found('**/*.mdx').map((file) => /<Meta title="([^"]+)"/.exec(read(file))?.[1] ?? file)

/** « Widgets/Mon foyer »: what is in a list belongs to what is before it. */
function* places(order: readonly (string | readonly string[])[]): Generator<string> {
  for (const [at, one] of order.entries()) {
    const below = order[at + 1]
    if (typeof one !== 'string') continue
    if (Array.isArray(below)) for (const inside of below) yield `${one}/${inside}`
    else yield one
  }
}
const { order } = getStorySortParameter(read('.storybook/preview.ts')) as { order: (string | string[])[] }
const ordered = [...places(order)]

test('every page has its place, and nothing else has one', () => {
  const titles = [...new Set([...mdx, ...files.map(({ meta }) => meta.title ?? '')])]
  assert.deepEqual(ordered.toSorted(), titles.toSorted())
})

test('widgets, and what one does in them, are in the order of the guide', () => {
  const guide = readFileSync(path.join(import.meta.dirname, '../docs/webmestre/README.md'), 'utf8')
  const duGuide = [...guide.matchAll(/^\| `<(inoe-[\w-]+)>` \|/gm)].map(([, tag]) => tag)
  const titleOf = (tag: string | undefined) =>
    files.find(({ meta }) => meta.id === tag?.replace('inoe-', 'widgets-'))?.meta.title
  const wanted = duGuide.map(titleOf)
  assert.deepEqual(
    ordered.filter((one) => wanted.includes(one)),
    wanted,
  )
  const gestes = ordered
    .filter((one) => one.startsWith('Gestes/'))
    .map((one) => one.replace('Gestes', 'Widgets'))
  assert.deepEqual(
    gestes,
    ordered.filter((one) => gestes.includes(one)),
  )
})

test('pages of the guide are in the order of their files', () => {
  const guide = found('guide/*.mdx').map((file) => /<Meta title="([^"]+)"/.exec(read(file))?.[1])
  assert.deepEqual(
    ordered.filter((one) => one.startsWith('Guide du webmestre/')),
    guide,
  )
})

test('no story is called by its export: « Semaine Telephone » is no French', () => {
  const called = files.flatMap(({ indexInputs }) =>
    indexInputs
      .filter(({ name = '', exportName }) => name.includes(' ') && name === storyNameFromExport(exportName))
      .map(({ title, name }) => `${title}: ${name}`),
  )
  assert.deepEqual(called, [])
})
