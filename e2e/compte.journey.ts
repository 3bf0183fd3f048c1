// « Mon compte »: devices, password, an address that changes, the other parent, passkeys.
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { nouveauParent, type Parent, seConnecter } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const MON_COMPTE = `${SITE}/espace-famille/mon-compte/`

/** A family whose browser is signed in by the form: it has named itself to the server. */
async function parentConnecte(
  context: BrowserContext,
  site: string = SITE,
): Promise<{ page: Page; parent: Parent }> {
  const { parent } = await famillePrete(context.request, MERCREDIS, ['Anouk'], site)
  await context.clearCookies()
  const page = await context.newPage()
  await seConnecter(page, parent)
  return { page, parent }
}

const partie = (page: Page, name: string) => page.getByRole('region', { name })
const sortir = (page: Page) => page.getByRole('button', { name: 'Se déconnecter' })

/** Another person's browser. */
async function ailleurs(browser: Browser): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext()
  return { page: await context.newPage(), close: () => context.close() }
}

for (const [way, site] of Object.entries(SITES)) {
  test(`a sign-in from elsewhere is told, and that device is signed out, ${way}`, async ({
    context,
    browser,
  }) => {
    const { page, parent } = await parentConnecte(context, site)
    const other = await ailleurs(browser)
    await seConnecter(other.page, parent)
    const told = await courriel(page.request, parent.courriel, /Nouvelle connexion/)
    expect(told.texte).toContain('Chrome sur')

    await page.goto(`${site}/espace-famille/mon-compte/`)
    const devices = partie(page, 'Appareils connectés')
    await expect(devices.getByText('Cet appareil')).toHaveCount(1)
    await sansDefaut(page)
    const others = devices.getByRole('button', { name: /^Déconnecter (?!partout)/ })
    // What made the family ready signed in too.
    for (let left = await others.count(); left > 0; left--) {
      await others.first().click()
      await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter cet appareil' }).click()
      await expect(others).toHaveCount(left - 1)
    }
    await other.page.goto(`${site}/espace-famille/mon-foyer/`)
    await expect(other.page.getByText('Connectez-vous pour voir cette page.')).toBeVisible()
    await other.close()
  })
}

test('the password changes by keyboard, at 360 px; « Déconnecter partout » leaves nobody signed in', async ({
  context,
}) => {
  const { page, parent } = await parentConnecte(context)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(MON_COMPTE)
  await page.getByRole('button', { name: 'Changer de mot de passe' }).press('Enter')
  await expect(page.getByLabel('Votre mot de passe actuel')).toBeFocused()
  await page.keyboard.type('pas le bon du tout')
  await page.getByLabel('Nouveau mot de passe').fill('hirondelle verte 83 galets')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ce n’est pas votre mot de passe actuel.')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  await page.getByLabel('Votre mot de passe actuel').fill(parent.motDePasse)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre mot de passe est changé')).toBeVisible()
  await courriel(page.request, parent.courriel, /mot de passe a changé/)

  await page.getByRole('button', { name: 'Déconnecter partout' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter partout' }).click()
  await expect(page.getByText('Connectez-vous pour voir cette page.')).toBeVisible()
  await seConnecter(page, { ...parent, motDePasse: 'hirondelle verte 83 galets' })
})

test('an address changes when both mailboxes have answered; a scanner that opens the links changes nothing', async ({
  context,
  browser,
}) => {
  const { page, parent } = await parentConnecte(context)
  const nouveau = nouveauParent(SITE).courriel
  await page.goto(MON_COMPTE)
  await page.getByRole('button', { name: 'Changer d’adresse' }).click()
  await page.getByLabel('Nouvelle adresse e-mail').fill(nouveau)
  await page.getByLabel('Votre mot de passe actuel').fill(parent.motDePasse)
  await page.getByRole('button', { name: 'Demander le changement' }).click()
  await expect(page.getByText('Deux e-mails viennent de partir')).toBeVisible()
  const accord = lien(await courriel(page.request, parent.courriel, /Changer l’adresse/), '#inoe-accord=')
  const preuve = lien(
    await courriel(page.request, nouveau, /Confirmez votre nouvelle adresse/),
    '#inoe-preuve=',
  )

  // A mail scanner: reads the page, runs its scripts even, and presses nothing.
  const scanner = await ailleurs(browser)
  for (const address of [accord, preuve]) {
    await scanner.page.request.get(address)
    await scanner.page.goto(address)
    await expect(scanner.page.getByRole('heading', { name: /adresse/ }).last()).toBeVisible()
  }

  // Each mailbox is read where nobody is signed in.
  await scanner.page.getByRole('button', { name: 'Confirmer cette adresse' }).click()
  await expect(scanner.page.getByText('Il reste à accepter')).toBeVisible()
  await sansDefaut(scanner.page)
  await scanner.page.goto(accord)
  await scanner.page.getByRole('button', { name: 'Accepter le changement' }).click()
  await expect(scanner.page.getByText('C’est fait')).toBeVisible()
  await scanner.close()

  await page.reload()
  await expect(partie(page, 'Adresse e-mail').getByText(nouveau)).toBeVisible()
  await page.goto(preuve)
  await page.getByRole('button', { name: 'Confirmer cette adresse' }).click()
  await expect(page.getByText('Ce lien a déjà servi')).toBeVisible()
})

test('the other parent is invited, chooses a password, and sees the same children', async ({
  context,
  browser,
}) => {
  const { page, parent } = await parentConnecte(context)
  const autre = nouveauParent(SITE)
  await page.goto(MON_COMPTE)
  await page.getByRole('button', { name: 'Inviter l’autre parent' }).click()
  const form = partie(page, 'Qui suit votre dossier')
  await form.getByLabel('Prénom').fill('Alex')
  await form.getByRole('textbox', { name: /^Nom/ }).fill('Martin')
  await form.getByLabel('Adresse e-mail').fill(autre.courriel)
  await sansDefaut(page)
  await form.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await expect(page.getByText(`L’invitation est partie à ${autre.courriel}`)).toBeVisible()

  const other = await ailleurs(browser)
  await other.page.setViewportSize({ width: 360, height: 780 })
  const address = lien(await courriel(page.request, autre.courriel, /vous invite/), '#inoe-invitation=')
  await other.page.goto(address)
  await expect(other.page.getByText('vous invite à suivre le dossier')).toBeVisible()
  await other.page.getByLabel('Mot de passe', { exact: true }).fill(autre.motDePasse)
  await sansDefaut(other.page)
  await sansDebord(other.page)
  await other.page.getByRole('button', { name: 'Rejoindre le dossier' }).click()
  await expect(other.page.getByText('Vous suivez maintenant le dossier')).toBeVisible()
  await other.page.goto(`${SITE}/espace-famille/mon-foyer/`)
  await expect(other.page.getByText('Anouk').first()).toBeVisible()

  await page.reload()
  await expect(form.getByText(autre.courriel)).toBeVisible()
  await expect(form.getByText('Invitation envoyée')).toHaveCount(0)
  await courriel(page.request, parent.courriel, /Un autre parent/)
  await other.page.goto(address)
  await expect(other.page.getByText('Cette invitation a déjà servi')).toBeVisible()
  await other.close()
})

test('a passkey is added, signs in without a password, and once removed opens nothing, by keyboard at 360 px', async ({
  context,
}) => {
  const { page, parent } = await parentConnecte(context)
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  const parCle = page.getByRole('button', { name: 'Se connecter avec une clé d’accès' })

  await page.goto(MON_COMPTE)
  const keys = partie(page, 'Clés d’accès')
  await clavier.presser(keys.getByRole('button', { name: 'Ajouter une clé d’accès' }))
  await clavier.ecrire(keys.getByLabel('Nom de la clé'), 'Téléphone de Jeanne')
  await clavier.ecrire(keys.getByLabel('Votre mot de passe actuel'), parent.motDePasse)
  await sansDefaut(page)
  await sansDebord(page)
  await clavier.presser(keys.getByRole('button', { name: 'Créer la clé' }))
  await expect(keys.getByText('La clé d’accès est ajoutée.')).toBeVisible()
  await expect(keys.getByText('sur localhost, jamais utilisée')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  await courriel(page.request, parent.courriel, /clé d’accès/)

  await page.goto(`${SITE}/espace-famille/connexion/`)
  await clavier.presser(sortir(page))
  // The widget's own look holds in the town's page.
  await expect(parCle).toHaveCSS('text-transform', 'none')
  await clavier.presser(parCle)
  await expect(sortir(page)).toBeVisible()
  await expect(page.getByText(parent.courriel)).toBeVisible()

  await page.goto(MON_COMPTE)
  await expect(keys.getByText(/utilisée le/)).toBeVisible()
  await clavier.presser(keys.getByRole('button', { name: 'Retirer Téléphone de Jeanne' }))
  await clavier.presser(page.getByRole('dialog').getByRole('button', { name: 'Retirer la clé' }))
  await expect(keys.getByText('Aucune clé d’accès pour le moment.')).toBeVisible()

  await page.goto(`${SITE}/espace-famille/connexion/`)
  await clavier.presser(sortir(page))
  await clavier.presser(parCle)
  await expect(page.getByText('Cette clé d’accès n’a pas pu être vérifiée')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  await expect(sortir(page)).toHaveCount(0)
})

test('where the browser refuses keys, the page does not offer them', async ({ page }) => {
  await page.goto(`${SITES['cross-site']}/espace-famille/connexion/`)
  await expect(page.getByRole('button', { name: 'Se connecter', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Se connecter avec une clé d’accès' })).toHaveCount(0)
})
