// Every widget in WebKit, the engine of Safari: signed out and in, and a day booked in the town's page, where WebKit keeps a
// cookie and where it does not.
import { mkdirSync, writeFileSync } from 'node:fs'
import { SECTIONS } from '@inoe/contract/commun'
import { expect, test } from '@playwright/test'
import { widgetFolders } from '../workshop/package/manifest.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { AGENT, API, COLLECTIVITE, MOT_DE_PASSE_AGENT, SITES } from './ville.ts'
import { type Https, serveHttps } from './webkit/https.ts'
import { type Navigateur, startWebKit, type WebKitDriver } from './webkit/navigateur.ts'

const PARENT = 'camille.durand@exemple.fr'
/** Where pictures of the pages go, to be looked at. */
const PICTURES = process.env.INOE_E2E_PICTURES

let driver: WebKitDriver
/** The API's own pages, over HTTPS. */
let https: Https
test.beforeAll(async () => {
  driver = await startWebKit()
  https = await serveHttps(API)
})
test.afterAll(async () => {
  await driver?.close()
  https?.close()
})

/** As narrow as the window of this browser goes: about 450 px. */
const ETROIT = { width: 360, height: 780 }

async function picture(page: Navigateur, name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  writeFileSync(`${PICTURES}/webkit-${name}.png`, await page.screenshot())
}

/** In French, whatever the machine speaks: the hosted page keeps it for those that follow. */
const connexion = () => `${https.origin}/${COLLECTIVITE}/connexion?langue=fr`

/** Fills the form of the page, and waits until the widget says who one is. */
async function signIn(page: Navigateur, courriel: string, motDePasse: string): Promise<void> {
  await page.type(() => document.querySelector('inoe-login input[type=email]'), courriel)
  await page.type(() => document.querySelector('inoe-login input[type=password]'), motDePasse)
  await page.click(() => document.querySelector('inoe-login button.bouton'))
  await page.until('signed in', () =>
    document.querySelector('inoe-login')?.shadowRoot?.textContent?.includes('Se déconnecter'),
  )
}

interface Shown {
  tag: string
  words: number
  alert: string
}

/** What the widgets of a page show, once none of them loads, and by how much the page is too wide. */
async function shown(page: Navigateur): Promise<{ widgets: Shown[]; wide: number }> {
  await page.until('every widget with its content', () => {
    const widgets = [...document.querySelectorAll('main *')].filter((one) =>
      one.localName.startsWith('inoe-'),
    )
    return (
      widgets.length > 0 &&
      widgets.every(
        ({ shadowRoot }) => shadowRoot?.querySelector('.widget') && !shadowRoot.querySelector('.squelette'),
      )
    )
  })
  return page.evaluate(() => ({
    widgets: [...document.querySelectorAll('main *')]
      .filter((one) => one.localName.startsWith('inoe-'))
      .map(({ localName, shadowRoot }) => ({
        tag: localName,
        words: shadowRoot?.querySelector('.widget')?.textContent?.trim().length ?? 0,
        alert: [...(shadowRoot?.querySelectorAll('[role=alert]') ?? [])]
          .map((one) => one.textContent?.trim())
          .join(''),
      })),
    wide: document.documentElement.scrollWidth - innerWidth,
  }))
}

test('each widget works in WebKit, signed out, for a parent and for an agent', async () => {
  const seen = new Set<string>()
  for (const courriel of [undefined, PARENT, AGENT]) {
    const page = await driver.open(ETROIT)
    if (courriel) {
      await page.goto(connexion())
      await signIn(page, courriel, MOT_DE_PASSE_AGENT)
    }
    const who = courriel?.split('@')[0] ?? 'visiteur'
    for (const section of SECTIONS) {
      await page.goto(`${https.origin}/${COLLECTIVITE}/${section}`)
      const { widgets, wide } = await shown(page)
      for (const { tag, words, alert } of widgets) {
        seen.add(tag)
        expect.soft(words, `${tag}, ${who}`).toBeGreaterThan(20)
        expect.soft(alert, `${tag}, ${who}`).toBe('')
      }
      expect.soft(wide, `${section}, ${who}`).toBeLessThanOrEqual(0)
      await picture(page, `${who}-${section}`)
    }
    await page.close()
  }
  // The frame, and what comes only on the way from a page of the town to the hosted one and back.
  const all = widgetFolders().filter((one) => !['espace', 'redirection', 'retour'].includes(one))
  expect([...seen].toSorted()).toEqual(all.map((one) => `inoe-${one}`))
})

/** Two ways to stay signed in: pages of the API's own site, with its cookie; a page of another site, with a bearer. */
const WAYS = {
  cookie: {
    connexion,
    reservations: () => `${https.origin}/${COLLECTIVITE}/reservations`,
  },
  bearer: {
    connexion: () => `${SITES['cross-site']}/espace-famille/`,
    reservations: () => `${SITES['cross-site']}/espace-famille/mes-reservations/`,
  },
} as const

for (const [way, { connexion, reservations }] of Object.entries(WAYS))
  test(`a day is booked in WebKit, signed in by ${way}`, async ({ request }) => {
    const { parent } = await famillePrete(request, MERCREDIS)
    const page = await driver.open({ width: 1280, height: 900 })
    await page.goto(connexion())
    await signIn(page, parent.courriel, parent.motDePasse)
    // What keeps the session, and nothing that a script of the page could read where there is a cookie. (The hosted page
    // keeps the next days beside it, under another name.)
    const kept = await page.evaluate(() => [
      Object.keys(sessionStorage).filter((key) => key.startsWith('inoe:http')).length,
      document.cookie,
    ])
    expect(kept).toEqual([way === 'bearer' ? 1 : 0, ''])
    await page.goto(reservations())
    await page.until('a free day, week after week', () => {
      const root = document.querySelector('inoe-planning')?.shadowRoot
      if (root?.querySelector('.case.libre:not(.refusee)')) return true
      if (!root?.querySelector('[role=grid][aria-busy=true], .squelette'))
        root?.querySelector<HTMLElement>('[aria-label="Semaine suivante"]')?.click()
      return false
    })
    await page.click(
      () =>
        document.querySelector('inoe-planning')?.shadowRoot?.querySelector('.case.libre:not(.refusee)') ??
        null,
    )
    await picture(page, `choisi-${way}`)
    await page.click(
      () =>
        [...(document.querySelector('inoe-planning')?.shadowRoot?.querySelectorAll('button') ?? [])].find(
          (one) => one.textContent?.trim().startsWith('Enregistrer'),
        ) ?? null,
    )
    await page.until('the day is saved', () =>
      document.querySelector('inoe-planning')?.shadowRoot?.textContent?.includes('C’est enregistré'),
    )
    await picture(page, `reserve-${way}`)
    await page.until(
      'one day is booked',
      () =>
        document.querySelector('inoe-planning')?.shadowRoot?.querySelectorAll('.case.reserve').length === 1,
    )
    // The session is kept when the page is opened again.
    await page.goto(connexion())
    await page.until('still signed in', () =>
      document.querySelector('inoe-login')?.shadowRoot?.textContent?.includes('Se déconnecter'),
    )
    await page.close()
  })
