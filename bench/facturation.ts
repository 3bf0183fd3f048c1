import { pino } from 'pino'
import { SANS_APPARENCE } from '../packages/server/src/collectivites/apparences-store.ts'
import { annoncerFacturation } from '../packages/server/src/factures/annoncer.ts'
import { facturationsOf } from '../packages/server/src/factures/facturations-store.ts'
import { issueFactures } from '../packages/server/src/factures/issue.ts'
import { facturePdf } from '../packages/server/src/factures/pdf.ts'
import { facturesDeFacturation, lignesOf } from '../packages/server/src/factures/store.ts'
import { openQueue } from '../packages/server/src/jobs/queue.ts'
import { openClock } from '../packages/server/src/outside/clock.ts'
import { structuresFacturees } from '../packages/server/src/structures/facturation.ts'
import { facturerBrut } from './facturation/brut.ts'
import { FAMILLES, MAINTENANT, MOIS, Peuplement, RESERVATIONS, townOf } from './facturation/villes.ts'
import { type Measure, measure, median } from './report/measure.ts'
import { startBenchPostgres } from './report/postgres.ts'
import { table, verdict } from './report/table.ts'

export const title =
  '100,000 bookings of 5,000 families → issued invoices, against one INSERT … SELECT of the same sums (PostgreSQL)'

/** Towns billed by each, in turn; the first of each only warms up. */
const TOURS = 4
const MAX_RATIO = 3
const PDFS = 300

export async function run(): Promise<Measure[]> {
  const postgres = await startBenchPostgres()
  const { database } = postgres
  const queue = await openQueue(database, pino({ level: 'silent' }), { ready: true })
  const peuplement = await Peuplement.open(postgres.superUrl)
  const deps = { database, queue, clock: openClock(MAINTENANT), publicUrl: 'http://localhost' }
  try {
    for (let ville = 1; ville <= 2 * TOURS; ville++) await peuplement.ville(ville)
    await peuplement.poser()
    const ours: number[] = []
    const brut: number[] = []
    for (let ville = 1; ville <= 2 * TOURS; ville++) {
      const id = townOf(ville)
      const systeme = { collectivite: id, role: 'systeme' } as const
      const start = performance.now()
      if (ville % 2 === 0) await database.transaction(systeme, (tx) => facturerBrut(tx, id))
      else
        await database.transaction(systeme, async (tx) => {
          const [structure] = await structuresFacturees(tx, id)
          if (!structure) throw new Error('no service to bill')
          await issueFactures(tx, deps, villeOf(ville), structure, MOIS)
        })
      const seconds = (performance.now() - start) / 1000
      if (ville > 2) (ville % 2 === 0 ? brut : ours).push(seconds)
      await checkSums(peuplement, ville)
    }
    return report(ours, brut, await letters(deps), await pdfsPerSecond(deps))
  } finally {
    await peuplement.close()
    await queue.stop()
    await postgres.stop()
  }
}

type Outils = Parameters<typeof annoncerFacturation>[0]

const villeOf = (ville: number) => ({
  id: townOf(ville),
  nom: `Ville ${ville}`,
  zone: 'Europe/Paris',
  courriel: null,
  telephone: null,
  communes: [],
  apparence: SANS_APPARENCE,
})

/** Two runs that do not sum to the same do not bill the same: their ratio would mean nothing. */
async function checkSums(peuplement: Peuplement, ville: number): Promise<void> {
  const [one, first] = [await peuplement.bilan(ville), await peuplement.bilan(1)]
  const wanted = { ...first, factures: FAMILLES, marquees: RESERVATIONS }
  if (JSON.stringify(one) !== JSON.stringify(wanted))
    throw new Error(`town ${ville}: ${JSON.stringify(one)}, not ${JSON.stringify(wanted)}`)
}

/** Seconds to write to every family of a run. */
async function letters(deps: Outils): Promise<number> {
  const facturation = await runOf(deps)
  const start = performance.now()
  await annoncerFacturation(deps, { collectivite: townOf(1), facturation })
  return (performance.now() - start) / 1000
}

async function runOf({ database }: Outils): Promise<string> {
  return database.transaction({ collectivite: townOf(1), role: 'systeme' }, async (tx) => {
    const services = await structuresFacturees(tx, townOf(1))
    const [found] = await facturationsOf(
      tx,
      townOf(1),
      services.map((one) => one.id),
    )
    if (!found) throw new Error('no run')
    return found.id
  })
}

async function pdfsPerSecond(deps: Outils): Promise<number> {
  const facturation = await runOf(deps)
  const { factures, lignes } = await deps.database.transaction(
    { collectivite: townOf(1), role: 'systeme' },
    async (tx) => {
      const all = (await facturesDeFacturation(tx, townOf(1), facturation)).slice(0, PDFS)
      const ids = all.map((one) => one.id)
      return { factures: all, lignes: await lignesOf(tx, townOf(1), ids) }
    },
  )
  const start = performance.now()
  for (const facture of factures)
    await facturePdf(
      facture,
      lignes.filter((one) => one.factureId === facture.id),
      'Europe/Paris',
    )
  return factures.length / ((performance.now() - start) / 1000)
}

function report(ours: number[], brut: number[], letters: number, pdfs: number): Measure[] {
  const against = measure('one INSERT … SELECT', hundredths(median(brut)), 's')
  const measures = [
    measure('a billing run', hundredths(median(ours)), 's', {
      against,
      goal: { on: 'ratio', max: MAX_RATIO },
    }),
    against,
    measure('letters to 5,000 families, afterwards', hundredths(letters), 's'),
    measure('PDFs', Math.round(pdfs), '/s'),
  ]
  const rows = measures.map((one) => [
    one.name,
    `${one.value} ${one.unit}`,
    one.ratio === null ? '' : `${one.ratio.toFixed(2)} ×`,
    verdict(one),
  ])
  const head = `${RESERVATIONS} bookings of ${FAMILLES} families, one month`
  console.log(table([head, 'median', 'ratio', 'goal'], rows))
  return measures
}

const hundredths = (value: number) => Math.round(value * 100) / 100
