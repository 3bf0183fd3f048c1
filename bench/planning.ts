import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { findOrInstallChromium } from '../workshop/chromium.ts'
import { evenements, MOIS, planning } from './planning/family.ts'
import { answerOf, famille } from './poids/answers.ts'
import { elementsFolder } from './poids/library.ts'
import { type Measure, measure, median } from './report/measure.ts'
import { table, verdict } from './report/table.ts'

export const title =
  'the month of a family (4 children × 3 activities × 6 weeks), beside FullCalendar showing the same days'

const RUNS = 15
const THROTTLE = 4

interface Times {
  first: number
  again: number
  shown: number
}
declare global {
  var mesure: (...args: never[]) => Promise<Times>
}

/** A page of the bench as one script: `mesure` renders anew each time it is called. */
async function script(file: string): Promise<string> {
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'es2022',
      write: false,
      minify: true,
      rolldownOptions: {
        input: path.join(import.meta.dirname, 'planning', file),
        output: { format: 'es', minify: true, codeSplitting: false },
      },
    },
  })
  const [output] = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  if (output?.type !== 'chunk') throw new Error(`${file} was to be one script`)
  return output.code
}

/** The page of the town, with our elements as a town loads them, and the API answering at once. */
async function openServer(scripts: Readonly<Record<string, string>>) {
  const folder = await elementsFolder()
  const sent = new Map<string, number>()
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const name = pathname.slice(1)
    const send = (type: string, body: string | Buffer) =>
      response.writeHead(200, { 'content-type': type }).end(body)
    const js = 'text/javascript; charset=utf-8'
    if (name.startsWith('page/')) {
      const scripts = name === 'page/fullcalendar' ? ['/fullcalendar.js'] : ['/v1/inoe.js', '/inoe.js']
      const body = name === 'page/mois' ? '<inoe-planning vue="mois"></inoe-planning>' : ''
      send(
        'text/html; charset=utf-8',
        `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Banc</title><link rel="icon" href="data:,"><body style="inline-size:1200px">${body}${scripts.map((src) => `<script type="module" src="${src}" data-collectivite="banc"></script>`).join('')}`,
      )
    } else if (name.startsWith('v1/')) {
      const body = readFileSync(path.join(folder, name.slice(3)))
      sent.set(name, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length)
      send(js, body)
    } else if (scripts[name]) send(js, scripts[name])
    else if (name.endsWith('/direct'))
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
    else {
      const route = name.replace('api/banc/', '')
      const value = route === 'planning' ? planning : answerOf(route, searchParams, famille)
      if (value === undefined) response.writeHead(404).end()
      else send('application/json', JSON.stringify(value))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** Files of the elements that were asked for, with their size once compressed. */
    sent,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function open(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('pageerror', (error) => console.error(`${address}: ${error.message}`))
  await page.goto(address)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  return page
}

const turnOf = ([events, date]: readonly [readonly unknown[], string]) =>
  globalThis.mesure(events as never, date as never)

export async function run(): Promise<Measure[]> {
  const server = await openServer({
    'fullcalendar.js': await script('full-calendar-page.js'),
    'inoe.js': await script('our-page.js'),
  })
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    args: ['--no-sandbox'],
  })
  let bytes = 0
  const times = { inoe: [] as Times[], fullcalendar: [] as Times[] }
  try {
    const looking = await browser.newPage()
    await looking.goto(`${server.origin}/page/mois`)
    await looking.locator('inoe-planning .case').first().waitFor()
    await looking.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined)
    await looking.close()
    bytes = [...server.sent.values()].reduce((sum, one) => sum + one, 0)
    const mine = await open(browser, `${server.origin}/page/inoe`)
    const other = await open(browser, `${server.origin}/page/fullcalendar`)
    for (const page of [mine, other]) await page.waitForFunction(() => 'mesure' in globalThis)
    // One by one, in turn: what disturbs the machine disturbs both. The first of each warms up and is not counted.
    for (let turn = 0; turn <= RUNS; turn++) {
      await mine.bringToFront()
      const one = await mine.evaluate(turnOf, [[], MOIS] as const)
      await other.bringToFront()
      const two = await other.evaluate(turnOf, [evenements, MOIS] as const)
      if (one.shown !== evenements.length || two.shown !== evenements.length)
        throw new Error(`${evenements.length} days were to be shown, not ${one.shown} and ${two.shown}`)
      if (turn > 0) {
        times.inoe.push(one)
        times.fullcalendar.push(two)
      }
    }
  } finally {
    await browser.close()
    server.close()
  }
  const ms = (of: readonly Times[], what: 'first' | 'again') =>
    Math.round(median(of.map((one) => one[what])) * 10) / 10
  const theirs = {
    first: measure('FullCalendar first render', ms(times.fullcalendar, 'first'), 'ms'),
    again: measure('FullCalendar one change', ms(times.fullcalendar, 'again'), 'ms'),
  }
  const goal = { on: 'ratio', max: 0.5 } as const
  const measures = [
    measure('<inoe-planning> first render', ms(times.inoe, 'first'), 'ms', { against: theirs.first, goal }),
    measure('<inoe-planning> one change', ms(times.inoe, 'again'), 'ms', { against: theirs.again, goal }),
    measure('<inoe-planning vue="mois"> until usable', bytes, 'B', { goal: { on: 'value', max: 30_000 } }),
    theirs.first,
    theirs.again,
  ]
  console.log(
    table(
      ['median', 'value', 'ratio', 'to', 'goal'],
      measures.map((one) => [
        one.name,
        one.unit === 'B' ? `${(one.value / 1000).toFixed(1)} kB` : `${one.value.toFixed(1)} ms`,
        one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
        one.against ?? '',
        verdict(one),
      ]),
    ),
  )
  console.log(`
${evenements.length} days in the month view, ${RUNS} turns, Chromium with its processor slowed ${THROTTLE} times. First render: from
the data to the paint that shows it, the element's creation and its skeleton not counted. One change: from the click (or
the call) to the paint. kB of brotli: what a
browser downloads to show that month.`)
  return measures
}
