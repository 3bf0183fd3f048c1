// Choosing days, with a mouse, a finger or the keyboard alone; what a save answers, cell by cell; how to go back.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { Clavier } from './clavier.ts'
import { cellules, DEMI_JOURNEES, famillePrete, inscrire, SAMEDIS, VACANCES } from './famille.ts'
import {
  BUREAU,
  caseDe,
  enLettres,
  laisserPlaces,
  montrer,
  ouvrir,
  save,
  saved,
  semaineLibre,
  TELEPHONE,
} from './planning.ts'
import { lu, tourner } from './semaine.ts'
import { sansDebord, sansDefaut } from './ville.ts'

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

/** Why the last save refused a cell is beside it, and is its description. */
async function refuse(page: Page, cell: Locator, why: string | RegExp): Promise<void> {
  await expect(page.getByRole('gridcell').filter({ has: cell })).toContainText(why)
  await expect(cell).toHaveAccessibleDescription(why)
}

test('days chosen with the mouse, refused one by one with their reason, undone, or all together', async ({
  page,
  context,
}) => {
  await page.setViewportSize(BUREAU)
  const famille = await famillePrete(context.request, VACANCES, ['Anouk', 'Basile'])
  const [first, second, third] = await semaineLibre(famille, 3)
  if (!first || !second || !third) throw new Error('unreachable')
  await inscrire(famille, DEMI_JOURNEES)
  const days = [first, second, third]
  const of = (prenom: string) =>
    days.map(({ date }) => caseDe(page, prenom, date, VACANCES.structure)) as [Locator, Locator, Locator]
  const [anouk, basile] = [of('Anouk'), of('Basile')]
  const all = [...anouk, ...basile]
  await ouvrir(page)
  await montrer(page, first.date, 'Anouk', VACANCES.structure)

  await test.step('dragged over, then given up', async () => {
    await anouk[0].click()
    await expect(page.getByText('+ 1 ajout', { exact: true })).toBeVisible()
    await anouk[0].click()
    await anouk[0].dragTo(anouk[2])
    await expect(page.getByText(/^3 jours changés/)).toBeVisible()
    for (const one of anouk) await expect(one).toContainText('À enregistrer')
    for (const one of basile) await expect(one).toContainText('Libre')
    await expect(page.getByText('+ 3 ajouts')).toBeVisible()
    await expect(page.getByText('soit + 33,60 €')).toBeVisible()
    await looksRight(page)
    await page.getByRole('button', { name: 'Annuler les modifications' }).click()
    await expect(page.getByText('Modifications annulées.')).toBeVisible()
    for (const one of all) await expect(one).toContainText('Libre')
    await expect(save(page)).toBeDisabled()
  })

  await test.step('from one to another with Maj: what can be saved is, the rest says why beside it', async () => {
    await basile[0].click()
    await basile[2].click({ modifiers: ['Shift'] })
    for (const one of basile) await expect(one).toContainText('À enregistrer')
    await save(page).click()
    await expect(saved(page)).toContainText('2 jours ajoutés')
    await expect(page.getByText('1 jour n’a pas pu être enregistré')).toBeVisible()
    await expect(basile[0]).toContainText('Réservé')
    await expect(basile[1]).toContainText('Réservé')
    await refuse(page, basile[2], /Basile a déjà le nombre de jours permis/)
    await looksRight(page)
  })

  await test.step('the save is undone', async () => {
    await page.getByRole('button', { name: 'Annuler cet enregistrement' }).click()
    await expect(page.getByText('L’enregistrement est annulé.')).toBeVisible()
    for (const one of basile) await expect(one).toContainText('Libre')
    expect((await cellules(famille)).filter(({ etat }) => etat === 'reserve')).toEqual([])
  })

  await test.step('« Ensemble ou rien » : one full day, and nothing changes', async () => {
    await laisserPlaces(VACANCES.structure, second, 0)
    await expect(basile[1]).toContainText('Complet')
    for (const one of [anouk[0], basile[0], basile[1]]) await one.click()
    await expect(page.getByText('+ 1 en liste d’attente')).toBeVisible()
    await page.getByRole('checkbox', { name: 'Ensemble ou rien' }).check()
    await save(page).click()
    await expect(page.getByText('3 jours n’ont pas pu être enregistrés')).toBeVisible()
    await refuse(page, basile[1], 'Il n’y a plus de place ce jour-là.')
    for (const one of [anouk[0], basile[0]]) {
      await expect(one).toContainText('Libre')
      await refuse(page, one, /vous vouliez tous les jours choisis, ou aucun/)
    }
    const now = (await cellules(famille)).filter(({ creneau }) => days.some((day) => day.creneau === creneau))
    expect(new Set(now.map(({ etat }) => etat))).toEqual(new Set(['libre', 'complet']))
    await looksRight(page)
    await laisserPlaces(VACANCES.structure, second, 8)
  })

  await test.step('a day and its morning do not go together', async () => {
    const free = (await cellules(famille)).filter(
      ({ etat, motif, enfant, prixCentimes }) =>
        etat === 'libre' && !motif && enfant === famille.enfants[0]?.id && prixCentimes !== 1120,
    )
    const date = free.find((one) => free.filter((other) => other.date === one.date).length === 4)?.date
    if (!date) throw new Error('no day free in all its units')
    await page.getByRole('button', { name: 'Aujourd’hui' }).click()
    const unite = (nom: string) => caseDe(page, 'Anouk', date, `L’arbre à paumes, Mercredis, ${nom}, `)
    const day = await montrer(page, date, 'Anouk', 'L’arbre à paumes, Mercredis, journée, ')
    await day.click()
    await unite('matin').click()
    await expect(page.getByText('Anouk : Journée est remplacé par Matin ce jour-là.')).toBeVisible()
    await expect(day).toContainText('Libre')
    await expect(unite('matin')).toContainText('À enregistrer')
    // A morning goes with an afternoon.
    await unite('après-midi').click()
    await expect(page.getByText('+ 2 ajouts')).toBeVisible()
    await save(page).click()
    await expect(saved(page)).toContainText('2 jours ajoutés')
    await expect(day).toContainText('déjà pris ce jour-là')
    await day.click({ force: true })
    await expect(
      page.getByText('L’enfant a déjà une réservation sur cette partie de la journée.'),
    ).toBeVisible()
    await looksRight(page)
  })
})

for (const taille of [BUREAU, TELEPHONE])
  test(`days chosen and saved by keyboard alone, at ${taille.width} px`, async ({ page, context }) => {
    await page.setViewportSize(taille)
    const famille = await famillePrete(context.request, SAMEDIS, ['Anouk', 'Basile'])
    const [first, second] = await semaineLibre(famille, 2)
    if (!first || !second) throw new Error('unreachable')
    const clavier = new Clavier(page)
    const [du, au] = [caseDe(page, 'Anouk', first.date), caseDe(page, 'Anouk', second.date)]
    await ouvrir(page)
    await expect(lu(page)).toBeVisible()
    for (let week = 0; week < 8 && (await du.count()) === 0; week++)
      await tourner(page, 'Semaine suivante', (bouton) => clavier.presser(bouton))
    await expect(du).toHaveAccessibleName(
      new RegExp(
        `^Anouk, ${enLettres(first.date)}, ${SAMEDIS.structure}, ${SAMEDIS.activite}, après-midi, .*Libre ?, \\d+ places?$`,
      ),
    )

    await clavier.aller(page.getByRole('gridcell').getByRole('button'))
    await clavier.press('Home')
    await expect(du).toBeFocused()
    await clavier.press('End')
    await expect(au).toBeFocused()
    await clavier.press('ArrowLeft')
    await expect(du).toBeFocused()
    await clavier.press('ArrowDown')
    await expect(caseDe(page, 'Basile', first.date)).toBeFocused()
    await clavier.press('ArrowUp')
    await clavier.press('Space')
    await expect(du).toContainText('À enregistrer')
    await clavier.press('Space')
    await expect(du).toContainText('Libre')

    await clavier.press('Shift+ArrowRight')
    await expect(page.getByText(/^2 jours choisis/)).toBeVisible()
    await clavier.press('Escape')
    await clavier.press('ArrowLeft')
    await clavier.press('Shift+ArrowRight')
    await clavier.press('Space')
    await expect(page.getByText('2 jours changés.')).toBeVisible()
    for (const one of [du, au]) await expect(one).toContainText('À enregistrer')
    await looksRight(page)

    // Other days, and back on the same cell with the same wishes.
    const periode = page.getByText(/^Semaine du/)
    const before = (await periode.textContent()) ?? ''
    await clavier.press('PageUp')
    await expect(periode).not.toHaveText(before)
    await expect(lu(page)).toBeVisible()
    await clavier.press('PageDown')
    await expect(periode).toHaveText(before)
    await expect(au).toBeFocused()
    await expect(au).toContainText('À enregistrer')

    await clavier.presser(save(page))
    await expect(saved(page)).toContainText('2 jours ajoutés')
    await clavier.presser(page.getByRole('button', { name: 'Annuler cet enregistrement' }))
    await expect(page.getByText('L’enregistrement est annulé.')).toBeVisible()
    for (const one of [du, au]) await expect(one).toContainText('Libre')
    await looksRight(page)
  })

test('days chosen with a finger: it scrolls, unless it stays', async ({ browser }) => {
  const phone = await browser.newContext({ viewport: TELEPHONE, hasTouch: true, isMobile: true })
  const famille = await famillePrete(phone.request, SAMEDIS)
  const [first, second] = await semaineLibre(famille, 2)
  if (!first || !second) throw new Error('unreachable')
  const page = await phone.newPage()
  await ouvrir(page)
  const from = await montrer(page, first.date)
  const to = caseDe(page, 'Anouk', second.date)
  // The first touch calls the gestures.
  await from.tap()
  await expect(from).toContainText('À enregistrer')
  await from.tap()
  await expect(from).toContainText('Libre')
  await from.evaluate((one) => one.scrollIntoView({ block: 'start' }))
  const cdp = await phone.newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', cell?: Locator) => {
    const box = await cell?.boundingBox()
    const touchPoints = box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []
    await cdp.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  await touch('touchStart', from)
  await expect(from).toHaveAttribute('data-choisie')
  await touch('touchMove', to)
  await expect(to).toHaveAttribute('data-choisie')
  await touch('touchEnd')
  await expect(page.getByText('2 jours changés.')).toBeVisible()
  for (const one of [from, to]) await expect(one).toContainText('À enregistrer')
  await looksRight(page)
  await phone.close()
})
