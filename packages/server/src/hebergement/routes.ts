import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { SECTIONS, type Section } from '@inoe/contract/commun'
import { DemandeRetour } from '@inoe/contract/comptes'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { openedTown } from '../collectivites/store.ts'
import { pageDeRetour } from '../comptes/rules.ts'
import { isSlug } from '../database/acteur.ts'
import type { Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { hostedPage, missingPage, refusedPage } from './page.ts'

/** Nothing inline, nothing from elsewhere; previews of files are blobs. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const fonts = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible/package.json'),
)
const font = (weight: number) => path.join(fonts, `files/atkinson-hyperlegible-latin-${weight}-normal.woff2`)
const assets = new Map(
  [
    { name: 'page.css', type: 'text/css; charset=utf-8', file: path.join(import.meta.dirname, 'page.css') },
    { name: 'atkinson-400.woff2', type: 'font/woff2', file: font(400) },
    { name: 'atkinson-700.woff2', type: 'font/woff2', file: font(700) },
  ].map(({ name, type, file }) => [name, { type, content: readFileSync(file) }]),
)

/**
 * The whole portal on a page of ours: for towns with no site, for links when a section has no page there, and when a
 * site blocks the widgets.
 */
export const hostedRoutes = new Hono<Env>()
  .get('/_page/:file', (c) => {
    const asset = assets.get(c.req.param('file'))
    if (!asset) return missing(c)
    return c.body(asset.content, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=86400',
    })
  })
  .get('/:collectivite', (c) => answer(c, 'town'))
  .get('/:collectivite/', (c) => answer(c, 'home'))
  .get('/:collectivite/:section', (c) => answer(c, 'section'))
  .get('/:collectivite/:section/', (c) => answer(c, 'section/'))

/** @param address which of the four forms was typed; a closing slash too few or too many leads to the right one */
async function answer(c: Context<Env>, address: 'town' | 'home' | 'section' | 'section/'): Promise<Response> {
  const { collectivite = '', section } = c.req.param()
  if (!isSlug(collectivite) || (section !== undefined && !isSection(section))) return missing(c)
  const { search, searchParams } = new URL(c.req.url)
  const retour = section === 'connexion' ? searchParams.get('retour') : null
  const page = retour === null ? undefined : pageDeRetour(retour)
  const opened = await openedTown(c.var.deps.database, collectivite, page?.origin)
  if (!opened) return missing(c)
  const { town } = opened
  if (address === 'town') return c.redirect(`/${collectivite}/${search}`, 301)
  if (address === 'section/') return c.redirect(`/${collectivite}/${section}${search}`, 301)
  headers(c)
  if (retour === null) return c.html(hostedPage(town, section))
  const asked = v.is(DemandeRetour, Object.fromEntries(searchParams))
  return asked && opened.declared ? c.html(hostedPage(town, section, true)) : c.html(refusedPage(town), 400)
}

function isSection(text: string): text is Section {
  return (SECTIONS as readonly string[]).includes(text)
}

/** A page for a browser, a problem document for a program. */
function missing(c: Context<Env>) {
  if (!c.req.header('accept')?.includes('text/html')) throw introuvable()
  headers(c)
  return c.html(missingPage(), 404)
}

function headers(c: Context<Env>): void {
  c.header('content-security-policy', POLICY)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'strict-origin-when-cross-origin')
  // Addresses change rarely, but the town's name and contact do.
  c.header('cache-control', 'no-cache')
}
