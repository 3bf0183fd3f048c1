// Firefox as people have it, with the few commands that the hostile pages need.
import { type Browser, type ElementHandle, type Frame, launch, type Page } from 'puppeteer-core'
import { findOrInstallFirefox } from '../../workshop/firefox.ts'
import type { Navigateur } from '../webkit/navigateur.ts'
import type { PageHostile } from './pages.ts'
import type { Moteur } from './parcours.ts'

/** What a person sets for each, as Firefox keeps it. */
function reglage({ media, sansMemoire }: PageHostile): Record<string, number | boolean> {
  if (sansMemoire) return { 'network.cookie.cookieBehavior': 2, 'dom.storage.enabled': false }
  if (!media) return {}
  if ('colorScheme' in media) return { 'layout.css.prefers-color-scheme.content-override': 0 }
  if ('contrast' in media) return { 'ui.useAccessibilityTheme': 1 }
  return { 'browser.display.document_color_use': 2 }
}

/** @param proxy port on this machine, for everything: what this machine serves too */
export async function startFirefox(proxy: number): Promise<Moteur> {
  const lances = new Map<string, Promise<Browser>>()
  const start = (reglages: ReturnType<typeof reglage>) =>
    launch({
      browser: 'firefox',
      executablePath: findOrInstallFirefox(),
      extraPrefsFirefox: {
        'intl.accept_languages': 'fr-FR, fr',
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxy,
        'network.proxy.allow_hijacking_localhost': true,
        'network.proxy.no_proxies_on': '',
        ...reglages,
      },
    })
  return {
    open: async (size, errors, hostile) => {
      const reglages = reglage(hostile)
      const key = JSON.stringify(reglages)
      const lance = lances.get(key) ?? start(reglages)
      lances.set(key, lance)
      const context = await (await lance).createBrowserContext()
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await page.setViewport(size)
      return drive(page, () => context.close())
    },
    close: async () => {
      for (const lance of lances.values()) await (await lance).close()
    },
  }
}

function drive(page: Page, close: () => Promise<void>): Navigateur {
  let here: Page | Frame = page
  const evaluate: Navigateur['evaluate'] = (inPage, ...args) =>
    here.evaluate(`(${inPage})(...${JSON.stringify(args)})`) as Promise<never>
  const element = async (inPage: () => Element | null) =>
    (await here.waitForFunction(inPage)) as ElementHandle<Element>
  return {
    goto: async (url) => void (await page.goto(url)),
    evaluate,
    until: async (what, inPage, ...args) => {
      try {
        await here.waitForFunction(`(${inPage})(...${JSON.stringify(args)})`)
      } catch (cause) {
        throw new Error(`it never came: ${what}`, { cause })
      }
    },
    type: async (inPage, text) => (await element(inPage)).type(text),
    click: async (inPage) => (await element(inPage)).click(),
    cadre: async () => {
      const frame = await (await page.waitForSelector('iframe'))?.contentFrame()
      if (!frame) throw new Error('the page holds no frame')
      here = frame
    },
    screenshot: async () => Buffer.from(await page.screenshot()),
    close,
  }
}
