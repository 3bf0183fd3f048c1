// « Historique de mes actions »: what one did and what was answered, by keyboard on a phone.
import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { payer } from './etapes.ts'
import { facturer, famillePrete, JEUNES, MERCREDIS } from './famille.ts'
import { SITES, sansDebord, sansDefaut } from './ville.ts'

const HISTORIQUE = `${SITES['same-site']}/espace-famille/historique/`

/** Chooses in a list by the first letter, as the keyboard does. */
async function choisir(page: Page, liste: string, touche: string, valeur: string): Promise<void> {
  await page.getByLabel(liste).focus()
  await page.keyboard.press(touche)
  await expect(page.getByLabel(liste)).toHaveValue(valeur)
}

/** « Du 30 novembre 2026 au 6 décembre 2026 »: the week of today, so many weeks from now. */
function semaine(ecart = 0): RegExp {
  const today = new Date(`${new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format()}T00:00:00Z`)
  const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000 + ecart * 7 * 86_400_000
  const [du, au] = [monday, monday + 6 * 86_400_000].map((one) =>
    new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', timeZone: 'UTC' })
      .format(one)
      .replace(/^1 /, '1(er)? '),
  )
  return new RegExp(`^Du .*\\b${du}\\b.* au .*\\b${au}\\b`)
}

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

  await choisir(page, 'Afficher', 'D', 'demandes')
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
  await expect(page.getByRole('paragraph').getByText('Aucune demande sur cette période.')).toBeVisible()
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

test('a payment online, among payments, in its week and in no other, by keyboard at 360 px', async ({
  page,
  context,
}) => {
  const famille = await famillePrete(context.request, JEUNES)
  await facturer(famille, JEUNES)
  const { factures } = await famille.appels.json<{ factures: { totalCentimes: number }[] }>('GET', 'factures')
  await page.setViewportSize({ width: 360, height: 780 })
  await payer(page, famille.parent)
  await page.goto(HISTORIQUE)
  const clavier = new Clavier(page)
  const lignes = page.locator('inoe-historique').getByRole('listitem')
  await expect(lignes.first()).toBeVisible()

  await choisir(page, 'Afficher', 'P', 'paiements')
  const euros = new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR' })
    .format((factures[0]?.totalCentimes ?? 0) / 100)
    .replaceAll(/\s/g, ' ')
  const paye = async () => {
    await expect(lignes).toHaveCount(1)
    await expect(lignes).toContainText(`Paiement en ligne : ${euros}`)
    await expect(lignes).toContainText('Payé')
    await expect(lignes).toContainText('Référence')
  }
  await paye()
  await sansDefaut(page)
  await sansDebord(page)

  await choisir(page, 'Période', 'U', 'semaine')
  await expect(page.getByText(semaine())).toBeVisible()
  await paye()
  await sansDefaut(page)
  await sansDebord(page)
  await clavier.presser(page.getByRole('button', { name: 'Semaine précédente' }))
  await expect(page.getByText(semaine(-1))).toBeVisible()
  await expect(
    page.getByRole('paragraph').getByText('Aucun paiement en ligne sur cette période.'),
  ).toBeVisible()
  await clavier.presser(page.getByRole('button', { name: 'Semaine suivante' }))
  await paye()

  // The week stays when something else is looked at: sign-ins are of it, payments no longer shown.
  await choisir(page, 'Afficher', 'C', 'connexions')
  await expect(page.getByText(semaine())).toBeVisible()
  await expect(lignes.first()).toBeVisible()
  await expect(page.getByText(/^Paiement en ligne :/)).toHaveCount(0)
})
