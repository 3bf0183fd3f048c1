// `connexion="redirection"`: no password is typed on the town's site; the hosted page signs in and comes back.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { nouveauParent, type Parent } from './etapes.ts'
import { cellules, famillePrete, MERCREDIS, VACANCES } from './famille.ts'
import { BUREAU, caseDe, montrer, save, saved, semaineLibre, TELEPHONE } from './planning.ts'
import { API, COLLECTIVITE, courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const HEBERGEE = `${API}/${COLLECTIVITE}/connexion`
const CONNECTEZ = 'Connectez-vous pour voir cette page.'

/** The town's webmaster forbade passwords in its pages: one attribute of the script tag. */
async function enRedirection(context: BrowserContext): Promise<void> {
  await context.addInitScript((api) => {
    if (location.origin === api) return
    // The loader, a module, runs after the page is read.
    document.addEventListener('readystatechange', () =>
      document.querySelector('script[data-collectivite]')?.setAttribute('data-connexion', 'redirection'),
    )
  }, API)
}

/** A family that nobody is signed in for yet. */
async function parent(context: BrowserContext, site: string = SITE): Promise<Parent> {
  const famille = await famillePrete(context.request, MERCREDIS, ['Anouk'], site)
  await context.clearCookies()
  await enRedirection(context)
  return famille.parent
}

/** On the hosted page. */
async function identifier(
  page: Page,
  { courriel: adresse, motDePasse }: Parent,
  rester = false,
): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${HEBERGEE}`))
  await page.getByLabel('Adresse e-mail').fill(adresse)
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse)
  if (rester) await page.getByLabel('Rester connecté sur cet appareil').check()
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

const seConnecter = (page: Page) => page.getByRole('link', { name: 'Se connecter' })
const commencer = (page: Page) => page.getByRole('button', { name: 'Se connecter ou créer un compte' })
const sortir = (page: Page) => page.getByRole('button', { name: 'Se déconnecter' })

for (const [way, site] of Object.entries(SITES)) {
  test(`a deep link comes back signed in; the code is nowhere; out is out on both sites, ${way}`, async ({
    page,
    context,
  }) => {
    const who = await parent(context, site)
    const adresse = `${site}/espace-famille/mon-foyer/?de=lettre#enfants`
    await page.goto(adresse)
    await expect(page.getByText(CONNECTEZ)).toBeVisible()
    await expect(page.locator('input[type=password]')).toHaveCount(0)
    await seConnecter(page).click()
    await expect(page.getByText(`Vous venez de ${new URL(site).host}`)).toBeVisible()
    await sansDefaut(page)
    await identifier(page, who)

    await expect(page).toHaveURL(adresse)
    await expect(page.getByRole('region', { name: 'Parents' })).toBeVisible()
    await page.reload()
    await expect(page).toHaveURL(adresse)
    await expect(page.getByRole('region', { name: 'Parents' })).toBeVisible()
    // « Back » is the page one came from, signed in as well, and never the form or a code.
    await page.goBack()
    await expect(page).toHaveURL(adresse)
    await expect(page.getByRole('region', { name: 'Parents' })).toBeVisible()
    await page.goForward()
    await expect(page).toHaveURL(adresse)

    // The session moved: it is not on the hosted page as well.
    if (way === 'cross-site') {
      await page.goto(HEBERGEE)
      await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible()
    }
    await page.goto(`${site}/espace-famille/connexion/`)
    await sortir(page).click()
    await expect(commencer(page)).toBeVisible()
    await expect(page.locator('input[type=password]')).toHaveCount(0)
    await sansDefaut(page)
    await page.goto(HEBERGEE)
    await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible()
    await page.goto(adresse)
    await expect(page.getByText(CONNECTEZ)).toBeVisible()
  })
}

test('by keyboard, at 360 px; « Rester connecté » outlives the tab', async ({ page, context }) => {
  const site = SITES['cross-site']
  const who = await parent(context, site)
  await page.setViewportSize(TELEPHONE)
  await page.goto(`${site}/espace-famille/connexion/`)
  await expect(commencer(page)).toBeVisible()
  await sansDebord(page)
  await sansDefaut(page)
  const clavier = new Clavier(page)
  await clavier.presser(commencer(page))
  await expect(page).toHaveURL(new RegExp(`^${HEBERGEE}`))
  await expect(page.getByLabel('Adresse e-mail')).toBeVisible()
  await sansDebord(page)
  await clavier.ecrire(page.getByLabel('Adresse e-mail'), who.courriel)
  await clavier.ecrire(page.getByLabel('Mot de passe', { exact: true }), who.motDePasse)
  await clavier.presser(page.getByLabel('Rester connecté sur cet appareil'), 'Space')
  await clavier.presser(page.getByRole('button', { name: 'Se connecter', exact: true }))
  // The hosted page shows the same button for a moment: it is that of the town's that is waited for.
  await expect(page).toHaveURL(`${site}/espace-famille/connexion/`)
  await expect(sortir(page)).toBeVisible()
  const later = await context.newPage()
  await page.close()
  await later.goto(`${site}/espace-famille/mon-foyer/`)
  await expect(later.getByRole('region', { name: 'Parents' })).toBeVisible()
})

test('days chosen before the session ended are still there after signing in again', async ({
  page,
  context,
}) => {
  await page.setViewportSize(BUREAU)
  const famille = await famillePrete(context.request, VACANCES, ['Anouk'])
  await enRedirection(context)
  const [jour] = await semaineLibre(famille, 1)
  if (!jour) throw new Error('unreachable')
  const cellule = () => caseDe(page, 'Anouk', jour.date, VACANCES.structure)
  await page.goto(`${SITE}/espace-famille/mes-reservations/`)
  await montrer(page, jour.date, 'Anouk', VACANCES.structure)
  await cellule().click()
  await expect(page.getByText('+ 1 ajout', { exact: true })).toBeVisible()
  await famille.appels.send('DELETE', 'compte/sessions')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText(CONNECTEZ)).toBeVisible()
  await seConnecter(page).click()
  await identifier(page, famille.parent)

  await expect(page.getByText('Vos modifications sont toujours là')).toBeVisible()
  await expect(page.getByText('+ 1 ajout', { exact: true })).toBeVisible()
  await montrer(page, jour.date, 'Anouk', VACANCES.structure)
  await expect(cellule()).toContainText('À enregistrer')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  const booked = (await cellules(famille)).filter((one) => one.etat === 'reserve')
  expect(booked.map((one) => one.date)).toEqual([jour.date])
})

test('two tabs leave and come back each on its own; a return that served says nothing new', async ({
  page,
  context,
}) => {
  const site = SITES['cross-site']
  const who = await parent(context, site)
  const other = await context.newPage()
  for (const [one, section] of [
    [page, 'mon-foyer'],
    [other, 'mes-documents'],
  ] as const) {
    await one.goto(`${site}/espace-famille/${section}/`)
    await seConnecter(one).click()
    await expect(one).toHaveURL(new RegExp(`^${HEBERGEE}`))
  }
  const returned = page.waitForRequest((request) => request.url().includes('inoe-code='))
  await identifier(page, who)
  await expect(page.getByRole('region', { name: 'Parents' })).toBeVisible()
  // It heard that somebody signed in, but that session has moved to the first tab: it says so, and takes another.
  await other.getByRole('button', { name: /^Continuer vers/ }).click()
  await expect(other.getByText('Connectez-vous pour continuer.')).toBeVisible()
  await identifier(other, who)
  await expect(other).toHaveURL(`${site}/espace-famille/mes-documents/`)
  await expect(other.getByText(CONNECTEZ)).toHaveCount(0)

  const used = (await returned).url()
  const stranger = await (await context.browser()?.newContext())?.newPage()
  if (!stranger) throw new Error('unreachable')
  await enRedirection(stranger.context())
  await stranger.goto(used)
  await expect(stranger.getByText('Cet onglet n’attendait pas de connexion')).toBeVisible()
  await expect(stranger.getByText(CONNECTEZ)).toBeVisible()
  expect(stranger.url()).not.toContain('inoe-')
  await sansDefaut(stranger)
  await stranger.context().close()
})

test('giving up, a network that falters, a code that is no more: each says what to do', async ({
  page,
  context,
}) => {
  const who = await parent(context, SITES['cross-site'])
  const adresse = `${SITES['cross-site']}/espace-famille/mes-documents/`
  await page.goto(adresse)

  await test.step('giving up', async () => {
    await seConnecter(page).click()
    await page.getByRole('link', { name: /^Revenir sur .* sans me connecter/ }).click()
    await expect(page.getByText('Vous êtes revenu sans vous connecter.')).toBeVisible()
    await expect(page).toHaveURL(adresse)
    await sansDefaut(page)
  })

  await test.step('the network falters on the way back', async () => {
    let cut = true
    await page.route('**/session/echange', (route) => (cut ? route.abort() : route.fallback()))
    await seConnecter(page).click()
    await identifier(page, who)
    await expect(page.getByText('Le service ne répond pas.')).toBeVisible()
    cut = false
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await expect(page.getByText(CONNECTEZ)).toHaveCount(0)
    await page.unroute('**/session/echange')
  })

  await test.step('the code has served already', async () => {
    await page.evaluate(() => sessionStorage.clear())
    await page.reload()
    await page.route('**/session/echange', async (route) => {
      await route.fetch()
      await route.fallback()
    })
    await seConnecter(page).click()
    await identifier(page, who)
    await expect(page.getByText('La connexion n’a pas pu se terminer')).toBeVisible()
    await sansDefaut(page)
    await page.unroute('**/session/echange')
    await seConnecter(page).click()
    await identifier(page, who)
    await expect(page.getByText(CONNECTEZ)).toHaveCount(0)
    await expect(page).toHaveURL(adresse)
  })
})

test('who is signed in on the hosted page already is asked before going on', async ({ page, context }) => {
  const who = await parent(context, SITES['cross-site'])
  await page.goto(HEBERGEE)
  await identifier(page, who)
  await expect(sortir(page)).toBeVisible()
  await page.goto(`${SITES['cross-site']}/espace-famille/mon-foyer/`)
  await seConnecter(page).click()
  await expect(page.getByText(`Vous êtes connecté avec l’adresse ${who.courriel}`)).toBeVisible()
  await sansDefaut(page)
  await page.getByRole('button', { name: /^Continuer vers/ }).click()
  await expect(page.getByRole('region', { name: 'Parents' })).toBeVisible()
})

test('an account is created on the hosted page, and its e-mail leads back to the town’s site', async ({
  page,
  context,
}) => {
  await enRedirection(context)
  const who = nouveauParent(SITE)
  await page.goto(`${SITE}/espace-famille/connexion/`)
  await commencer(page).click()
  await page.getByRole('button', { name: 'Créer un compte' }).click()
  await page.getByLabel('Adresse e-mail').fill(who.courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(who.motDePasse)
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(page.getByText('courriers indésirables')).toBeVisible()
  await page.goto(lien(await courriel(page.request, who.courriel, /activ/i), '#inoe-confirmation='))
  await expect(page).toHaveURL(new RegExp(`^${HEBERGEE}`))
  await page.getByRole('button', { name: 'Activer mon compte' }).click()
  await expect(page).toHaveURL(`${SITE}/espace-famille/connexion/`)
  await expect(sortir(page)).toBeVisible()
})

test('a site that the town has not declared gets nobody back', async ({ page }) => {
  const query = new URLSearchParams({
    retour: 'https://ailleurs.example/',
    etat: 'e'.repeat(22),
    defi: 'd'.repeat(43),
  })
  await page.goto(`${HEBERGEE}?${query}`)
  await expect(page.getByRole('heading', { name: 'Cette page ne peut pas vous ramener' })).toBeVisible()
  await expect(page.locator('a[href*=ailleurs]')).toHaveCount(0)
})

test('who reads the site in Portuguese signs in on the hosted page in Portuguese, for that visit', async ({
  page,
  context,
}) => {
  await enRedirection(context)
  await page.goto(`${SITE}/espace-famille/connexion/`)
  await expect(commencer(page)).toBeVisible()
  await page.evaluate(() => {
    document.documentElement.lang = 'pt'
  })
  await page.getByRole('button', { name: 'Iniciar sessão ou criar uma conta' }).click()
  await expect(page).toHaveURL(new RegExp(`^${HEBERGEE}`))
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt')
  await expect(page.getByLabel('Palavra-passe', { exact: true })).toBeVisible()
  await page.goto(HEBERGEE)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})
