// The image and its compose file, against what the server and its documentation know.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const root = path.resolve(import.meta.dirname, '../../../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const [image, compose, exploitation] = [
  read('Containerfile'),
  read('compose.yaml'),
  read('docs/exploitation.md'),
]

/** Variables of the server's service, in compose's own words. */
const [, service = ''] = /^ {2}inoe:\n([\s\S]*?)^ {2}\w/m.exec(compose) ?? []
const variables = [...service.matchAll(/^ {6}([A-Z0-9_]+): /gm)].map(([, name = '']) => name)

test('what must outlive the container is in the volume that compose keeps', () => {
  const [, kept = ''] = /- donnees:(\S+)/.exec(service) ?? []
  const of = (name: string) => new RegExp(`${name}=(\\S+)`).exec(image)?.[1] ?? ''
  assert.equal(of('INOE_DATA'), kept)
  // The versions that pages pinned: another image brings its own only.
  assert.ok(of('INOE_ELEMENTS').startsWith(`${kept}/`))
  assert.match(image, new RegExp(`^VOLUME ${kept}$`, 'm'))
  const [, mounted = ''] = /- \.\/sauvegardes:(\S+)/.exec(service) ?? []
  assert.match(service, new RegExp(`INOE_SAUVEGARDES: ${mounted}$`, 'm'))
})

test('every variable that compose sets is one that the documentation explains', () => {
  assert.ok(variables.length > 10)
  for (const name of variables) assert.ok(exploitation.includes(`\`${name}\``), name)
})

test('the server does not run as root, and its own health says whether it does', () => {
  assert.match(image, /^USER node$/m)
  assert.match(image, /^HEALTHCHECK .*\n? *CMD .*\/health/m)
})
