// What only time does: an opening at its second, a deadline that passes. On a town of its own, whose clock is set: seeded
// on a Thursday, then started again, on the same data, a quarter of a minute before the opening of the Monday after.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { PDF, seConnecter } from './etapes.ts'
import { BUREAU, caseDe, ouvrir, ouvrirGestion, save, saved, TELEPHONE } from './planning.ts'
import { lu, tourner } from './semaine.ts'
import { MOT_DE_PASSE_AGENT, sansDebord, sansDefaut } from './ville.ts'

const PORT = 8897
const SITE_PORT = 5283
const SITE = `http://localhost:${SITE_PORT}`
const JEUDI = '2026-11-12T10:00:00+01:00'
/** Notices of one working day, at 10 h, are over since Friday; January opens at 9 h. */
const LUNDI = '2026-11-16T08:59:36+01:00'
const CAMILLE = { site: SITE, courriel: 'camille.durand@exemple.fr', motDePasse: MOT_DE_PASSE_AGENT }
const SOIR = 'L’arbre à paumes, Accueil du soir'
const JANVIER = 'L’arbre à paumes, Mercredis, journée'

/** The demo at an instant; ends with `arreter`. */
async function demarrer(data: string, instant: string): Promise<ChildProcess> {
  const demo = spawn(process.execPath, [path.resolve(import.meta.dirname, '../demo/start.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(PORT),
      DEMO_PORT: String(SITE_PORT),
      INOE_DATA: data,
      INOE_NOW: instant,
      NODE_ENV: 'test',
    },
  })
  // The site comes last: whoever has it finds everything there.
  await expect
    .poll(
      () => {
        if (demo.exitCode !== null) throw new Error('the demo did not start')
        return fetch(SITE).then(
          (response) => response.ok,
          () => false,
        )
      },
      { timeout: 120_000, intervals: [200] },
    )
    .toBe(true)
  return demo
}

async function arreter(demo: ChildProcess | undefined): Promise<void> {
  if (!demo || demo.exitCode !== null) return
  const ended = once(demo, 'exit')
  demo.kill('SIGTERM')
  await ended
}

/** A browser whose own clock reads so many hours beside the town's. */
async function navigateur(
  browser: Browser,
  heures: number,
  viewport: typeof BUREAU,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport })
  const shift = Date.parse(LUNDI) - Date.now() + heures * 3_600_000
  await context.addInitScript((beside) => {
    const Real = Date
    const now = () => Real.now() + beside
    globalThis.Date = new Proxy(Real, {
      construct: (target, given, as) => Reflect.construct(target, given.length > 0 ? given : [now()], as),
      apply: () => new Real(now()).toString(),
      get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
    })
  }, shift)
  return context
}

async function looksRight(page: Page): Promise<void> {
  await sansDefaut(page)
  await sansDebord(page)
}

test.describe('a town whose clock is set', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'inoe-temps-'))
  let demo: ChildProcess | undefined
  test.afterAll(async () => {
    await arreter(demo)
    rmSync(data, { recursive: true, force: true })
  })

  test('a day booked in time, an absence declared when it is too late to cancel, an opening at its second', async ({
    browser,
  }) => {
    // Ahead of the opening by its own clock, and still far from it.
    const [desk, phone] = await Promise.all([
      navigateur(browser, 3, BUREAU),
      navigateur(browser, -5, TELEPHONE),
    ])
    const [page, mobile] = await Promise.all([desk.newPage(), phone.newPage()])

    await test.step('on Thursday, Monday’s evening can still be booked', async () => {
      demo = await demarrer(data, JEUDI)
      await Promise.all([seConnecter(page, CAMILLE), seConnecter(mobile, CAMILLE)])
      await ouvrir(page, SITE)
      await expect(lu(page)).toBeVisible()
      await tourner(page)
      const monday = caseDe(page, 'Noé', '2026-11-16', SOIR)
      await expect(monday).toContainText('Libre')
      await monday.click()
      await save(page).click()
      await expect(saved(page)).toBeVisible()
      await expect(monday).toContainText('annulable avant ven. 13')
      await arreter(demo)
    })

    await test.step('on Monday, just before the opening: a countdown, then bookable by itself', async () => {
      demo = await demarrer(data, LUNDI)
      const cells = await Promise.all(
        [page, mobile].map(async (one) => {
          await ouvrir(one, SITE)
          await expect(lu(one)).toBeVisible()
          await one.getByRole('group', { name: 'Affichage' }).getByRole('button', { name: 'Mois' }).click()
          for (const mois of [/^décembre 2026$/i, /^janvier 2027$/i]) {
            await one.getByRole('button', { name: 'Mois suivant' }).click()
            await expect(one.getByText(mois)).toBeVisible()
          }
          await expect(lu(one)).toBeVisible()
          return caseDe(one, 'Noé', '2027-01-13', JANVIER)
        }),
      )
      // Whatever the browsers believe the time is, nothing is open yet.
      for (const one of [page, mobile]) {
        await expect(one.getByRole('timer')).toHaveText(/^00:00:\d\d$/)
        await expect(one.getByText('lundi 16 novembre à 9 h 00')).toBeVisible()
      }
      for (const cell of cells) await expect(cell).toHaveAccessibleName(/Pas encore ouvert/)
      await page.evaluate(() => document.body.classList.add('meme-page'))
      for (const cell of cells)
        await expect(cell).toHaveAccessibleName(/Libre, \d+ places/, { timeout: 60_000 })
      const [wednesday] = cells
      if (!wednesday) throw new Error('unreachable')
      await wednesday.click()
      await save(page).click()
      await expect(saved(page)).toContainText('1 jour ajouté')
      await expect(page.getByRole('timer')).toHaveCount(0)
      await expect(page.locator('body.meme-page')).toHaveCount(1)
      await expect(cells[1] ?? wednesday).toHaveAccessibleName(/Réservé/)
    })

    await test.step('too late to cancel: the absence is declared from the planning, with its document', async () => {
      await page.getByRole('group', { name: 'Affichage' }).getByRole('button', { name: 'Semaine' }).click()
      await page.getByRole('button', { name: 'Aujourd’hui' }).click()
      const monday = caseDe(page, 'Noé', '2026-11-16', SOIR)
      await expect(monday).toContainText('trop tard pour annuler, absence possible')
      await monday.click({ force: true })
      await expect(page.getByText('Il fallait annuler avant vendredi 13 novembre à 10 h 00.')).toBeVisible()
      await page.getByRole('status').getByRole('button', { name: 'Déclarer une absence' }).click()
      const dialogue = page.getByRole('dialog', { name: 'Absences' })
      await expect(dialogue.getByRole('checkbox', { name: 'Noé, lundi 16 novembre' })).toBeChecked()
      await dialogue.getByLabel('Raison').selectOption('Maladie')
      await dialogue.getByLabel(/Joindre un document/).setInputFiles(PDF)
      await expect(dialogue.getByText(`Document joint : ${PDF.name}`)).toBeVisible()
      await looksRight(page)
      await dialogue.getByRole('button', { name: 'Déclarer l’absence' }).click()
      await expect(dialogue.getByText('1 jour d’absence déclaré. Le service va répondre.')).toBeVisible()
      await dialogue.getByRole('button', { name: 'Fermer', exact: true }).click()
      await expect(monday).toContainText('absence déclarée')
    })

    await test.step('the service accepts it, and the planning says so', async () => {
      const service = await browser.newContext({ viewport: BUREAU })
      const agent = await service.newPage()
      await ouvrirGestion(agent, /^Absences/, SITE)
      const absence = agent
        .getByRole('listitem')
        .filter({ has: agent.getByRole('heading', { name: /^Noé Durand/ }) })
      await expect(absence).toContainText('lundi 16 novembre')
      const downloading = agent.waitForEvent('download')
      await absence.getByRole('button', { name: 'Ouvrir le justificatif' }).click()
      expect((await downloading).suggestedFilename()).toBe(PDF.name)
      await absence.getByRole('button', { name: /^Accepter/ }).click()
      await looksRight(agent)
      await absence.getByRole('button', { name: /^Confirmer/ }).click()
      await expect(agent.getByText(/^L’absence de Noé Durand est acceptée/)).toBeVisible()
      const monday = caseDe(page, 'Noé', '2026-11-16', SOIR)
      await expect(monday).toContainText('Absent')
      await expect(monday).toContainText('absence acceptée')
      await looksRight(page)
      await service.close()
    })
    await Promise.all([desk.close(), phone.close()])
  })
})
