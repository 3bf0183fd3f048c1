// What a story offers, and whether someone without a mouse comes to it and sees where they are.
import { sendKeys } from '@web/test-runner-commands'
import { activable, everything, focused, named, offered, within } from './parcours.ts'

/** Groups in which arrows go from one to the next, and Tab only to one of them. */
const GROUPE = '[role=tablist], [role=grid], [role=radiogroup], [role=toolbar], [role=listbox], [role=menu]'

const groupOf = (element: Element) => element.closest(GROUPE)

/** Tab stops at it, or at another of its group, from which arrows go on. */
const stopped = (element: HTMLElement) =>
  element.tabIndex >= 0 ||
  [...(groupOf(element)?.querySelectorAll<HTMLElement>('*') ?? [])].some(
    (one) => one !== element && activable(one) && one.tabIndex >= 0,
  )

/** A field that is drawn by what is next to it: the ring is there. */
const bearers = (element: HTMLElement) =>
  [element, element.nextElementSibling, element.closest('label')].filter((one) => one !== null)

const ring = (element: HTMLElement) =>
  bearers(element).map((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return `${outlineStyle === 'none' ? '' : `${outlineStyle} ${outlineWidth}`} / ${boxShadow}`
  })

/**
 * The last thing used is the keyboard, whatever the story pressed: browsers show the focus to who uses it. From a
 * button before the widget: past the last of the page the key would leave it.
 */
async function auClavier(canvas: HTMLElement): Promise<void> {
  const start = document.createElement('button')
  canvas.before(start)
  start.focus()
  await sendKeys({ press: 'Tab' })
  start.remove()
}

/** What is offered and out of the keyboard's reach, or reached without showing it. One line each. */
export async function horsDuClavier(canvas: HTMLElement): Promise<string[]> {
  await auClavier(canvas)
  const faults: string[] = []
  const kinds = new Set<string>()
  for (const element of [...offered(canvas)]) {
    if (!stopped(element)) {
      faults.push(`Tab does not stop at ${named(element)}`)
      continue
    }
    const kind = [element.localName, element.getAttribute('type'), element.role, ...element.classList].join(
      ' ',
    )
    const seen = kinds.has(kind)
    // Where the focus makes it drawn again, it was reached.
    if (!element.isConnected || (seen && element.tabIndex < 0)) continue
    kinds.add(kind)
    ;(focused() as HTMLElement | null)?.blur()
    const before = seen ? [] : ring(element)
    element.focus({ preventScroll: true })
    if (!seen && focused() === element && !element.matches(':focus-visible')) {
      await auClavier(canvas)
      element.focus({ preventScroll: true })
    }
    if (focused() !== element && element.isConnected)
      faults.push(`the focus does not go to ${named(element)}`)
    else if (!seen && element.isConnected && ring(element).every((one, rank) => one === before[rank]))
      faults.push(`nothing shows the focus on ${named(element)}`)
  }
  // What shows a hand answers a click: so must something that the keyboard comes to.
  for (const element of everything(canvas)) {
    if (!(element instanceof HTMLElement) || getComputedStyle(element).cursor !== 'pointer') continue
    if (!within(element, (one) => activable(one) || one.localName === 'label'))
      faults.push(`only a mouse acts on ${named(element)}`)
  }
  return faults
}

/** The same by the real key, which tells that what is worked out above is what the browser does. */
export async function parTabulation(canvas: HTMLElement): Promise<string[]> {
  const groups = new Set<Element>()
  const missed = new Set<HTMLElement>()
  for (const element of offered(canvas)) if (element.tabIndex >= 0) missed.add(element)
  const start = document.createElement('button')
  const end = document.createElement('button')
  canvas.before(start)
  canvas.after(end)
  start.focus()
  for (let press = 0; press < 200 && focused() !== end; press++) {
    await sendKeys({ press: 'Tab' })
    const at = focused() as HTMLElement
    missed.delete(at)
    const group = groupOf(at)
    if (group) groups.add(group)
  }
  const out = focused() === end
  start.remove()
  end.remove()
  return [
    ...(out ? [] : ['Tab does not come out']),
    ...[...missed]
      .filter((one) => one.isConnected && !groups.has(groupOf(one) as Element))
      // One of the buttons of a choice is stopped at, the others are for arrows.
      .filter((one) => !one.matches('[type=radio]'))
      .map((one) => `Tab went past ${named(one)}`),
  ]
}
