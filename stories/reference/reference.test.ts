import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { readManifest } from '../../workshop/package/manifest.ts'
import { decrire } from './decrire.ts'
import * as mots from './mots.fr.ts'

const root = path.resolve(import.meta.dirname, '../..')
const guide = readFileSync(path.join(root, 'docs/webmestre/README.md'), 'utf8')
const { manifest, widgets } = readManifest()

/** The modules that have a page: those whose stories say so. */
const documentes = globSync('stories/widgets/*.stories.ts', { cwd: root })
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .flatMap((text) =>
    /tags: \['autodocs'\]/.test(text) ? [/component: '(inoe-[\w-]+)'/.exec(text)?.[1] ?? 'no component'] : [],
  )

test('every module of the guide has its page, which says all that the manifest knows of it, in French', () => {
  const duGuide = [...guide.matchAll(/^\| `<(inoe-[\w-]+)>` \|/gm)].map(([, tag]) => tag)
  assert.deepEqual(documentes.toSorted(), [...duGuide, 'inoe-application'].toSorted())
  for (const { declaration } of widgets) {
    const tag = declaration.tagName ?? ''
    if (!documentes.includes(tag)) continue
    const { role, code, tables: all } = decrire(manifest, guide, tag)
    const tables = all.flat().join('\n')
    assert.ok(role.length > 10, tag)
    assert.match(code, new RegExp(`<${tag}><a href="https://.+">.+</a></${tag}>$`))
    const names = [
      ...(declaration.attributes ?? []),
      ...(declaration.events ?? []),
      ...(declaration.cssParts ?? []),
      ...(declaration.cssProperties ?? []),
    ]
    for (const { name } of names) assert.ok(tables.includes(`| \`${name}\` |`), `${tag} ${name}`)
  }
})

test('types, defaults and what may be cancelled are said', () => {
  const tables = decrire(manifest, guide, 'inoe-planning').tables.flat().join('\n')
  assert.match(tables, /\| `vue` \| `vue` \| `semaine`, `mois` ou `liste` \| la liste/)
  assert.match(tables, /\| `sans-titre` \| `sansTitre` \| présent ou absent/)
  assert.match(tables, /\| `inoe-avant-reservation` \|.*\| oui : `preventDefault\(\)`.*`event\.cellules`/)
  assert.match(tables, /\| `inoe-reservation` \|.*\| non \| `event\.reponse`/)
  assert.match(tables, /\| `--inoe-rayon` \| `0\.75em` \|/)
})

test('no words are kept for what is not there any more', () => {
  const known = (kind: 'attributes' | 'slots' | 'cssParts' | 'cssProperties' | 'events') =>
    new Set(
      widgets.flatMap(({ folder, declaration }) =>
        (declaration[kind] ?? []).flatMap(({ name }) => [name, `${folder} ${name}`]),
      ),
    )
  for (const [catalogue, names] of [
    [mots.ATTRIBUTS, known('attributes')],
    [mots.EMPLACEMENTS, known('slots')],
    [mots.PARTIES, known('cssParts')],
    [mots.VARIABLES, known('cssProperties')],
    [mots.EVENEMENTS, known('events')],
  ] as const)
    assert.deepEqual(
      Object.keys(catalogue).filter((name) => !names.has(name)),
      [],
    )
})
