// What a town's page shows when the widgets cannot work, and that everything open agrees on who is signed in.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type Parent, seConnecter } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { API, COLLECTIVITE, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const PAGES = [
  'connexion/',
  '',
  'mon-foyer/',
  'mes-documents/',
  'nos-services/',
  'mes-inscriptions/',
  'mes-reservations/',
  'mes-paiements/',
  'messages/',
  'historique/',
  'mon-compte/',
  'mes-donnees/',
  'gestion/',
]
/** What the page has between the tags of each widget. */
const repli = (page: Page) => page.getByRole('link', { name: 'Ouvrir l’Espace famille dans une page à part' })
const sortir = (page: Page) => page.getByRole('button', { name: 'Se déconnecter' })

/** A family whose account is known and whose browser is not signed in. */
async function parent(context: BrowserContext, site: string): Promise<Parent> {
  const { parent: known } = await famillePrete(context.request, MERCREDIS)
  await context.clearCookies()
  return { ...known, site }
}

test('with the API down every page says so and shows the way round, at 360 px', async ({ context }) => {
  await context.route(`${API}/api/**`, (route) => route.abort('connectionrefused'))
  await Promise.all(
    PAGES.map(async (address) => {
      const page = await context.newPage()
      await page.setViewportSize({ width: 360, height: 780 })
      await page.goto(`${SITE}/espace-famille/${address}`)
      // Each widget for itself: none is an empty box.
      const ways = await page.locator(`main a[href^="${API}/${COLLECTIVITE}/"]`).count()
      expect(ways).toBeGreaterThan(0)
      const said = page.getByRole('alert').filter({ hasText: 'Le service ne répond pas.' })
      await expect(said).toHaveCount(ways)
      await expect(page.getByRole('button', { name: 'Réessayer' })).toHaveCount(ways)
      await expect(repli(page)).toHaveCount(ways)
      await sansDebord(page)
      await page.close()
    }),
  )
})

test('once the API is back, « Réessayer » brings the widget without reloading', async ({ page }) => {
  const api = `${API}/api/**`
  await page.route(api, (route) => route.abort('connectionrefused'))
  await page.goto(`${SITE}/espace-famille/connexion/`)
  const again = page.getByRole('button', { name: 'Réessayer' })
  await expect(again).toBeVisible()
  await sansDefaut(page)
  await page.unroute(api)
  await again.click()
  await expect(page.getByLabel('Adresse e-mail')).toBeVisible()
  await expect(repli(page)).toBeHidden()
})

for (const [what, blocked] of [
  ['script', `${API}/v1/inoe.js`],
  ['whole origin', `${API}/**`],
  ['own chunk', /\/v1\/(login|planning|factures)-/],
] as const)
  test(`with the widgets’ ${what} blocked the page keeps its links, at 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 })
    await page.route(blocked, (route) => route.abort('blockedbyclient'))
    for (const [address, section] of [
      ['connexion/', 'connexion'],
      ['mes-reservations/', 'reservations'],
      ['mes-paiements/', 'factures'],
    ] as const) {
      await page.goto(`${SITE}/espace-famille/${address}`, { waitUntil: 'load' })
      await expect(repli(page)).toBeVisible()
      await expect(repli(page)).toHaveAttribute('href', `${API}/${COLLECTIVITE}/${section}`)
      await expect(page.getByText('Appelez le 05 36 49 12 00')).toBeVisible()
      await sansDebord(page)
    }
  })

test('on a site that is not declared the two pasted lines name the origin to declare', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  const pasted = `<script type="module" src="${API}/v1/inoe.js" data-collectivite="${COLLECTIVITE}"></script>
    <inoe-login><a href="${API}/${COLLECTIVITE}/connexion">Se connecter ailleurs</a></inoe-login>`
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="fr"><title>Essai</title><body><main>${pasted}</main>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await page.goto(origin)
    const said = page.getByRole('alert')
    await expect(said).toContainText('Ce site n’est pas encore déclaré')
    await expect(said).toContainText(`déclarez l’origine ${origin}`)
    await expect(said).toContainText(`npm run collectivite -- origine ${COLLECTIVITE} --ajouter ${origin}`)
    await expect(page.getByRole('link', { name: 'Se connecter ailleurs' })).toBeVisible()
    await expect(page.getByLabel('Mot de passe')).toHaveCount(0)
    await sansDefaut(page)
    await sansDebord(page)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

for (const [way, site] of Object.entries(SITES)) {
  test(`the browser’s back button keeps to who is signed in, ${way}`, async ({ page, context }) => {
    const known = await parent(context, site)
    await page.goto(`${site}/`)
    await seConnecter(page, known)
    await page.goto(`${site}/espace-famille/`)
    await expect(page.getByRole('heading', { name: 'Bonjour Jeanne' })).toBeVisible()
    await page.goBack()
    // Neither the form nor what was typed in it.
    await expect(sortir(page)).toBeVisible()
    await expect(page.getByLabel('Mot de passe')).toHaveCount(0)

    await page.goto(`${site}/espace-famille/mon-foyer/`)
    await expect(page.getByRole('region', { name: 'Adresse et contact' })).toBeVisible()
    await page.goto(`${site}/espace-famille/connexion/`)
    await sortir(page).click()
    await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible()
    await page.goBack()
    await expect(page.getByText('Connectez-vous pour voir cette page.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Adresse et contact' })).toHaveCount(0)
  })

  test(`signing in and out in a tab shows in the other without reload, ${way}`, async ({ context }) => {
    const known = await parent(context, site)
    const [one, other] = await Promise.all([context.newPage(), context.newPage()])
    await other.setViewportSize({ width: 360, height: 780 })
    await other.goto(`${site}/espace-famille/mon-foyer/`)
    await expect(other.getByText('Connectez-vous pour voir cette page.')).toBeVisible()
    await seConnecter(one, known)
    const contact = other.getByRole('region', { name: 'Adresse et contact' })
    await expect(contact.getByLabel('Commune')).toHaveValue('Targon')
    await sansDebord(other)

    // A tab opened afterwards is signed in too.
    const third = await context.newPage()
    await third.goto(`${site}/espace-famille/connexion/`)
    await expect(sortir(third)).toBeVisible()
    await sortir(third).click()
    await expect(one.getByLabel('Mot de passe', { exact: true })).toBeVisible()
    await expect(other.getByText('Connectez-vous pour voir cette page.')).toBeVisible()
    await expect(contact).toHaveCount(0)
  })

  test(`two widgets of a page agree, ${way}`, async ({ page, context }) => {
    const known = await parent(context, site)
    await page.setViewportSize({ width: 360, height: 780 })
    await page.goto(`${site}/espace-famille/`)
    const board = page.locator('inoe-tableau-de-bord')
    const login = page.locator('inoe-login')
    await expect(board.getByText('Connectez-vous')).toBeVisible()
    await login.getByLabel('Adresse e-mail').fill(known.courriel)
    await login.getByLabel('Mot de passe', { exact: true }).fill(known.motDePasse)
    await login.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await expect(board.getByRole('heading', { name: 'Bonjour Jeanne' })).toBeVisible()
    await expect(login.getByText(known.courriel)).toBeVisible()
    await expect(board.getByRole('link', { name: /Mes réservations/ })).toBeVisible()
    await sansDefaut(page)
    await sansDebord(page)
    await sortir(page).click()
    await expect(login.getByLabel('Mot de passe', { exact: true })).toBeVisible()
    await expect(board.getByText('Connectez-vous')).toBeVisible()
    await expect(board.getByRole('link', { name: /Mes réservations/ })).toHaveCount(0)
  })
}
