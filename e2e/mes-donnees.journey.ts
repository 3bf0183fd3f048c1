// « Mes données »: a parent's rights on what is held on the family, by keyboard on a phone.
import { readFile } from 'node:fs/promises'
import type { Foyer } from '@inoe/contract/foyers'
import { expect, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { agentSurOnglet } from './etapes.ts'
import { asAgent, famillePrete, MERCREDIS, trouver } from './famille.ts'
import { API, COLLECTIVITE, courriel, SITES, sansDebord, sansDefaut } from './ville.ts'

const MES_DONNEES = `${SITES['same-site']}/espace-famille/mes-donnees/`

test('a copy of everything, asked for, told by e-mail when it is ready, downloaded, by keyboard at 360 px', async ({
  page,
  context,
  browser,
}) => {
  const { parent, enfants } = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(MES_DONNEES)
  await expect(page.getByRole('button', { name: 'Préparer une copie' })).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  await page.getByRole('button', { name: 'Préparer une copie' }).focus()
  await page.keyboard.press('Enter')
  // Without reloading: the page hears that it is ready.
  const telecharger = page.getByRole('button', { name: 'Télécharger la copie' })
  await expect(telecharger).toBeVisible()
  await expect(page.getByText(/Copie du .*(ko|Mo)/)).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  const received = await courriel(page.request, parent.courriel, /export/i)
  expect(received.texte).toContain('/espace-famille/mes-donnees/')
  expect(received.texte).not.toContain(enfants[0]?.prenom)

  const downloading = page.waitForEvent('download')
  await telecharger.focus()
  await page.keyboard.press('Enter')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^mes-donnees-.*\.zip$/)
  const files = unzipSync(await readFile(await download.path()))
  const foyer = strFromU8(files['données/mon foyer.json'] ?? new Uint8Array())
  expect(foyer).toContain(`"prénom": "${enfants[0]?.prenom}"`)
  expect(Object.keys(files).some((name) => name.startsWith('documents/'))).toBe(true)

  // Its address is of no use to another family.
  const own = (await (
    await context.request.get(`${API}/api/${COLLECTIVITE}/mes-donnees`, {
      headers: { origin: SITES['same-site'] },
    })
  ).json()) as { exports: { id: string }[] }
  const ailleurs = await browser.newContext()
  const { appels } = await famillePrete(ailleurs.request, MERCREDIS, ['Basile'])
  const answer = await appels.send('GET', `mes-donnees/exports/${own.exports[0]?.id}/fichier`)
  expect(answer.status()).toBe(404)
  await ailleurs.close()
})

test('who of the services read the health of a child, by keyboard at 360 px', async ({ page, context }) => {
  const { appels, enfants } = await famillePrete(context.request, MERCREDIS)
  const [enfant] = enfants
  const { enfants: fiches } = await appels.json<Foyer>('GET', 'foyer')
  const fiche = fiches.find((one) => one.id === enfant?.id)
  await appels.json('PUT', `foyer/enfants/${enfant?.id}`, {
    version: fiche?.version,
    nom: fiche?.nom,
    prenom: fiche?.prenom,
    dateNaissance: fiche?.dateNaissance,
    sante: { ...fiche?.sante, allergies: 'Arachide' },
  })
  const { structure } = await trouver(appels, MERCREDIS)
  await asAgent(async (agent) => {
    const { aujourdhui } = await agent.json<{ aujourdhui: string }>('GET', 'gestion/structures')
    await agent.json('GET', `gestion/pointages?structure=${structure}&date=${aujourdhui}`)
  })
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(MES_DONNEES)
  const montrer = page.getByRole('button', { name: 'Voir qui les a lues' })
  await montrer.focus()
  await page.keyboard.press('Enter')
  const ligne = page.getByRole('listitem').filter({ hasText: enfant?.prenom ?? '' })
  await expect(ligne).toContainText('Les tortues 2 mers')
  await expect(ligne).toContainText('sur la feuille de pointage')
  await sansDefaut(page)
  await sansDebord(page)
})

test('an erasure: what goes and what stays is said, asked for by keyboard at 360 px, done by the service; nothing opens any more', async ({
  page,
  context,
  browser,
}) => {
  const { appels, parent } = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(MES_DONNEES)
  const presser = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
  }
  await presser('Voir ce qui serait effacé')
  await expect(page.getByText('Code de commerce, art. L123-22').first()).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  await presser('Demander l’effacement')
  const question = page.getByRole('dialog')
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Demander l’effacement' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre demande est envoyée')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Retirer ma demande' })).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  await courriel(page.request, parent.courriel, /effacement est bien reçue/)

  const gestion = await agentSurOnglet(browser, /^Données personnelles/)
  const demande = gestion.getByRole('listitem').filter({ hasText: parent.courriel }).first()
  await demande.getByRole('button', { name: /^Accepter et effacer/ }).click()
  await gestion.getByLabel('Référence du visa').fill('AD33-2026-118')
  await sansDefaut(gestion)
  await gestion.getByRole('button', { name: 'Effacer définitivement' }).click()
  await expect(gestion.getByText(`Les données de ${parent.courriel} sont effacées`)).toBeVisible()
  await gestion.context().close()

  await courriel(page.request, parent.courriel, /sont effacées/)
  expect((await appels.send('GET', 'foyer')).status()).toBe(401)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Se connecter' }).first()).toBeVisible()
  await page.goto(`${SITES['same-site']}/espace-famille/connexion/`)
  await page.getByLabel('Adresse e-mail').fill(parent.courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(parent.motDePasse)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await expect(page.getByText(/incorrect/i).first()).toBeVisible()
})
