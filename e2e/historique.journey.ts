// « Historique de mes actions »: what one did and what was answered, by keyboard on a phone.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { famillePrete, MERCREDIS } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const HISTORIQUE = `${SITES['same-site']}/espace-famille/historique/`

test('sign-ins, then requests with their answers, of a month, then in a file, by keyboard at 360 px', async ({
  page,
  context,
  browser,
}) => {
  const { enfants } = await famillePrete(context.request, MERCREDIS)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto(HISTORIQUE)
  const lignes = page.getByRole('listitem').filter({ has: page.locator('b') })
  await expect(lignes.first()).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  const choisir = async (liste: string, touche: string, valeur: string) => {
    await page.getByLabel(liste).focus()
    await page.keyboard.press(touche)
    await expect(page.getByLabel(liste)).toHaveValue(valeur)
  }
  await choisir('Afficher', 'D', 'demandes')
  const inscription = page.getByText(`Inscription, Mercredis, ${enfants[0]?.prenom}`)
  await expect(inscription).toBeVisible()
  await expect(page.getByText('Accepté').first()).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)

  // What was done today is of this month, and not of the one before.
  await page.getByLabel('Période').selectOption('mois')
  await expect(inscription).toBeVisible()
  await sansDebord(page)
  await page.getByRole('button', { name: 'Mois précédent' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Aucune demande sur cette période.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mois précédent' })).toBeFocused()
  await page.getByRole('button', { name: 'Mois suivant' }).focus()
  await page.keyboard.press('Enter')
  await expect(inscription).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter pour un tableur (CSV)' }).focus()
  await page.keyboard.press('Enter')
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file).toContain(`"Inscription";"Mercredis";"${enfants[0]?.prenom}";"Accepté"`)

  // Another family finds nothing of it.
  const ailleurs = await browser.newContext()
  await famillePrete(ailleurs.request, MERCREDIS, ['Basile'])
  const autre = await ailleurs.newPage()
  await autre.goto(HISTORIQUE)
  await autre.getByLabel('Afficher').selectOption('demandes')
  await expect(autre.getByText('Inscription, Mercredis, Basile')).toBeVisible()
  await expect(autre.getByText(`Inscription, Mercredis, ${enfants[0]?.prenom}`)).toHaveCount(0)
  await ailleurs.close()
})
