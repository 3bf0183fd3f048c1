import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Measure, measure } from './report/measure.ts'
import { startServer } from './report/server.ts'
import { table, verdict } from './report/table.ts'

export const title = 'from the spawn of the server to /health, first and second start, beside a bare PGlite'

const RUNS = 3
/**
 * What a start adds to opening the engine: loading the modules, looking for new tables and rights, waking the queue. All
 * of it is there once; past five times the engine itself, something is done at each start that should be done once.
 */
const MAX_SECOND = 5

/** Milliseconds from the spawn of a process to PGlite's first answer in a folder, which it makes when empty. */
async function openBare(folder: string): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'depart/bare.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const opened = await Promise.race([once(child.stdout, 'data').then(() => performance.now()), exited])
  await exited
  if (typeof opened !== 'number') throw new Error('PGlite did not open')
  return opened - start
}

async function startOnce(folder: string): Promise<number> {
  const server = await startServer(folder)
  await server.stop()
  return server.startMs
}

interface Times {
  first: number[]
  firstBare: number[]
  second: number[]
  secondBare: number[]
}

/** The four, one after the other in each run, so that a busy machine weighs on all of them alike. */
async function times(): Promise<Times> {
  const found: Times = { first: [], firstBare: [], second: [], secondBare: [] }
  for (let run = 0; run < RUNS; run++) {
    const folder = mkdtempSync(path.join(tmpdir(), 'inoe-depart-'))
    try {
      found.firstBare.push(await openBare(path.join(folder, 'nue')))
      found.first.push(await startOnce(path.join(folder, 'donnees')))
      found.second.push(await startOnce(path.join(folder, 'donnees')))
      found.secondBare.push(await openBare(path.join(folder, 'donnees/base')))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return found
}

export async function run(): Promise<Measure[]> {
  const found = await times()
  // The fastest of each: whatever else runs on the machine only ever adds.
  const ms = (list: readonly number[]) => Math.round(Math.min(...list))
  const firstBare = measure('bare PGlite, new folder', ms(found.firstBare), 'ms')
  const secondBare = measure('bare PGlite, same folder', ms(found.secondBare), 'ms')
  const measures = [
    measure('first start', ms(found.first), 'ms', { against: firstBare }),
    firstBare,
    measure('second start', ms(found.second), 'ms', {
      against: secondBare,
      goal: { on: 'ratio', max: MAX_SECOND },
    }),
    secondBare,
  ]
  console.log(
    table(
      ['from spawn to answer', `best of ${RUNS}`, 'ratio', 'to', 'goal'],
      measures.map((one) => [
        one.name,
        `${one.value} ms`,
        one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
        one.against ?? '',
        verdict(one),
      ]),
    ),
  )
  return measures
}
