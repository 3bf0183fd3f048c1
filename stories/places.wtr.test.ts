// Every widget, as pages and their scripts treat it: moved, taken out and put back, copied, added later. What it shows in the
// end is what it shows when it is left alone.
import { setProjectAnnotations } from '@storybook/web-components-vite'
import type { ComposedStoryFn } from 'storybook/internal/types'
import { composeStories } from 'storybook/preview-api'
import { until } from '../packages/elements/src/espace/testing.ts'
import preview from './.storybook/preview.ts'

const files = import.meta.glob<Parameters<typeof composeStories>[0]>('./widgets/*.stories.ts', {
  eager: true,
})
const folders = Object.keys(import.meta.glob('../packages/elements/src/*/define.ts'))
/** Tags that stand in no page of a town, or show nothing themselves. */
const AILLEURS = ['inoe-espace', 'inoe-redirection', 'inoe-retour']

/** Told of each request, before it leaves. */
let asked: () => void = () => {}
const project = setProjectAnnotations([
  preview,
  {
    beforeEach: () => {
      const own = globalThis.fetch
      globalThis.fetch = async (input, init) => {
        const signal = input instanceof Request ? input.signal : init?.signal
        asked()
        const answer = await own(input, init)
        // As a network does with what was given up.
        signal?.throwIfAborted()
        return answer
      }
    },
  },
])

/** What a person reads in a widget, its form in the page's own tree included. */
const reads = (widget: Element | undefined) =>
  widget?.shadowRoot && !widget.shadowRoot.querySelector('.squelette')
    ? `${widget.shadowRoot.textContent} ${widget.textContent}`.replaceAll(/\s+/g, ' ').trim()
    : ''

/** Opens a story, and tells of each request while its widget is there. */
async function open(story: ComposedStoryFn, tag: string, then?: (widget: Element) => void): Promise<Element> {
  const canvas = document.createElement('main')
  document.body.replaceChildren(canvas)
  asked = () => {
    const widget = canvas.querySelector(tag)
    if (widget) then?.(widget)
  }
  await story.run({ canvasElement: canvas })
  return until(() => canvas.querySelector(tag))
}

/** Another place, in the same town. */
function elsewhere(widget: Element): Element {
  const place = document.createElement('div')
  widget.closest('inoe-espace')?.append(place)
  return place
}

const twice = (root: ParentNode) => {
  const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id)
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}

function equal(found: unknown, wanted: unknown, what: string): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (one === other) return
  const from = [...other].findIndex((letter, at) => letter !== one[at])
  throw new Error(`${what}: ${one.slice(from).slice(0, 300)}, not ${other.slice(from).slice(0, 300)}`)
}

/** What listens to the window and to the document, by type. */
function listening(): { count(): Record<string, number>; calm(): Promise<void>; restore(): void } {
  const live = new Map<string, Set<unknown>>()
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  const ours = (target: EventTarget | undefined) => !target || target === globalThis || target === document
  EventTarget.prototype.addEventListener = function (type: string, heard: unknown, ...rest: unknown[]) {
    if (ours(this)) {
      live.set(type, (live.get(type) ?? new Set()).add(heard))
      const { signal } = (rest[0] ?? {}) as AddEventListenerOptions
      if (signal) Reflect.apply(add, signal, ['abort', () => live.get(type)?.delete(heard)])
    }
    Reflect.apply(add, this ?? globalThis, [type, heard, ...rest])
  }
  EventTarget.prototype.removeEventListener = function (type: string, heard: unknown, ...rest: unknown[]) {
    if (ours(this)) live.get(type)?.delete(heard)
    Reflect.apply(remove, this ?? globalThis, [type, heard, ...rest])
  }
  const count = () => Object.fromEntries([...live].map(([type, all]) => [type, all.size]).toSorted())
  return {
    count,
    calm: async () => {
      for (let same = 0, last = ''; same < 10; ) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const now = JSON.stringify(count())
        same = now === last ? same + 1 : 0
        last = now
      }
    },
    restore: () =>
      Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove }),
  }
}

/** How much a story says of its own; least of all that somebody does something, or that the API fails. */
const says = (file: object, name: string) =>
  Object.keys((file as Record<string, object>)[name] ?? {}).reduce(
    (sum, one) => sum + (one === 'name' ? 1 : 10),
    0,
  )

describe('Every widget, wherever a page puts it', () => {
  const seen = new Set<string>()
  for (const file of Object.values(files)) {
    const stories = composeStories(file, project) as Record<string, ComposedStoryFn>
    // The plainest: that says the least.
    const [name = ''] = Object.keys(stories).toSorted((one, other) => says(file, one) - says(file, other))
    const story = stories[name]
    const tag = `inoe-${String(file.default.id ?? '').replace('widgets-', '')}`
    // Stories that go on in another file have the plainest in the first.
    if (!file.default.tags?.includes('autodocs')) continue
    if (!story || !folders.some((one) => one.includes(`/${tag.slice('inoe-'.length)}/`))) continue
    seen.add(tag)

    describe(tag, () => {
      let alone = ''
      before(async () => {
        const widget = await open(story, tag)
        alone = await until(() => reads(widget))
      })
      const shows = (widget: Element) =>
        until(() => reads(widget) === alone).catch(() => equal(reads(widget), alone, tag))

      it('moved while it reads', async () => {
        // Each time it asks for something: its town, who is signed in, what it shows.
        let moves = 0
        const widget = await open(story, tag, (one) => {
          // Once the request has left: it may be given up.
          if (moves++ < 8) queueMicrotask(() => elsewhere(one).append(one))
        })
        await shows(widget)
        if (moves === 0) throw new Error('nothing was asked')
        elsewhere(widget).append(widget)
        await shows(widget)
      })

      it('taken out while it reads, and put back later', async () => {
        let left = 4
        const widget = await open(story, tag, (one) => {
          const place = one.parentElement
          if (left-- <= 0 || !place) return
          one.remove()
          setTimeout(() => place.append(one))
        })
        await shows(widget)
      })

      it('copied with all that it holds, and added later', async () => {
        const widget = await open(story, tag)
        await shows(widget)
        const copy = widget.cloneNode(true) as Element
        elsewhere(widget).append(copy)
        await shows(copy)
        await shows(widget)
        const later = widget.cloneNode(false) as Element
        elsewhere(widget).append(later)
        await shows(later)
        equal(twice(document), [], 'ids of the page given twice')
        if (widget.shadowRoot) equal(twice(widget.shadowRoot), [], 'ids of the widget given twice')
      })

      it('keeps what was typed when it is moved', async () => {
        const widget = await open(story, tag)
        await shows(widget)
        const find = () =>
          [widget, widget.shadowRoot as ParentNode]
            .flatMap((root) => [...root.querySelectorAll<HTMLInputElement>('input, textarea')])
            .find((one) => /^(text|email|tel|search|textarea)$/.test(one.type) && !one.readOnly)
        const field = find()
        if (!field) return
        field.value = 'camille@exemple.fr'
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
        elsewhere(widget).append(widget)
        await until(() => reads(widget))
        equal(find()?.value, 'camille@exemple.fr', 'what was typed')
      })

      it('listens no more once it is gone', async () => {
        const ears = listening()
        try {
          const widget = await open(story, tag)
          await shows(widget)
          // What reads again once it was moved may have a part come that listens, too.
          elsewhere(widget).append(widget)
          await shows(widget)
          await ears.calm()
          const there = ears.count()
          const place = elsewhere(widget)
          place.append(widget)
          await shows(widget)
          await ears.calm()
          equal(ears.count(), there, 'moved')
          widget.remove()
          const gone = ears.count()
          place.append(widget)
          equal(ears.count(), there, 'put back')
          const copy = widget.cloneNode(true) as Element
          place.append(copy)
          await shows(copy)
          copy.remove()
          widget.remove()
          equal(ears.count(), gone, 'gone')
        } finally {
          ears.restore()
        }
      })
    })
  }

  it('none is left out', () => {
    const all = folders.map((one) => `inoe-${one.split('/').at(-2)}`)
    equal(
      all.filter((one) => !seen.has(one)),
      AILLEURS,
      'without a story',
    )
  })
})
