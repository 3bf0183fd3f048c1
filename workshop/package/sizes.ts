// SIZES.md: what a page downloads for each widget, counted on the files of the build, and the budgets that hold.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import { readFigee } from '../figee.ts'

/** What the CDN's build made. */
export interface Build {
  folder: string
  chunks: readonly Rolldown.OutputChunk[]
}

interface Size {
  name: string
  /** Brotli, every file counted, the loader's too. */
  bytes: number
  requests: number
}

interface WidgetSize extends Size {
  own: number
  /** What comes when a hand comes, and not before. */
  later: number
}

export interface Budget extends Size {
  maxBytes: number
  maxRequests?: number
}

export interface Sizes {
  budgets: Budget[]
  widgets: WidgetSize[]
  /** Their words, by code: one file each, for a page that asks for that language. */
  langues: { code: string; bytes: number }[]
}

/** The widgets of the fullest page of a family. */
export const FAMILLE = ['login', 'foyer', 'documents', 'services', 'planning', 'factures', 'tableau-de-bord']

/** `define.ts` of a folder → the folder. */
const widgetOf = ({ facadeModuleId }: Rolldown.OutputChunk) =>
  /([\w-]+)[\\/]define\.ts$/.exec(facadeModuleId ?? '')?.[1]

/** `langues/en.ts` → `en`. */
const langueOf = ({ facadeModuleId }: Rolldown.OutputChunk) =>
  /[\\/]langues[\\/](\w+)\.ts$/.exec(facadeModuleId ?? '')?.[1]

export function sizesOf({ folder, chunks }: Build): Sizes {
  const byFile = new Map(chunks.map((one) => [one.fileName, one]))
  const weights = new Map(chunks.map((one) => [one.fileName, brotliCompressSync(one.code).length]))
  const weigh = (files: Iterable<string>) => [...files].reduce((sum, one) => sum + (weights.get(one) ?? 0), 0)
  /** A file and all that it imports, from the start or, with `later`, some day. */
  const reach = (file: string, later: boolean, seen = new Set<string>()): Set<string> => {
    const chunk = byFile.get(file)
    if (seen.has(file) || !chunk || langueOf(chunk)) return seen
    seen.add(file)
    for (const one of [...chunk.imports, ...(later ? chunk.dynamicImports : [])]) reach(one, later, seen)
    return seen
  }
  const files = new Map(chunks.flatMap((one) => [[widgetOf(one) ?? '', one.fileName] as const]))
  files.delete('')
  const page = (name: string, widgets: readonly string[]): Size => {
    const needed = new Set(['inoe.js', ...widgets.flatMap((one) => [...reach(files.get(one) ?? '', false)])])
    return { name, bytes: weigh(needed), requests: needed.size }
  }
  const pinned = readFileSync(path.join(folder, readFigee(folder).fichier))
  return {
    budgets: [
      { name: 'the loader', bytes: weigh(['inoe.js']), requests: 1, maxBytes: 1000 },
      {
        name: 'the loader of a pinned version, with its hashes',
        bytes: brotliCompressSync(pinned).length,
        requests: 1,
        maxBytes: 2000,
      },
      { ...page('`<inoe-login>`', ['login']), maxBytes: 20_000, maxRequests: 3 },
      { ...page('`<inoe-planning>`', ['planning']), maxBytes: 30_000 },
      { ...page(`${FAMILLE.length} widgets of a family`, FAMILLE), maxBytes: 75_000 },
    ],
    widgets: [...files]
      .map(([widget, file]) => {
        const now = reach(file, false)
        const later = [...reach(file, true)].filter((one) => !now.has(one))
        return {
          ...page(`\`<inoe-${widget}>\``, [widget]),
          own: weights.get(file) ?? 0,
          later: weigh(later),
        }
      })
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    langues: chunks.flatMap((one) => {
      const code = langueOf(one)
      return code ? [{ code, bytes: weigh([one.fileName]) }] : []
    }),
  }
}

/** What breaks a budget, in words; nothing when all hold. */
export function overBudget({ budgets }: Sizes): string[] {
  return budgets.flatMap(({ name, bytes, requests, maxBytes, maxRequests }) => [
    ...(bytes > maxBytes ? [`${name}: ${bytes} B, over ${maxBytes}`] : []),
    ...(maxRequests !== undefined && requests > maxRequests
      ? [`${name}: ${requests} requests, over ${maxRequests}`]
      : []),
  ])
}

const kilo = (bytes: number) => (bytes / 1000).toFixed(1)

/** The text of SIZES.md. */
export function sizesText({ budgets, widgets, langues }: Sizes): string {
  return `# Sizes

Written by \`npm run bench -- poids\`. kB = 1000 bytes, brotli at its best; every file that the browser asks for is counted, the
loader, Lit and the HTTP client too. The data is not.

## Budgets

A test fails when one of them is exceeded.

| what a page loads | kB | budget | requests | at most |
| --- | ---: | ---: | ---: | ---: |
${budgets.map((one) => `| ${one.name} | ${kilo(one.bytes)} | ${one.maxBytes / 1000} | ${one.requests} | ${one.maxRequests ?? ''} |`).join('\n')}

The ${FAMILLE.length} widgets: ${FAMILLE.map((one) => `\`${one}\``).join(', ')}.

## Each widget, alone in a page

« Own » is what it adds to a page that has the others; « later » comes when a hand comes: a form that opens, a panel.

| widget | kB | requests | own | later |
| --- | ---: | ---: | ---: | ---: |
${widgets.map((one) => `| ${one.name} | ${kilo(one.bytes)} | ${one.requests} | ${kilo(one.own)} | ${kilo(one.later)} |`).join('\n')}

## Other languages

A page in French downloads none. Another language is one file more, once, for all the widgets of the page.

| language | kB |
| --- | ---: |
${langues
  .toSorted((one, other) => one.code.localeCompare(other.code))
  .map(({ code, bytes }) => `| \`${code}\` | ${kilo(bytes)} |`)
  .join('\n')}
`
}

/** So many kB may pass before the file is told out of date: below, nobody decides otherwise. */
const TOLERANCE = 0.5

/** Where SIZES.md and the build tell different stories; nothing when it is up to date. */
export function outOfDate(written: string, sizes: Sizes): string[] {
  const now = sizesText(sizes).split('\n')
  const then = written.split('\n')
  const words = (line = '') => line.replaceAll(/\d+\.\d\b/g, '·')
  const figures = (line = '') => [...line.matchAll(/\d+\.\d\b/g)].map(([figure]) => Number(figure))
  return now
    .filter((line, at) => {
      const other = then[at]
      if (words(line) !== words(other)) return true
      return figures(line).some((one, rank) => Math.abs(one - (figures(other)[rank] ?? 0)) > TOLERANCE)
    })
    .concat(then.length > now.length ? ['lines that nothing writes any more'] : [])
}
