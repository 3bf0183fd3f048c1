// What editors are given: completed and explained by the services that VS Code itself runs, and true to the manifest.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import vscodeCss from 'vscode-css-languageservice'
import vscodeHtml from 'vscode-html-languageservice'
import { writeEditors } from '../../workshop/package/editors.ts'
import { readManifest } from '../../workshop/package/manifest.ts'

const packaged = path.resolve(import.meta.dirname, '../../packages/elements')
const { exports: published, 'web-types': webTypes } = JSON.parse(
  readFileSync(path.join(packaged, 'package.json'), 'utf8'),
) as { exports: Record<string, string>; 'web-types': string }

/** What checks a document against a JSON schema: that of eslint's own settings. */
const Ajv = createRequire(import.meta.resolve('eslint'))('ajv') as new (
  options: object,
) => { validate(schema: object, data: unknown): boolean; errors?: { dataPath: string; message: string }[] }
const require = createRequire(import.meta.url)

/** @returns what the schema of a package says against it */
function against(schema: string, data: unknown): string[] {
  // Known by their place: two of them call the draft by an address that it does not have.
  const {
    $schema: _,
    $id: __,
    ...rules
  } = JSON.parse(readFileSync(require.resolve(schema), 'utf8')) as object & { $schema?: string; $id?: string }
  const ajv = new Ajv({ allErrors: true })
  ajv.validate(rules, data)
  return (ajv.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`)
}

const folder = mkdtempSync(path.join(tmpdir(), 'inoe-editors-'))

/** A file that the package publishes under this name. */
function read(name: string) {
  assert.equal(published[`./${name}`], `./dist/${name}`)
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
}

/** Where the bar stands in a text. */
function cursor(text: string): { before: string; offset: number } {
  return { before: text.replace('|', ''), offset: text.indexOf('|') }
}

describe('editors', () => {
  const { manifest, widgets } = readManifest()
  before(() => writeEditors(widgets, '1.2.3', folder))
  after(() => rmSync(folder, { recursive: true }))

  function html(text: string): { labels: string[]; hover: string } {
    const { before: content, offset } = cursor(text)
    const service = vscodeHtml.getLanguageService({
      customDataProviders: [vscodeHtml.newHTMLDataProvider('inoe', read('vscode.html-custom-data.json'))],
    })
    const document = vscodeHtml.TextDocument.create('file:///page.html', 'html', 1, content)
    const position = document.positionAt(offset)
    const parsed = service.parseHTMLDocument(document)
    const found = service.doHover(document, position, parsed)?.contents
    return {
      labels: service.doComplete(document, position, parsed).items.map(({ label }) => label),
      hover: JSON.stringify(found ?? ''),
    }
  }

  test('the manifest is one by its own schema', () => {
    assert.deepEqual(against('custom-elements-manifest/schema.json', manifest), [])
    assert.match(manifest.schemaVersion, /^[12]\.\d+\.\d+$/)
  })

  for (const [name, schema] of Object.entries({
    'vscode.html-custom-data.json': 'vscode-html-languageservice/docs/customData.schema.json',
    'vscode.css-custom-data.json': 'vscode-css-languageservice/docs/customData.schema.json',
  }))
    test(`${name} is one by the schema of VS Code`, () => assert.deepEqual(against(schema, read(name)), []))

  test('VS Code knows each tag, and says what it is', () => {
    const { labels } = html('<|')
    for (const { declaration } of widgets) assert.ok(labels.includes(declaration.tagName ?? ''))
    assert.match(html('<inoe-plan|ning></inoe-planning>').hover, /Books and cancels days/)
  })

  test('VS Code completes its attributes, and the values of those that have few', () => {
    const { labels } = html('<inoe-planning |></inoe-planning>')
    for (const one of ['vue', 'date', 'sans-titre', 'collectivite']) assert.ok(labels.includes(one), one)
    assert.deepEqual(
      html('<inoe-planning vue="|"></inoe-planning>').labels.filter((one) => !one.startsWith('/')),
      ['semaine', 'mois', 'liste'],
    )
    assert.match(html('<inoe-planning sans-ti|tre></inoe-planning>').hover, /Hides the title/)
  })

  test('VS Code completes our properties and parts in a style sheet', () => {
    const service = vscodeCss.getCSSLanguageService({
      customDataProviders: [vscodeCss.newCSSDataProvider(read('vscode.css-custom-data.json'))],
    })
    const complete = (text: string) => {
      const { before: content, offset } = cursor(text)
      const sheet = vscodeHtml.TextDocument.create('file:///page.css', 'css', 1, content)
      return service
        .doComplete(sheet, sheet.positionAt(offset), service.parseStylesheet(sheet))
        .items.map(({ label }) => label)
    }
    assert.ok(complete('inoe-planning { --inoe-| }').includes('--inoe-marque'))
    assert.ok(complete('inoe-planning:|{}').includes('::part(enregistrer)'))
  })

  test('JetBrains’ web-types are written as its editors read them', () => {
    const { name, version, contributions, ...rest } = read('web-types.json')
    assert.deepEqual([name, version], ['@inoe/elements', '1.2.3'])
    assert.deepEqual(
      [rest['js-types-syntax'], rest['description-markup'], Object.keys(contributions)],
      ['typescript', 'markdown', ['html']],
    )
    for (const { attributes, slots, js, css, ...one } of contributions.html.elements) {
      assert.deepEqual(Object.keys(one), ['name', 'description'])
      for (const named of [one, ...attributes, ...slots, ...js.events, ...css.parts, ...css.properties]) {
        assert.equal(typeof named.name, 'string')
        assert.equal(typeof named.description, 'string')
      }
      for (const { name: attribute, value } of attributes)
        assert.match(
          `${value.kind ?? 'plain'} ${value.type}`,
          /^(no-value boolean|plain (string|'[\w-]+'( \| '[\w-]+')*))$/,
          attribute,
        )
    }
  })

  test('JetBrains’ web-types say of each tag what the manifest says', () => {
    assert.equal(webTypes, published['./web-types.json']?.replace('./', ''))
    const { contributions } = read('web-types.json') as {
      contributions: { html: { elements: Record<string, unknown>[] } }
    }
    const names = (list: unknown) => (list as { name: string }[]).map(({ name }) => name)
    for (const { declaration, events } of widgets) {
      const one = contributions.html.elements.find(({ name }) => name === declaration.tagName)
      assert.ok(one, declaration.tagName)
      assert.deepEqual(names(one.attributes), names(declaration.attributes ?? []))
      assert.deepEqual(names((one.js as { events: unknown }).events), names(events))
      assert.deepEqual(names((one.css as { parts: unknown }).parts), names(declaration.cssParts ?? []))
      assert.deepEqual(
        names((one.css as { properties: unknown }).properties),
        names(declaration.cssProperties ?? []),
      )
    }
    assert.equal(contributions.html.elements.length, widgets.length)
  })
})
