// The three engines, each driven by what drives it, with the little that the tests of the loader need.
import { chromium } from '@playwright/test'
import { launch } from 'puppeteer-core'
import { findOrInstallChromium } from '../../workshop/chromium.ts'
import { findOrInstallFirefox } from '../../workshop/firefox.ts'
import { type Navigateur, startWebKit } from '../webkit/navigateur.ts'

export interface Moteur {
  /** A page of a browser that has never been anywhere. */
  open(): Promise<Pick<Navigateur, 'goto' | 'evaluate' | 'close'>>
  close(): Promise<unknown>
}

const WAIT_MS = 15_000

export const MOTEURS: Record<string, () => Promise<Moteur>> = {
  Chromium: async () => {
    const browser = await chromium.launch({
      executablePath: await findOrInstallChromium(),
      args: ['--no-sandbox', '--disable-background-networking'],
    })
    return {
      open: async () => {
        const context = await browser.newContext()
        const page = await context.newPage()
        page.setDefaultTimeout(WAIT_MS)
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (inPage, ...args) =>
            page.evaluate(`(${inPage})(...${JSON.stringify(args)})`) as Promise<never>,
          close: () => context.close(),
        }
      },
      close: () => browser.close(),
    }
  },
  Firefox: async () => {
    const browser = await launch({ browser: 'firefox', executablePath: findOrInstallFirefox() })
    return {
      open: async () => {
        const context = await browser.createBrowserContext()
        const page = await context.newPage()
        page.setDefaultTimeout(WAIT_MS)
        return {
          goto: async (url) => void (await page.goto(url)),
          evaluate: (inPage, ...args) =>
            page.evaluate(`(${inPage})(...${JSON.stringify(args)})`) as Promise<never>,
          close: () => context.close(),
        }
      },
      close: () => browser.close(),
    }
  },
  // It comes as a package of Debian: elsewhere there is none to drive.
  ...(process.platform === 'linux' && {
    WebKit: async () => {
      const driver = await startWebKit()
      return { open: () => driver.open({ width: 800, height: 600 }), close: driver.close }
    },
  }),
}
