// `npm run captures`: pictures of each widget at 360, 768 and 1280 px side by side, for docs/images/modules. Taken from
// the built Storybook, whose answers and clock are those of the fixtures: the same sources give the same pictures, the
// seconds of a countdown apart.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { findOrInstallChromium } from './chromium.ts'
import { IMAGES, LARGEUR, LARGEURS, MARGE, PLANCHES } from './planches.ts'

const root = path.resolve(import.meta.dirname, '..')
const storybook = path.join(root, 'storybook-static')

/** Of a picture: what is below is left out, more of the same. */
const HAUTEUR_MAX = 1400

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The page that holds the same story three times, each as wide as a screen. */
const planche = (
  story: string,
  apparence: string,
) => `<!doctype html><meta charset="utf-8"><title>${story}</title>
<style>
  body { margin: 0; padding: ${MARGE}px; display: flex; gap: ${MARGE}px; align-items: start; width: max-content;
    background: ${apparence === 'sombre' ? '#05080a' : '#d9dedb'} }
  iframe { border: 0; border-radius: 12px }
</style>
${LARGEURS.map((largeur) => `<iframe width="${largeur}" height="${HAUTEUR_MAX}" src="/iframe.html?id=${story}&viewMode=story&globals=apparence:${apparence}"></iframe>`).join('\n')}`

function serve(): Promise<{ origin: string; close(): void }> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    if (pathname === '/planche') {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      return response.end(planche(searchParams.get('story') ?? '', searchParams.get('apparence') ?? ''))
    }
    const file = path.join(storybook, path.normalize(pathname))
    try {
      const content = readFileSync(file)
      response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
      return response.end(content)
    } catch {
      response.statusCode = 404
      return response.end()
    }
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : undefined
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => server.close() })
    })
  })
}

/** Run in the story: its widget shows what it has to show. */
const MONTRE = `(() => {
  // A story may place what its widget needs beside it.
  const [shown] = [...document.querySelectorAll('#storybook-root inoe-espace > *')].map((one) => one.shadowRoot).filter(Boolean)
  return Boolean(shown?.querySelector('.widget') && !shown.querySelector('.squelette'))
})()`

/** Waits until each of the three has loaded, then makes each as high as what it holds, and says how high the highest is. */
async function ready(page: Page): Promise<number> {
  const frames = page.frames().filter((one) => one !== page.mainFrame())
  const heights = await Promise.all(
    frames.map(async (frame) => {
      await frame.waitForFunction(MONTRE)
      await frame.evaluate('document.fonts.ready.then(() => undefined)')
      const element = await frame.frameElement()
      const height = await frame.evaluate<number>(
        "document.querySelector('#storybook-root').getBoundingClientRect().height",
      )
      const shown = Math.min(HAUTEUR_MAX, Math.ceil(height) + 32)
      await element.evaluate((one, px) => one.setAttribute('height', String(px)), shown)
      return shown
    }),
  )
  return Math.max(...heights)
}

if (readdirSync(root).includes('storybook-static') === false)
  throw new Error('npm run build:storybook first: the pictures are those of the built Storybook')
const site = await serve()
const browser = await chromium.launch({
  executablePath: await findOrInstallChromium(),
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--hide-scrollbars',
    '--font-render-hinting=none',
  ],
})
const context = await browser.newContext({
  viewport: { width: LARGEUR, height: HAUTEUR_MAX + 2 * MARGE },
  reducedMotion: 'reduce',
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
})
rmSync(IMAGES, { recursive: true, force: true })
mkdirSync(IMAGES, { recursive: true })
let total = 0
try {
  for (const { fichier, story, apparence } of PLANCHES) {
    const page = await context.newPage()
    await page.goto(`${site.origin}/planche?story=${story}&apparence=${apparence}`)
    const height = (await ready(page)) + 2 * MARGE
    // WebP, which Playwright does not write, is a third of a PNG.
    const session = await context.newCDPSession(page)
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp',
      quality: 70,
      clip: { x: 0, y: 0, width: LARGEUR, height, scale: 1 },
    })
    const picture = Buffer.from(data, 'base64')
    total += picture.length
    writeFileSync(path.join(IMAGES, fichier), picture)
    console.log(`${fichier.padEnd(32)} ${Math.ceil(picture.length / 1000)} kB`)
    await page.close()
  }
} finally {
  await browser.close()
  site.close()
}
console.log(`${Math.ceil(total / 1000)} kB in all, in docs/images/modules`)
