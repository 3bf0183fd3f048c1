// Every story, once it is what it shows, is asked for English: no French word of ours is left, in no part, even of what
// was said or opened before. The town's own words (its activities, its messages) stay in its language.
import { setProjectAnnotations } from '@storybook/web-components-vite'
import { setViewport } from '@web/test-runner-commands'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { composeStories } from 'storybook/preview-api'
import en from '../packages/elements/src/i18n/langues/en.ts'
import preview from './.storybook/preview.ts'

const files = import.meta.glob<Parameters<typeof composeStories>[0]>('./widgets/*.stories.ts', {
  eager: true,
})
const catalogues = import.meta.glob<Record<string, unknown>>('../packages/elements/src/**/*.fr.ts', {
  eager: true,
})
const project = setProjectAnnotations([preview])

/** Stands for what a sentence is given: a text that no sentence holds. */
const TROU = '\uE000'

/** The pieces of all sentences below: functions are asked with holes, in the singular and in the plural. */
function* sentences(words: unknown, seen = new Set<unknown>()): Generator<string> {
  if (typeof words === 'string') yield* words.split(TROU)
  if (typeof words === 'function') {
    for (const given of [TROU, 0, 1, 3, null, true, false, [TROU, TROU]])
      try {
        yield* sentences((words as (...args: unknown[]) => unknown)(given, given, given, given), seen)
      } catch {
        // Not a sentence of these.
      }
  }
  if (typeof words === 'object' && words && !seen.has(words)) {
    seen.add(words)
    for (const one of Object.values(words)) yield* sentences(one, seen)
  }
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const pieces = (words: unknown) =>
  new Set([...sentences(words)].map(plain).filter((one) => /\p{L}{3}/u.test(one)))
const english = pieces(en)
/** What is the same in both languages, and what the town of the stories says itself. */
const SAME = new Set([
  'Documents',
  'Restauration',
  'Périscolaire',
  'Signature',
  'FranceConnect',
  'IBAN',
  'Total',
  'Point jeunes',
])
const french = [...pieces(Object.values(catalogues).map((one) => Object.values(one)))].filter(
  (one) => !english.has(one) && !SAME.has(one),
)
const long = french.filter((one) => one.length >= 20)
const short = new Set(french)

/** Stories that show what the server says (names of fields, what is missing): their answers are those of a French reader. */
const DU_SERVEUR =
  /^(HistoriqueMedical|ChampsDuDossier|Dossiers|ARenouveler$|RenouvellementEnCours$|RenouvellementTelephone$)/

/** What was said, and stays said: saying it again would interrupt whoever listens, or is being asked. */
const DIT = '[role=status], [role=alert], .erreur, dialog[aria-labelledby=question]'

/** All that is read, seen or heard, outside what says it is French. */
function* texts(root: ParentNode): Generator<string> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.closest(`[lang=fr], ${DIT}`)) continue
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) yield node.textContent ?? ''
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
      yield element.getAttribute(name) ?? ''
    if (element.shadowRoot) yield* texts(element.shadowRoot)
  }
}

/** The French words of ours that are shown. */
function* left(root: ParentNode): Generator<string> {
  for (const raw of texts(root)) {
    const text = plain(raw)
    const found = short.has(text) ? text : long.find((one) => text.includes(one))
    if (found) yield `« ${text.slice(0, 120)} »`
  }
}

async function settled(root: ParentNode): Promise<string[]> {
  let found: string[] = []
  for (const start = performance.now(); performance.now() - start < 4000; ) {
    found = [...new Set(left(root))]
    if (found.length === 0) return []
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return found
}

describe('In English', () => {
  before(() => setViewport({ width: 1280, height: 900 }))
  after(() => {
    document.documentElement.lang = 'fr'
  })

  it('has French sentences to look for', () => {
    if (long.length < 500) throw new Error(`${long.length} sentences: the catalogues are not read`)
  })

  for (const file of Object.values(files)) {
    const stories = composeStories(file, project) as Record<string, ComposedStoryFn>
    describe(file.default.title ?? '', () => {
      for (const [name, story] of Object.entries(stories)) {
        // Its activities bear the names of the states.
        if (name.startsWith('TousLesEtats') || DU_SERVEUR.test(name)) continue
        it(name, async () => {
          document.documentElement.lang = 'fr'
          const canvas = document.createElement('main')
          document.body.replaceChildren(canvas)
          await story.run({ canvasElement: canvas })
          document.documentElement.lang = 'en'
          const faults = await settled(canvas)
          if (faults.length > 0) throw new Error(faults.join('\n'))
        }).timeout(30_000)
      }
    })
  }
})
