// A browser that Lighthouse drives, in which a parent may have signed in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { MOT_DE_PASSE } from '../../demo/data/families.ts'
import { findOrInstallChromium } from '../../workshop/chromium.ts'
import { freePort } from '../../workshop/port.ts'

/** What Lighthouse found of a page: scores from 0 to 100, and how much what is on screen moved. */
export interface Note {
  accessibilite: number
  pratiques: number
  vitesse: number
  /** Cumulative layout shift. */
  cls: number
  /** What costs points, in its words. */
  reproches: string[]
}

export interface Navigateur {
  /** A page as a phone on a slow network gets it, which is what Lighthouse calls mobile. */
  note(url: string): Promise<Note>
  signIn(page: string, courriel: string): Promise<void>
  close(): Promise<void>
}

export async function openNavigateur(): Promise<Navigateur> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await findOrInstallChromium(),
    args: ['--no-sandbox', '--disable-background-networking', `--remote-debugging-port=${port}`],
    // Lighthouse sets the screen itself.
    viewport: null,
  })
  return {
    note: (url) => note(url, port),
    signIn: (page, courriel) => signIn(context, page, courriel),
    close: async () => {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(context: BrowserContext, url: string, courriel: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('Adresse e-mail').fill(courriel)
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor()
  await page.close()
}

async function note(url: string, port: number): Promise<Note> {
  const done = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: ['accessibility', 'best-practices', 'performance'],
    // The session stays.
    disableStorageReset: true,
  })
  if (!done || done.lhr.runtimeError)
    throw new Error(`${url}: ${done?.lhr.runtimeError?.message ?? 'nothing was measured'}`)
  const { categories, audits } = done.lhr
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const reproches = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.flatMap(({ id, weight }) => {
      const audit = audits[id]
      const below = audit && weight > 0 && audit.score !== null && audit.score < 0.9
      return below ? [`${audit.title}${audit.displayValue ? `: ${audit.displayValue}` : ''}`] : []
    }),
  )
  return {
    accessibilite: score('accessibility'),
    pratiques: score('best-practices'),
    vitesse: score('performance'),
    cls: Math.round((audits['cumulative-layout-shift']?.numericValue ?? 1) * 1000) / 1000,
    reproches,
  }
}
