// What the guides name exists: tags, options, tokens, addresses, commands. A guide is read by people who can't check it.
import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { SECTIONS } from '@inoe/contract/commun'
import { AIDE } from '../../packages/server/src/collectivites/commands.ts'

const root = path.join(import.meta.dirname, '../..')
const docs = path.join(root, 'docs/webmestre')
const lire = (file: string) => readFileSync(path.join(root, file), 'utf8')
const guides = readdirSync(docs).map((file) => ({ file, texte: lire(`docs/webmestre/${file}`) }))
const modules = globSync('packages/elements/src/*/define.ts', { cwd: root }).map((one) =>
  path.basename(path.dirname(one)),
)
const sources = globSync('packages/elements/src/**/*.ts', { cwd: root })
  .filter((one) => !one.endsWith('.test.ts'))
  .map(lire)
  .join('\n')

/** Each guide's matches of a pattern, its first group. */
function nommes(pattern: RegExp): { file: string; nom: string }[] {
  const found = guides.flatMap(({ file, texte }) =>
    [...texte.matchAll(pattern)].map(([, nom = '']) => ({ file, nom })),
  )
  assert.notEqual(found.length, 0, String(pattern))
  return found
}

test('each tag, and each « data-inoe », is a module', () => {
  for (const { file, nom } of nommes(/(?:<\/?inoe-|data-inoe=")([a-z-]+)/g))
    assert.ok(modules.includes(nom), `${file}: ${nom}`)
})

test('each event and each token is one of the modules', () => {
  for (const { file, nom } of nommes(
    /`(inoe-(?:avant-[a-z]+|connexion|deconnexion|inscription|reservation))`/g,
  ))
    assert.ok(sources.includes(`super('${nom}'`), `${file}: ${nom}`)
  for (const { file, nom } of nommes(/(--inoe-[a-z-]*[a-z])/g))
    assert.ok(
      sources.includes(`@cssproperty [${nom}`) || sources.includes(`@cssproperty ${nom}`),
      `${file}: ${nom}`,
    )
})

test('each event of the modules is in the guide', () => {
  const readme = lire('docs/webmestre/README.md')
  for (const [, nom] of sources.matchAll(/super\('(inoe-[a-z-]+)'/g))
    assert.ok(readme.includes(`\`${nom}\``), nom)
})

test('each address of the hosted page is one of its pages, each section one of the town’s', () => {
  const pages = [...SECTIONS, 'generateur', '']
  for (const { file, nom } of nommes(/https:\/\/inscriptions\.maville\.fr\/maville\/([a-z-]*)/g))
    assert.ok(pages.includes(nom), `${file}: ${nom}`)
  for (const { file, nom } of nommes(/--section ([a-z-]+)/g))
    assert.ok((SECTIONS as readonly string[]).includes(nom), `${file}: ${nom}`)
  const readme = lire('docs/webmestre/README.md')
  for (const section of SECTIONS)
    assert.match(readme, new RegExp(`^\\| \`<inoe-[a-z-]+>\` \\| \`${section}\` \\|`, 'm'))
})

test('each command, with its options, is one that the server’s help names', () => {
  const aide = new Map(AIDE.split(/^ {2}(?=[a-z])/m).map((one) => [/^[a-z]+/.exec(one)?.[0] ?? '', one]))
  for (const { file, nom } of nommes(/npm run collectivite -- ([^\n`]+)/g)) {
    const [command = ''] = nom.split(' ')
    const usage = aide.get(command)
    assert.ok(usage, `${file}: ${command}`)
    for (const [option] of nom.matchAll(/--[a-z-]+/g))
      assert.ok(usage.includes(option), `${file}: ${command} ${option}`)
  }
})

test('what keeps cache plugins away is the same in the guide, the generator and the WordPress plugin', () => {
  const [ligne = ''] = /<script data-cfasync[\s\S]*?>/.exec(lire('docs/webmestre/cms.md')) ?? []
  const mots = ligne.match(/(?:nowprocket|data-[a-z-]+)/g)?.filter((one) => one !== 'data-collectivite') ?? []
  assert.equal(mots.length, 8)
  for (const file of [
    'packages/server/src/hebergement/navigateur/generateur.js',
    'integrations/wordpress/includes/rendu.php',
  ])
    for (const mot of mots) assert.ok(lire(file).includes(mot), `${file}: ${mot}`)
})

test('each file of the project that a guide names is there', () => {
  for (const { file, nom } of nommes(/\]\((\.\.?\/[^)#]+|[\w-]+\.md)/g))
    assert.ok(existsSync(path.resolve(docs, nom)), `${file}: ${nom}`)
})
