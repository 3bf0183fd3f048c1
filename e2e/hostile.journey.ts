// The widgets in pages that they do not control: a parent signs in there, and sees what is seen elsewhere.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { Parent } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { allure } from './hostile/allure.ts'
import { PAGES, type PageHostile, PLAINE, source } from './hostile/pages.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
/** Where pictures of the pages go, to be looked at. */
const PICTURES = process.env.INOE_E2E_PICTURES

let parent: Parent
test.beforeAll(async ({ playwright }) => {
  const request = await playwright.request.newContext()
  parent = (await famillePrete(request, MERCREDIS)).parent
  await request.dispose()
})

/** Opens a page on the town's declared site; anything that the browser complains about fails the test. */
async function open(
  context: BrowserContext,
  hostile: PageHostile,
  width: number,
  site = SITE,
): Promise<Page> {
  // A page that the test answers for has no address of its own: the browser would keep it from those of this machine.
  await context.grantPermissions(['local-network-access'])
  const page = await context.newPage()
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia(hostile.media ?? {})
  await page.route(`${site}/hostile/`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: hostile.headers ?? {},
      body: source(hostile),
    }),
  )
  await page.route(`${site}/hostile/page.css`, (route) =>
    route.fulfill({ contentType: 'text/css', body: hostile.css ?? '' }),
  )
  page.on('console', (message) => {
    if (message.type() === 'error') expect.soft(message.text(), hostile.name).toBe('')
  })
  await page.goto(`${site}/hostile/`)
  return page
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(parent.courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(parent.motDePasse)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible()
  await expect(page.locator('inoe-planning .case').first()).toBeVisible()
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES)
    await page.screenshot({ path: `${PICTURES}/${name.replaceAll(/\W+/g, '-')}.png`, fullPage: true })
}

for (const hostile of PAGES)
  test(`${hostile.name}: looks as elsewhere, and a parent signs in`, async ({ context }) => {
    for (const width of [360, 1280]) {
      await context.clearCookies()
      const plain = await open(context, PLAINE, width)
      await expect(plain.getByLabel('Adresse e-mail')).toBeVisible()
      await expect(plain.locator('inoe-planning a.bouton')).toBeVisible()
      const page = await open(context, hostile, width)
      await expect(page.getByLabel('Adresse e-mail')).toBeVisible()
      await expect(page.locator('inoe-planning a.bouton')).toBeVisible()
      await picture(page, `${hostile.name} ${width}`)
      if (!hostile.autrement)
        expect.soft(await page.evaluate(allure), `${width} px`).toEqual(await plain.evaluate(allure))
      await sansDebord(page)
      // What the width does not change is looked at on the phone.
      if (width === 360) {
        await sansDefaut(page)
        await signIn(page)
        await picture(page, `${hostile.name} ${width} connecté`)
        await sansDebord(page)
        await sansDefaut(page)
      }
      await Promise.all([plain.close(), page.close()])
    }
  })
