// Every widget in Firefox as people have it, over WebDriver BiDi: it shows its content and nothing goes wrong.
import { SECTIONS } from '@inoe/contract/commun'
import { expect, test } from '@playwright/test'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { findOrInstallFirefox } from '../workshop/firefox.ts'
import { widgetFolders } from '../workshop/package/manifest.ts'
import { AGENT, API, COLLECTIVITE, MOT_DE_PASSE_AGENT } from './ville.ts'

const PARENT = 'camille.durand@exemple.fr'
/** Where pictures of the pages go, to be looked at. */
const PICTURES = process.env.INOE_E2E_PICTURES

let browser: Browser
test.beforeAll(async () => {
  browser = await launch({
    browser: 'firefox',
    executablePath: findOrInstallFirefox(),
    args: ['--width=1280', '--height=900'],
    // The hosted pages speak the browser's language.
    extraPrefsFirefox: { 'intl.accept_languages': 'fr' },
  })
})
test.afterAll(() => browser?.close())

async function signIn(page: Page, courriel: string): Promise<void> {
  await page.goto(`${API}/${COLLECTIVITE}/connexion`)
  await page.locator('input[type=email]').fill(courriel)
  await page.locator('input[type=password]').fill(MOT_DE_PASSE_AGENT)
  await page.locator('inoe-login button.bouton').click()
  await page.waitForFunction(() =>
    document.querySelector('inoe-login')?.shadowRoot?.textContent?.includes('Se déconnecter'),
  )
}

/** What the widgets of a page show, once none of them loads. */
async function shown(page: Page): Promise<{ tag: string; words: number; alert: string }[]> {
  /** Those that have not shown all they have to. */
  const left = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter(
          ({ localName, shadowRoot }) =>
            localName.startsWith('inoe-') &&
            (!shadowRoot?.querySelector('.widget') || shadowRoot.querySelector('.squelette')),
        )
        .map((one) => one.localName),
    )
  await expect.poll(left, { message: page.url(), timeout: 30_000 }).toEqual([])
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.localName.startsWith('inoe-'))
      .map(({ localName, shadowRoot }) => ({
        tag: localName,
        words: shadowRoot?.querySelector('.widget')?.textContent?.trim().length ?? 0,
        alert: [...(shadowRoot?.querySelectorAll('[role=alert]') ?? [])]
          .map((one) => one.textContent?.trim())
          .join(''),
      })),
  )
}

test('each widget works in Firefox, for a parent and for an agent', async () => {
  const seen = new Set<string>()
  for (const courriel of [PARENT, AGENT]) {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    await page.setViewport({ width: 360, height: 780 })
    await signIn(page, courriel)
    for (const section of SECTIONS) {
      await page.goto(`${API}/${COLLECTIVITE}/${section}`)
      for (const { tag, words, alert } of await shown(page)) {
        seen.add(tag)
        expect.soft(words, `${tag}, ${courriel}`).toBeGreaterThan(20)
        expect.soft(alert, `${tag}, ${courriel}`).toBe('')
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect.soft(wide, `${section}, ${courriel}`).toBeLessThanOrEqual(0)
      if (PICTURES)
        await page.screenshot({ path: `${PICTURES}/firefox-${courriel.split('@')[0]}-${section}.png` })
    }
    expect(errors).toEqual([])
    await context.close()
  }
  // The frame, and what comes only on the way from a page of the town to the hosted one and back.
  const all = widgetFolders().filter((one) => !['espace', 'redirection', 'retour'].includes(one))
  expect([...seen].toSorted()).toEqual(all.map((one) => `inoe-${one}`))
})
