import { html, nothing, type TemplateResult } from 'lit'
import { gestionFr as t } from './messages.fr.ts'
import type { Volet } from './volet.ts'

const MOVES: Record<string, (index: number, length: number) => number> = {
  ArrowRight: (index, length) => (index + 1) % length,
  ArrowLeft: (index, length) => (index + length - 1) % length,
  Home: () => 0,
  End: (_, length) => length - 1,
}

/**
 * Tabs (ARIA Authoring Practices, « Tabs with automatic activation »): one stop for the keyboard, arrows between them.
 * Each says how much waits behind it.
 */
export function renderOnglets(
  volets: readonly Volet[],
  ouvert: Volet,
  choose: (volet: Volet, byKey: boolean) => void,
): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const to = MOVES[event.key]?.(volets.indexOf(ouvert), volets.length)
    const next = to === undefined ? undefined : volets[to]
    if (!next) return
    event.preventDefault()
    choose(next, true)
  }
  return html`<div class="onglets" role="tablist" aria-label=${t.onglets.titre} @keydown=${move}>
    ${volets.map(
      (volet) => html`<button
        type="button"
        role="tab"
        id="onglet-${volet.nom}"
        aria-selected=${volet === ouvert}
        aria-controls="volet"
        tabindex=${volet === ouvert ? 0 : -1}
        @click=${() => choose(volet, false)}
      >${volet.titre}${volet.attente ? html` <span class="compte num">${volet.attente}<span class="lu"> ${t.onglets.aTraiter}</span></span>` : nothing}</button>`,
    )}
  </div>`
}
