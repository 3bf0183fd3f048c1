// Pages that a town's site may put around the widgets, each hostile in one way.
import { API, COLLECTIVITE } from '../ville.ts'

/** One thing at a time: engines that emulate nothing are started with what a person sets for it. */
export type Media = { colorScheme: 'dark' } | { contrast: 'more' } | { forcedColors: 'active' }

/** The query that is true where it is in force. */
export function requeteMedia(media: Media): string {
  if ('colorScheme' in media) return '(prefers-color-scheme: dark)'
  return 'contrast' in media ? '(prefers-contrast: more)' : '(forced-colors: active)'
}

export interface PageHostile {
  name: string
  /** Style sheet of the site. */
  css?: string
  /** Attributes of `<html>`. */
  html?: string
  /** Headers of the page. */
  headers?: Record<string, string>
  /** Attributes of the script tag, as this page wants them. */
  script?: string
  /** What the person or the machine asks of the browser. */
  media?: Media
  /** The content manager strips the tags that it does not know. */
  sansBalises?: true
  /** In a frame of another site. */
  cadre?: true
  /** On a phone's network at its slowest. */
  lent?: true
  /** The widgets' own files do not come: an extension or a firewall keeps them away. */
  bloque?: true
  /** The person refuses every cookie and all storage. */
  sansMemoire?: true
  /** The widgets do not look as elsewhere, and should not. */
  autrement?: true
  /** Engines that do not walk it, each with what it lacks. */
  sauf?: Partial<Record<'Firefox' | 'WebKit', string>>
}

const csp = (...rules: string[]) => ({
  'content-security-policy': [
    "default-src 'none'",
    `connect-src ${API}`,
    "style-src 'self'",
    // The icon of these pages.
    'img-src data:',
    "base-uri 'none'",
    ...rules,
  ].join('; '),
})

export const PAGES: readonly PageHostile[] = [
  {
    name: 'a reset in !important',
    css: `* { margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important;
      font-size: 10px !important; line-height: 1 !important; color: #8a8a8a !important; text-align: center !important;
      text-transform: uppercase !important; letter-spacing: 0.3em !important; outline: none !important;
      list-style: none !important; text-decoration: none !important; box-shadow: none !important }
      input, button, label, form, h2, p { width: auto !important; height: 1em !important; min-height: 0 !important;
      float: left !important; display: inline !important; border-radius: 0 !important }`,
  },
  {
    name: '* { all: unset }',
    css: '* { all: unset } head, script, style { display: none } body, main { display: block }',
  },
  {
    name: '* { all: initial }',
    css: '* { all: initial } head, script, style { display: none } body, main { display: block }',
  },
  { name: 'rem at 62.5 %', css: 'html { font-size: 62.5% } body { font-size: 1rem }' },
  {
    name: 'a theme that styles every field and button',
    css: `#page input { height: 5em; background: #000; color: #fff; width: 120px; border-radius: 0; appearance: none }
      #page button, #page .bouton { background: red; text-transform: uppercase; float: right; position: absolute }
      #page label { display: none } #page form { display: flex } #page .champ { float: left; width: 33% }
      #page *::before { content: '→'; } #page * { transition: all 3s; transform: rotate(1deg); opacity: 0.5 }
      #page, #page inoe-login, #page inoe-planning { transform: none; opacity: 1 }`,
  },
  { name: 'a content manager that strips unknown tags', sansBalises: true },
  { name: 'right to left', html: 'dir="rtl" lang="ar"', autrement: true },
  {
    name: 'a dark theme',
    css: ':root { color-scheme: dark } body { background: #10181c; color: #f4f1ea }',
    media: { colorScheme: 'dark' },
    autrement: true,
  },
  {
    name: 'a light page on a device that prefers the dark',
    media: { colorScheme: 'dark' },
  },
  { name: 'more contrast asked for', media: { contrast: 'more' }, autrement: true },
  {
    name: 'forced colours',
    media: { forcedColors: 'active' },
    autrement: true,
    sauf: { WebKit: 'it has no forced colours' },
  },
  {
    name: 'a strict policy with trusted types',
    headers: csp(`script-src ${API}`, "require-trusted-types-for 'script'", 'trusted-types lit-html'),
  },
  {
    name: 'a policy by nonce, strict-dynamic',
    headers: csp("script-src 'nonce-c2VjcmV0' 'strict-dynamic'", "require-trusted-types-for 'script'"),
    script: 'nonce="c2VjcmV0"',
  },
  {
    name: 'a page isolated by COOP and COEP',
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    },
  },
]

/** What is against the widgets there is not the page: Chromium has tests of its own for it. */
export const DIFFICILES: readonly PageHostile[] = [
  { name: 'in a frame of another site', cadre: true },
  { name: 'on a slow network', lent: true },
  { name: 'with the widgets’ files blocked', bloque: true, autrement: true },
  {
    name: 'with all cookies and storage refused',
    sansMemoire: true,
    sauf: { WebKit: 'its driver starts it with the settings that it comes with' },
  },
]

/** A page with nothing against the widgets: what they look like. */
export const PLAINE: PageHostile = { name: 'plain' }

/** Another site, that shows the town's page in a frame: as safe as HTTPS to a browser. */
export const PORTAIL = 'http://portail.localhost/'

export const portail = (page: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Portail</title><link rel="icon" href="data:,"></head>
<body><iframe title="Ville" width="330" height="700" src="${page}"></iframe></body></html>`

/** The page as the town's site sends it, with the two lines pasted. */
export function source({ css, html = 'lang="fr"', script = '', sansBalises }: PageHostile): string {
  const repli = (section: string, words: string) =>
    `<p><a href="${API}/${COLLECTIVITE}/${section}">${words}</a></p>`
  const place = (widget: string, attribute: string, inside: string) =>
    sansBalises
      ? `<div data-inoe="${widget}" ${attribute && `data-${attribute}`}>${inside}</div>`
      : `<inoe-${widget} ${attribute}>${inside}</inoe-${widget}>`
  return `<!doctype html><html ${html}><head><meta charset="utf-8"><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
${css ? '<link rel="stylesheet" href="/hostile/page.css">' : ''}
<script type="module" ${script} src="${API}/v1/inoe.js" data-collectivite="${COLLECTIVITE}"></script></head>
<body><main id="page">${place('login', '', repli('connexion', 'Se connecter ailleurs'))}
${place('planning', 'vue="liste"', repli('reservations', 'Réserver ailleurs'))}</main></body></html>`
}
