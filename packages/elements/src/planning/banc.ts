// What the tests of the planning share: the widget in a page, its API, and looking at it as people do.
import type { Changement, Planning } from '@inoe/contract/reservations'
import { html } from 'lit'
import '../espace/define.ts'
import { type FakeApi, fakeApi, forgetEspaces, mount, until } from '../espace/testing.ts'
import './define.ts'
import { repondre } from './exemples.ts'
import type { InoePlanning } from './inoe-planning.ts'

/** What a cell or a button is called: what is hidden from view and what is in view, or its label. */
export function nom(node: Element | null | undefined): string {
  const label = node?.getAttribute('aria-label')
  if (label) return label.replaceAll(/\s+/g, ' ')
  const copy = node?.cloneNode(true) as Element | undefined
  for (const hidden of copy?.querySelectorAll('[aria-hidden=true]') ?? []) hidden.remove()
  return (copy?.textContent ?? '').replaceAll(/\s+/g, ' ').replaceAll(' ,', ',').trim()
}

export class Banc {
  readonly api: FakeApi
  readonly widget: InoePlanning

  private constructor(api: FakeApi, widget: InoePlanning) {
    this.api = api
    this.widget = widget
  }

  /** Shows the week of 9 September 2026, the gestures there. */
  static async open(
    answer: Planning | ((request: Request) => unknown),
    routes: Record<string, unknown> = {},
    { vue = 'semaine', largeur = '1200px' }: { vue?: string; largeur?: string } = {},
  ): Promise<Banc> {
    const api = fakeApi({
      'GET planning': answer,
      'GET contrats': { contrats: [], possibles: [] },
      ...routes,
    })
    document.body.style.inlineSize = largeur
    const widget = mount<InoePlanning>(html`<inoe-planning date="2026-09-09" vue=${vue}></inoe-planning>`)
    const banc = new Banc(api, widget)
    await until(() => banc.$('.case, .vide a, .vide button, .outils'))
    if (banc.$('.case')) await banc.eveiller()
    return banc
  }

  /** A hand comes. */
  async eveiller(): Promise<void> {
    // biome-ignore lint/complexity/useLiteralKeys: reaching a protected member on purpose
    await this.widget['avec'](() => undefined)
  }

  close(): void {
    document.body.replaceChildren()
    document.body.style.inlineSize = ''
    this.api.restore()
    forgetEspaces()
  }

  get root(): ShadowRoot {
    return this.widget.shadowRoot as ShadowRoot
  }

  get texte(): string {
    return this.root.textContent?.replaceAll(/\s+/g, ' ') ?? ''
  }

  get dit(): string {
    return [...this.root.querySelectorAll('.barre [role=status], .barre [role=alert]')]
      .map((one) => one.textContent?.replaceAll(/\s+/g, ' ') ?? '')
      .join(' ')
  }

  $<E extends HTMLElement>(selector: string): E | null {
    return this.root.querySelector<E>(selector)
  }

  $$(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)]
  }

  named(start: string): HTMLElement | undefined {
    return this.$$('.case').find((one) => nom(one).startsWith(start))
  }

  find(start: string): Promise<HTMLElement> {
    return until(() => this.named(start))
  }

  /** Presses the button, link or tab that bears these words. */
  async presser(words: string): Promise<void> {
    const target = await until(() =>
      this.$$('button:not(.case), a, summary').find((one) => one.textContent?.includes(words)),
    )
    target.click()
    await this.widget.updateComplete
  }

  get enregistrer(): HTMLButtonElement {
    return this.$<HTMLButtonElement>('.barre .bouton') as HTMLButtonElement
  }

  get saves(): Request[] {
    return this.api.requests.filter((one) => one.method === 'POST' && one.url.endsWith('/reservations'))
  }

  /** What the last save asked. */
  async dernier(): Promise<Changement[]> {
    const saves = await Promise.all(
      this.saves.map((one) => one.clone().json() as Promise<{ cellules: Changement[] }>),
    )
    return saves.at(-1)?.cellules ?? []
  }
}

/** Answers saves as the API would, and the planning that follows. */
export const accepting = (week: Planning, refuse?: (creneau: string) => boolean) => ({
  'GET planning': () => structuredClone(week),
  'POST reservations': async (request: Request) => {
    const { cellules } = (await request.json()) as { cellules: Changement[] }
    const answer = repondre(cellules, refuse)
    for (const one of answer.cellules)
      for (const cell of week.lignes
        .filter((row) => row.enfant === one.enfant)
        .flatMap((row) => row.cellules))
        if (cell.creneau === one.creneau && !one.refus)
          cell.etat = one.etat === 'confirmee' ? 'reserve' : 'libre'
    return answer
  },
})
