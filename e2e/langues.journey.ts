// A family that reads English, on a phone, in a page that changes its language without reloading.
import { expect, type Page, test } from '@playwright/test'
import { famillePrete, MERCREDIS } from './famille.ts'
import { montrer, ouvrir, semaineLibre, TELEPHONE } from './planning.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const PICTURES = process.env.INOE_E2E_PICTURES

/** As a site's own « Français / English » does. */
const parler = (page: Page, lang: string) =>
  page.evaluate((asked) => {
    document.documentElement.lang = asked
  }, lang)

test('a refusal, a booking and its answer in English at 360 px; Portuguese, then French again, without reloading', async ({
  page,
  context,
  browser,
}) => {
  const autres: string[] = []
  page.on('request', (request) => {
    if (/\/(en|pt)-[\w-]{6}\.js$/.test(request.url())) autres.push(request.url())
  })

  await test.step('the server refuses in the language of the widget', async () => {
    const ailleurs = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
    await ailleurs.setViewportSize(TELEPHONE)
    await ailleurs.goto(`${SITES['same-site']}/espace-famille/`)
    await expect(ailleurs.getByLabel('Adresse e-mail')).toBeVisible()
    await parler(ailleurs, 'en')
    await ailleurs.getByLabel('E-mail address').fill('nobody@example.com')
    await ailleurs.getByLabel('Password', { exact: true }).fill('not-my-password-42')
    await ailleurs.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(ailleurs.getByText('Wrong address or password.').first()).toBeVisible()
    await sansDefaut(ailleurs)
    await sansDebord(ailleurs)
    await ailleurs.context().close()
  })

  const famille = await famillePrete(context.request, MERCREDIS)
  const [jour] = await semaineLibre(famille, 1)
  if (!jour) throw new Error('unreachable')
  await page.setViewportSize(TELEPHONE)
  await ouvrir(page)
  await montrer(page, jour.date)
  // Its name changes with the language.
  const cell = page.locator(`.case[data-d="${jour.date}"]`)
  await expect(cell).toContainText('Libre')
  // A French page asks for no other language.
  expect(autres).toEqual([])

  await parler(page, 'en')
  await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible()
  await expect(cell).toContainText('Free')
  await expect(cell).toContainText(/\d+ places?/)
  await cell.click()
  await expect(cell).toContainText('To be saved')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved: 1 day added.').first()).toBeVisible()
  await expect(cell).toContainText('Booked')
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/langues-en-360.png`, fullPage: true })
  await sansDefaut(page)
  await sansDebord(page)

  await parler(page, 'pt')
  await expect(page.getByRole('heading', { name: 'As minhas reservas' })).toBeVisible()
  await expect(cell).toContainText('Reservado')
  await sansDebord(page)
  await parler(page, 'fr')
  await expect(page.getByRole('heading', { name: 'Mes réservations', level: 2 })).toBeVisible()
  await expect(cell).toContainText('Réservé')
  await parler(page, 'en')
  await expect(cell).toContainText('Booked')
  // Once each for the page, however often it changes.
  expect(autres.length).toBe(2)
})
