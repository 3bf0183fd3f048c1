// The npm package in an empty Vite application, a React one and a plain page: typed, shaken, and working in a browser.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import type { Enregistrement, EnregistrementRepondu } from '@inoe/contract/reservations'
import { type Browser, chromium, type Page } from '@playwright/test'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { answerOf, famille } from '../../bench/poids/answers.ts'
import { findOrInstallChromium } from '../../workshop/chromium.ts'
import { widgetFolders } from '../../workshop/package/manifest.ts'
import { install } from './install.ts'

const root = path.resolve(import.meta.dirname, '../..')
const API = 'https://api.exemple'
const SITE = 'https://site.exemple'
let folder: string
let browser: Browser

before(async () => {
  folder = await install()
  browser = await chromium.launch({ executablePath: await findOrInstallChromium(), args: ['--no-sandbox'] })
})
after(async () => {
  await browser?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

const isCustomElement = (tag: string) => tag.startsWith('inoe-')

/** Bundles as an application does, into `dist/`. @returns what its first script and those it needs at once weigh */
async function bundle(app: string): Promise<{ bytes: number; code: string }> {
  const result = await build({
    root: path.join(folder, app),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    // What Vue's own guide asks for: tags with a dash are elements of the page.
    plugins: app === 'vue' ? [vue({ template: { compilerOptions: { isCustomElement } } })] : [],
    build: { modulePreload: false, target: 'es2022', emptyOutDir: true, reportCompressedSize: false },
  })
  const { output } = result as {
    output: { type: string; code?: string; isEntry?: boolean; imports?: string[]; fileName: string }[]
  }
  const first = output.filter(({ isEntry }) => isEntry)
  const needed = output.filter(({ fileName }) =>
    first.some((one) => one.fileName === fileName || one.imports?.includes(fileName)),
  )
  const code = needed.map((one) => one.code ?? '').join('\n')
  return { bytes: code.trim() === '' ? 0 : brotliCompressSync(code).length, code }
}

/** An application of one line. */
async function bundleOf(line: string): Promise<{ bytes: number; code: string }> {
  const place = path.join(folder, 'line')
  mkdirSync(place, { recursive: true })
  writeFileSync(path.join(place, 'main.js'), line)
  writeFileSync(path.join(place, 'index.html'), '<script type="module" src="./main.js"></script>')
  return bundle('line')
}

/** A page of a site whose files are in `from`, with the API's answers. Anything else fails the test. */
async function open(from: string, address = '/'): Promise<Page> {
  const page = await browser.newPage({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  page.on('pageerror', (error) => assert.fail(error))
  await page.clock.setFixedTime('2026-11-03T09:00:00Z')
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript' }
  await page.route(`${SITE}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const file = path.join(from, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    if (pathname === '/favicon.ico') return route.fulfill({ status: 404 })
    return route.fulfill({ contentType: types[file.split('.').at(-1) ?? ''] ?? '', body: readFileSync(file) })
  })
  await page.route(`${API}/**`, (route) => {
    const request = route.request()
    const { pathname, searchParams } = new URL(request.url())
    const headers = {
      'access-control-allow-origin': SITE,
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type, idempotency-key, authorization',
    }
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers })
    const asked = pathname.replace('/api/ville/', '')
    if (asked === 'direct') return route.abort()
    const json =
      asked === 'reservations' ? booked(request.postDataJSON()) : answerOf(asked, searchParams, famille)
    return route.fulfill({ headers, json })
  })
  await page.goto(`${SITE}${address}`)
  return page
}

function booked({ cellules }: Enregistrement): EnregistrementRepondu {
  const done = { etat: 'confirmee', prixCentimes: 0, rang: null, refus: null } as const
  const counts = { enAttente: 0, demandees: 0, annulees: 0, refusees: 0, prixCentimes: 0 }
  return {
    ...counts,
    confirmees: cellules.length,
    cellules: cellules.map(({ creneau, enfant, action }) => ({ creneau, enfant, action, ...done })),
  }
}

/** A parent ticks a free day and saves it: what comes with the widget, and what it fetches when a hand comes. */
async function book(page: Page): Promise<void> {
  const planning = page.locator('inoe-planning')
  await planning.locator('.case.libre').first().click()
  await planning.getByRole('button', { name: /Enregistrer/ }).click()
}

test('every widget has its class, alone, and its registration', async () => {
  const widgets = widgetFolders()
  const lines = widgets.map((one, rank) => `import * as w${rank} from '@inoe/elements/${one}'`)
  const classes = await bundleOf(
    `${lines.join('\n')}
globalThis.classes = [${widgets.map((_, rank) => `w${rank}`).join()}].flatMap((one) => Object.keys(one))
globalThis.register = () => Promise.all([${widgets.map((one) => `import('@inoe/elements/${one}/define')`).join()}])`,
  )
  const page = await open(path.join(folder, 'line/dist'))
  const tags = widgets.map((one) => `inoe-${one}`)
  const defined = () => page.evaluate((all) => all.filter((tag) => customElements.get(tag)), tags)
  // Known by name, so that no bundler renames it away; importing it registers nothing.
  const known = await page.evaluate(() => (globalThis as unknown as { classes: string[] }).classes)
  assert.deepEqual(known.length, widgets.length)
  assert.deepEqual(await defined(), [])
  await page.evaluate(() => (globalThis as unknown as { register(): Promise<unknown> }).register())
  assert.deepEqual(await defined(), tags)
  // What a page with two copies is told comes from the package's own number.
  const versions = await page.evaluate(() => [
    ...new Set(
      (globalThis as unknown as Record<symbol, Map<string, string>>)[Symbol.for('inoe.versions')]?.values(),
    ),
  ])
  const { version } = JSON.parse(
    readFileSync(path.join(folder, 'node_modules/@inoe/elements/package.json'), 'utf8'),
  ) as { version: string }
  assert.deepEqual(versions, [version])
  console.log(`  all ${widgets.length} classes: ${classes.bytes} B`)
  await page.close()
})

test('it asks for nothing that it does not declare', () => {
  const there = path.join(folder, 'node_modules/@inoe/elements')
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(path.join(there, 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'peerDependencies', Record<string, string>>
  const asked = new Set(
    globSync('dist/**/*.{js,d.ts}', { cwd: there }).flatMap((file) =>
      [
        ...readFileSync(path.join(there, file), 'utf8').matchAll(
          /(?:\bfrom|\bimport|\bimport\(|\bmodule)\s*(["'])((?:@[\w-]+\/)?[a-z][\w-]*)(?:\/[^"'`]*)?\1/g,
        ),
      ].map(([, , name]) => name),
    ),
  )
  asked.delete('@inoe/elements')
  assert.deepEqual([...asked].toSorted(), Object.keys({ ...dependencies, ...peerDependencies }).toSorted())
})

test('an application pays for what it imports', async () => {
  const none = await bundleOf(`import { InoePlanning } from '@inoe/elements/planning'`)
  assert.equal(none.bytes, 0, none.code.slice(0, 500))
  const login = await bundleOf(`import '@inoe/elements/login/define'`)
  const planning = await bundleOf(`import '@inoe/elements/planning/define'`)
  const all = await bundleOf(
    widgetFolders()
      .map((one) => `import '@inoe/elements/${one}/define'`)
      .join('\n'),
  )
  console.log(
    `  class imported and not used: ${none.bytes} B; login: ${login.bytes} B; planning: ${planning.bytes} B; all: ${all.bytes} B (brotli, lit and ky counted)`,
  )
  assert.match(login.code, /inoe-login/)
  assert.doesNotMatch(login.code, /inoe-planning/)
  assert.ok(login.bytes < 21_000, 'signing in weighs what it does by a script tag')
  assert.ok(planning.bytes < 31_000, 'so does booking')
  assert.ok(all.bytes > planning.bytes + login.bytes / 2)
})

test('the types hold, under the strictest check, with wrong uses refused', () => {
  execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
})

test('the templates of Vue are checked, attributes and events, with wrong uses refused', () => {
  execFileSync(
    process.execPath,
    [path.join(root, 'node_modules/vue-tsc/bin/vue-tsc.js'), '-p', path.join(folder, 'vue')],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
})

test('a Vite application: the widget works, its event is heard', async () => {
  await bundle('vite')
  const page = await open(path.join(folder, 'vite/dist'))
  await book(page)
  await page.waitForFunction(() => document.title === '1 jour(s) réservé(s)')
  await page.close()
})

test('a React application: typed component, properties and event', async () => {
  await bundle('react')
  const page = await open(path.join(folder, 'react/dist'))
  await book(page)
  await page.getByText('1 jour(s) réservé(s)').waitFor()
  assert.equal(
    await page.locator('inoe-planning').evaluate((one) => one.shadowRoot?.querySelector('h2')?.offsetWidth),
    1,
  )
  await page.close()
})

for (const [app, what] of Object.entries({
  jsx: 'the tags themselves in React',
  vue: 'a Vue application',
}))
  test(`${what}: typed attributes and event`, async () => {
    await bundle(app)
    const page = await open(path.join(folder, app, 'dist'))
    await book(page)
    await page.getByText('1 jour(s) réservé(s)').waitFor()
    const planning = page.locator('inoe-planning.planning')
    assert.equal(await planning.evaluate((one) => one.shadowRoot?.querySelector('h2')?.offsetWidth), 1)
    await page.close()
  })

test('a plain page: the script of the package, from where the package lies', async () => {
  const page = await open(folder, '/html/')
  await book(page)
  await page.locator('inoe-planning').getByText('C’est enregistré').first().waitFor()
  await page.close()
})

test('each source map leads to its source', () => {
  const file = path.join(folder, 'node_modules/@inoe/elements/dist/planning/inoe-planning.js')
  const code = readFileSync(file, 'utf8')
  assert.doesNotMatch(code, /\/\*\*|^\s*\/\/ /m, 'minified')
  const map = JSON.parse(readFileSync(`${file}.map`, 'utf8')) as {
    sources: string[]
    sourcesContent: string[]
  }
  const rank = map.sources.findIndex((one) => one.endsWith('src/planning/inoe-planning.ts'))
  assert.match(map.sourcesContent[rank] ?? '', /export class InoePlanning extends Widget/)
})
