// What others do shows in the open page: a last place taken, one that is freed, an answer of the service.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { cellules, type Famille, famillePrete, PROJETS, SAMEDIS } from './famille.ts'
import {
  BUREAU,
  caseDe,
  enLettres,
  laisserPlaces,
  montrer,
  ouvrir,
  ouvrirGestion,
  relire,
  save,
  saved,
  semaineLibre,
  TELEPHONE,
} from './planning.ts'
import { courriel, sansDebord, sansDefaut } from './ville.ts'

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

async function enregistrer(page: Page, dit: string): Promise<void> {
  await save(page).click()
  await expect(saved(page)).toContainText(dit)
  await page.getByRole('button', { name: 'Fermer', exact: true }).click()
}

/** The farthest free day: other journeys take the nearest ones. */
async function dernierJourLibre(famille: Famille) {
  const day = (await cellules(famille)).findLast((one) => one.etat === 'libre')
  if (!day) throw new Error('no free day')
  return day
}

test('the last place goes, comes back, and goes to who waits first: each sees it in the page that is open', async ({
  browser,
}) => {
  const [phone, desk] = await Promise.all([
    browser.newContext({ viewport: TELEPHONE, hasTouch: true }),
    browser.newContext({ viewport: BUREAU }),
  ])
  const attend = await famillePrete(phone.request, SAMEDIS, ['Anouk'])
  const prend = await famillePrete(desk.request, SAMEDIS, ['Basile'])
  const day = await dernierJourLibre(attend)
  await laisserPlaces(SAMEDIS.structure, day, 1)
  const [ici, ailleurs] = await Promise.all([phone.newPage(), desk.newPage()])
  await Promise.all([ouvrir(ici), ouvrir(ailleurs)])
  const mine = await montrer(ici, day.date, 'Anouk')
  const theirs = await montrer(ailleurs, day.date, 'Basile')
  await expect(mine).toContainText('Libre')
  await expect(mine).toContainText('1 place')
  // A page that is read again from nothing would lose this.
  const mark = (page: Page) => page.evaluate(() => document.body.classList.add('meme-page'))
  await Promise.all([mark(ici), mark(ailleurs)])

  await test.step('taken elsewhere', async () => {
    await theirs.click()
    await enregistrer(ailleurs, '1 jour ajouté')
    await expect(theirs).toContainText('Réservé')
    await expect(mine).toContainText('Complet')
    await expect(mine).toContainText('s’inscrire sur la liste d’attente')
  })

  await test.step('waited for', async () => {
    await mine.click()
    await expect(mine).toContainText('sur la liste d’attente')
    await expect(ici.getByText('+ 1 en liste d’attente')).toBeVisible()
    await expect(ici.getByText('soit 0,00 €')).toBeVisible()
    await looksRight(ici)
    await enregistrer(ici, '1 jour en liste d’attente')
    await expect(mine).toContainText('En attente')
    await expect(mine).toContainText('1er de la liste')
    await looksRight(ici)
  })

  await test.step('freed elsewhere: booked here, and told by e-mail', async () => {
    await theirs.click()
    await expect(theirs).toContainText('À retirer')
    await enregistrer(ailleurs, '1 jour retiré')
    await expect(mine).toContainText('Réservé')
    const { texte } = await courriel(ici.request, attend.parent.courriel, /^Une place s’est libérée/)
    expect(texte).toContain('Anouk')
    expect(texte).toContain(enLettres(day.date))
    await expect(theirs).toContainText('Complet')
  })

  await test.step('leaving the list is one click, and a save', async () => {
    await theirs.click()
    await enregistrer(ailleurs, '1 jour en liste d’attente')
    await expect(theirs).toContainText('1er de la liste')
    // The rank of others is not told, their number is.
    await theirs.click()
    await expect(theirs).toContainText('quitter la liste d’attente')
    await looksRight(ailleurs)
    await enregistrer(ailleurs, '1 jour retiré')
    await expect(theirs).toContainText('Complet')
    expect(await relire(prend, day.creneau)).toMatchObject({ etat: 'complet', rang: null, attente: 0 })
    expect(await relire(attend, day.creneau)).toMatchObject({ etat: 'reserve' })
  })

  for (const page of [ici, ailleurs]) await expect(page.locator('body.meme-page')).toHaveCount(1)
  await Promise.all([phone.close(), desk.close()])
})

test('what a service answers: « Demandé », then booked, seen where the family looks', async ({
  page,
  context,
  browser,
}) => {
  await page.setViewportSize(TELEPHONE)
  // A name that an agent's list of the whole town holds once.
  const prenom = `Maïa-${Date.now().toString(36)}`
  const famille = await famillePrete(context.request, PROJETS, [prenom])
  const [oui, non] = await semaineLibre(famille, 2)
  if (!oui || !non) throw new Error('no free days')
  await ouvrir(page)
  const [accepted, refused] = [caseDe(page, prenom, oui.date), caseDe(page, prenom, non.date)]
  for (const day of [oui, non]) await (await montrer(page, day.date, prenom)).click()
  await save(page).click()
  await expect(saved(page)).toContainText('2 jours demandés')
  await expect(refused).toContainText('Demandé')
  await expect(refused).toContainText('le service va répondre')
  await looksRight(page)

  const service = await browser.newContext({ viewport: BUREAU })
  const agent = await service.newPage()
  await ouvrirGestion(agent, /Réservations à valider/)
  const repondre = async (date: string, decision: 'Accepter' | 'Refuser', motif?: string) => {
    const day: Locator = agent.getByRole('listitem', { name: enLettres(date) })
    await day.filter({ hasText: prenom }).getByRole('checkbox', { name: prenom }).check()
    const bar = agent.getByRole('group', { name: 'Répondre aux réservations cochées' })
    await expect(bar.getByText('1 réservation cochée')).toBeVisible()
    await bar.getByRole('button', { name: decision }).click()
    if (motif) await bar.getByLabel('Motif du refus').fill(motif)
    await looksRight(agent)
    await bar.getByRole('button', { name: /^Confirmer/ }).click()
    await expect(agent.getByText(/^1 réservation est (confirmée|refusée)\./)).toBeVisible()
  }
  await repondre(non.date, 'Refuser', 'Le projet de ce jour est annulé.')
  await expect(refused).toContainText('Libre')
  await repondre(oui.date, 'Accepter')
  // Another journey may bill this service meanwhile.
  await expect(accepted).toContainText(/Réservé|Facturé/)
  const { texte } = await courriel(page.request, famille.parent.courriel, /^Réponse à vos demandes/)
  expect(texte).toContain('Le projet de ce jour est annulé.')
  await looksRight(page)
  await service.close()
})
