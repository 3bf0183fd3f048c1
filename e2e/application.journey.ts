// The hosted page installed as an application: what it shows without a network.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { enregistrer, famillePrete, jourLibre, MERCREDIS } from './famille.ts'
import { API, COLLECTIVITE, SITES, sansDebord } from './ville.ts'

const PAGE = `${API}/${COLLECTIVITE}`

/** The service worker runs, and holds the page. */
async function installee(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })
}

/** What this browser keeps of the bookings, once it keeps some or none. */
async function garde(page: Page, quoi: 'des jours' | 'rien'): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        (ville) => [localStorage, sessionStorage].some((one) => one.getItem(`inoe:jours:${ville}`) !== null),
        COLLECTIVITE,
      ),
    )
    .toBe(quoi === 'des jours')
}

test('without a network, a parent reads the next bookings at 360 px; back on it, the page comes back', async ({
  page,
  context,
}) => {
  const famille = await famillePrete(context.request, MERCREDIS)
  const { creneau, enfant, date } = await jourLibre(famille)
  await enregistrer(famille, [{ creneau, enfant, action: 'ajouter' }])
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${PAGE}/tableau-de-bord`)
  await installee(page)
  await garde(page, 'des jours')

  await context.setOffline(true)
  await page.goto(`${PAGE}/factures`)
  await expect(page.getByRole('heading', { name: 'Vous êtes hors connexion' })).toBeVisible()
  await expect(page.getByText(/^Lu le \d.* à \d+\sh\s\d\d\./)).toBeVisible()
  const jour = page.getByRole('listitem').filter({ hasText: famille.enfants[0]?.prenom ?? '' })
  await expect(jour).toContainText('Mercredis')
  await expect(jour).toContainText(new RegExp(`\\b${Number(date.slice(8))}(er)?\\b`))
  // Its styles and its font are there too.
  expect(await page.evaluate(() => document.fonts.check('16px "Atkinson Hyperlegible"'))).toBe(true)
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
    'rgb(246, 241, 232)',
  )
  // Nothing of the file, nothing medical.
  await expect(page.locator('body')).not.toContainText(/Vidal|Allergies/)
  await sansDebord(page)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Réessayer' })).toBeFocused()

  await context.setOffline(false)
  await expect(page.getByRole('heading', { name: 'Mes paiements', level: 1 })).toBeVisible()
})

test('signing out, or in as somebody else, leaves nothing of the family before', async ({
  page,
  browser,
}) => {
  const famille = await famillePrete(page.request, MERCREDIS)
  const { creneau, enfant } = await jourLibre(famille)
  await enregistrer(famille, [{ creneau, enfant, action: 'ajouter' }])
  await page.goto(`${PAGE}/connexion`)
  await installee(page)
  await garde(page, 'des jours')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await garde(page, 'rien')
  await page.context().setOffline(true)
  await page.goto(`${PAGE}/tableau-de-bord`)
  await expect(page.getByText(/s’afficheront ici une fois que vous aurez ouvert/)).toBeVisible()
  await page.context().setOffline(false)

  // Another family signs in here: what is kept is its own.
  const autre = await famillePrete((await browser.newContext()).request, MERCREDIS, ['Basile'])
  const sien = await jourLibre(autre)
  await enregistrer(autre, [{ creneau: sien.creneau, enfant: sien.enfant, action: 'ajouter' }])
  await page.goto(`${PAGE}/connexion`)
  await page.getByLabel('Adresse e-mail').fill(autre.parent.courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(autre.parent.motDePasse)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await garde(page, 'des jours')
  await page.context().setOffline(true)
  await page.goto(`${PAGE}/tableau-de-bord`)
  await expect(page.getByRole('listitem').filter({ hasText: 'Basile' })).toBeVisible()
  await expect(page.locator('main')).not.toContainText(famille.enfants[0]?.prenom ?? '-')
})

test('a phone may install it, and it keeps nothing but the page shown without a network', async ({
  page,
  context,
}) => {
  await famillePrete(context.request, MERCREDIS)
  await page.goto(`${PAGE}/tableau-de-bord`)
  await installee(page)
  await page.goto(`${PAGE}/foyer`)
  await expect(page.getByRole('heading', { name: 'Parents' })).toBeVisible()
  const browser = await context.newCDPSession(page)
  expect((await browser.send('Page.getAppManifest')).errors).toEqual([])
  // The journeys' windows are private ones, where nothing is installed: the only thing that the browser finds wrong.
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map((one) => one.errorId)).toEqual(['in-incognito'])
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return { names, addresses: requests.flat().map((one) => new URL(one.url).pathname) }
  })
  expect(kept.names).toHaveLength(1)
  expect(kept.addresses.filter((one) => !one.startsWith('/_page/'))).toEqual([`/${COLLECTIVITE}/hors-ligne`])
})

test('a site that embeds the widgets gets no service worker', async ({ page }) => {
  await page.goto(`${SITES['same-site']}/espace-famille/actualites/`)
  await expect(page.getByRole('heading', { name: 'Actualités' }).first()).toBeVisible()
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0)
})
