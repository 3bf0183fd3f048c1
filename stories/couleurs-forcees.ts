// Forced colours: the reader's system paints, and what a background or a shadow alone said is gone.
import { executeServerCommand } from '@web/test-runner-commands'
import { everything, named, offered } from './parcours.ts'

const drawnIn = (element: Element) =>
  [...element.querySelectorAll('svg, img, canvas')].filter((one) => one.checkVisibility())

/** Words that are seen: those for screen readers alone are one pixel wide. */
const words = (element: HTMLElement) =>
  element.innerText?.trim() || (element.matches('input, select, textarea') ? 'field' : '')

const framed = (style: CSSStyleDeclaration) =>
  ['Top', 'Right', 'Bottom', 'Left'].some(
    (side) =>
      style[`border${side}Style` as 'borderTopStyle'] !== 'none' &&
      Number.parseFloat(style[`border${side}Width` as 'borderTopWidth']) > 0,
  ) || style.appearance !== 'none'

/** A tint is painted over by the page's own background: as if there were none. */
function filled(colour: string): string {
  const probe = document.createElement('i')
  probe.style.color = 'Canvas'
  document.body.append(probe)
  const page = getComputedStyle(probe).color
  probe.remove()
  return colour === page || colour.endsWith(', 0)') ? '' : colour
}

/** What is left to see of it, without its own words. */
function look(element: Element): string {
  const style = getComputedStyle(element)
  const marks = ['::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo).content)
  const inside = [...element.querySelectorAll('svg, i')].map((one) => one.innerHTML)
  const { color, backgroundColor, fontWeight, textDecorationLine, opacity } = style
  const frame = [
    style.borderStyle,
    style.borderWidth,
    style.borderColor,
    style.outlineStyle,
    style.outlineColor,
  ]
  return [
    color,
    filled(backgroundColor),
    fontWeight,
    textDecorationLine,
    opacity,
    ...frame,
    ...marks,
    ...inside,
  ].join(' ')
}

const CHOIX = ['aria-selected', 'aria-pressed', 'aria-checked', 'aria-current'] as const
const chosen = (element: Element, name: string) =>
  !['false', null].includes(element.getAttribute(name) as 'false' | null)

/** What is chosen looks like what is not, one line each. */
function* alike(canvas: HTMLElement): Generator<string> {
  for (const name of CHOIX) {
    for (const element of everything(canvas)) {
      if (!chosen(element, name) || !element.checkVisibility()) continue
      const rest = [
        ...((element.closest('ul, ol, [role]:not(:scope)') ?? element.parentElement)?.querySelectorAll(
          element.localName,
        ) ?? []),
      ]
      const other = rest.find(
        (one) =>
          one !== element &&
          !chosen(one, name) &&
          one.checkVisibility() &&
          one.className === element.className,
      )
      if (other && look(other) === look(element))
        yield `in forced colours: ${named(element)} (${name}) looks like ${named(other)}`
    }
  }
}

/** Booked is what present was: in the month the day, past or not, tells one from the other. */
const stateOf = (cell: Element) => (cell.classList[1] === 'present' ? 'reserve' : cell.classList[1])

/** States of a day that are drawn the same, words included. */
function* alikeDays(canvas: HTMLElement): Generator<string> {
  const states = new Map<string, Element>()
  for (const cell of everything(canvas)) {
    if (!cell.matches('.case') || !cell.checkVisibility()) continue
    const shown = [...cell.querySelectorAll('.mot, .signe')].map(
      (one) => `${one.textContent}${one.getAttribute('data-s') ?? ''}`,
    )
    const drawing = [look(cell), ...shown].join(' ')
    const other = states.get(drawing)
    if (other && stateOf(other) !== stateOf(cell))
      yield `in forced colours: ${named(cell)} looks like ${named(other)}`
    states.set(drawing, cell)
  }
}

/** What can no longer be seen, or told from the rest. One line each. */
export async function enCouleursForcees(canvas: HTMLElement): Promise<string[]> {
  await executeServerCommand('preferences', {
    'forced-colors': 'active',
    'prefers-reduced-motion': 'reduce',
  })
  if (!matchMedia('(forced-colors: active)').matches) return ['forced colours are not those of the page']
  const faults: string[] = []
  for (const element of offered(canvas)) {
    const style = getComputedStyle(element)
    if (!words(element) && drawnIn(element).length === 0 && !framed(style))
      faults.push(`in forced colours: nothing is seen of ${named(element)}`)
    const button = element.matches('button.bouton, a.bouton')
    if (button && !framed(style)) faults.push(`in forced colours: no edge around ${named(element)}`)
  }
  faults.push(...alike(canvas), ...alikeDays(canvas))
  await executeServerCommand('preferences', { 'prefers-reduced-motion': 'reduce' })
  return faults
}
