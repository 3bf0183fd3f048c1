// What « Mes réservations » promises when places are short, time is out, or the network fails.
import { expect, type Locator, request, test } from '@playwright/test'
import {
  cellules,
  enregistrer,
  type Famille,
  famillePrete,
  jourLibre,
  MERCREDIS,
  type Offre,
  VACANCES_JEUNES,
} from './famille.ts'
import { montrer, ouvrir, relire, save, saved, TELEPHONE, toucherQuandMeme } from './planning.ts'
import { API, COLLECTIVITE, SITES, sansDebord, sansDefaut } from './ville.ts'

const SAVE = `${API}/api/${COLLECTIVITE}/reservations`

/** Leaves one place on a day of an activity, taken by a family of its own. */
async function remplirSaufUne(famille: Famille, offre: Offre) {
  const days = (await cellules(famille)).filter((one) => one.etat === 'libre')
  const day = days.toSorted((a, b) => a.places - b.places)[0]
  if (!day) throw new Error(`no free day at ${offre.structure}`)
  if (day.places === 1) return day
  const asked = await request.newContext()
  const freres = Array.from({ length: day.places - 1 }, (_, rank) => `Enfant${rank + 1}`)
  const nombreuse = await famillePrete(asked, offre, freres, SITES['cross-site'])
  const { confirmees } = await enregistrer(
    nombreuse,
    nombreuse.enfants.map(({ id }) => ({ creneau: day.creneau, enfant: id, action: 'ajouter' })),
  )
  expect(confirmees).toBe(freres.length)
  await asked.dispose()
  return day
}

test('two families race for the last place: one has it, the other is told why beside the cell', async ({
  browser,
}) => {
  const contexts = await Promise.all([
    browser.newContext({ viewport: TELEPHONE }),
    browser.newContext({ viewport: { width: 1280, height: 900 } }),
  ])
  const familles = await Promise.all(contexts.map(({ request: own }) => famillePrete(own, VACANCES_JEUNES)))
  const [first] = familles
  if (!first) throw new Error('unreachable')
  const day = await remplirSaufUne(first, VACANCES_JEUNES)
  const pages = await Promise.all(contexts.map((context) => context.newPage()))
  const cells = await Promise.all(
    pages.map(async (page) => {
      await ouvrir(page)
      const cell = await montrer(page, day.date)
      await expect(cell).toContainText('1 place')
      await cell.click()
      await expect(cell).toContainText('À enregistrer')
      return cell
    }),
  )

  await Promise.all(pages.map((page) => save(page).click()))

  const refused = pages.map((page) => page.getByText('1 jour n’a pas pu être enregistré'))
  await Promise.all(pages.map((page, rank) => expect(saved(page).or(refused[rank] as Locator)).toBeVisible()))
  const wins = await Promise.all(pages.map((page) => saved(page).isVisible()))
  expect(wins.toSorted()).toEqual([false, true])
  const states = await Promise.all(familles.map(async (one) => (await relire(one, day.creneau)).etat))
  expect(states.toSorted()).toEqual(['complet', 'reserve'])
  for (const [rank, page] of pages.entries()) {
    const cell = cells[rank] as Locator
    if (wins[rank]) {
      expect(states[rank]).toBe('reserve')
      await expect(cell).toContainText('Réservé')
    } else {
      await expect(cell).toContainText('Complet')
      const why = 'Il n’y a plus de place ce jour-là.'
      await expect(page.getByRole('gridcell').filter({ has: cell })).toContainText(why)
      await expect(cell).toHaveAccessibleDescription(why)
      await toucherQuandMeme(cell)
      await expect(page.getByText('Cette journée est complète.')).toBeVisible()
    }
    await sansDefaut(page)
    await sansDebord(page)
  }
  await Promise.all(contexts.map((context) => context.close()))
})

test('a cell that cannot be booked says why and until or from when, at 360 px', async ({ page, context }) => {
  await page.setViewportSize(TELEPHONE)
  const famille = await famillePrete(context.request, MERCREDIS)
  const all = await cellules(famille)
  const of = (etat: string) => all.findLast((one) => one.etat === etat)?.date ?? ''
  await ouvrir(page)
  for (const [date, words, sentence] of [
    [of('hors-delai'), /Hors délai.*il fallait .+\sh/, /Il fallait réserver avant .+\. Appelez le service\./],
    [of('pas-encore-ouvert'), /Pas encore ouvert.*ouvre .+\sh/, /Les réservations ouvrent .+ à/],
  ] as const) {
    const cell = await montrer(page, date)
    await expect(cell).toHaveAccessibleName(words)
    await expect(cell).toBeDisabled()
    await toucherQuandMeme(cell)
    await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible()
    await expect(save(page)).toBeDisabled()
    await sansDefaut(page)
    await sansDebord(page)
  }
  await expect(page.getByRole('link', { name: '05 36 49 12 00' }).first()).toBeVisible()
})

test('two tabs that save the same day make one booking', async ({ context }) => {
  const famille = await famillePrete(context.request, MERCREDIS)
  const day = await jourLibre(famille)
  const tabs = await Promise.all([context.newPage(), context.newPage()])
  const cells = await Promise.all(
    tabs.map(async (tab) => {
      await ouvrir(tab)
      const cell = await montrer(tab, day.date)
      await cell.click()
      await expect(save(tab)).toBeEnabled()
      return cell
    }),
  )
  // Neither leaves before both are asked for: a tab that hears of the other's first has nothing left to save.
  const both = Promise.withResolvers<void>()
  let asked = 0
  for (const tab of tabs)
    await tab.route(`${API}/api/*/reservations`, async (route) => {
      if (++asked === tabs.length) both.resolve()
      await both.promise
      await route.continue()
    })
  await Promise.all(tabs.map((tab) => save(tab).click()))
  for (const cell of cells) await expect(cell).toContainText('Réservé')
  const told = tabs.map((tab) => saved(tab).or(tab.getByText('Anouk a déjà une place ce jour-là')))
  for (const one of told) await expect(one).toBeVisible()
  expect((await Promise.all(tabs.map((tab) => saved(tab).isVisible()))).filter(Boolean)).toHaveLength(1)
  expect((await cellules(famille)).filter((one) => one.etat === 'reserve')).toHaveLength(1)
})

test('leaving with changes not saved asks first', async ({ page, context }) => {
  const famille = await famillePrete(context.request, MERCREDIS)
  await ouvrir(page)
  const cell = await montrer(page, (await jourLibre(famille)).date)
  await cell.click()
  await expect(page.getByText('+ 1')).toBeVisible()

  const asked = page.waitForEvent('dialog')
  const leaving = page.getByRole('link', { name: 'La jeunesse' }).click({ noWaitAfter: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await leaving
  await expect(page.getByText('+ 1')).toBeVisible()
  expect(page.url()).toContain('mes-reservations')

  await save(page).click()
  await expect(saved(page)).toBeVisible()
  // Nothing is left to lose: nothing is asked.
  let questions = 0
  page.on('dialog', async (one) => {
    questions++
    await one.accept()
  })
  await page.getByRole('link', { name: 'La jeunesse' }).click()
  await expect(page).toHaveURL(/la-jeunesse/)
  expect(questions).toBe(0)
})

test('a save that fails keeps everything, and « Réessayer » does it once, even when only the answer was lost', async ({
  page,
  context,
}) => {
  await page.setViewportSize(TELEPHONE)
  const famille = await famillePrete(context.request, MERCREDIS)
  const day = await jourLibre(famille)
  await ouvrir(page)
  const cell = await montrer(page, day.date)
  await cell.click()
  const keys: (string | undefined)[] = []
  const attempt = { rank: 0 }
  await page.route(SAVE, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    attempt.rank++
    if (attempt.rank === 1) return route.abort('internetdisconnected')
    // The server books; the phone never hears of it.
    if (attempt.rank === 2) await route.fetch()
    return attempt.rank === 2 ? route.abort('connectionreset') : route.continue()
  })
  await save(page).click()
  const kept = page.getByText('Rien n’a été perdu, vos choix sont gardés.')
  await expect(kept).toBeVisible()
  await expect(cell).toContainText('À enregistrer')
  await expect(page.getByText('+ 1')).toBeVisible()
  await sansDefaut(page)
  await sansDebord(page)
  const again = page.getByRole('button', { name: 'Réessayer' })
  await again.click()
  await expect.poll(() => attempt.rank).toBe(2)
  await expect(again).toBeEnabled()
  await again.click()
  await expect(saved(page)).toBeVisible()
  await expect(cell).toContainText('Réservé')
  expect(new Set(keys).size).toBe(1)
  const { etat, places } = await relire(famille, day.creneau)
  expect(etat).toBe('reserve')
  expect(places).toBeLessThan(day.places)
})
