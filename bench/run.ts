// `npm run bench -- NAME`: runs bench/NAME.ts, which prints its table, then prints one last line of JSON. Exits with 1
// when a goal is not met. Each `.ts` file beside this one is a bench; what benches are made of is in the folders.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Measure } from './report/measure.ts'

interface Bench {
  /** What it measures, in one line. */
  title: string
  /** Measures, and prints its table. */
  run(): Promise<Measure[]>
}

const names = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'run.ts')
  .map((entry) => path.basename(entry.name, '.ts'))
  .sort()

const open = async (one: string): Promise<Bench> =>
  (await import(pathToFileURL(path.join(import.meta.dirname, `${one}.ts`)).href)) as Bench

const [name] = process.argv.slice(2)
if (name === undefined || !names.includes(name)) {
  if (name !== undefined) console.error(`Unknown bench « ${name} ».`)
  console.error('npm run bench -- NAME, with one of:')
  for (const one of names) console.error(`  ${one.padEnd(20)} ${(await open(one)).title}`)
  process.exit(2)
}
const bench = await open(name)
console.log(`\n${name}: ${bench.title}\n`)
const measures = await bench.run()
console.log(`\n${JSON.stringify({ bench: name, measures })}`)
process.exit(measures.some(({ met }) => met === false) ? 1 : 0)
