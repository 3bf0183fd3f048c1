import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { parse } from 'valibot'
import { type Lectrice, MAINTENANT, Peuplement } from './lecture/villes.ts'
import { type Measure, measure, median, quantile } from './report/measure.ts'
import { startBenchPostgres } from './report/postgres.ts'
import { type Server, startServer } from './report/server.ts'
import { table, verdict } from './report/table.ts'

export const title =
  'the welcome page: a town of 100 families, then of 10,000; and 5,000 pages that hear one change (PostgreSQL)'

const PETITE = 100
const GRANDE = 10_000
const LECTURES = 600
const MAX_RATIO = 1.2
const PAGES = 5000
/** Opened together: more would only queue in the kernel. */
const ENSEMBLE = 200

export async function run(): Promise<Measure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-tableau-'))
  const postgres = await startBenchPostgres()
  try {
    const peuplement = await Peuplement.open(postgres.superUrl)
    const server = await startServer(folder, {
      DATABASE_URL: postgres.url,
      DATABASE_OWNER_URL: postgres.ownerUrl,
      INOE_NOW: MAINTENANT,
    })
    try {
      const grow = async (first: number, last: number) => {
        await peuplement.familles({ from: 1, to: 1, first, last })
        await peuplement.suites({ from: 1, to: 1, first, last })
        await peuplement.poser()
      }
      await peuplement.villes({ from: 1, to: 1 })
      await grow(1, PETITE)
      const lectrices: Lectrice[] = []
      for (let famille = 1; famille <= PETITE; famille++)
        lectrices.push(await peuplement.lectrice(1, famille))
      const small = await lire(server.origin, lectrices)
      await grow(PETITE + 1, GRANDE)
      const large = await lire(server.origin, lectrices)
      const pages = await entendre(server, lectrices, await peuplement.jourEtEnfant(1))
      return report(small, large, pages)
    } finally {
      await server.stop()
      await peuplement.close()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each family opens its page in turn, one at a time; the first rounds only warm up. @returns milliseconds */
async function lire(origin: string, lectrices: readonly Lectrice[]): Promise<number[]> {
  const read = async ({ town, cookie }: Lectrice) => {
    const response = await fetch(`${origin}/api/${town}/tableau-de-bord`, { headers: { cookie } })
    if (!response.ok) throw new Error(`the dashboard was answered ${response.status}`)
    return response.text()
  }
  const [first] = lectrices
  if (!first) throw new Error('nobody to read')
  const { factures, messages, prochainsJours, foyer, mesDonnees } = parse(
    TableauDeBord,
    JSON.parse(await read(first)),
  )
  const said = [factures.nombre, messages.nonLus, foyer.refuses, foyer.auService, foyer.propositions]
  if (said.join() !== '1,1,1,1,2' || !mesDonnees.copieJusquAu || prochainsJours.length === 0)
    throw new Error('the page does not say what was written')
  for (let turn = 0; turn < 2; turn++) for (const one of lectrices) await read(one)
  const times: number[] = []
  while (times.length < LECTURES)
    for (const one of lectrices) {
      const start = performance.now()
      await read(one)
      times.push(performance.now() - start)
    }
  return times
}

interface Pages {
  ouvertes: number
  octetsParPage: number
  /** From the save to the first page that hears it, and to the last. */
  premiereMs: number
  derniereMs: number
}

/** Pages left open on one process, then a booking saved: each hears how many places are left. */
async function entendre(
  { origin, pid }: Server,
  lectrices: readonly Lectrice[],
  { creneau, enfant }: { creneau: string; enfant: string },
): Promise<Pages> {
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const before = residentBytes(pid)
  const open: ClientRequest[] = []
  const heard: number[] = []
  let all = () => {}
  const everyone = new Promise<void>((resolve) => {
    all = resolve
  })
  const one = (index: number) =>
    new Promise<void>((resolve, reject) => {
      const { town, cookie } = lectrices[index % lectrices.length] ?? { town: '', cookie: '' }
      const asked = request(`${origin}/api/${town}/direct`, { agent, headers: { cookie } })
      open.push(asked)
      asked.on('error', reject)
      asked.on('response', (answer: IncomingMessage) => {
        if (answer.statusCode !== 200) reject(new Error(`the stream was answered ${answer.statusCode}`))
        answer.on('data', (part: Buffer) => {
          const text = part.toString()
          if (text.includes('event: pret')) resolve()
          if (!text.includes('event: changement')) return
          heard.push(performance.now())
          if (heard.length >= PAGES) all()
        })
      })
      asked.end()
    })
  for (let from = 0; from < PAGES; from += ENSEMBLE)
    await Promise.all(Array.from({ length: ENSEMBLE }, (_, index) => one(from + index)))
  const octetsParPage = (residentBytes(pid) - before) / PAGES
  const [first] = lectrices
  const start = performance.now()
  const saved = await fetch(`${origin}/api/${first?.town}/reservations`, {
    method: 'POST',
    headers: {
      cookie: first?.cookie ?? '',
      'content-type': 'application/json',
      'idempotency-key': 'tableau-de-bord',
    },
    body: JSON.stringify({ cellules: [{ creneau, enfant, action: 'ajouter' }] }),
  })
  if (!saved.ok) throw new Error(`the save was answered ${saved.status}: ${await saved.text()}`)
  await everyone
  const times = heard.map((at) => at - start)
  for (const asked of open) asked.on('error', () => undefined).destroy()
  return {
    ouvertes: PAGES,
    octetsParPage,
    premiereMs: Math.min(...times),
    derniereMs: quantile(times, 1),
  }
}

/** Memory of a process, as the system counts it. */
function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
}

function report(small: readonly number[], large: readonly number[], pages: Pages): Measure[] {
  const against = measure(`p50, ${PETITE} families`, hundredths(median(small)), 'ms')
  const measures = [
    measure(`p50, ${thousands(GRANDE)} families`, hundredths(median(large)), 'ms', {
      against,
      goal: { on: 'ratio', max: MAX_RATIO },
    }),
    against,
    measure(`p99, ${thousands(GRANDE)} families`, hundredths(quantile(large, 0.99)), 'ms'),
    measure(
      `memory per page, ${thousands(pages.ouvertes)} open`,
      hundredths(pages.octetsParPage / 1024),
      'KiB',
    ),
    measure('from a save to the first page', hundredths(pages.premiereMs), 'ms'),
    measure('from a save to the last page', hundredths(pages.derniereMs), 'ms'),
  ]
  const rows = measures.map((one) => [
    one.name,
    `${one.value.toFixed(2)} ${one.unit}`,
    one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
    verdict(one),
  ])
  console.log(table(['GET /tableau-de-bord, and the live stream', 'value', 'ratio', 'goal'], rows))
  return measures
}

const thousands = (value: number) => new Intl.NumberFormat('en').format(value)
const hundredths = (value: number) => Math.round(value * 100) / 100
