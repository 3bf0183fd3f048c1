// A change of the family file that a service must check: asked by keyboard, answered elsewhere, live on both sides.
import { expect, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { DIRECT, repondu } from './direct.ts'
import { asAgent, famillePrete, MERCREDIS } from './famille.ts'
import { ouvrirGestion } from './planning.ts'
import { courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const SITE = SITES['same-site']

test('a field that the town has checked: asked by keyboard at 360 px, answered live, told by e-mail', async ({
  page,
  context,
  browser,
}) => {
  await asAgent((agent) =>
    agent.json('PUT', 'gestion/champs', {
      champs: [{ champ: 'enfantsAeeh', saisie: 'modifiable', effet: 'validation' }],
    }),
  )
  const nom = `Vidal-${Date.now().toString(36)}`
  const famille = await famillePrete(context.request, MERCREDIS)
  const { version, parents } = await famille.appels.json<{
    version: number
    parents: { premier: { nom: string; prenom: string; courriel: string }; second: null }
  }>('GET', 'foyer')
  await famille.appels.json('PUT', 'foyer', {
    version,
    parents: { premier: { ...parents.premier, nom }, second: null },
  })
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITE}/espace-famille/mon-foyer/`)
  const service = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /^Dossiers/)

  // It comes by itself to the service that had its screen open.
  const demande = agent.getByRole('listitem').filter({ has: agent.getByRole('heading', { name: nom }) })
  const ask = async (nombre: string) => {
    await page.getByLabel('Enfants avec l’AEEH').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(nombre)
    await repondu(page, () => page.keyboard.press('Enter'))
    await expect(demande).toContainText('Enfants avec AEEH', DIRECT)
    await expect(page.getByText(/Votre demande est transmise au service/)).toBeVisible()
  }
  await ask('1')
  await expect(page.getByRole('heading', { name: 'En attente de la réponse du service' })).toBeVisible()
  await expect(page.getByLabel('Enfants avec l’AEEH')).toHaveValue('')
  await sansDefaut(page)
  await sansDebord(page)

  await sansDefaut(agent)
  await demande.getByRole('button', { name: /^Refuser/ }).click()
  await demande.getByRole('textbox').fill('Joignez la notification de la MDPH.')
  await repondu(agent, () => demande.getByRole('button', { name: 'Confirmer le refus' }).click())
  await expect(page.getByRole('heading', { name: 'En attente de la réponse du service' })).toHaveCount(
    0,
    DIRECT,
  )
  await expect(agent.getByText(/La modification du dossier de .* est refusée/)).toBeVisible()
  const refus = await courriel(page.request, famille.parent.courriel, /dossier refusée/)
  expect(refus.texte).toContain('Joignez la notification de la MDPH.')

  await ask('1')
  await demande.getByRole('button', { name: /^Accepter/ }).click()
  await repondu(agent, () => demande.getByRole('button', { name: /^Confirmer/ }).click())
  await expect(page.getByLabel('Enfants avec l’AEEH')).toHaveValue('1', DIRECT)
  await expect(agent.getByText(/Le dossier de .* est modifié/)).toBeVisible()
  await courriel(page.request, famille.parent.courriel, /dossier acceptée/)
  await service.close()
})

test('who changed what of a child’s health, read by keyboard at 360 px as soon as it is saved', async ({
  page,
  context,
}) => {
  await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITE}/espace-famille/mon-foyer/`)
  const enfant = page.locator('inoe-foyer details[data-partie]').first()
  await enfant.locator('summary').first().focus()
  await page.keyboard.press('Enter')
  await page.getByText('Historique des informations médicales').first().focus()
  await page.keyboard.press('Enter')
  const allergies = page.getByLabel('Allergies').first()
  await allergies.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Arachide et lait')
  await enfant.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await expect(page.locator('inoe-foyer .historique li').first()).toContainText('par vous')
  await expect(page.locator('inoe-foyer .historique li').first()).toContainText('Arachide et lait')
  await sansDefaut(page)
  await sansDebord(page)
})

test('a name of 10,000 characters is refused on its field at 360 px; it stays there, and so does all that was typed', async ({
  page,
  context,
}) => {
  const { appels } = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(`${SITE}/espace-famille/mon-foyer/`)
  const clavier = new Clavier(page)
  const contact = page.getByRole('region', { name: 'Adresse et contact' })
  const parents = page.getByRole('region', { name: 'Parents' })
  const [prenom, nom] = [
    parents.getByLabel('Prénom').first(),
    parents.getByLabel('Nom *', { exact: true }).first(),
  ]
  const trop = 'Œ’'.repeat(5000)
  await clavier.ecrire(contact.getByLabel('Complément'), 'Bâtiment des Tilleuls')
  await clavier.ecrire(prenom, 'Zoé')
  await clavier.aller(nom)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(trop)
  await page.keyboard.press('Enter')
  await expect(nom).toBeFocused()
  await expect(nom).toHaveAttribute('aria-invalid', 'true')
  await expect(nom).toHaveAccessibleDescription('100 caractères au plus.')
  await sansDefaut(page)
  await sansDebord(page)
  const typed = async (name: string) => {
    await expect(nom).toHaveValue(name)
    await expect(prenom).toHaveValue('Zoé')
    await expect(contact.getByLabel('Complément')).toHaveValue('Bâtiment des Tilleuls')
  }
  await typed(trop)

  await clavier.ecrire(nom, 'L’Hœst')
  await page.keyboard.press('Enter')
  await expect(parents.getByText('C’est enregistré')).toBeVisible()
  await expect(nom).not.toHaveAttribute('aria-invalid', 'true')
  await typed('L’Hœst')
  const read = await appels.json<{ parents: { premier: { nom: string } }; contact: { complement: string } }>(
    'GET',
    'foyer',
  )
  expect([read.parents.premier.nom, read.contact.complement]).toEqual(['L’Hœst', ''])
})
