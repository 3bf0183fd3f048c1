import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { relier, rubriques } from './rubriques.ts'

const docs = path.join(import.meta.dirname, '../../docs/webmestre')
const guide = (file: string) => readFileSync(path.join(docs, file), 'utf8')
const titres = (text: string) => [...text.matchAll(/^## (.+)$/gm)].map(([, titre]) => titre)

/** What each page of Storybook shows: of which guide, which parts; all of it without any. */
const pages = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => {
    const source = readFileSync(path.join(import.meta.dirname, file), 'utf8')
    const [, from = ''] = /webmestre\/([\w-]+\.md)\?raw/.exec(source) ?? []
    const [, list] = /rubriques\(guide, (.+?)\)\}/.exec(source) ?? []
    return { file, from, parts: list ? [...list.matchAll(/'([^']+)'/g)].map(([, titre]) => titre ?? '') : [] }
  })

test('each part of the guide is on one page, and each page has what it announces', () => {
  for (const file of readdirSync(docs)) {
    const mine = pages.filter((one) => one.from === file)
    for (const { parts } of mine) assert.ok(rubriques(guide(file), ...parts) !== undefined)
    const shown = mine.some(({ parts }) => parts.length === 0)
      ? titres(guide(file))
      : mine.flatMap(({ parts }) => parts)
    assert.deepEqual(shown.toSorted(), titres(guide(file)).toSorted(), file)
  }
})

test('links from one guide to another lead to its page', () => {
  for (const { from } of pages) assert.doesNotMatch(relier(guide(from)), /\]\([\w-]+\.md/)
})
