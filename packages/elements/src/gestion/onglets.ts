import { html, nothing, type TemplateResult } from 'lit'
import { gestionFr as t } from './messages.fr.ts'
import type { Volet } from './volet.ts'

const MOVES: Record<string, (index: number, length: number) => number> = {
  ArrowRight: (index, length) => (index + 1) % length,
  ArrowLeft: (index, length) => (index + length - 1) % length,
  Home: () => 0,
  End: (_, length) => length - 1,
}

/** Tabs that go together, under a name. */
export interface Onglets {
  nom: string
  titre: string
  volets: readonly Volet[]
}

/**
 * A set of tabs (ARIA Authoring Practices, « Tabs with automatic activation »): one stop for the keyboard, arrows
 * between them. Each says how much waits behind it. The sets share one panel; the set that is not open is come to by
 * its first tab.
 */
export function renderOnglets(
  { nom, titre, volets }: Onglets,
  ouvert: Volet,
  choose: (volet: Volet, byKey: boolean) => void,
): TemplateResult {
  const stop = volets.includes(ouvert) ? ouvert : volets[0]
  const move = (event: KeyboardEvent) => {
    const from = volets.findIndex((one) => `onglet-${one.nom}` === (event.target as HTMLElement).id)
    const to = MOVES[event.key]?.(from, volets.length)
    const next = to === undefined ? undefined : volets[to]
    if (!next) return
    event.preventDefault()
    choose(next, true)
  }
  return html`<div class="jeu">
    <span class="jeu-nom" id="jeu-${nom}">${titre}</span>
    <div class="onglets" role="tablist" aria-labelledby="jeu-${nom}" @keydown=${move}>
      ${volets.map(
        (volet) => html`<button
          type="button"
          role="tab"
          id="onglet-${volet.nom}"
          aria-selected=${volet === ouvert}
          aria-controls="volet"
          tabindex=${volet === stop ? 0 : -1}
          @click=${() => choose(volet, false)}
        >${volet.titre()}${volet.attente ? html` <span class="compte num">${volet.attente}<span class="lu"> ${t.onglets.aTraiter}</span></span>` : nothing}</button>`,
      )}
    </div>
  </div>`
}
