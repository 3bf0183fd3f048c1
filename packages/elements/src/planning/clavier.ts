import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** What the grid is asked to do. */
export interface Commandes {
  /** Shows another week, and comes back to the same row. */
  semaine(pas: -1 | 1): void
}

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment }

const KEYS = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])

/**
 * Moves in the grid with the keyboard (ARIA grid pattern): one cell takes part in tabbing, arrows move among cells, Home
 * and End within the row, PageUp and PageDown change weeks. It goes by where cells are on the screen, so that it works
 * the same in the week and in the narrow list.
 */
export class Clavier implements ReactiveController {
  /** Row and day (0 to 6) of the cell that takes part in tabbing. */
  actif: { ligne: string; jour: number } | undefined
  readonly #host: Host
  readonly #commandes: Commandes
  #wanted = false

  constructor(host: Host, commandes: Commandes) {
    this.#host = host
    this.#commandes = commandes
    host.addController(this)
  }

  hostUpdated(): void {
    const cells = this.#cells
    const active = cells.find((cell) => this.#isActive(cell)) ?? this.#sameRow(cells) ?? cells[0]
    for (const cell of cells) cell.tabIndex = cell === active ? 0 : -1
    const root = this.#host.renderRoot as ShadowRoot
    const inGrid = root.activeElement instanceof HTMLElement && root.activeElement.matches('.case')
    // Rows may have moved under the focus (a live change), or a week just arrived: the focus follows its cell.
    if (active && (this.#wanted || inGrid) && active !== root.activeElement) active.focus()
    else if (this.#wanted && !active) root.querySelector<HTMLElement>('.vide button')?.focus()
    if (active || root.activeElement) this.#wanted = false
  }

  /** On the grid: `@keydown`. */
  readonly touche = (event: KeyboardEvent): void => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('.case')
    if (!from || !KEYS.has(event.key) || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      this.#wanted = true
      this.#commandes.semaine(event.key === 'PageUp' ? -1 : 1)
      return
    }
    this.#target(from, event.key)?.focus()
  }

  /** On the grid: `@focusin`. */
  readonly focus = (event: FocusEvent): void => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('.case')
    if (!cell) return
    this.actif = { ligne: cell.dataset.ligne ?? '', jour: Number(cell.dataset.jour) }
    for (const other of this.#cells) other.tabIndex = other === cell ? 0 : -1
  }

  get #cells(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.case')]
  }

  #isActive(cell: HTMLElement): boolean {
    return cell.dataset.ligne === this.actif?.ligne && Number(cell.dataset.jour) === this.actif?.jour
  }

  #sameRow(cells: HTMLElement[]): HTMLElement | undefined {
    return cells.find((cell) => cell.dataset.ligne === this.actif?.ligne)
  }

  #target(from: HTMLElement, key: string): HTMLElement | undefined {
    const cells = this.#cells
    const row = cells.filter((cell) => cell.dataset.ligne === from.dataset.ligne)
    const rank = row.indexOf(from)
    if (key === 'Home') return row[0]
    if (key === 'End') return row.at(-1)
    if (key === 'ArrowLeft') return row[rank - 1]
    if (key === 'ArrowRight') return row[rank + 1]
    const here = from.getBoundingClientRect()
    const down = key === 'ArrowDown'
    // Same column first, then the nearest line.
    const far = (cell: HTMLElement) => {
      const there = cell.getBoundingClientRect()
      return Math.abs(there.left - here.left) * 1000 + Math.abs(there.top - here.top)
    }
    return cells
      .filter((cell) => {
        const { top } = cell.getBoundingClientRect()
        return down ? top > here.top + 1 : top < here.top - 1
      })
      .sort((a, b) => far(a) - far(b))[0]
  }
}
