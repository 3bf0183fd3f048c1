// What editors read to complete and check our tags: VS Code's custom data, JetBrains' web-types.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Widget } from './manifest.ts'

/** A tag, as both formats speak of it. */
interface Balise {
  name: string
  description: string
  attributes: { name: string; description: string; boolean: boolean; values: string[] }[]
  events: Widget['events']
  parts: { name: string; description: string }[]
  properties: { name: string; description: string }[]
  slots: { name: string; description: string }[]
}

/** Writes `vscode.html-custom-data.json`, `vscode.css-custom-data.json` and `web-types.json`. */
export function writeEditors(widgets: readonly Widget[], version: string, folder: string): void {
  const balises = widgets.map(balise)
  const write = (name: string, value: object) =>
    writeFileSync(path.join(folder, name), `${JSON.stringify(value, null, 2)}\n`)
  write('vscode.html-custom-data.json', vscodeHtml(balises))
  write('vscode.css-custom-data.json', vscodeCss(balises))
  write('web-types.json', webTypes(balises, version))
}

function balise({ declaration, events }: Widget): Balise {
  const { tagName = '', summary = '', description = '' } = declaration
  const named = (list: readonly { name: string; description?: string | undefined }[] = []) =>
    list.map((one) => ({ name: one.name, description: one.description ?? '' }))
  return {
    name: tagName,
    description: [summary, description].filter(Boolean).join('\n\n'),
    attributes: (declaration.attributes ?? []).map((one) => ({
      name: one.name,
      description: one.description ?? '',
      boolean: one.type?.text === 'boolean',
      values: valuesOf(one.description),
    })),
    events,
    parts: named(declaration.cssParts),
    properties: named(declaration.cssProperties),
    slots: named(declaration.slots),
  }
}

/** « `semaine`, `mois` ou `liste`: … » → those three. */
function valuesOf(description = ''): string[] {
  const [listed = ''] = /^(`[\w-]+`(, | ou | or |(?=:)))+/.exec(description) ?? []
  return [...listed.matchAll(/`([\w-]+)`/g)].map(([, value = '']) => value)
}

function vscodeHtml(balises: readonly Balise[]): object {
  return {
    version: 1.1,
    tags: balises.map(({ name, description, attributes }) => ({
      name,
      description,
      attributes: attributes.map((one) => ({
        name: one.name,
        description: one.description,
        // « v »: an attribute without a value.
        ...(one.boolean && { valueSet: 'v' }),
        ...(one.values.length > 0 && { values: one.values.map((value) => ({ name: value })) }),
      })),
    })),
  }
}

function vscodeCss(balises: readonly Balise[]): object {
  const once = new Map(balises.flatMap(({ properties }) => properties.map((one) => [one.name, one])))
  const users = Map.groupBy(
    balises.flatMap(({ name, parts }) => parts.map((part) => ({ tag: name, part }))),
    ({ part }) => part.name,
  )
  return {
    version: 1.1,
    properties: [...once.values()],
    pseudoElements: [...users].map(([part, where]) => ({
      name: `::part(${part})`,
      description: where.map((one) => `\`<${one.tag}>\`: ${one.part.description}`).join('\n\n'),
    })),
  }
}

function webTypes(balises: readonly Balise[], version: string): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@inoe/elements',
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: balises.map(({ name, description, attributes, events, slots, parts, properties }) => ({
          name,
          description,
          attributes: attributes.map((one) => ({
            name: one.name,
            description: one.description,
            value: one.boolean
              ? { kind: 'no-value', type: 'boolean' }
              : { type: one.values.map((value) => `'${value}'`).join(' | ') || 'string' },
          })),
          slots,
          js: { events: events.map((one) => ({ name: one.name, description: one.description })) },
          css: { parts, properties },
        })),
      },
    },
  }
}
