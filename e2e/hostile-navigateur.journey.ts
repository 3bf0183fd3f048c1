// Browsers that refuse what the widgets usually lean on: cookies, storage, scripts, a fast network, a page of their own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, expect, type Frame, type Page, test } from '@playwright/test'
import type { Parent } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { PLAINE, source } from './hostile/pages.ts'
import { API, COLLECTIVITE, SITES, sansDebord, sansDefaut } from './ville.ts'

let parent: Parent
test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext()
  parent = (await famillePrete(request, MERCREDIS)).parent
  await request.dispose()
})

/** What a person set in the browser: in its profile, as its settings page writes it. */
const REGLAGES = {
  'third-party cookies blocked': { cookie_controls_mode: 1, block_third_party_cookies: true },
  'all cookies and storage blocked': { default_content_setting_values: { cookies: 2 } },
} as const

async function navigateur(
  reglages: object,
  use: (context: BrowserContext) => Promise<void>,
  options: Parameters<typeof chromium.launchPersistentContext>[1],
): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'inoe-profile-'))
  mkdirSync(path.join(profile, 'Default'))
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify({ profile: reglages }))
  const context = await chromium.launchPersistentContext(profile, options)
  try {
    await use(context)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** The options of a browser, where a page that the test answers for may call this machine. */
const voisin = (options: object, args: readonly string[] = []) => ({
  ...options,
  args: [...args, '--disable-features=LocalNetworkAccessChecks'],
})

async function signIn(page: Page | Frame): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(parent.courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(parent.motDePasse)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

/** Signed in, in this page: the widgets show what is the family's. */
async function signedIn(page: Page | Frame): Promise<void> {
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
  await expect(page.getByText('Vous êtes connecté.')).toBeVisible()
}

for (const [name, reglages] of Object.entries(REGLAGES))
  for (const [way, site] of Object.entries(SITES))
    test(`${name}, ${way}: a parent signs in`, async ({ launchOptions, locale }) => {
      await navigateur(
        reglages,
        async (context) => {
          const page = await context.newPage()
          await page.setViewportSize({ width: 360, height: 780 })
          // A page with the two widgets: the second hears of it from the first, storage or not.
          await page.goto(`${site}/espace-famille/`)
          await signIn(page)
          await signedIn(page)
          await expect(
            page.locator('inoe-tableau-de-bord').getByRole('heading', { name: /^Bonjour/ }),
          ).toBeVisible()
          await sansDebord(page)
          await sansDefaut(page)
        },
        { ...launchOptions, ...(locale ? { locale } : {}) },
      )
    })

for (const [way, site] of Object.entries(SITES))
  test(`in a frame of another site, ${way}: a parent signs in`, async ({ launchOptions, locale }) => {
    const browser = await chromium.launch(voisin(launchOptions, launchOptions.args))
    try {
      const page = await browser.newPage(locale ? { locale } : {})
      await page.setViewportSize({ width: 360, height: 780 })
      await page.route('https://portail.exemple/', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><title>Portail</title><iframe title="Ville" width="330" height="700" src="${site}/hostile/"></iframe>`,
        }),
      )
      await page.route(`${site}/hostile/`, (route) =>
        route.fulfill({ contentType: 'text/html; charset=utf-8', body: source(PLAINE) }),
      )
      await page.goto('https://portail.exemple/')
      const frame = page.frames().find((one) => one.url().startsWith(site))
      if (!frame) throw new Error('no frame')
      await signIn(frame)
      await signedIn(frame)
      await expect(frame.locator('inoe-planning .case').first()).toBeVisible()
      expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    } finally {
      await browser.close()
    }
  })

test('without scripts the town’s pages and the hosted page keep a way', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITES['same-site']}/espace-famille/mes-reservations/`)
  await expect(page.getByRole('link', { name: 'Ouvrir l’Espace famille dans une page à part' })).toBeVisible()
  await page.goto(`${API}/${COLLECTIVITE}/reservations`)
  await expect(page.getByRole('main')).toContainText('Cette page a besoin de JavaScript', {
    useInnerText: true,
  })
  await expect(page.getByRole('main').getByRole('link', { name: '05 36 49 12 00' })).toBeVisible()
  await context.close()
})

test('on a slow network the way round shows first, then the widget in its place', async ({ context }) => {
  const page = await context.newPage()
  await page.setViewportSize({ width: 360, height: 780 })
  const cdp = await context.newCDPSession(page)
  // What browsers call « slow 3G ».
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await page.goto(`${SITES['same-site']}/espace-famille/connexion/`, { waitUntil: 'commit' })
  await expect(page.getByRole('link', { name: 'Ouvrir l’Espace famille dans une page à part' })).toBeVisible()
  await expect(page.getByLabel('Adresse e-mail')).toBeVisible()
  await sansDebord(page)
  await sansDefaut(page)
})
