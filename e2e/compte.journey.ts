// « Mon compte »: a device left signed in is signed out from another, and the password changes.
import { expect, test } from '@playwright/test'
import { famillePrete, MERCREDIS } from './famille.ts'
import { courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']

test('a device left elsewhere is signed out from here, then the password changes, by keyboard at 360 px', async ({
  page,
  context,
  browser,
}) => {
  const { parent } = await famillePrete(context.request, MERCREDIS)
  const connecter = async (other: typeof page) => {
    await other.goto(`${SITE}/espace-famille/mon-compte/`)
    await other.getByLabel('Adresse e-mail', { exact: true }).fill(parent.courriel)
    await other.getByLabel('Mot de passe', { exact: true }).fill(parent.motDePasse)
    await other.getByRole('button', { name: 'Se connecter' }).click()
    await expect(other.getByRole('heading', { name: 'Vos connexions' })).toBeVisible()
  }
  const ailleurs = await (await browser.newContext()).newPage()
  await connecter(ailleurs)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITE}/espace-famille/mon-compte/`)
  await expect(page.getByText('Cet appareil')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  const autres = page.getByRole('button', { name: 'Déconnecter tous les autres appareils' })
  await autres.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Déconnecter', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Tous vos autres appareils sont déconnectés.')).toBeVisible()
  await ailleurs.reload()
  await expect(ailleurs.getByRole('button', { name: 'Se connecter' })).toBeVisible()

  const nouveau = 'coquelicot-bruyere-2026'
  await page.getByLabel('Mot de passe actuel').focus()
  await page.keyboard.type('pas le bon')
  await page.keyboard.press('Tab')
  await page.keyboard.type(nouveau)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ce n’est pas votre mot de passe actuel.')).toBeVisible()
  await expect(page.getByLabel('Mot de passe actuel')).toBeFocused()
  await sansDefaut(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(parent.motDePasse)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Votre mot de passe est changé/)).toBeVisible()
  await courriel(page.request, parent.courriel, /mot de passe a changé/)
  parent.motDePasse = nouveau
  await connecter(ailleurs)
})
