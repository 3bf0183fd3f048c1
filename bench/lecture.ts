import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Planning } from '@inoe/contract/reservations'
import { parse } from 'valibot'
import { type Lectrice, MAINTENANT, MOIS, Peuplement } from './lecture/villes.ts'
import { type Measure, measure, median, quantile } from './report/measure.ts'
import { startBenchPostgres } from './report/postgres.ts'
import { startServer } from './report/server.ts'
import { table, verdict } from './report/table.ts'

export const title =
  'a family reading its month over HTTP: one town of 200 families, then 500 towns and 5 million bookings (PostgreSQL)'

const VILLES = 500
const FAMILLES = 1000
const FAMILLES_SEULES = 200
/** Families that read in turn, so that none is only ever read from what was just read. */
const LECTRICES = 100
const LECTURES = 600
const MAX_RATIO = 1.2

interface Lecture {
  times: number[]
  /** Of the first family's month. */
  cells: number
  seconds: number
  villes: number
  foyers: number
  reservations: number
  octets: number
}

export async function run(): Promise<Measure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-lecture-'))
  const postgres = await startBenchPostgres()
  try {
    const peuplement = await Peuplement.open(postgres.superUrl)
    const server = await startServer(folder, {
      DATABASE_URL: postgres.url,
      DATABASE_OWNER_URL: postgres.ownerUrl,
      INOE_NOW: MAINTENANT,
    })
    const lire = async (lectrices: readonly Lectrice[], start: number): Promise<Lecture> => {
      await peuplement.poser()
      const seconds = (performance.now() - start) / 1000
      return {
        ...(await readAll(server.origin, lectrices)),
        seconds,
        villes: await peuplement.nombre('collectivites'),
        foyers: await peuplement.nombre('foyers'),
        reservations: await peuplement.nombre('reservations'),
        octets: await peuplement.taille(),
      }
    }
    try {
      let start = performance.now()
      await peuplement.villes({ from: 1, to: 1 })
      await peuplement.familles({ from: 1, to: 1, first: 1, last: FAMILLES_SEULES })
      const alone: Lectrice[] = []
      for (let famille = 1; famille <= LECTRICES; famille++) alone.push(await peuplement.lectrice(1, famille))
      const small = await lire(alone, start)

      start = performance.now()
      await peuplement.villes({ from: 2, to: VILLES })
      await peuplement.familles({ from: 1, to: 1, first: FAMILLES_SEULES + 1, last: FAMILLES })
      await peuplement.familles({ from: 2, to: VILLES, first: 1, last: FAMILLES })
      const spread: Lectrice[] = []
      // The same families' numbers, so the same days booked, each in a town of its own.
      for (let famille = 1; famille <= LECTRICES; famille++)
        spread.push(await peuplement.lectrice(famille * Math.floor(VILLES / LECTRICES), famille))
      return report(small, await lire(spread, start))
    } finally {
      await server.stop()
      await peuplement.close()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Each family reads its month in turn, one reading at a time; the first rounds only warm up. */
async function readAll(
  origin: string,
  lectrices: readonly Lectrice[],
): Promise<Pick<Lecture, 'times' | 'cells'>> {
  const read = async ({ town, cookie }: Lectrice) => {
    const response = await fetch(`${origin}/api/${town}/planning?du=${MOIS.du}&au=${MOIS.au}`, {
      headers: { cookie },
    })
    if (!response.ok) throw new Error(`the planning was answered ${response.status}`)
    return response.text()
  }
  const [first] = lectrices
  if (!first) throw new Error('nobody to read')
  for (let turn = 0; turn < 2; turn++) for (const one of lectrices) await read(one)
  const times: number[] = []
  while (times.length < LECTURES) {
    for (const one of lectrices) {
      const start = performance.now()
      await read(one)
      times.push(performance.now() - start)
    }
  }
  const { lignes } = parse(Planning, JSON.parse(await read(first)))
  return { times, cells: lignes.reduce((sum, ligne) => sum + ligne.cellules.length, 0) }
}

function report(small: Lecture, large: Lecture): Measure[] {
  // Two readings that do not find the same cells are not the same read: their ratio would mean nothing.
  if (small.cells === 0 || small.cells !== large.cells)
    throw new Error(`${small.cells} cells in the small database, ${large.cells} in the large one`)
  const nameOf = ({ villes, foyers, reservations }: Lecture) =>
    `${villes} town${villes > 1 ? 's' : ''}, ${thousands(foyers)} families, ${thousands(reservations)} bookings`
  const against = measure(`p50, ${nameOf(small)}`, hundredths(median(small.times)), 'ms')
  const measures = [
    measure(`p50, ${nameOf(large)}`, hundredths(median(large.times)), 'ms', {
      against,
      goal: { on: 'ratio', max: MAX_RATIO },
    }),
    against,
    measure('p99, the large one', hundredths(quantile(large.times, 0.99)), 'ms'),
    measure('p99, the small one', hundredths(quantile(small.times, 0.99)), 'ms'),
  ]
  const rows = measures.map((one) => [
    one.name,
    `${one.value.toFixed(2)} ms`,
    one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
    verdict(one),
  ])
  const head = `GET /planning, ${MOIS.du} to ${MOIS.au}, ${small.cells} cells`
  console.log(table([head, `${LECTURES} reads`, 'ratio', 'goal'], rows))
  for (const one of [small, large])
    console.log(
      `Made in ${one.seconds.toFixed(0)} s: ${nameOf(one)}, ${(one.octets / 2 ** 30).toFixed(2)} GiB.`,
    )
  return measures
}

const thousands = (value: number) => new Intl.NumberFormat('en').format(value)
const hundredths = (value: number) => Math.round(value * 100) / 100
