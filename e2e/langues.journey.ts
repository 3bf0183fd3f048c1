// A family that reads English, on a phone, in a page that changes its language without reloading.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { nouveauParent } from './etapes.ts'
import { enregistrer, famillePrete, jourLibre, MERCREDIS } from './famille.ts'
import { garde, installee, PAGE } from './hebergee.ts'
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

test('a family chooses Portuguese on the hosted page by keyboard at 360 px: signed in, and without a network', async ({
  page,
  context,
  browser,
}) => {
  const famille = await famillePrete((await browser.newContext()).request, MERCREDIS)
  const { creneau, enfant, date } = await jourLibre(famille)
  await enregistrer(famille, [{ creneau, enfant, action: 'ajouter' }])
  const clavier = new Clavier(page)
  const enPortugais = async () => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
    // The page around the widgets too.
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await sansDebord(page)
  }
  await page.setViewportSize(TELEPHONE)
  await page.goto(`${PAGE}/connexion`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  const choix = page.getByRole('navigation', { name: 'Langue' })
  await expect(choix.getByRole('link')).toHaveText(['Français', 'English', 'Português'])
  await expect(choix.getByRole('link', { name: 'Français' })).toHaveAttribute('aria-current', 'true')
  await clavier.presser(choix.getByRole('link', { name: 'Português' }))
  await expect(page.getByRole('heading', { name: 'Iniciar sessão', level: 1 })).toBeVisible()
  await enPortugais()

  await page.getByLabel('Endereço de e-mail').fill(famille.parent.courriel)
  await page.getByLabel('Palavra-passe', { exact: true }).fill(famille.parent.motDePasse)
  await clavier.presser(page.getByRole('button', { name: 'Iniciar sessão', exact: true }))
  await expect(page.getByRole('button', { name: 'Terminar sessão' })).toBeVisible()

  await test.step('the menu leads on in Portuguese, and so do the widgets and what the server says', async () => {
    await page.locator('nav.etroit summary').click()
    await page.getByRole('link', { name: 'Os nossos serviços' }).click()
    await expect(page.getByRole('heading', { name: 'Os nossos serviços', level: 1 })).toBeVisible()
    await expect(page).not.toHaveURL(/langue=/)
    await expect(page.getByText(/até às \d+:\d\d, .* antes/).first()).toBeAttached()
    await enPortugais()
    await page.goto(`${PAGE}/mes-donnees`)
    await page.getByRole('button', { name: 'Ver as durações' }).click()
    await expect(page.getByText('O processo da família e as suas contas')).toBeAttached()
    await enPortugais()
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/hebergee-pt-360.png`, fullPage: true })
  })

  await test.step('without a network too, with the next bookings', async () => {
    await installee(page)
    await garde(page, 'des jours')
    await context.setOffline(true)
    await page.goto(`${PAGE}/factures`)
    await expect(page.getByRole('heading', { name: 'Está sem ligação' })).toBeVisible()
    await expect(page.getByText(/^Lido em \d+ de \p{L}+ às \d+:\d\d\./u)).toBeVisible()
    const jour = page.getByRole('listitem').filter({ hasText: famille.enfants[0]?.prenom ?? '' })
    await expect(jour).toContainText(new RegExp(`, ${Number(date.slice(8))} de `))
    await enPortugais()
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/hors-ligne-pt-360.png` })
    await context.setOffline(false)
    await expect(page.getByRole('heading', { name: 'Os meus pagamentos', level: 1 })).toBeVisible()
  })

  await test.step('at 320 px in each language, nothing is wider than the page', async () => {
    await page.setViewportSize({ width: 320, height: 700 })
    for (const [langue, titre] of [
      ['fr', 'Mon compte'],
      ['en', 'My account'],
      ['pt', 'A minha conta'],
    ] as const) {
      await page.goto(`${PAGE}/compte?langue=${langue}`)
      await expect(page.getByRole('heading', { name: titre, level: 1 })).toBeVisible()
      for (const section of ['', 'tableau-de-bord', 'foyer', 'reservations', 'mes-donnees']) {
        await page.goto(`${PAGE}/${section}`)
        await expect(page.locator('html')).toHaveAttribute('lang', langue)
        await expect(page.locator('main .squelette')).toHaveCount(0)
        await sansDebord(page)
      }
      await sansDefaut(page)
    }
  })
})
