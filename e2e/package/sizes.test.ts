// The budgets hold, and SIZES.md says so.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { before, test } from 'node:test'
import { buildCdn, cdnFolder } from '../../workshop/build.ts'
import { outOfDate, overBudget, type Sizes, sizesOf, sizesText } from '../../workshop/package/sizes.ts'

let sizes: Sizes
before(async () => {
  sizes = sizesOf({ folder: cdnFolder, chunks: await buildCdn() })
})

test('every budget holds', () => {
  assert.deepEqual(overBudget(sizes), [])
})

test('a budget that does not hold is told by its name', () => {
  const [loader, ...others] = sizes.budgets
  assert.ok(loader)
  const heavy = { ...sizes, budgets: [{ ...loader, bytes: 1001, requests: 4, maxRequests: 3 }, ...others] }
  assert.deepEqual(overBudget(heavy), ['the loader: 1001 B, over 1000', 'the loader: 4 requests, over 3'])
})

test('SIZES.md is of today; else: npm run bench -- poids', () => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../../SIZES.md'), 'utf8')
  assert.deepEqual(outOfDate(written, sizes), [])
})

test('it is out of date when a widget is added, or weighs half a kB more', () => {
  const written = sizesText(sizes)
  assert.deepEqual(outOfDate(written, sizes), [])
  const [first, ...others] = sizes.widgets
  assert.ok(first)
  const heavier = { ...sizes, widgets: [{ ...first, own: first.own + 600 }, ...others] }
  assert.equal(outOfDate(written, heavier).length, 1)
  assert.notEqual(outOfDate(written, { ...sizes, widgets: others }).length, 0)
  assert.notEqual(outOfDate(written, { ...sizes, widgets: [...sizes.widgets, first] }).length, 0)
})
