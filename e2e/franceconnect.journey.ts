// « S’identifier avec FranceConnect », with the demo's simulator: a real OIDC server with FranceConnect's rules.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { nouveauParent, type Parent } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { TELEPHONE } from './planning.ts'
import { API, COLLECTIVITE, courriel, FRANCECONNECT, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const CONNEXION = '/espace-famille/connexion/'
const bouton = (page: Page) => page.getByRole('button', { name: 'S’identifier avec FranceConnect' })
const sortir = (page: Page) => page.getByRole('button', { name: 'Se déconnecter' })

/** On FranceConnect's page. */
async function identite(page: Page, nom: RegExp | string): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`^${FRANCECONNECT}`))
  await page.getByRole('button', { name: nom }).click()
}

/** The family of Jeanne Vidal (born Moreau), that nobody is signed in for. Journeys share her identity: one at a time. */
async function jeanne(context: BrowserContext, site: string): Promise<Parent> {
  const { parent } = await famillePrete(context.request, MERCREDIS, ['Anouk'], site)
  await context.clearCookies()
  return parent
}

/** Out here, at FranceConnect, and back on the town's page. */
async function toutQuitter(page: Page): Promise<void> {
  const back = page.waitForResponse(
    (response) =>
      response.request().isNavigationRequest() && response.url() === SITES['same-site'] + CONNEXION,
  )
  await sortir(page).click()
  await (await back).finished()
  await page.waitForLoadState()
}

async function motDePasse(page: Page, { courriel: adresse, motDePasse: secret }: Parent): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(adresse)
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

test.describe.configure({ mode: 'serial' })

for (const [way, site] of Object.entries(SITES)) {
  test(`an account is linked by who signs in to it, opens, signs out everywhere, is unlinked, ${way}`, async ({
    page,
    context,
  }) => {
    const parent = await jeanne(context, site)
    await page.goto(site + CONNEXION)
    await expect(bouton(page)).toBeVisible()
    await sansDefaut(page)

    await test.step('the first time, one proves that the account is theirs', async () => {
      await bouton(page).click()
      await identite(page, /MOREAU/)
      await expect(page.getByText('Bonjour Jeanne MOREAU.')).toBeVisible()
      await sansDefaut(page)
      await page.getByRole('button', { name: 'Oui, j’ai déjà un compte' }).click()
      await expect(page.getByText('Connectez-vous comme d’habitude')).toBeVisible()
      await expect(bouton(page)).toHaveCount(0)
      await motDePasse(page, parent)
      await expect(page).toHaveURL(site + CONNEXION)
      await expect(sortir(page)).toBeVisible()
      await expect(page.getByText(parent.courriel)).toBeVisible()
      const told = await courriel(page.request, parent.courriel, /FranceConnect ouvre votre compte/)
      expect(told.texte).toContain('sans mot de passe')
    })

    await test.step('signing out signs out of FranceConnect, and comes back to the town’s site', async () => {
      await toutQuitter(page)
      await expect(bouton(page)).toBeVisible()
      await page.goto(site + CONNEXION)
      await expect(bouton(page)).toBeVisible()
    })

    await test.step('next times nothing else is asked', async () => {
      await bouton(page).click()
      // It was signed out of: it asks who one is.
      await identite(page, /MOREAU/)
      await expect(page).toHaveURL(site + CONNEXION)
      await expect(page.getByText(parent.courriel)).toBeVisible()
      await page.reload()
      await expect(page.getByText(parent.courriel)).toBeVisible()
    })

    await test.step('« Mon compte » takes it back', async () => {
      await page.goto(`${site}/espace-famille/mon-compte/`)
      const part = page.getByRole('region', { name: 'FranceConnect' })
      await expect(part.getByText('FranceConnect ouvre ce compte')).toBeVisible()
      await sansDefaut(page)
      await part.getByRole('button', { name: 'Retirer FranceConnect' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Retirer FranceConnect' }).click()
      await expect(part.getByText('n’ouvre plus ce compte')).toBeVisible()
      await expect(part.getByText('n’est pas relié')).toBeVisible()
    })
  })
}

test('an account is made with it, its address confirmed as usual, by keyboard at 360 px on the hosted page', async ({
  page,
}) => {
  await page.setViewportSize(TELEPHONE)
  const hosted = `${API}/${COLLECTIVITE}/connexion`
  const parent = nouveauParent(API)
  await page.goto(hosted)
  await expect(bouton(page)).toBeVisible()
  await sansDebord(page)
  const clavier = new Clavier(page)
  await clavier.presser(bouton(page))
  await identite(page, /DUBOIS/)
  const creer = page.getByRole('button', { name: 'Non, je crée mon compte' })
  await expect(creer).toBeVisible()
  await sansDebord(page)
  await page.keyboard.press('Tab')
  await clavier.presser(creer)
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue('angela.dubois@exemple.fr')
  await clavier.ecrire(page.getByLabel('Adresse e-mail'), parent.courriel)
  await clavier.ecrire(page.getByLabel('Mot de passe', { exact: true }), parent.motDePasse)
  await clavier.presser(page.getByRole('button', { name: 'Créer mon compte' }))
  await expect(page.getByText('courriers indésirables')).toBeVisible()
  const activer = lien(await courriel(page.request, parent.courriel, /activ/i), '#inoe-confirmation=')
  await page.goto(activer)
  await page.getByRole('button', { name: 'Activer mon compte' }).click()
  await expect(sortir(page)).toBeVisible()
  await toutQuitter(page)

  await page.goto(hosted)
  await bouton(page).click()
  await identite(page, /DUBOIS/)
  await expect(page).toHaveURL(`${API}/${COLLECTIVITE}/tableau-de-bord`)
  await page.goto(`${API}/${COLLECTIVITE}/compte`)
  await expect(page.getByText(parent.courriel).first()).toBeVisible()
  await page.getByRole('button', { name: 'Retirer FranceConnect' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer FranceConnect' }).click()
  await expect(page.getByText('n’ouvre plus ce compte')).toBeVisible()
})

test('giving up at FranceConnect is explained, and the password still signs in and goes back', async ({
  page,
  context,
}) => {
  const site = SITES['cross-site']
  const parent = await jeanne(context, site)
  await page.goto(site + CONNEXION)
  await bouton(page).click()
  await identite(page, 'Revenir sans m’identifier')
  await expect(page.getByText('Vous avez quitté FranceConnect sans vous identifier.')).toBeVisible()
  await sansDefaut(page)
  await motDePasse(page, parent)
  await expect(page).toHaveURL(site + CONNEXION)
  await expect(page.getByText(parent.courriel)).toBeVisible()
})

test('a file that names other people is not linked, and it says what to do', async ({ page, context }) => {
  const parent = await jeanne(context, API)
  await page.goto(`${API}/${COLLECTIVITE}/connexion`)
  await bouton(page).click()
  await identite(page, /DUBOIS/)
  await page.getByRole('button', { name: 'Oui, j’ai déjà un compte' }).click()
  await motDePasse(page, parent)
  await expect(page.getByText('n’est celle d’aucun des parents de votre dossier')).toBeVisible()
  await sansDefaut(page)
})

test('a town without FranceConnect shows nothing of it', async ({ page }) => {
  await page.goto(`${API}/contrexeville/connexion`)
  await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible()
  await expect(page.getByText('FranceConnect')).toHaveCount(0)
})
