import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Planning } from '@inoe/contract/reservations'
import { parse } from 'valibot'
import { prepareRaw, readPlanned, readPrepared } from './lecture-planning/raw.ts'
import {
  foyerOf,
  makeTown,
  NOW,
  openFolder,
  SPANS,
  type Span,
  signIn,
  TOWN,
} from './lecture-planning/town.ts'
import { type Measure, measure, median } from './report/measure.ts'
import { startServer } from './report/server.ts'
import { table, verdict } from './report/table.ts'

export const title =
  'a family reading its planning over HTTP, beside the same rows by one SQL statement (PGlite)'

const WARM_UP = 30
const READS = 300
/**
 * Rights, session, rules, JSON and HTTP together may cost a few times the read itself, planned at each call as ours
 * are. The prepared statement beside it says what planning costs; it has no goal here.
 */
const MAX_RATIO = 3

interface Reading {
  p50: number
  cells: number
}

/** Reads again and again, one at a time. @param read returns the number of cells it read */
async function time(read: () => Promise<number>): Promise<Reading> {
  let cells = 0
  for (let turn = 0; turn < WARM_UP; turn++) cells = await read()
  const times: number[] = []
  for (let turn = 0; turn < READS; turn++) {
    const start = performance.now()
    await read()
    times.push(performance.now() - start)
  }
  return { p50: median(times), cells }
}

async function overHttp(folder: string): Promise<Map<Span, Reading>> {
  const server = await startServer(folder, { INOE_NOW: NOW })
  try {
    const cookie = await signIn(server.origin)
    const found = new Map<Span, Reading>()
    for (const span of SPANS) {
      const url = `${server.origin}/api/${TOWN}/planning?du=${span.du}&au=${span.au}`
      const text = async () => {
        const response = await fetch(url, { headers: { cookie } })
        if (!response.ok) throw new Error(`the planning was answered ${response.status}`)
        return response.text()
      }
      const { lignes } = parse(Planning, JSON.parse(await text()))
      const { p50 } = await time(async () => (await text()).length)
      found.set(span, { p50, cells: lignes.reduce((sum, ligne) => sum + ligne.cellules.length, 0) })
    }
    return found
  } finally {
    await server.stop()
  }
}

interface Sql {
  prepared: Reading
  planned: Reading
}

async function inSql(folder: string): Promise<Map<Span, Sql>> {
  const database = await openFolder(folder)
  try {
    const foyer = await foyerOf(database)
    await prepareRaw(database)
    const found = new Map<Span, Sql>()
    for (const span of SPANS) {
      const prepared = await time(() => readPrepared(database, foyer, span))
      found.set(span, { prepared, planned: await time(() => readPlanned(database, foyer, span)) })
    }
    return found
  } finally {
    await database.close()
  }
}

export async function run(): Promise<Measure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-lecture-'))
  try {
    await makeTown(folder)
    // One after the other: the embedded database has one process at a time.
    return report(await overHttp(folder), await inSql(folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function report(http: ReadonlyMap<Span, Reading>, sql: ReadonlyMap<Span, Sql>): Measure[] {
  const measures = SPANS.flatMap((span) => {
    const read = http.get(span)
    const raw = sql.get(span)
    // Two readings that do not find the same cells are not the same read: their ratio would mean nothing.
    if (!read || !raw || read.cells === 0 || read.cells !== raw.prepared.cells)
      throw new Error(`${span.name}: ${read?.cells} cells over HTTP, ${raw?.prepared.cells} in SQL`)
    const name = `${span.name}, ${read.cells} cells`
    const against = measure(`the same rows by SQL, ${name}`, hundredths(raw.planned.p50), 'ms')
    const goal = { on: 'ratio', max: MAX_RATIO } as const
    return [
      measure(`GET /planning, ${name}`, hundredths(read.p50), 'ms', { against, goal }),
      against,
      measure(`the same rows by prepared SQL, ${name}`, hundredths(raw.prepared.p50), 'ms', { against }),
    ]
  })
  console.log(
    table(
      [`${READS} reads`, 'p50', 'ratio', 'goal'],
      measures.map((one) => [
        one.name,
        `${one.value.toFixed(2)} ms`,
        one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
        verdict(one),
      ]),
    ),
  )
  return measures
}

const hundredths = (value: number) => Math.round(value * 100) / 100
