/// <reference path="./analyzer.d.ts" />
// custom-elements.json: what each widget accepts, shows and fires, read from its source and checked against it.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { create } from '@custom-elements-manifest/analyzer/src/create.js'
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'
import type * as schema from 'custom-elements-manifest/schema.d.ts'

// The analyser reads trees of its own version of TypeScript.
const analyzer = createRequire(import.meta.resolve('@custom-elements-manifest/analyzer'))
const ts: typeof import('typescript') = analyzer('typescript')

const elements = path.resolve(import.meta.dirname, '../../packages/elements')

/** A widget as the manifest describes it. */
export interface Widget {
  /** Folder of its sources, and its name in the package: `planning`. */
  folder: string
  declaration: schema.CustomElement & schema.ClassDeclaration
  /** Class of each of its events. */
  events: { name: string; type: string; description: string }[]
}

export interface Manifest {
  manifest: schema.Package
  widgets: Widget[]
}

/** Every folder with a `define.ts` and an element of its name is a widget. */
export function widgetFolders(): string[] {
  return globSync('src/*/define.ts', { cwd: elements })
    .map((file) => path.basename(path.dirname(file)))
    .filter((folder) => existsSync(path.join(elements, 'src', folder, `inoe-${folder}.ts`)))
    .toSorted()
}

/** @throws Error that names everything that is not documented, or documented and not there */
export function readManifest(): Manifest {
  const files = globSync('src/**/{inoe-*,define,events,widget,socle}.ts', { cwd: elements })
    .filter((file) => !file.endsWith('.test.ts'))
    .toSorted()
  const modules = files.map((file) =>
    ts.createSourceFile(
      published(file),
      readFileSync(path.join(elements, file), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    ),
  )
  const manifest: schema.Package = create({ modules, plugins: litPlugin() })
  for (const { declarations = [] } of manifest.modules) for (const one of declarations) keepPublic(one)
  const faults: string[] = []
  const widgets = widgetFolders().map((folder) => {
    const widget = widgetIn(manifest, folder)
    faults.push(...faultsOf(widget))
    return widget
  })
  if (faults.length > 0) throw new Error(`custom-elements.json cannot be written:\n${faults.join('\n')}`)
  return { manifest, widgets }
}

/** Where the build puts what comes from a source. */
const published = (file: string) => file.replace(/^src/, 'dist').replace(/\.ts$/, '.js')

/** Leaves out what only the widget itself may touch. */
function keepPublic(one: schema.Declaration): void {
  if (one.kind !== 'class' || !one.members) return
  one.members = one.members.filter(
    ({ name, privacy }) => privacy === undefined && !name.startsWith('#') && name !== 'styles',
  )
}

function widgetIn(manifest: schema.Package, folder: string): Widget {
  const tag = `inoe-${folder}`
  const at = `dist/${folder}/${tag}.js`
  const found = manifest.modules
    .find((one) => one.path === at)
    ?.declarations?.find((one) => 'tagName' in one && one.tagName === tag)
  if (!found) throw new Error(`src/${folder}/${tag}.ts has no class documented as @element ${tag}`)
  const declaration = found as schema.CustomElement & schema.ClassDeclaration
  const registration = manifest.modules.find((one) => one.path === `dist/${folder}/define.js`)
  registration?.exports?.push({
    kind: 'custom-element-definition',
    name: tag,
    declaration: { name: declaration.name, module: at },
  })
  // An event is documented by its name; the analyser also adds those it sees fired, whose name only their class knows.
  declaration.events = (declaration.events ?? []).filter(({ name }) => name)
  const events = declaration.events.map(({ name, type, description = '' }) => ({
    name,
    type: type.text,
    description,
  }))
  return { folder, declaration, events }
}

/** What the documentation of a widget lacks, or says that its sources do not. */
function faultsOf({ folder, declaration, events }: Widget): string[] {
  const faults: string[] = []
  const own = ownSources(folder)
  const all = [...own, ...sourcesOf('espace'), ...sourcesOf('ui'), ...sourcesOf('messages')].join('\n')
  const say = (fault: string) => faults.push(`<${declaration.tagName}>: ${fault}`)
  if (!declaration.summary && !declaration.description) say('no @summary')
  if (!declaration.slots?.some(({ name }) => name === '')) say('its fallback is not documented (@slot)')
  for (const { name, description, type } of declaration.attributes ?? [])
    if (!description || !type) say(`attribute ${name} has no description (@attr {type} ${name} - …)`)
  const written = new Set(
    own.flatMap((text) => [...text.matchAll(/\bpart="([\w -]+)"/g)].map(([, part]) => part)),
  )
  const documented = new Set((declaration.cssParts ?? []).map(({ name }) => name))
  for (const part of written)
    if (part && !documented.has(part)) say(`part ${part} is not documented (@csspart)`)
  for (const part of documented)
    if (!all.includes(`part="${part}"`) && !all.includes(`part=\${`)) say(`part ${part} is in no template`)
  const classes = own.join('\n')
  for (const { name, type } of events)
    if (!new RegExp(`class ${type} extends Event[^]*?super\\('${name}'`).test(classes))
      say(`event ${name} is not fired by a class ${type} of events.ts`)
  // By its name one knows what may be stopped: the documentation says so.
  for (const [, name = '', rest] of classes.matchAll(/super\('(inoe-[\w-]+)'([^)]*)\)/g))
    if (/cancelable: true/.test(rest ?? '') !== name.startsWith('inoe-avant-'))
      say(`event ${name}: « inoe-avant-… » are cancelable, and they alone`)
  for (const [, name] of classes.matchAll(/super\('(inoe-[\w-]+)'/g))
    if (!events.some((one) => one.name === name)) say(`event ${name} is not documented (@fires)`)
  return faults
}

/** `<inoe-espace>` shows nothing of its own: what else its folder holds is shared by the other widgets. */
function ownSources(folder: string): string[] {
  return folder === 'espace' ? [] : sourcesOf(folder)
}

function sourcesOf(folder: string): string[] {
  return globSync(`src/${folder}/**/*.ts`, { cwd: elements })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(elements, file), 'utf8'))
}
