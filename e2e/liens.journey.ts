// Links that arrive by e-mail, when the mailbox opens them before their reader does: nothing is used up by looking.
import { writeFileSync } from 'node:fs'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { collectivite } from './commande.ts'
import { nouveauParent, seConnecter } from './etapes.ts'
import { famillePrete, MERCREDIS } from './famille.ts'
import { COLLECTIVITE, courriel, lien, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']
const CONNEXION = `${SITE}/espace-famille/connexion/`

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

/** A mail scanner: asks for the page, then opens it as a browser does, runs its scripts, and presses nothing. */
async function scanner(browser: Browser, address: string, titre: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  expect((await page.request.get(address)).ok()).toBe(true)
  await page.goto(address)
  await expect(page.getByRole('heading', { name: titre })).toBeVisible()
  await context.close()
}

test('a forgotten password, by keyboard at 360 px: the link serves its reader though a scanner opened it, then says that it has served', async ({
  page,
  context,
  browser,
}) => {
  const { parent } = await famillePrete(context.request, MERCREDIS)
  await context.clearCookies()
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(CONNEXION)
  const clavier = new Clavier(page)
  await clavier.presser(page.getByRole('button', { name: 'Mot de passe oublié' }))
  await clavier.ecrire(page.getByLabel('Adresse e-mail'), parent.courriel)
  await looksRight(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Si un compte existe, un e-mail vient de partir à')).toBeVisible()
  await expect(page.getByText('courriers indésirables')).toBeVisible()
  await looksRight(page)
  const address = lien(await courriel(page.request, parent.courriel, /mot de passe/i), '#inoe-mot-de-passe=')

  await scanner(browser, address, 'Choisir un mot de passe')

  const neuf = 'hirondelle verte 83 galets'
  await page.goto(address)
  await clavier.ecrire(page.getByLabel('Nouveau mot de passe', { exact: true }), neuf)
  await looksRight(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre mot de passe est enregistré. Vous êtes connecté.')).toBeVisible()
  expect(page.url()).not.toContain('inoe-mot-de-passe')
  await looksRight(page)

  // The same e-mail opened again, elsewhere: why it does nothing any more, and the way to another.
  const elsewhere = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const other = await elsewhere.newPage()
  await other.goto(address)
  const second = new Clavier(other)
  await second.ecrire(
    other.getByLabel('Nouveau mot de passe', { exact: true }),
    'galets verts 38 hirondelles',
  )
  await other.keyboard.press('Enter')
  await expect(other.getByText('Ce lien a déjà servi ou a expiré.')).toBeVisible()
  await looksRight(other)
  await second.ecrire(other.getByLabel('Adresse e-mail'), parent.courriel)
  await second.presser(other.getByRole('button', { name: 'Recevoir le lien' }))
  await expect(other.getByText('Si un compte existe, un e-mail vient de partir à')).toBeVisible()
  // What was typed over the served link changed nothing.
  await seConnecter(other, { ...parent, motDePasse: neuf })
  await elsewhere.close()
})

test('an account is confirmed by its reader, though a scanner opened the link; used again, the link says what to do', async ({
  page,
  browser,
}) => {
  const parent = nouveauParent(SITE)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(CONNEXION)
  const clavier = new Clavier(page)
  await clavier.presser(page.getByRole('button', { name: 'Créer un compte' }))
  await clavier.ecrire(page.getByLabel('Adresse e-mail'), parent.courriel)
  await clavier.ecrire(page.getByLabel('Mot de passe', { exact: true }), parent.motDePasse)
  await page.keyboard.press('Enter')
  await expect(page.getByText('courriers indésirables')).toBeVisible()
  const address = lien(await courriel(page.request, parent.courriel, /confirm|activ/i), '#inoe-confirmation=')

  await scanner(browser, address, 'Activer mon compte')

  await page.goto(address)
  await clavier.presser(page.getByRole('button', { name: 'Activer mon compte' }))
  await expect(page.getByText('Votre compte est actif. Vous êtes connecté.')).toBeVisible()

  const elsewhere = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const other = await elsewhere.newPage()
  await other.goto(address)
  const second = new Clavier(other)
  await second.presser(other.getByRole('button', { name: 'Activer mon compte' }))
  await expect(other.getByText('Votre compte est peut-être déjà actif : connectez-vous.')).toBeVisible()
  await looksRight(other)
  await seConnecter(other, parent)
  await elsewhere.close()
})

test('a family that the town knows enters for the first time at 360 px, by the e-mail it got: its file is filled; the link serves once', async ({
  page,
  browser,
}, info) => {
  const parent = nouveauParent(SITE)
  const csv = info.outputPath('familles.csv')
  const enfant = { prenom: 'Ysé', naissance: '14/05/2019' }
  writeFileSync(
    csv,
    [
      'courriel;nom;prenom;telephone;adresse;code_postal;commune;enfant_prenom;enfant_date_naissance',
      `${parent.courriel};L’Hœst;Anaïs;06 39 98 00 33;8 allée des Charmes;33760;Targon;${enfant.prenom};${enfant.naissance}`,
    ].join('\n'),
  )
  await collectivite('familles', COLLECTIVITE, '--csv', csv)
  const received = await courriel(page.request, parent.courriel, /^Votre accès à l’espace famille/)
  const address = lien(received, '#inoe-mot-de-passe=')
  await scanner(browser, address, 'Choisir un mot de passe')

  await page.setViewportSize({ width: 360, height: 780 })
  const clavier = new Clavier(page)
  await page.goto(address)
  await clavier.ecrire(page.getByLabel('Nouveau mot de passe', { exact: true }), parent.motDePasse)
  await looksRight(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre mot de passe est enregistré. Vous êtes connecté.')).toBeVisible()
  await page.goto(`${SITE}/espace-famille/mon-foyer/`)
  const contact = page.getByRole('region', { name: 'Adresse et contact' })
  await expect(contact.getByLabel('Adresse *')).toHaveValue('8 allée des Charmes')
  await expect(contact.getByLabel('Téléphone')).toHaveValue('06 39 98 00 33')
  const parents = page.getByRole('region', { name: 'Parents' })
  await expect(parents.getByLabel('Prénom').first()).toHaveValue('Anaïs')
  await expect(page.getByText(enfant.prenom).first()).toBeVisible()
  await looksRight(page)

  const elsewhere = await browser.newContext({ viewport: { width: 360, height: 780 } })
  const other = await elsewhere.newPage()
  await other.goto(address)
  await other.getByLabel('Nouveau mot de passe', { exact: true }).fill('galets verts 38 hirondelles')
  await other.keyboard.press('Enter')
  await expect(other.getByText('Ce lien a déjà servi ou a expiré.')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Recevoir le lien' })).toBeVisible()
  await seConnecter(other, parent)
  await elsewhere.close()
})
