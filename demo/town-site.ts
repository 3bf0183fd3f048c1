// The demo town's site: plain pages from `site/`, as a content manager would serve them, on another origin than the API.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Section } from '@inoe/contract/commun'
import { Hono } from 'hono'

const folder = path.join(import.meta.dirname, 'site')
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Where the site has each section of the portal. */
export const SECTION_PAGES: Record<Section, string> = {
  connexion: '/espace-famille/connexion/',
  'tableau-de-bord': '/espace-famille/',
  foyer: '/espace-famille/mon-foyer/',
  documents: '/espace-famille/mes-documents/',
  services: '/espace-famille/nos-services/',
  inscriptions: '/espace-famille/mes-inscriptions/',
  reservations: '/espace-famille/mes-reservations/',
  factures: '/espace-famille/mes-paiements/',
  messages: '/espace-famille/messages/',
  actualites: '/espace-famille/actualites/',
  historique: '/espace-famille/historique/',
  compte: '/espace-famille/mon-compte/',
  'mes-donnees': '/espace-famille/mes-donnees/',
  gestion: '/espace-famille/gestion/',
  pointage: '/espace-famille/pointage/',
}
const PAGES = ['/', '/lenfance/', '/la-jeunesse/', ...new Set(Object.values(SECTION_PAGES))]

interface TownSite {
  /** Origin of the API, where the widgets come from. */
  api: string
  collectivite: string
}

export function townSite({ api, collectivite }: TownSite): Hono {
  const policy = [
    "default-src 'self'",
    // The two additions that the webmaster's guide asks for: the widgets' script, and the calls they make.
    `script-src 'self' ${api}`,
    `connect-src 'self' ${api}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
  const layout = read('layout.html')
  const script = `    <script type="module" src="${api}/v1/inoe.js" data-collectivite="${collectivite}"></script>\n`
  // What the page shows until a widget works, and when it cannot: the same section elsewhere, and somebody to call.
  const fallback = (section: string) =>
    `<p><a href="${api}/${collectivite}/${section}">Ouvrir l’Espace famille dans une page à part</a>. Une difficulté ? Appelez le 05 36 49 12 00.</p>`

  const page = (address: string, name: string): string => {
    const source = read(`pages/${name}.html`)
    const title = /<!-- titre: (.*) -->/.exec(source)?.[1] ?? ''
    return layout
      .replace('{{titre}}', title)
      .replace('{{script}}', source.includes('<!-- inoe -->') ? script : '')
      .replace('{{contenu}}', source.replaceAll(/<!-- .* -->\n/g, ''))
      .replaceAll(/\{\{repli:([\w-]+)\}\}/g, (_, section: string) => fallback(section))
      .replace(
        `<li><a href="${currentEntry(address)}">`,
        `<li><a href="${currentEntry(address)}" aria-current="page">`,
      )
  }

  const site = new Hono()
  site.use(async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('x-content-type-options', 'nosniff')
    c.header('cache-control', 'no-cache')
  })
  for (const address of PAGES) {
    const name = address.split('/').filter(Boolean).join('.') || 'accueil'
    site.get(address, (c) => c.html(page(address, name)))
    if (address !== '/')
      site.get(address.slice(0, -1), (c) => c.redirect(address + new URL(c.req.url).search, 301))
  }
  site.get('/:kind{theme|images}/:file{[\\w-]+\\.(css|js|svg)}', (c) => {
    const { kind, file } = c.req.param()
    try {
      return c.body(read(`${kind}/${file}`), 200, {
        'content-type': TYPES[path.extname(file)] ?? 'text/plain',
      })
    } catch {
      return c.notFound()
    }
  })
  site.notFound((c) => c.html(page('', 'introuvable'), 404))
  return site
}

/** The entry of the menu that a page belongs to. */
function currentEntry(address: string): string {
  return address.startsWith('/espace-famille/') ? '/espace-famille/' : address
}

/** Read at each request: a change of the site shows on reload. */
function read(file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
}
