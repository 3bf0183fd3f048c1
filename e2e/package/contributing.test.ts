// CONTRIBUTING.md leads somewhere: the files, commands and methods that it names are there.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const text = read('CONTRIBUTING.md')

test('every file that it names is there', () => {
  const named = [
    ...text.matchAll(/`((?:packages|e2e|stories|docs|bench|workshop|demo|integrations)\/[^`\s]*)`/g),
    ...text.matchAll(/\]\(([^)]+)\)/g),
  ].map(([, place = '']) => place)
  assert.ok(named.length > 20)
  assert.deepEqual(
    named.filter(
      (place) => !existsSync(path.join(root, place)) && globSync(place, { cwd: root }).length === 0,
    ),
    [],
  )
})

test('every command that it names is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
  assert.ok(named.length > 5)
  assert.deepEqual(
    named.filter((name) => !(name in scripts)),
    [],
  )
})

test('the waiting list is decided where it says, and the field that it follows goes by there', () => {
  const registre = read('packages/server/src/reservations/registre.ts')
  for (const method of ['#ajouter(', '#pourvoir(']) assert.ok(registre.includes(method), method)
  const [, recipe = ''] = /How is a field added.*?\n\n(.*?)\n\n## /s.exec(text) ?? []
  const places = [...recipe.matchAll(/`([\w/.-]+\/[\w.-]+\.ts)`/g)].map(([, place = '']) => place)
  assert.ok(places.length > 8)
  assert.deepEqual(
    places.filter((place) => !read(place).includes('complement')),
    [],
  )
})
