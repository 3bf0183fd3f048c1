import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What the grid is asked to do. */
export interface Commandes {
  /** Shows the days before or after, and comes back to the same row. */
  aller(pas: -1 | 1): void
  /** Shift and an arrow: the range now ends on that cell. */
  etendre(from: HTMLElement, to: HTMLElement): void
  /** Space or Enter: true when there was a range, and it was changed. */
  appliquer(): boolean
  /** Any other move: forgets the range. */
  renoncer(): void
}

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }

const KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])
const weekday = (cell: HTMLElement) => new Date(cell.dataset.d ?? '').getUTCDay()

/**
 * Moves in the grid with the keyboard (ARIA grid pattern): one cell takes part in tabbing, arrows move among cells, Home
 * and End within the row, PageUp and PageDown change days. It goes by where cells are on the screen, so that it works
 * the same in the week, the month and the list.
 */
export class Clavier implements ReactiveController {
  readonly #host: Host
  readonly #commandes: Commandes
  /** The cell that takes part in tabbing, and what it was of. */
  #actif: HTMLElement | undefined
  #was: DOMStringMap | undefined
  #wanted = false

  constructor(host: Host, commandes: Commandes) {
    this.#host = host
    this.#commandes = commandes
    host.addController(this)
  }

  hostConnected(): void {
    const { renderRoot } = this.#host
    renderRoot.addEventListener('keydown', this.#key)
    renderRoot.addEventListener('focusin', this.#focus)
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot as ShadowRoot
    const inGrid = root.activeElement instanceof HTMLElement && root.activeElement.matches('.case')
    const same = this.#actif?.isConnected && this.#actif.dataset.k === this.#was?.k
    const active = same ? this.#actif : this.#find()
    if (active) this.#activate(active)
    // Rows may have moved under the focus (a live change), or days just arrived: the focus follows its cell.
    if (active && (this.#wanted || inGrid) && active !== root.activeElement) active.focus()
    else if (this.#wanted && !active) root.querySelector<HTMLElement>('.vide button')?.focus()
    if (active || root.activeElement) this.#wanted = false
  }

  /** The same cell, else the same weekday of its line, else its line, else the first. */
  #find(): HTMLElement | undefined {
    const cells = this.#cells
    const was = this.#was
    if (!was) return cells[0]
    const row = cells.filter((cell) => cell.dataset.l === was.l)
    const day = new Date(was.d ?? '').getUTCDay()
    return (
      row.find((cell) => cell.dataset.k === was.k) ??
      row.find((cell) => weekday(cell) === day) ??
      row[0] ??
      cells[0]
    )
  }

  #activate(cell: HTMLElement): void {
    if (this.#actif && this.#actif !== cell) this.#actif.tabIndex = -1
    if (cell.tabIndex !== 0) cell.tabIndex = 0
    this.#actif = cell
    this.#was = { ...cell.dataset }
  }

  readonly #key = (event: Event): void => {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event as KeyboardEvent
    const from = (event.target as HTMLElement).closest<HTMLElement>('.case')
    if (from && !altKey && !ctrlKey && !metaKey && this.press(from, key, shiftKey)) event.preventDefault()
  }

  /** @returns true when the key is not the browser's any more */
  press(from: HTMLElement, key: string, shift: boolean): boolean {
    if (key === 'Escape') this.#commandes.renoncer()
    if (key === ' ' || key === 'Enter') return this.#commandes.appliquer()
    if (!KEYS.has(key)) return false
    if (key.startsWith('Page')) {
      this.#wanted = true
      this.#commandes.aller(key === 'PageUp' ? -1 : 1)
      return true
    }
    const to = this.#target(from, key)
    to?.focus()
    if (!shift) this.#commandes.renoncer()
    else if (to) this.#commandes.etendre(from, to)
    return true
  }

  readonly #focus = (event: Event): void => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('.case')
    if (cell) this.#activate(cell)
  }

  get #cells(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.case')]
  }

  #target(from: HTMLElement, key: string): HTMLElement | undefined {
    const cells = this.#cells
    const line = cells.filter((cell) => cell.dataset.l === from.dataset.l)
    if (key === 'Home' || key === 'End') {
      const week = from.closest('.mois') && from.closest('tr')
      const row = week ? line.filter((cell) => week.contains(cell)) : line
      return key === 'Home' ? row[0] : row.at(-1)
    }
    if (key === 'ArrowLeft') return line[line.indexOf(from) - 1]
    if (key === 'ArrowRight') return line[line.indexOf(from) + 1]
    const here = from.getBoundingClientRect()
    const down = key === 'ArrowDown'
    // Same column first, then the nearest line.
    let best: HTMLElement | undefined
    let least = Number.POSITIVE_INFINITY
    for (const cell of cells) {
      const there = cell.getBoundingClientRect()
      if (down ? there.top <= here.top + 1 : there.top >= here.top - 1) continue
      const far = Math.abs(there.left - here.left) * 1000 + Math.abs(there.top - here.top)
      if (far < least) [best, least] = [cell, far]
    }
    return best
  }
}
