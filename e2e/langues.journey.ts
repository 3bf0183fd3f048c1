// A family that reads English, on a phone, in a page that changes its language without reloading.
import { expect, type Page, test } from '@playwright/test'
import { nouveauParent } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { montrer, ouvrir, semaineLibre, TELEPHONE } from './planning.ts'
import { courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

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
    // Not the general sentence alone: how many tries are left, which the rule says.
    await expect(
      ailleurs.getByText(/Wrong address or password\. You have \d+ more tries before a pause/).first(),
    ).toBeVisible()
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

test('who signs up in English at 360 px is written to in English, then in the language they choose', async ({
  page,
}) => {
  const parent = nouveauParent(SITES['same-site'])
  await page.setViewportSize(TELEPHONE)
  await page.goto(`${parent.site}/espace-famille/connexion/`)
  await expect(page.getByLabel('Adresse e-mail')).toBeVisible()
  await parler(page, 'en')
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.getByLabel('E-mail address').fill(parent.courriel)
  await page.getByLabel('Password', { exact: true }).fill(parent.motDePasse)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await expect(page.getByText('Look in your spam folder')).toBeVisible()

  const received = await courriel(page.request, parent.courriel, /^Activate your account/)
  expect(received.texte).toMatch(/^Hello,/)
  expect(received.texte).toContain('This link works once, for 24 hours.')
  expect(received.texte).not.toMatch(/Bonjour|votre|Ce lien/)
  // The same page, which does not load again: still in English.
  await page.goto(lien(received, '#inoe-confirmation='))
  await page.getByRole('button', { name: 'Activate my account' }).click()
  await expect(page.getByText('Your account is active')).toBeVisible()

  await page.goto(`${parent.site}/espace-famille/mon-compte/`)
  const part = page.getByRole('region', { name: 'Langue des courriers' })
  await expect(part).toContainText('English')
  await part.getByRole('button', { name: 'Changer de langue' }).click()
  await part.getByLabel('Langue des courriers').selectOption('Português')
  await part.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(part.getByRole('status')).toContainText('C’est noté')
  await expect(part).toContainText('Português')
  await sansDefaut(page)
  await sansDebord(page)

  const password = page.getByRole('region', { name: 'Mot de passe' })
  await password.getByRole('button', { name: 'Changer de mot de passe' }).click()
  await password.getByLabel('Votre mot de passe actuel').fill(parent.motDePasse)
  await password.getByLabel('Nouveau mot de passe').fill('jonquille verte 61 orages')
  await password.getByRole('button', { name: 'Changer de mot de passe' }).click()
  const changed = await courriel(page.request, parent.courriel, /^A sua palavra-passe mudou/)
  expect(changed.texte).toMatch(/^Bom dia,/)
})
