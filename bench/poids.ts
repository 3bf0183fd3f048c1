import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { buildCdn, cdnFolder } from '../workshop/build.ts'
import { findOrInstallChromium } from '../workshop/chromium.ts'
import { type Sizes, sizesOf, sizesText } from '../workshop/package/sizes.ts'
import { answerOf, famille, visiteur } from './poids/answers.ts'
import { filesOf, fullCalendar, shoelaceFolder } from './poids/library.ts'
import {
  FAMILLE,
  FULLCALENDAR,
  html,
  LOGIN,
  PAGES,
  type Page,
  PLANNING,
  SHOELACE,
  waitUsable,
} from './poids/pages.ts'
import { type Answer, openSite, type Sent, type Site } from './poids/site.ts'
import { type Measure, measure } from './report/measure.ts'
import { table, verdict } from './report/table.ts'

export const title = 'what a browser downloads until the widget is usable (brotli), beside other libraries'

const SIZES = path.resolve(import.meta.dirname, '../SIZES.md')
const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
}
/** What FullCalendar asks for and shows. */
const EVENEMENTS = ['2026-11-04', '2026-11-18', '2026-11-25'].map((start) => ({ title: 'Mercredis', start }))

/**
 * What the server of the bench has at each address. Only what its own package serves counts as a library: ours under
 * /v1, the others under their names.
 */
async function answers(): Promise<(url: URL) => Answer | undefined> {
  const packages: Record<string, ReadonlyMap<string, Buffer>> = {
    v1: filesOf(cdnFolder),
    shoelace: filesOf(shoelaceFolder()),
  }
  const calendrier = await fullCalendar()
  const json = (value: unknown): Answer => ({
    kind: 'data',
    type: 'application/json',
    body: JSON.stringify(value),
  })
  const library = (name: string, body: Buffer | string | undefined): Answer | undefined =>
    body === undefined
      ? undefined
      : { kind: 'library', type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body }
  return ({ pathname, searchParams }) => {
    const [first = '', ...rest] = pathname.slice(1).split('/')
    const name = rest.join('/')
    const files = packages[first]
    if (files) return library(name, files.get(name))
    if (first === 'fullcalendar') return library(name, calendrier)
    if (first === 'donnees') return json(EVENEMENTS)
    const page = PAGES.find((one) => one.path === (first === 'page' ? name : rest[0]))
    if (!page) return undefined
    if (first === 'page') return { kind: 'page', type: 'text/html; charset=utf-8', body: html(page) }
    const route = rest.slice(1).join('/')
    if (route === 'direct') return { kind: 'data', type: 'text/event-stream', body: '', open: true }
    const value = answerOf(route, searchParams, page.connecte ? famille : visiteur)
    return value === undefined ? undefined : json(value)
  }
}

/** Everything that one page downloads, in a browser that has never been there. */
async function download(browser: Browser, site: Site, page: Page): Promise<Sent[]> {
  const context = await browser.newContext()
  try {
    site.forget()
    const opened = await context.newPage()
    opened.on('pageerror', (error) => console.error(`${page.name}: ${error.message}`))
    await opened.goto(`${site.origin}/page/${page.path}`)
    await waitUsable(opened, page)
    await site.quiet()
    return [...site.sent]
  } finally {
    await context.close()
  }
}

const bytesOf = (sent: readonly Sent[]) => sent.reduce((sum, one) => sum + one.bytes, 0)
const kilo = (bytes: number) => (bytes / 1000).toFixed(1)

export async function run(): Promise<Measure[]> {
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    args: ['--no-sandbox'],
  })
  const sizes = sizesOf({ folder: cdnFolder, chunks: await buildCdn() })
  const site = await openSite(await answers())
  const sent = new Map<Page, Sent[]>()
  try {
    for (const page of PAGES) sent.set(page, await download(browser, site, page))
  } finally {
    await browser.close()
    site.close()
  }
  sameAs(sizes, sent)
  writeFileSync(SIZES, sizesText(sizes))
  return report(sent)
}

/** @throws Error when a browser downloads something else than what SIZES.md counts on the files */
function sameAs({ budgets }: Sizes, sent: ReadonlyMap<Page, readonly Sent[]>): void {
  for (const [page, counted] of [
    [LOGIN, budgets[2]],
    [PLANNING, budgets[3]],
    [FAMILLE, budgets[4]],
  ] as const) {
    const files = (sent.get(page) ?? []).filter(({ kind }) => kind === 'library')
    if (files.length !== counted?.requests || bytesOf(files) !== counted.bytes)
      throw new Error(
        `${page.name}: ${bytesOf(files)} B in ${files.length} requests, and SIZES.md would say ${counted?.bytes} in ${counted?.requests}`,
      )
  }
}

function report(sent: ReadonlyMap<Page, readonly Sent[]>): Measure[] {
  const of = (page: Page, kind: Answer['kind']) => (sent.get(page) ?? []).filter((one) => one.kind === kind)
  const figure = (unit: 'B' | 'requests') => (page: Page, against?: Measure, max?: number) => {
    const library = of(page, 'library')
    // Nothing downloaded is nothing measured, never a goal met.
    if (library.length === 0) throw new Error(`${page.name}: the browser asked for no file of the library`)
    const [name, value] =
      unit === 'B' ? (['bytes', bytesOf(library)] as const) : (['requests', library.length] as const)
    return measure(`${page.name} ${name}`, value, unit, {
      ...(against ? { against } : {}),
      ...(max ? { goal: { on: 'value', max } } : {}),
    })
  }
  const bytes = figure('B')
  const requests = figure('requests')
  const calendar = [bytes(FULLCALENDAR), requests(FULLCALENDAR)] as const
  const shoelace = [bytes(SHOELACE), requests(SHOELACE)] as const
  const measures = [
    bytes(LOGIN, shoelace[0], 20_000),
    requests(LOGIN, shoelace[1], 3),
    bytes(PLANNING, calendar[0], 30_000),
    requests(PLANNING, calendar[1]),
    bytes(FAMILLE, calendar[0], 75_000),
    requests(FAMILLE, shoelace[1]),
    ...calendar,
    ...shoelace,
  ]
  console.log(
    table(
      ['until usable', 'value', 'ratio', 'to', 'goal'],
      measures.map((one) => [
        one.name,
        one.unit === 'B' ? `${kilo(one.value)} kB` : String(one.value),
        one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
        one.against?.replace(/ (bytes|requests)$/, '') ?? '',
        verdict(one),
      ]),
    ),
  )
  console.log(`
kB = 1000 bytes of response bodies, brotli quality 11, cold cache: scripts, styles and whatever else the library
itself asks for, until its content is in view and half a second without a request has gone by. Not counted: the page,
and the data, which any library would have to ask for:`)
  for (const page of PAGES) {
    const data = of(page, 'data')
    console.log(`  ${page.name}: ${data.length} calls, ${kilo(bytesOf(data))} kB of data`)
  }
  console.log('\nOur files:')
  for (const page of [LOGIN, PLANNING, FAMILLE]) {
    const files = of(page, 'library').map((one) => `${one.path.slice(4)} ${kilo(one.bytes)}`)
    console.log(`  ${page.name}: ${files.join(' + ')}`)
  }
  return measures
}
