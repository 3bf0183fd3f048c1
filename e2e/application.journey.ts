// The hosted page installed as an application: what it shows without a network, and what it is told while closed.

import AxeBuilder from '@axe-core/playwright'
import type { Catalogue } from '@inoe/contract/structures'
import { expect, type Page, test } from '@playwright/test'
import { type Navigateur, ServicePush } from '../packages/server/test/push.ts'
import { Clavier } from './clavier.ts'
import { asAgent, enregistrer, famillePrete, jourLibre, MERCREDIS } from './famille.ts'
import { garde, installee, PAGE } from './hebergee.ts'
import { API, COLLECTIVITE, SITES, sansDebord, sansDefaut } from './ville.ts'

/**
 * The browsers of journeys have no push service behind them: they are given the subscription that ours made, and hand
 * over what it received.
 */
async function pretendreSouscrire(page: Page, { adresse, p256dh, auth }: Navigateur['abonnement']) {
  await page.addInitScript(
    (subscription) => {
      const mark = 'essai:souscrit'
      const made = {
        ...subscription,
        toJSON: () => subscription,
        unsubscribe: async () => {
          localStorage.removeItem(mark)
          return true
        },
      } as unknown as PushSubscription
      PushManager.prototype.subscribe = async () => {
        localStorage.setItem(mark, 'oui')
        return made
      }
      PushManager.prototype.getSubscription = async () => (localStorage.getItem(mark) ? made : null)
    },
    { endpoint: adresse, keys: { p256dh, auth } },
  )
}

async function recevoir(page: Page, data: string): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  const known = new Promise<string>((found) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const here = registrations.find((one) => one.scopeURL === `${PAGE}/`)
      if (here) found(here.registrationId)
    })
  })
  await browser.send('ServiceWorker.enable')
  await browser.send('ServiceWorker.deliverPushMessage', { origin: API, registrationId: await known, data })
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

test.describe('notices on a phone', () => {
  let service: ServicePush
  test.beforeAll(async () => {
    service = await ServicePush.open()
  })
  test.afterAll(() => service.close())

  test('a parent agrees by keyboard at 360 px; the service answers; the phone says so, and opens the page', async ({
    page,
    context,
  }) => {
    const famille = await famillePrete(context.request, MERCREDIS)
    await context.grantPermissions(['notifications'], { origin: API })
    const navigateur = service.navigateur()
    await pretendreSouscrire(page, navigateur.abonnement)
    await page.setViewportSize({ width: 360, height: 780 })
    await page.goto(`${PAGE}/compte#application`)
    await installee(page)
    const clavier = new Clavier(page)
    await clavier.presser(page.getByRole('button', { name: 'Activer les notifications' }))
    await expect(page.getByText('Les notifications sont activées sur cet appareil.')).toBeVisible()
    await expect(page.getByRole('checkbox')).toHaveCount(6)
    await sansDefaut(page)
    await sansDebord(page)
    // What does not interest is unticked, and stays so.
    const actualites = page.getByRole('checkbox', { name: 'les actualités' })
    await actualites.focus()
    await page.keyboard.press('Space')
    await expect(page.getByText('C’est enregistré.')).toBeVisible()

    const { structures } = await famille.appels.json<Catalogue>('GET', 'catalogue')
    const structure = structures.find((one) => one.nom === MERCREDIS.structure)?.id
    const fil = { structure, enfant: null, sujet: 'Otite d’Anouk', texte: 'Bonjour.' }
    const { id } = await famille.appels.json<{ id: string }>('POST', 'messages', fil)
    await asAgent((agent) =>
      agent.json('POST', `gestion/messages/${id}/reponses`, { texte: 'Merci pour le certificat.' }),
    )
    await expect.poll(() => navigateur.recues.length).toBe(1)
    const [{ contenu } = { contenu: '' }] = navigateur.recues
    expect(contenu).not.toMatch(/Otite|Anouk|certificat/)
    expect(service.fautes).toEqual([])

    // The push service hands it to the browser.
    await recevoir(page, contenu)
    const affichees = () =>
      page.evaluate(async () => {
        const { getNotifications } = await navigator.serviceWorker.ready
        return (await getNotifications.call(await navigator.serviceWorker.ready)).map((one) => [
          one.title,
          one.body,
        ])
      })
    await expect.poll(affichees).toEqual([['Un nouveau message', 'CdC Rurales de l’Entre-Deux-Mers']])
    // A click on it: the system's own, which no journey can make, calls this.
    const [worker] = context.serviceWorkers()
    const ouvrir = (adresse: string) =>
      worker?.evaluate((to) => {
        const { ouvrir } = self as unknown as { ouvrir(page: string): Promise<void> }
        void ouvrir(to).catch(() => undefined)
      }, adresse)
    await ouvrir('https://ailleurs.example/')
    await ouvrir(JSON.parse(contenu).page)
    await expect(page.getByRole('heading', { name: 'Messages', level: 1 })).toBeVisible()
    await expect(page.getByText('Otite d’Anouk')).toBeVisible()

    await page.goto(`${PAGE}/compte`)
    await expect(actualites).not.toBeChecked()
    await clavier.presser(page.getByRole('button', { name: 'Arrêter les notifications' }))
    await expect(page.getByText('Cet appareil ne recevra plus de notifications.')).toBeVisible()
    await sansDefaut(page)
    const { adresse } = navigateur.abonnement
    expect(await famille.appels.json('POST', 'notifications/appareil', { adresse })).toEqual({
      abonnement: null,
    })
  })
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
  // In each language, and which one the page is read in.
  expect(kept.names).toHaveLength(2)
  const own = kept.addresses.filter((one) => !one.startsWith('/_page/'))
  expect([...new Set(own)].sort()).toEqual([`/${COLLECTIVITE}/hors-ligne`, `/${COLLECTIVITE}/langue`])
})

test('a site that embeds the widgets gets no service worker', async ({ page }) => {
  await page.goto(`${SITES['same-site']}/espace-famille/actualites/`)
  await expect(page.getByRole('heading', { name: 'Actualités' }).first()).toBeVisible()
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0)
})
