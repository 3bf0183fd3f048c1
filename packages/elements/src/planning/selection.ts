import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What is done with what was pointed at. */
export interface Gestes {
  /** One cell, by its name. */
  choisir(cle: string): void
  /** Several, the first deciding what becomes of all. @param suite it was chosen by the click before */
  choisirPlage(cles: string[], suite: boolean): void
  /** So many are chosen with the keyboard, and wait for Space. */
  annoncer(count: number): void
}

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }

/** Before a finger that stays becomes a selection, and how far it may tremble meanwhile. */
const APPUI = { ms: 400, px: 10 }
const caseOf = (node: EventTarget | Element | null): HTMLElement | null =>
  node instanceof Element ? node.closest<HTMLElement>('.case') : null

/** What lies between two cells: the days between, on the lines between (in the week) or on the first one's. */
export function plage(cells: readonly HTMLElement[], from: HTMLElement, to: HTMLElement): HTMLElement[] {
  const lines = [...new Set(cells.map((cell) => cell.dataset.l))]
  const [a, b] = [from, from.closest('.semaine') ? to : from].map((one) => lines.indexOf(one.dataset.l))
  const [du = '', au = ''] = [from.dataset.d ?? '', to.dataset.d ?? ''].sort()
  const chosen = cells.filter(({ dataset: { l, d = '' } }) => {
    const line = lines.indexOf(l)
    return d >= du && d <= au && line >= Math.min(a ?? 0, b ?? 0) && line <= Math.max(a ?? 0, b ?? 0)
  })
  // The first decides: it is the one that was begun with.
  return [from, ...chosen.filter((one) => one !== from)]
}

/**
 * Choosing one cell or a range of them: click, shift-click, dragging with the mouse, dragging after a long press with a
 * finger (before it, a finger scrolls), and the ranges of the keyboard. The range is shown by an attribute that the
 * templates do not know, so that nothing is drawn again meanwhile.
 */
export class Selection implements ReactiveController {
  readonly #host: Host
  readonly #gestes: Gestes
  #range: HTMLElement[] = []
  /** Where a range begins: the last cell chosen, else where the pointer went down. */
  #anchor: HTMLElement | undefined
  #dragging = false
  #swallow = false
  #press: ReturnType<typeof setTimeout> | undefined
  #down = { x: 0, y: 0 }

  constructor(host: Host, gestes: Gestes) {
    this.#host = host
    this.#gestes = gestes
    host.addController(this)
  }

  hostConnected(): void {
    const { renderRoot } = this.#host
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'click'])
      renderRoot.addEventListener(type, this.#pointer as EventListener)
    // Not passive: a finger that chooses must not scroll too.
    renderRoot.addEventListener('touchmove', this.#touch, { passive: false })
  }

  hostDisconnected(): void {
    clearTimeout(this.#press)
    this.clear()
  }

  /** The range of the keyboard goes on to a cell. */
  extend(from: HTMLElement, to: HTMLElement): void {
    if (this.#range.length === 0) this.#anchor = from
    this.#show(to)
    this.#gestes.annoncer(this.#range.length)
  }

  /** Changes the range, if there is one. */
  apply(suite = false): boolean {
    const keys = this.#range.map((cell) => cell.dataset.k ?? '')
    this.clear()
    // A key that applies would also click on the cell.
    this.#swallow = keys.length > 1
    if (keys.length > 1) this.#gestes.choisirPlage(keys, suite)
    return keys.length > 1
  }

  clear(): void {
    for (const cell of this.#range) delete cell.dataset.choisie
    this.#range = []
    this.#dragging = false
    this.#swallow = false
  }

  #show(to: HTMLElement): void {
    const from = this.#anchor
    if (!from?.isConnected) return
    const next = plage([...this.#host.renderRoot.querySelectorAll<HTMLElement>('.case')], from, to)
    for (const cell of this.#range) delete cell.dataset.choisie
    for (const cell of next) cell.dataset.choisie = ''
    this.#range = next
  }

  readonly #touch = (event: Event): void => {
    if (this.#dragging && event.cancelable) event.preventDefault()
  }

  readonly #pointer = (event: PointerEvent): void => {
    const { type, pointerType, clientX: x, clientY: y } = event
    const cell = caseOf(event.target)
    switch (type) {
      case 'pointerdown':
        this.#swallow = false
        clearTimeout(this.#press)
        // Not a number: no move from there is far enough to drag.
        this.#down = cell && event.button === 0 ? { x, y } : { x: Number.NaN, y }
        if (!cell || event.button !== 0) return
        if (event.shiftKey) return
        this.clear()
        this.#anchor = cell
        if (pointerType !== 'mouse') this.#press = setTimeout(() => this.#begin(cell), APPUI.ms)
        return
      case 'pointermove':
        this.#move(event)
        return
      case 'pointerup':
        clearTimeout(this.#press)
        if (this.#dragging) {
          const many = this.#range.length > 1
          if (many) this.apply()
          else this.clear()
          this.#swallow = many
        }
        return
      case 'pointercancel':
        clearTimeout(this.#press)
        this.clear()
        return
      default:
        if (cell) this.click(cell, event.shiftKey)
    }
  }

  click(cell: HTMLElement, shift: boolean): void {
    if (this.#swallow) this.#swallow = false
    else if (shift && this.#anchor && this.#anchor !== cell) {
      this.#show(cell)
      this.apply(true)
      this.#swallow = false
    } else {
      this.clear()
      this.#anchor = cell
      this.#gestes.choisir(cell.dataset.k ?? '')
    }
  }

  #begin(cell: HTMLElement): void {
    this.#dragging = true
    this.#show(cell)
  }

  #move({ clientX: x, clientY: y, pointerType, buttons }: PointerEvent): void {
    const from = this.#anchor
    if (!this.#dragging) {
      const far = Math.abs(x - this.#down.x) + Math.abs(y - this.#down.y) > APPUI.px
      // The finger scrolls.
      if (far) clearTimeout(this.#press)
      if (pointerType !== 'mouse' || buttons !== 1 || !from || !far) return
    }
    // The pointer is captured by the cell where it went down: what is under it is asked of the page.
    const under = (this.#host.renderRoot as ShadowRoot).elementFromPoint(x, y)
    const to = caseOf(under) ?? this.#sameLine(under, from)
    if (!to || (!this.#dragging && to === from)) return
    this.#dragging = true
    this.#show(to)
  }

  /** In the month, anywhere on a day means the same line on that day. */
  #sameLine(under: Element | null, from: HTMLElement | undefined): HTMLElement | undefined {
    const day = under?.closest<HTMLElement>('td')
    return [...(day?.querySelectorAll<HTMLElement>('.case') ?? [])].find(
      (cell) => cell.dataset.l === from?.dataset.l,
    )
  }
}
