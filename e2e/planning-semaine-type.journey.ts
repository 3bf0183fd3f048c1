// A pattern repeated over the months that are open, seen before it is applied, copied to a sister, saved in one go.
import { expect, type Locator, type Page, test } from '@playwright/test'
import { cellules, famillePrete, inscrire, MERCREDIS, SOIRS } from './famille.ts'
import { BUREAU, enLettres, laisserPlaces, montrer, ouvrir, save, saved, TELEPHONE } from './planning.ts'
import { COLLECTIVITE, sansDebord, sansDefaut } from './ville.ts'

/** Number of the week (ISO 8601), for a Wednesday: its Thursday is in the same year. */
function semaineDe(date: string): number {
  const thursday = Date.parse(date) + 86_400_000
  return Math.floor((thursday - Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)) / 604_800_000) + 1
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

/** One for each sister. */
const BEAUCOUP = 2
/** What an evening costs, in cents: tells its days apart. */
const SOIR = 230

function jours(count: number): string {
  if (count === 0) return 'Aucun jour ne sera ajouté'
  return count > 1 ? `${count} jours seront ajoutés` : '1 jour sera ajouté'
}

test('Wednesdays of two sisters over the open months, at 360 px; what is there stays unless asked', async ({
  page,
  context,
}) => {
  await page.setViewportSize(TELEPHONE)
  const famille = await famillePrete(context.request, MERCREDIS, ['Anouk', 'Basile'])
  const [anouk, basile] = famille.enfants
  await inscrire(famille, SOIRS)
  const today = new Date().toISOString().slice(0, 10)
  // The town is shared: what is free changes while one looks.
  const mercredis = async () =>
    (await cellules(famille)).filter(
      ({ date, enfant, prixCentimes }) => date >= today && enfant === anouk?.id && prixCentimes !== SOIR,
    )
  // The town's journeys may have taken everything: the service has places again.
  const offerts = (await mercredis()).filter(
    ({ etat, motif, places }) => (etat === 'libre' && !motif) || places === 0,
  )
  for (const one of offerts.slice(-3)) await laisserPlaces(MERCREDIS.structure, one, 8)
  const days = await mercredis()
  const last = days.at(-1)?.date ?? ''
  const first = days.find(({ etat, places }) => etat === 'libre' && places >= BEAUCOUP)
  if (!first) throw new Error('no free day')

  const dialogue = page.getByRole('dialog', { name: 'Semaine type' })
  const ligne = (nom: string) => dialogue.getByRole('group', { name: nom })
  const jour = (nom: string, jourSemaine: string): Locator =>
    ligne(nom).getByRole('checkbox', { name: jourSemaine })
  const voir = () => dialogue.getByRole('button', { name: 'Voir ce qui va changer' }).click()
  const ouvrirPanneau = async () => {
    await page.getByRole('button', { name: 'Semaine type' }).click()
    await dialogue.getByLabel('Au', { exact: true }).fill(last)
  }
  const apercu = (words: string | RegExp) => expect(dialogue.getByRole('status')).toContainText(words)
  const appliquer = async () => {
    await dialogue.getByRole('button', { name: 'Appliquer à mon planning' }).click()
    await expect(dialogue).toHaveCount(0)
    await expect(page.getByText(/^Semaine type appliquée/)).toBeVisible()
  }
  const mercredi = 'Mercredis, Journée'
  let posts = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith(`${COLLECTIVITE}/reservations`)) posts++
  })

  await ouvrir(page)
  await montrer(page, first.date, 'Anouk', MERCREDIS.structure)

  await test.step('shown before it is applied: how many, and which cannot be', async () => {
    await ouvrirPanneau()
    await looksRight(page)
    await dialogue.getByLabel('Semaine de').selectOption('Anouk')
    await jour(mercredi, 'mer.').check()
    const du = await dialogue.getByLabel('Du', { exact: true }).inputValue()
    /** What is said is what is so: so many days, and why not the others. */
    const annonce = async (semaines: (date: string) => boolean) => {
      let count = 0
      await expect(async () => {
        const wanted = (await mercredis()).filter(({ date }) => date >= du && semaines(date))
        const stuck = wanted.filter(({ etat, motif }) => etat !== 'libre' || motif)
        count = wanted.length - stuck.length
        await voir()
        await apercu(jours(count))
        for (const { date } of stuck.slice(0, 3)) {
          const why = dialogue.getByRole('listitem').filter({ hasText: `Anouk, ${enLettres(date)}` })
          await expect(why).toContainText(/ : (complet|ne peut pas être réservé)/)
        }
      }).toPass({ timeout: 30_000 })
      return count
    }
    await annonce(() => true)
    await looksRight(page)
    await dialogue.getByLabel('Répéter').selectOption('les semaines impaires')
    await annonce((date) => semaineDe(date) % 2 === 1)
    await dialogue.getByLabel('Répéter').selectOption('toutes les semaines')
    const count = await annonce(() => true)
    await appliquer()
    await expect(page.getByText(`+ ${count} ajout`)).toBeVisible()
    await looksRight(page)
  })

  await test.step('copied to a sister, and saved in one go', async () => {
    await ouvrirPanneau()
    // What Anouk has, or is about to have, is the pattern to begin with.
    await expect(jour(mercredi, 'mer.')).toBeChecked()
    await dialogue
      .getByRole('group', { name: 'Appliquer à' })
      .getByRole('checkbox', { name: 'Basile' })
      .check()
    await voir()
    await apercu(/l’est déjà|le sont déjà/)
    await appliquer()
    expect(posts).toBe(0)
    expect((await cellules(famille)).filter(({ etat }) => etat === 'reserve')).toEqual([])
    await save(page).click()
    await expect(saved(page)).toBeVisible()
    expect(posts).toBe(1)
    const booked = (await cellules(famille)).filter(({ etat }) => etat === 'reserve')
    for (const { date } of days.filter(({ etat, places }) => etat === 'libre' && places >= BEAUCOUP))
      expect(booked.filter((one) => one.date === date)).toHaveLength(2)
    expect(new Set(booked.map(({ enfant }) => enfant))).toEqual(new Set([anouk?.id, basile?.id]))
  })

  await test.step('what is there stays, unless it is asked to be replaced', async () => {
    await page.setViewportSize(BUREAU)
    await ouvrirPanneau()
    await jour(mercredi, 'mer.').uncheck()
    await jour(SOIRS.activite, 'lun.').check()
    await voir()
    await expect(dialogue.getByRole('status')).toContainText(/sera ajouté|seront ajoutés/)
    await expect(dialogue.getByRole('status')).not.toContainText('retiré')
    await dialogue.getByRole('checkbox', { name: 'Remplacer ce qui est déjà réservé' }).check()
    await voir()
    await apercu(/(sera retiré|seront retirés)/)
    await looksRight(page)
    await appliquer()
    await expect(await montrer(page, first.date, 'Anouk', MERCREDIS.structure)).toContainText('À retirer')
    await page.getByRole('button', { name: 'Annuler les modifications' }).click()
    await expect(await montrer(page, first.date, 'Anouk', MERCREDIS.structure)).toContainText('Réservé')
  })
})
