// The files that the hosted pages load, read once.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const fonts = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible/package.json'),
)
const font = (weight: number) => path.join(fonts, `files/atkinson-hyperlegible-latin-${weight}-normal.woff2`)
const own = (file: string) => path.join(import.meta.dirname, file)

export const SCRIPT = 'text/javascript; charset=utf-8'

/** What is served below `/_page/`, by name. */
export const ressources: ReadonlyMap<string, { type: string; content: Buffer<ArrayBuffer> }> = new Map(
  [
    { name: 'page.css', type: 'text/css; charset=utf-8', file: own('page.css') },
    { name: 'atkinson-400.woff2', type: 'font/woff2', file: font(400) },
    { name: 'atkinson-700.woff2', type: 'font/woff2', file: font(700) },
    { name: 'application.js', type: SCRIPT, file: own('navigateur/application.js') },
    { name: 'menu.js', type: SCRIPT, file: own('navigateur/menu.js') },
    { name: 'generateur.js', type: SCRIPT, file: own('navigateur/generateur.js') },
    { name: 'hors-ligne.js', type: SCRIPT, file: own('navigateur/hors-ligne.js') },
    { name: 'icone.svg', type: 'image/svg+xml', file: own('icones/icone.svg') },
    ...['icone-192', 'icone-512', 'icone-masquable-512', 'icone-apple-180'].map((name) => ({
      name: `${name}.png`,
      type: 'image/png',
      file: own(`icones/${name}.png`),
    })),
  ].map(({ name, type, file }) => [name, { type, content: readFileSync(file) }]),
)

/** What the page that is read without a network is made of, its own address apart. */
export const COQUILLE = [
  'page.css',
  'hors-ligne.js',
  'atkinson-400.woff2',
  'atkinson-700.woff2',
  'icone-192.png',
] as const

/** Changes when any of them does. */
export const versionCoquille = COQUILLE.reduce(
  (hash, name) => hash.update(ressources.get(name)?.content ?? ''),
  createHash('sha256'),
).digest('hex')
