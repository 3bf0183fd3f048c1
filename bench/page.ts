import { type Note, openNavigateur } from './page/navigateur.ts'
import { startDemo } from './page/site.ts'
import { type Measure, measure, median } from './report/measure.ts'
import { table, verdict } from './report/table.ts'

export const title = 'Lighthouse, mobile settings, on the demo town’s pages and the hosted one'

/** Speed is that of the machine too: the middle one of three. What is accessible is so each time. */
const RUNS = 3

interface Sujet {
  name: string
  url: string
  /** Read by a parent who signed in. */
  connecte?: true
}

export async function run(): Promise<Measure[]> {
  const demo = await startDemo()
  const browser = await openNavigateur()
  const espace = `${demo.site}/espace-famille`
  const sujets: Sujet[] = [
    { name: 'town: sign in', url: `${espace}/connexion/` },
    { name: 'town: services', url: `${espace}/nos-services/` },
    { name: 'hosted page', url: `${demo.api}/rurales-entre-deux-mers/` },
    { name: 'town: dashboard', url: `${espace}/`, connecte: true },
    { name: 'town: planning', url: `${espace}/mes-reservations/`, connecte: true },
  ]
  const notes = new Map<Sujet, Note[]>()
  try {
    let connecte = false
    for (const sujet of sujets) {
      if (sujet.connecte && !connecte) {
        await browser.signIn(`${espace}/connexion/`, 'camille.durand@exemple.fr')
        connecte = true
      }
      const found: Note[] = []
      for (let turn = 0; turn < RUNS; turn++) found.push(await browser.note(sujet.url))
      notes.set(sujet, found)
    }
  } finally {
    await browser.close()
    await demo.stop()
  }
  return report(notes)
}

function report(notes: ReadonlyMap<Sujet, readonly Note[]>): Measure[] {
  const measures = [...notes].flatMap(([{ name }, found]) => {
    const worst = (of: (note: Note) => number, pick: (...values: number[]) => number) =>
      pick(...found.map(of))
    return [
      measure(
        `${name}, accessibility`,
        worst((one) => one.accessibilite, Math.min),
        '/100',
        {
          goal: { on: 'value', min: 100 },
        },
      ),
      measure(
        `${name}, best practices`,
        worst((one) => one.pratiques, Math.min),
        '/100',
        {
          goal: { on: 'value', min: 100 },
        },
      ),
      measure(`${name}, performance`, median(found.map((one) => one.vitesse)), '/100', {
        goal: { on: 'value', min: 95 },
      }),
      measure(
        `${name}, layout shift`,
        worst((one) => one.cls, Math.max),
        'CLS',
        {
          goal: { on: 'value', max: 0.01 },
        },
      ),
    ]
  })
  console.log(
    table(
      ['Lighthouse, mobile', 'value', 'goal'],
      measures.map((one) => [one.name, String(one.value), verdict(one)]),
    ),
  )
  for (const [{ name }, found] of notes) {
    const reproches = [...new Set(found.flatMap((one) => one.reproches))]
    if (reproches.length > 0) console.log(`\n${name}:\n  ${reproches.join('\n  ')}`)
  }
  console.log(
    `\nAccessibility, best practices and layout shift: the worst of ${RUNS} runs; performance: the middle one.`,
  )
  return measures
}
