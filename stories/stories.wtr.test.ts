import { setProjectAnnotations } from '@storybook/web-components-vite'
import { emulateMedia, setViewport } from '@web/test-runner-commands'
import axe from 'axe-core'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { composeStories } from 'storybook/preview-api'
import preview from './.storybook/preview.ts'
import { horsDuClavier, parTabulation } from './clavier.ts'
import { enCouleursForcees } from './couleurs-forcees.ts'
import { everything } from './parcours.ts'

const LARGEUR = { telephone: 320, tablette: 768, bureau: 1280 } as const

const files = import.meta.glob<Parameters<typeof composeStories>[0]>('./**/*.stories.ts', { eager: true })
const project = setProjectAnnotations([preview])

const found = (root: ParentNode, look: (element: Element) => boolean) => [...everything(root)].some(look)
const waiting = (root: ParentNode) => found(root, (element) => element.matches('.squelette'))
const says = (root: ParentNode, text: RegExp) =>
  found(root, (element) => text.test(element.shadowRoot?.textContent ?? ''))

/** What axe holds against the page, one line each. */
async function violations(canvas: Element): Promise<string[]> {
  const { violations: all } = await axe.run(canvas, {
    resultTypes: ['violations'],
    // A story is a part of a page: the page's own regions and its one h1 are the town's.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return all.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.html}`))
}

/** The same in a page that is dark, where colours alone are others. */
async function unreadable(canvas: Element): Promise<string[]> {
  document.documentElement.style.colorScheme = 'dark'
  const { violations: all } = await axe.run(canvas, {
    resultTypes: ['violations'],
    runOnly: ['color-contrast'],
  })
  document.documentElement.style.colorScheme = ''
  return all.flatMap(({ nodes }) =>
    nodes.map((node) => `dark: ${node.target.join(' ')}: ${node.any[0]?.message}`),
  )
}

/** Two frames: what depends on the width of the widget is drawn again. */
async function redrawn(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Texts that their own box cuts without saying so, one line each. The glimpse of a message ends with an ellipsis. */
function* cut(root: ParentNode): Generator<string> {
  for (const element of everything(root)) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element
    // What only screen readers have is one pixel wide.
    if (clientWidth <= 1 || !element.textContent?.trim()) continue
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') continue
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    if (
      (hides(overflowX) && scrollWidth > clientWidth + 1) ||
      (hides(overflowY) && scrollHeight > clientHeight + 1)
    )
      yield `« ${element.textContent.trim().slice(0, 60)} » is cut (${element.localName}.${element.className})`
  }
}

/** The most that « Générateur » offers, and more margin than there is room for. */
const MESURES = [
  ['--inoe-taille', '1.25rem'],
  ['--inoe-marge', '4em'],
] as const

/** The page as it is read at 320 px (which is 1280 px at 400 %), then with its text at 200 %. */
async function readable(canvas: HTMLElement): Promise<string[]> {
  const faults: string[] = []
  const look = (how: string, width: number) => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth > width) faults.push(`${how}: ${scrollWidth} px wide on a screen of ${width} px`)
    for (const one of cut(canvas)) faults.push(`${how}: ${one}`)
  }
  await setViewport({ width: 320, height: 900 })
  await redrawn()
  look('at 320 px', 320)
  const { style } = document.documentElement
  for (const [nom, valeur] of MESURES) style.setProperty(nom, valeur)
  await redrawn()
  look('at 320 px with larger text and margin', 320)
  for (const [nom] of MESURES) style.removeProperty(nom)
  await setViewport({ width: 1280, height: 900 })
  document.documentElement.style.fontSize = '200%'
  await redrawn()
  look('with text at 200 %', 1280)
  document.documentElement.style.fontSize = ''
  return faults
}

async function until(look: () => boolean, what: string): Promise<void> {
  for (const start = performance.now(); performance.now() - start < 4000; ) {
    if (look()) return
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  throw new Error(what)
}

describe('Stories', () => {
  before(async () => {
    document.documentElement.lang = 'fr'
    await emulateMedia({ reducedMotion: 'reduce' })
  })

  for (const file of Object.values(files)) {
    const stories = composeStories(file, project) as Record<string, ComposedStoryFn>
    describe(file.default.title ?? '', () => {
      for (const [name, story] of Object.entries(stories)) {
        it(name, async () => {
          const place = story.globals.viewport?.value as keyof typeof LARGEUR | undefined
          const width = LARGEUR[place ?? 'bureau']
          await setViewport({ width, height: 900 })
          const canvas = document.createElement('main')
          document.body.replaceChildren(canvas)
          await story.run({ canvasElement: canvas })
          await until(() => says(canvas, /\S/), 'nothing was shown')
          if (story.tags.includes('chargement')) await until(() => waiting(canvas), 'does not load')
          else await until(() => !waiting(canvas), 'loads for ever')
          const against = await violations(canvas)
          if (against.length > 0) throw new Error(against.join('\n'))
          const unread = await unreadable(canvas)
          if (unread.length > 0) throw new Error(unread.join('\n'))
          // The fake API's own words for a route that the story forgot.
          if (says(canvas, /No answer for/)) throw new Error('a route has no answer')
          const { scrollWidth } = document.documentElement
          if (scrollWidth > width) throw new Error(`${scrollWidth} px wide on a screen of ${width} px`)
          const faults = await readable(canvas)
          if (faults.length > 0) throw new Error(faults.join('\n'))
          if (width !== LARGEUR.bureau) await setViewport({ width, height: 900 })
          const blind = await enCouleursForcees(canvas)
          if (blind.length > 0) throw new Error(blind.join('\n'))
          const untold = name === 'Typique' ? await parTabulation(canvas) : []
          const unreached = [...untold, ...(await horsDuClavier(canvas))]
          if (unreached.length > 0) throw new Error(unreached.join('\n'))
          // Drawn five times, and read twice by axe.
        }).timeout(60_000)
      }
    })
  }
})
