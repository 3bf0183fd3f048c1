// The pages that are measured, and what « usable » is on each: the content itself is in view, not its skeleton.
import type { Page as BrowserPage } from '@playwright/test'

export interface Page {
  /** Last part of its address; also the town of its widgets, so that the API knows who is signed in there. */
  path: string
  name: string
  head: string
  body: string
  connecte: boolean
  /** Selectors of what must be in view. */
  usable: readonly string[]
}

const inoe = (path: string) => `<script type="module" src="/v1/inoe.js" data-collectivite="${path}"></script>`

/** Each family widget and a part of its own content. */
const WIDGETS = {
  login: 'inoe-login input[type=email]',
  foyer: 'inoe-foyer :text("Léa")',
  documents: 'inoe-documents :text("Justificatif de domicile")',
  services: 'inoe-services :text("L’arbre à paumes")',
  planning: 'inoe-planning [role=gridcell]',
  factures: 'inoe-factures :text("ENF-2026-000042")',
  'tableau-de-bord': 'inoe-tableau-de-bord :text("Mercredis")',
} as const

const tag = (widget: string) => `<inoe-${widget}><a href="/repli">Espace famille</a></inoe-${widget}>`

const page = (path: string, name: string, widgets: readonly (keyof typeof WIDGETS)[]): Page => ({
  path,
  name,
  head: inoe(path),
  body: widgets.map(tag).join('\n'),
  connecte: path !== 'login',
  usable: widgets.map((widget) => WIDGETS[widget]),
})

export const LOGIN = page('login', '<inoe-login>', ['login'])
export const PLANNING = page('planning', '<inoe-planning>', ['planning'])
const widgets = Object.keys(WIDGETS) as (keyof typeof WIDGETS)[]
/** One who is signed in has no e-mail field to fill in: the login widget names the account instead. */
export const FAMILLE: Page = {
  ...page('famille', `${widgets.length} family widgets`, widgets),
  usable: [
    'inoe-login :text("camille.durand@exemple.fr")',
    ...widgets.filter((widget) => widget !== 'login').map((widget) => WIDGETS[widget]),
  ],
}

export const FULLCALENDAR: Page = {
  path: 'fullcalendar',
  name: 'FullCalendar (core + daygrid)',
  head: '',
  body: '<div id="calendrier"></div><script type="module" src="/fullcalendar/calendrier.js"></script>',
  connecte: false,
  usable: ['.fc-daygrid-day', '.fc-event'],
}

export const SHOELACE: Page = {
  path: 'shoelace',
  name: 'Shoelace (autoloader, button + input + dialog)',
  head: `<link rel="stylesheet" href="/shoelace/themes/light.css">
<script type="module" src="/shoelace/shoelace-autoloader.js"></script>`,
  body: `<sl-input label="Adresse e-mail" type="email"></sl-input>
<sl-button>Se connecter</sl-button>
<sl-dialog label="Bienvenue" open>Bonjour</sl-dialog>`,
  connecte: false,
  usable: ['sl-input input', 'sl-button button', 'sl-dialog [role=dialog]'],
}

export const PAGES: readonly Page[] = [LOGIN, PLANNING, FAMILLE, FULLCALENDAR, SHOELACE]

/** @throws Error that names what never came into view */
export async function waitUsable(browserPage: BrowserPage, { name, usable }: Page): Promise<void> {
  await Promise.all(
    usable.map((selector) =>
      browserPage
        .locator(selector)
        .first()
        .waitFor({ state: 'visible', timeout: 15_000 })
        .catch(() => {
          throw new Error(`${name} never became usable: « ${selector} » is not in view`)
        }),
    ),
  )
}

/** The page that holds a widget; its icon is empty, or the browser would ask for one. */
export function html({ head, body }: Page): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Banc</title>
<link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`
}
