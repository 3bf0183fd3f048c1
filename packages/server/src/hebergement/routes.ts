import { SECTIONS, type Section } from '@inoe/contract/commun'
import { DemandeRetour } from '@inoe/contract/comptes'
import { LANGUES, type Langue } from '@inoe/contract/langues'
import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import * as v from 'valibot'
import { openedTown } from '../collectivites/store.ts'
import { pageDeRetour } from '../comptes/rules.ts'
import { cookieName } from '../comptes/sessions.ts'
import { isSlug } from '../database/acteur.ts'
import type { Collectivite, Env } from '../http/env.ts'
import { introuvable } from '../http/problem.ts'
import { feuilleApparence, manifeste, serviceWorker } from './application.ts'
import { versionFigee } from './elements.ts'
import { langueAdresse, languePage, retenirChoix } from './langue.ts'
import { generateurPage, horsLignePage, hostedPage, languesDe, missingPage, refusedPage } from './page.ts'
import { ressources, SCRIPT } from './ressources.ts'

/** Nothing inline, nothing from elsewhere; previews of files are blobs. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/** What a page says depends on who is signed in, on what they chose and on what their browser prefers. */
const SELON_LE_LECTEUR = 'Cookie, Accept-Language'

/**
 * The whole portal on a page of ours: for towns with no site, for links when a section has no page there, and when a
 * site blocks the widgets.
 */
export const hostedRoutes = new Hono<Env>()
  .get('/_page/:file', (c) => {
    const asset = ressources.get(c.req.param('file'))
    if (!asset) return missing(c)
    return c.body(asset.content, 200, {
      'content-type': asset.type,
      // Scripts follow their page within minutes, as the elements' loader does.
      'cache-control': `public, max-age=${asset.type === SCRIPT ? 300 : 86_400}`,
    })
  })
  // Before the sections: their addresses are of the same shape.
  .get(
    '/:collectivite/application.webmanifest',
    ofTown(async (c, town) => {
      const langue = await languePage(c, town)
      c.header('cache-control', 'no-cache')
      c.header('vary', SELON_LE_LECTEUR)
      return c.body(JSON.stringify(manifeste(town, langue)), 200, {
        'content-type': 'application/manifest+json',
      })
    }),
  )
  // Below the town's name: it serves that town's pages, and no other's.
  .get(
    '/:collectivite/service.js',
    ofTown(async (c, town) => {
      headers(c)
      const pages = LANGUES.map(
        async (langue) => [langue, String(await horsLignePage(town, langue))] as const,
      )
      const script = serviceWorker(town, new Map(await Promise.all(pages)))
      return c.body(script, 200, { 'content-type': SCRIPT })
    }),
  )
  .get(
    '/:collectivite/apparence.css',
    ofTown((c, town) => {
      c.header('cache-control', 'public, max-age=300')
      return c.body(feuilleApparence(town), 200, { 'content-type': 'text/css; charset=utf-8' })
    }),
  )
  .get(
    '/:collectivite/generateur',
    ofTown(async (c, town) => {
      headers(c, 'fr')
      return c.html(
        generateurPage(town, await versionFigee(c.var.deps.elementsFolder, c.var.deps.essai ?? false)),
      )
    }),
  )
  .get(
    '/:collectivite/hors-ligne',
    ofTown((c, town) => {
      const langue = langueAdresse(c)
      headers(c, langue)
      c.header('vary', 'Accept-Language')
      return c.html(horsLignePage(town, langue))
    }),
  )
  .get('/:collectivite', (c) => answer(c, 'town'))
  .get('/:collectivite/', (c) => answer(c, 'home'))
  .get('/:collectivite/:section', (c) => answer(c, 'section'))
  .get('/:collectivite/:section/', (c) => answer(c, 'section/'))

/** @param address which of the four forms was typed; a closing slash too few or too many leads to the right one */
function answer(c: Context<Env>, address: 'town' | 'home' | 'section' | 'section/') {
  const { section } = c.req.param()
  if (section !== undefined && !isSection(section)) return missing(c)
  const { pathname, search, searchParams } = new URL(c.req.url)
  const retour = section === 'connexion' ? searchParams.get('retour') : null
  const origin = retour === null ? undefined : pageDeRetour(retour)?.origin
  return ofTown(async (_, town, declared) => {
    if (address === 'town') return c.redirect(`/${town.id}/${search}`, 301)
    if (address === 'section/') return c.redirect(`/${town.id}/${section}${search}`, 301)
    const lue = await languePage(c, town)
    const langue = languesDe(section).includes(lue) ? lue : 'fr'
    headers(c, langue)
    c.header('vary', SELON_LE_LECTEUR)
    const adresse = new URL(pathname + search, c.var.deps.publicUrl)
    if (retour === null) {
      retenirChoix(c, town)
      const visiteur = getCookie(c, cookieName(town.id)) === undefined
      return c.html(hostedPage(town, section, { langue, adresse, visiteur }))
    }
    // What the town's site asks for is for this visit: nothing is kept.
    const asked = v.is(DemandeRetour, Object.fromEntries(searchParams))
    return asked && declared
      ? c.html(hostedPage(town, section, { langue, adresse, retour: true }))
      : c.html(refusedPage(town, langue), 400)
  }, origin)(c)
}

/**
 * What a town answers; the same page as for an unknown section when there is no such town.
 * @param origin `give` is told whether the town declared it
 */
function ofTown(
  give: (c: Context<Env>, town: Collectivite, declared: boolean) => Response | Promise<Response>,
  origin?: string,
) {
  return async (c: Context<Env>): Promise<Response> => {
    const { collectivite = '' } = c.req.param()
    const opened = isSlug(collectivite)
      ? await openedTown(c.var.deps.database, collectivite, origin)
      : undefined
    return opened ? give(c, opened.town, opened.declared) : missing(c)
  }
}

function isSection(text: string): text is Section {
  return (SECTIONS as readonly string[]).includes(text)
}

/** A page for a browser, a problem document for a program. */
function missing(c: Context<Env>) {
  if (!c.req.header('accept')?.includes('text/html')) throw introuvable()
  const langue = langueAdresse(c)
  headers(c, langue)
  c.header('vary', 'Accept, Accept-Language')
  return c.html(missingPage(langue), 404)
}

function headers(c: Context<Env>, langue?: Langue): void {
  if (langue) c.header('content-language', langue)
  c.header('content-security-policy', POLICY)
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'strict-origin-when-cross-origin')
  // Addresses change rarely, but the town's name and contact do.
  c.header('cache-control', 'no-cache')
}
