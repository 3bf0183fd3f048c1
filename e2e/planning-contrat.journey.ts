// Regular care: weekly hours that the family asks for, the service's answer, the hours in the planning, and some more.
import { expect, type Page, test } from '@playwright/test'
import { isFerie } from '../packages/server/src/calendrier/feries.ts'
import { famillePrete, REGULIER } from './famille.ts'
import { BUREAU, caseDe, enLettres, ouvrir, ouvrirGestion, TELEPHONE, toucherQuandMeme } from './planning.ts'
import { lu, tourner } from './semaine.ts'
import { courriel, sansDebord, sansDefaut } from './ville.ts'

const plusJours = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** The Monday of the first week to come whose days are all open. */
function prochaineSemaine(date: string): string {
  let lundi = plusJours(date, 7 - ((new Date(date).getUTCDay() + 6) % 7))
  while ([0, 1, 2, 3, 4].some((day) => isFerie(plusJours(lundi, day)))) lundi = plusJours(lundi, 7)
  return lundi
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test('a contract asked for, accepted, seen in the planning, with hours beside it', async ({
  page,
  context,
  browser,
}) => {
  await page.setViewportSize(TELEPHONE)
  const prenom = `Lou-${Date.now().toString(36)}`
  const { parent } = await famillePrete(context.request, REGULIER, [prenom])
  const today = new Date().toISOString().slice(0, 10)
  const debut = prochaineSemaine(today)
  const dialogue = page.getByRole('dialog', { name: 'Contrats' })
  await ouvrir(page)

  await test.step('asked for', async () => {
    await page.getByRole('button', { name: 'Contrats' }).click()
    await expect(dialogue.getByText('Aucun contrat pour l’instant.')).toBeVisible()
    await dialogue.getByLabel('Du *').fill(debut)
    await dialogue.getByLabel('Au *').fill(plusJours(debut, 60))
    for (const jour of ['mardi', 'jeudi']) {
      await dialogue.getByLabel(`${jour}, de`).fill('08:30')
      await dialogue.getByLabel(`${jour}, à`).fill('17:00')
    }
    await expect(dialogue.getByText('17 h par semaine')).toBeVisible()
    await looksRight(page)
    await dialogue.getByRole('button', { name: 'Envoyer la demande' }).click()
    await expect(dialogue.getByText('Demandé, le service va répondre')).toBeVisible()
    await looksRight(page)
  })

  const service = await browser.newContext({ viewport: BUREAU })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /^Contrats/)
  const demande = agent.getByRole('listitem').filter({ has: agent.getByRole('heading', { name: prenom }) })
  await test.step('accepted by the service', async () => {
    await expect(demande).toContainText('17 h en tout')
    await demande.getByRole('button', { name: /^Accepter le contrat/ }).click()
    await looksRight(agent)
    await demande.getByRole('button', { name: /^Confirmer/ }).click()
    await expect(agent.getByText(new RegExp(`^Le contrat de ${prenom} .+ est accepté`))).toBeVisible()
    await courriel(page.request, parent.courriel, /accept/i)
  })

  await test.step('its hours are in the planning', async () => {
    await dialogue.getByRole('button', { name: 'Fermer', exact: true }).click()
    await expect(lu(page)).toBeVisible()
    const contrat = page.getByRole('button', {
      name: new RegExp(`^${prenom}, (mardi|jeudi) .+, ${REGULIER.structure}, ${REGULIER.activite}, Contrat`),
    })
    for (let week = 0; week < 6 && (await contrat.count()) === 0; week++) {
      await tourner(page)
    }
    await expect(contrat.first()).toContainText(/8\sh\s30 –\u2060?\s17\sh/)
    await toucherQuandMeme(contrat.first())
    await expect(page.getByText('Ces heures viennent d’un contrat')).toBeVisible()
    await looksRight(page)
  })

  await test.step('more hours are asked for, and accepted', async () => {
    const date = plusJours(debut, 2)
    await page.getByRole('button', { name: 'Contrats' }).last().click()
    await dialogue.getByText('Demander des heures en plus').click()
    await dialogue.getByLabel('Jour', { exact: true }).fill(date)
    await dialogue.getByLabel('De', { exact: true }).fill('09:00')
    await dialogue.getByLabel('À', { exact: true }).fill('12:00')
    await dialogue.getByRole('button', { name: 'Envoyer la demande' }).first().click()
    await expect(dialogue.getByText(/, de\s9\sh à\s12\sh Demandé/)).toBeVisible()
    await looksRight(page)
    await dialogue.getByRole('button', { name: 'Fermer', exact: true }).click()
    const heures = agent.getByRole('button', { name: new RegExp(`^Accepter ${enLettres(date)}`) })
    await demande.locator(heures).click()
    await demande.getByRole('button', { name: /^Confirmer/ }).click()
    await expect(agent.getByText(/^Heures acceptées/)).toBeVisible()
    const cell = caseDe(page, prenom, date)
    await expect(cell).toContainText('Contrat')
    await expect(cell).toContainText(/9\sh –\u2060?\s12\sh/)
  })
  await service.close()
})
