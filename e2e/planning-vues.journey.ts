// Three ways to look at the same days: all children and all activities on one screen, filters that remember, words for
// every state, and a bar that never leaves.
import type { LignePlanning, Planning } from '@inoe/contract/reservations'
import { expect, type Page, test } from '@playwright/test'
import { seConnecter } from './etapes.ts'
import { type Famille, famillePrete, inscrire, MERCREDIS, SOIRS, VACANCES } from './famille.ts'
import { BUREAU, ouvrir, TELEPHONE } from './planning.ts'
import { lu } from './semaine.ts'
import { sansDebord, sansDefaut } from './ville.ts'

const VUES = ['Semaine', 'Mois', 'Liste'] as const
const ENFANTS = ['Anouk', 'Basile']

const vue = (page: Page, nom: string) =>
  page.getByRole('group', { name: 'Affichage' }).getByRole('button', { name: nom })

/** The last days that a page was told. */
function ecouter(page: Page): { lignes: LignePlanning[] } {
  const heard: { lignes: LignePlanning[] } = { lignes: [] }
  page.on('response', async (response) => {
    if (!/\/planning\?/.test(response.url()) || response.request().method() !== 'GET') return
    // A page that goes away takes its answers with it.
    const planning = await response.json().then(
      (read: Planning) => read,
      () => undefined,
    )
    if (planning) heard.lignes = planning.lignes
  })
  return heard
}

/** Every day of every child and activity has its cell, named in full; what is told meanwhile is taken into account. */
async function toutEstLa(page: Page, heard: { lignes: LignePlanning[] }, famille: Famille) {
  await expect(async () => {
    const found: number[] = []
    for (const { enfant, structure, activite, unite } of heard.lignes) {
      const prenom = famille.enfants.find(({ id }) => id === enfant)?.prenom
      const name = new RegExp(`^${prenom}, .+ \\d+(er)? .+, ${structure}, ${activite}, ${unite}, `, 'i')
      found.push(await page.getByRole('button', { name }).count())
    }
    expect(found.length).toBe(6)
    expect(found).toEqual(heard.lignes.map(({ cellules }) => cellules.length))
    expect(Math.max(...found)).toBeGreaterThan(0)
  }).toPass({ timeout: 30_000 })
}

/** The bar is at the foot of the window, wherever the page is. */
async function barreEnVue(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Enregistrer', exact: true })
  for (const y of [0, 400, 100_000]) {
    await page.evaluate((top) => scrollTo(0, top), y)
    await expect(button).toBeInViewport({ ratio: 1 })
  }
  await page.evaluate(() => scrollTo(0, 0))
}

async function looksRight(page: Page): Promise<void> {
  const legende = page.getByRole('list', { name: 'Légende' })
  for (const mot of [
    'Libre',
    'Réservé',
    'À enregistrer',
    'En attente',
    'Complet',
    'Hors délai',
    'Pas encore ouvert',
    'Facturé',
  ])
    await expect(legende.getByRole('listitem').filter({ hasText: new RegExp(`${mot}$`) })).toBeVisible()
  await barreEnVue(page)
  await sansDefaut(page)
  await sansDebord(page)
}

test('week, month and list show all children and activities, at 1280 px; the view and the filters are found again', async ({
  page,
  context,
  browser,
}) => {
  await page.setViewportSize(BUREAU)
  const famille = await famillePrete(context.request, MERCREDIS, ENFANTS)
  await inscrire(famille, VACANCES)
  await inscrire(famille, SOIRS)

  await test.step('the week first, on a desk', async () => {
    const heard = ecouter(page)
    await ouvrir(page)
    await expect(vue(page, 'Semaine')).toHaveAttribute('aria-pressed', 'true')
    for (const nom of VUES) {
      await vue(page, nom).click()
      await expect(vue(page, nom)).toHaveAttribute('aria-pressed', 'true')
      await expect(lu(page)).toBeVisible()
      await toutEstLa(page, heard, famille)
      await looksRight(page)
    }
    // In the week, lines stay in their place on weeks when they are closed.
    await vue(page, 'Semaine').click()
    for (const { structure, activite } of [MERCREDIS, VACANCES, SOIRS])
      await expect(page.getByRole('rowheader', { name: `${structure} ${activite}` })).toHaveCount(2)
  })

  await test.step('filters and view are remembered', async () => {
    const enfants = page.getByRole('group', { name: 'Enfants affichés' })
    const activites = page.getByRole('group', { name: 'Activités' })
    const cells = (name: RegExp) => page.getByRole('button', { name })
    await vue(page, 'Mois').click()
    await expect(lu(page)).toBeVisible()
    await enfants.getByRole('button', { name: 'Basile' }).click()
    await page.getByText('Activités 3/3').click()
    await activites.getByRole('button', { name: SOIRS.activite }).click()
    const onlyAnouk = async () => {
      await expect(vue(page, 'Mois')).toHaveAttribute('aria-pressed', 'true')
      await expect(page.getByText('Activités 2/3')).toBeVisible()
      await expect(enfants.getByRole('button', { name: 'Basile' })).toHaveAttribute('aria-pressed', 'false')
      await expect(cells(/^Anouk, /).first()).toBeVisible()
      await expect(cells(/^Basile, /)).toHaveCount(0)
      await expect(cells(/, Accueil du soir, /)).toHaveCount(0)
    }
    await onlyAnouk()
    await page.reload()
    await onlyAnouk()
    await enfants.getByRole('button', { name: 'Anouk' }).click()
    await expect(page.getByText('Choisissez au moins un enfant et une activité.')).toBeVisible()
    await enfants.getByRole('button', { name: 'Basile' }).click()
    await expect(cells(/^Basile, /).first()).toBeVisible()
  })

  await test.step('the list first, on a phone', async () => {
    const phone = await browser.newContext({ viewport: TELEPHONE, hasTouch: true })
    const inHand = await phone.newPage()
    const heard = ecouter(inHand)
    await seConnecter(inHand, famille.parent)
    await ouvrir(inHand)
    await expect(vue(inHand, 'Liste')).toHaveAttribute('aria-pressed', 'true')
    for (const nom of ['Liste', 'Mois', 'Semaine']) {
      await vue(inHand, nom).click()
      await expect(lu(inHand)).toBeVisible()
      await toutEstLa(inHand, heard, famille)
      await looksRight(inHand)
    }
    await phone.close()
  })
})
