// While a widget reads, its skeleton keeps the place of what comes: nothing of the town's page jumps under the reader's
// eyes. Measured as browsers do (`layout-shift`), on the screen of a desk and of a telephone, between a banner and a footer.
import { setProjectAnnotations } from '@storybook/web-components-vite'
import { setViewport } from '@web/test-runner-commands'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { until } from '../packages/elements/src/espace/testing.ts'
import preview from './.storybook/preview.ts'
import { everything, named } from './parcours.ts'
import { type Fichier, simples } from './simples.ts'

const files = import.meta.glob<Fichier>('./widgets/*.stories.ts', { eager: true })

const frames = async (count: number) => {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

const project = setProjectAnnotations([
  preview,
  {
    beforeEach: () => {
      const own = globalThis.fetch
      // Each answer comes once what waits for it has been seen.
      globalThis.fetch = async (input, init) => {
        await frames(3)
        return own(input, init)
      }
    },
  },
])

/** A tenth of what is good for a whole page (`web.dev/cls`). */
const IMPERCEPTIBLE = 0.01

interface Deplacement extends PerformanceEntry {
  value: number
  sources?: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

/** A part of the town's page, above or below. */
function bloc(text: string, height: number): HTMLElement {
  const block = document.createElement('p')
  block.textContent = text
  block.style.setProperty('height', `${height}px`)
  block.style.setProperty('margin', '0')
  block.style.setProperty('background', '#ddd')
  return block
}

/** What moved between the first skeleton and what it stood for, one line each; nothing when it is too little to be seen. */
async function shifts(story: ComposedStoryFn, tag: string): Promise<string[]> {
  const canvas = document.createElement('main')
  document.body.replaceChildren(bloc('La ville', 180), canvas, bloc('Mentions légales', 300))
  const found: Deplacement[] = []
  const keep = (entries: PerformanceEntryList) => found.push(...(entries as Deplacement[]))
  const observer = new PerformanceObserver((list) => keep(list.getEntries()))
  const waits = () => [...everything(canvas)].some((one) => one.matches('.squelette'))
  const run = story.run({ canvasElement: canvas })
  await until(waits)
  await frames(2)
  observer.observe({ type: 'layout-shift' })
  await until(() => !waits() && canvas.querySelector(tag)?.shadowRoot?.textContent?.trim())
  await run
  await frames(3)
  keep(observer.takeRecords())
  observer.disconnect()
  const total = found.reduce((sum, { value }) => sum + value, 0)
  if (total <= IMPERCEPTIBLE) return []
  const edges = ({ top, bottom }: DOMRectReadOnly) => `${Math.round(top)} to ${Math.round(bottom)}`
  return found.flatMap(({ value, sources = [] }) =>
    sources.map(({ node, previousRect, currentRect }) => {
      const what = node instanceof Element ? named(node) : `« ${node?.textContent} »`
      return `${value.toFixed(3)}: ${what} was from ${edges(previousRect)}, is from ${edges(currentRect)}`
    }),
  )
}

describe('Skeletons', () => {
  for (const [tag, story] of simples(files, project))
    for (const [screen, width, height] of [
      ['desk', 1280, 900],
      ['telephone', 360, 720],
    ] as const)
      it(`${tag}: nothing moves when it comes, on a ${screen}`, async () => {
        await setViewport({ width, height })
        const moved = await shifts(story, tag)
        if (moved.length > 0) throw new Error(moved.join('\n'))
      })
})
