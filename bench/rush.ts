import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Measure, measure, median, quantile } from './report/measure.ts'
import { startBenchPostgres } from './report/postgres.ts'
import { startServer } from './report/server.ts'
import { table, verdict } from './report/table.ts'
import { type Connexions, signerTous } from './rush/connexions.ts'
import { type Ouverture, ouvrir } from './rush/ouverture.ts'
import { mesurerSeule, type Seule } from './rush/seule.ts'
import { makeVille } from './rush/ville.ts'

export const title =
  'the opening minute over HTTP, beside one SQL transaction per family (PostgreSQL); a save alone; signing in'

const FAMILLES = 2000
const TOURS = 7
const SEULES = 400
const CONNEXIONS = 1000

/** Families a second, over those of SQL. */
const MIN_RUSH = 3
/** A save alone, over the raw transaction and a round trip of HTTP. */
const MAX_SEULE = 1.2

export async function run(): Promise<Measure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inoe-rush-'))
  const postgres = await startBenchPostgres()
  try {
    const ville = await makeVille(postgres.database, FAMILLES)
    const server = await startServer(folder, {
      DATABASE_URL: postgres.url,
      DATABASE_OWNER_URL: postgres.ownerUrl,
    })
    try {
      const complet = await ouvrir(postgres, server.origin, ville, { attente: false, tours: TOURS })
      const attente = await ouvrir(postgres, server.origin, ville, { attente: true, tours: TOURS })
      const seule = await mesurerSeule(postgres.superUrl, server.origin, ville, SEULES)
      const connexions = await signerTous(postgres.database, server.origin, ville, CONNEXIONS)
      return [
        ...ouverture('full days refused', complet),
        ...ouverture('full days waited for', attente),
        ...alone(seule),
        ...signIns(connexions),
      ]
    } finally {
      await server.stop()
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A count that must be nought. */
const none = (name: string, value: number, unit: string) =>
  measure(name, value, unit, { goal: { on: 'value', max: 0 } })

function ouverture(name: string, found: Ouverture): Measure[] {
  const { http, sql, nu, rien, temps, placesHttp, placesSql } = found
  const unequal = placesHttp.filter((places, tour) => places !== placesSql[tour]).length
  const against = measure(
    `one SQL transaction per family, with its answer kept, its letter and its notice, ${name}`,
    Math.round(median(sql)),
    'families/s',
  )
  const bare = measure(
    `the same without answer, letter nor notice, ${name}`,
    Math.round(median(nu)),
    'families/s',
  )
  const measures = [
    measure(`over HTTP, ${name}`, Math.round(median(http)), 'families/s', {
      against,
      goal: { on: 'ratio', min: MIN_RUSH },
    }),
    against,
    bare,
    measure(
      `requests over HTTP that do nothing: town, session, 404, ${name}`,
      Math.round(median(rien)),
      'requests/s',
      { against },
    ),
    measure(`p50 of a save, ${name}`, Math.round(quantile(temps, 0.5)), 'ms'),
    measure(`p99 of a save, ${name}`, Math.round(quantile(temps, 0.99)), 'ms'),
    measure(`places given, ${name}`, median(placesHttp), 'places'),
    none(`rounds in which SQL gave more or fewer places, ${name}`, unequal, 'rounds'),
    none(`days over their capacity, ${name}`, found.surbooked, 'days'),
    none(`days whose counters are wrong, ${name}`, found.wrongCounters, 'days'),
    none(`cells not written as answered, ${name}`, found.ecarts, 'cells'),
    none(`cells served before an earlier one, ${name}`, found.desordres, 'cells'),
  ]
  print(`${FAMILLES} families × 20 days of 40, places for one wish in five, ${TOURS} rounds`, measures)
  return measures
}

function alone({ save, transaction, nue, trivial }: Seule): Measure[] {
  const p50 = {
    save: median(save),
    transaction: median(transaction),
    nue: median(nue),
    trivial: median(trivial),
  }
  const against = measure(
    'the raw transaction + a request that does nothing',
    hundredths(p50.transaction + p50.trivial),
    'ms',
  )
  const measures = [
    measure('a save alone, over HTTP', hundredths(p50.save), 'ms', {
      against,
      goal: { on: 'ratio', max: MAX_SEULE },
    }),
    against,
    measure('the raw transaction: bookings, answer, letter, notice', hundredths(p50.transaction), 'ms'),
    measure('the bookings alone', hundredths(p50.nue), 'ms'),
    measure('a request that does nothing: town, session, 404', hundredths(p50.trivial), 'ms'),
  ]
  print(`nobody else saves, p50 of ${save.length}`, measures)
  return measures
}

function signIns({ voisinArretes, ouvertes, refusees, seconds }: Connexions): Measure[] {
  const measures = [
    measure('sign-ins with argon2id, one process', Math.round((ouvertes + refusees) / seconds), 'per second'),
    measure('families signed in', ouvertes, 'families'),
    none('families locked out by their neighbour', refusees, 'families'),
    measure('tries of the neighbour that were stopped', voisinArretes, 'tries'),
  ]
  print('one address for all, a neighbour types wrong passwords first', measures)
  return measures
}

function print(head: string, measures: readonly Measure[]): void {
  const lines = measures.map((one) => [
    one.name,
    `${one.value} ${one.unit}`,
    one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
    verdict(one),
  ])
  console.log(`${table([head, 'median', 'ratio', 'goal'], lines)}\n`)
}

const hundredths = (value: number) => Math.round(value * 100) / 100
