// Who does not tell red from green, or blue from yellow, reads the same: states of a day differ by shape and by word,
// whatever their colours, and text keeps its contrast.
import { setProjectAnnotations } from '@storybook/web-components-vite'
import { setViewport } from '@web/test-runner-commands'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { composeStories } from 'storybook/preview-api'
import { until } from '../packages/elements/src/espace/testing.ts'
import preview from './.storybook/preview.ts'
import { contraste } from './fondations/contraste.ts'
import { VISIONS, type Vision, vuPar } from './fondations/daltonisme.ts'
import { everything, named } from './parcours.ts'
import type { Fichier } from './simples.ts'

const project = setProjectAnnotations([preview])
const files = import.meta.glob<Fichier>('./{fondations/couleurs,widgets/planning}.stories.ts', {
  eager: true,
})
const composed = (name: string) => {
  const file = files[`./${name}.stories.ts`]
  if (!file) throw new Error(`no stories of ${name}`)
  return composeStories(file, project) as Record<string, ComposedStoryFn>
}
const visions = Object.keys(VISIONS) as Vision[]

async function open(story: ComposedStoryFn | undefined, args = {}): Promise<HTMLElement> {
  const canvas = document.createElement('main')
  document.body.replaceChildren(canvas)
  await story?.run({ canvasElement: canvas, args })
  return canvas
}

/** What is under its text: its own background, each colour of its hatching, else what shows through. */
function backgrounds(element: Element): string[] {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at)
    const hatching = backgroundImage.match(/(?:rgba?|ok\w+|color)\([^)]*\)/g)
    if (hatching) return hatching
    if (!/(?:, 0|\/ 0)\)$/.test(backgroundColor)) return [backgroundColor]
  }
  return []
}

/** Below 4.5 to 1 as someone sees it, one line each. */
function* faint(elements: Iterable<Element>): Generator<string> {
  const pairs = new Map<string, [text: string, under: string, Element]>()
  for (const element of elements) {
    const text = getComputedStyle(element).color
    for (const under of backgrounds(element)) pairs.set(`${text} on ${under}`, [text, under, element])
  }
  for (const [text, under, element] of pairs.values())
    for (const vision of visions) {
      const ratio = contraste(vuPar(vision, text), vuPar(vision, under))
      if (ratio < 4.5) yield `${vision}: ${ratio.toFixed(2)} to 1, ${named(element)}`
    }
}

/** How a cell is drawn, colours apart: its edge, its hatching, its sign. */
function shape(cell: Element): string {
  const { borderStyle, borderWidth, backgroundImage } = getComputedStyle(cell)
  const sign = cell.querySelector('.signe')
  const drawing = `${sign?.textContent}${sign?.getAttribute('data-s') ?? ''}${sign?.querySelector('svg')?.innerHTML ?? ''}`
  return [borderStyle, borderWidth, backgroundImage === 'none' ? '' : 'hatched', drawing].join(' ')
}

/** Booked is what present was: in the month the day, past or not, tells one from the other. */
const stateOf = (cell: Element) => (cell.classList[1] === 'present' ? 'reserve' : (cell.classList[1] ?? ''))
const word = (cell: Element) =>
  [...(cell.querySelector('.mot')?.childNodes ?? [])]
    .map((node) => (node instanceof Text ? node.data.trim() : ''))
    .join('')

/** Pairs of states that are the same for who sees no colour, one line each. */
function alike(cells: Element[], tell: (cell: Element) => string): string[] {
  const by = new Map<string, string>()
  return cells.flatMap((cell) => {
    const other = by.get(tell(cell))
    by.set(tell(cell), stateOf(cell))
    return other && other !== stateOf(cell) ? [`${stateOf(cell)} and ${other}: ${tell(cell)}`] : []
  })
}

const none = (faults: string[]) => {
  if (faults.length > 0) throw new Error([...new Set(faults)].join('\n'))
}

describe('Without telling colours apart', () => {
  before(() => setViewport({ width: 1280, height: 900 }))
  afterEach(() => {
    document.documentElement.style.colorScheme = ''
  })

  for (const vue of ['semaine', 'mois'])
    for (const scheme of ['light', 'dark'])
      it(`every state of a day is told from every other, in the ${scheme}: ${vue}`, async () => {
        const canvas = await open(composed('widgets/planning').TousLesEtats, { vue })
        document.documentElement.style.colorScheme = scheme
        const root = await until(() => canvas.querySelector('inoe-planning')?.shadowRoot)
        await until(() => root.querySelector('.case.facture'))
        for (const state of ['libre', 'reserve'])
          root.querySelector<HTMLElement>(`.case.${state}[aria-disabled=false]`)?.click()
        await until(() => root.querySelector('.case.ajout') && root.querySelector('.case.retrait'))
        const cells = [...root.querySelectorAll('.case')]
        const states = new Set(cells.map(stateOf))
        if (states.size < 12) throw new Error(`only ${[...states]}`)
        none(alike(cells, shape))
        if (vue === 'semaine') none(alike(cells, word))
        none([...faint(cells)])
      })

  for (const [name, story] of Object.entries(composed('fondations/couleurs')))
    for (const scheme of ['light', 'dark'])
      it(`text keeps its contrast, in the ${scheme}: ${name}`, async () => {
        const canvas = await open(story)
        document.documentElement.style.colorScheme = scheme
        const pairs = await until(() => {
          const found = [...everything(canvas)].filter((one) => one.matches('inoe-couple'))
          return found.length > 0 && found.every((one) => one.shadowRoot?.querySelector('div')) && found
        })
        none([...faint(pairs.map((one) => one.shadowRoot?.querySelector('div') as Element))])
      })
})
