/// <reference path="./mdx-loader.d.ts" />
// The pages of Storybook, without building it: each compiles, what it imports is there, and so is what it links to.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import loadMdx from '@storybook/addon-docs/mdx-loader'
import { toId } from 'storybook/internal/csf'
import { loadCsf } from 'storybook/internal/csf-tools'
import config from '../../stories/.storybook/main.ts'
import { relier } from '../../stories/guide/rubriques.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const pages = globSync('stories/**/*.mdx', { cwd: root }).toSorted()

/** What Storybook itself makes of a page. @throws Error that says where it is not written right */
function compile(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = {
      resourcePath: path.join(root, file),
      getOptions: () => ({}),
      async: () => (error: Error | null, code?: string) => (error ? reject(error) : resolve(code ?? '')),
    }
    void loadMdx.call(asked, read(file))
  })
}

/** Addresses of every story, and of every page of documentation. */
function everything(): Set<string> {
  const ids = new Set<string>()
  const page = (title: string) => ids.add(toId(title, config.docs.defaultName))
  for (const file of globSync('stories/**/*.stories.ts', { cwd: root })) {
    const csf = loadCsf(read(file), { fileName: file, makeTitle: (title = '') => title }).parse()
    for (const { id } of csf.stories) ids.add(id)
    if (csf.meta.tags?.includes('autodocs')) page(csf.meta.id ?? csf.meta.title ?? '')
  }
  for (const file of pages) {
    const [, title] = /<Meta title="([^"]+)" \/>/.exec(read(file)) ?? []
    assert.ok(title, `${file}: a page has a title`)
    page(title)
  }
  return ids
}

describe('The pages of Storybook', () => {
  let ids: Set<string>
  before(() => {
    ids = everything()
  })

  /** The links of a text that lead nowhere. */
  const lost = (text: string) =>
    [...text.matchAll(/\?path=\/(?:docs|story)\/([^)&\s"']+)/g)]
      .map(([, id]) => decodeURIComponent(id ?? ''))
      .filter((id) => !ids.has(id))

  for (const file of pages)
    test(`${file} compiles, and has all that it names`, async () => {
      const code = await compile(file)
      for (const [, names = '', from = ''] of code.matchAll(/^import (.+?) from ['"](.+?)['"];?$/gm)) {
        const source = sourceOf(from, file)
        if (!source) continue
        assert.ok(existsSync(source), `${from} is not there`)
        const [, list = ''] = /\{(.+)\}/.exec(names) ?? []
        for (const name of list.split(',').map((one) => one.trim().split(' as ')[0]))
          if (name)
            assert.ok(
              new RegExp(`export[^;]*\\b${name}\\b`).test(readFileSync(source, 'utf8')),
              `${from} exports no ${name}`,
            )
      }
      assert.deepEqual(lost(code), [])
      // What it shows of the guides of `docs`.
      for (const [, guide = ''] of code.matchAll(/['"]([^'"]+\.md)\?raw['"]/g))
        assert.deepEqual(lost(relier(read(path.join(path.dirname(file), guide)))), [], guide)
    })

  test('no page has the title of another', () => {
    const titles = pages.map((file) => /<Meta title="([^"]+)"/.exec(read(file))?.[1])
    assert.deepEqual(titles, [...new Set(titles)])
  })
})

/** The file that an import leads to; none for those that the compiler adds. */
function sourceOf(from: string, file: string): string | undefined {
  if (from.startsWith('.')) return path.join(root, path.dirname(file), from.replace(/\?.*/, ''))
  return from.startsWith('@storybook/addon-docs/blocks')
    ? fileURLToPath(import.meta.resolve(from))
    : undefined
}
