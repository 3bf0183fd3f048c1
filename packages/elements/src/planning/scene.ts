/* eslint lit-a11y/no-redundant-role: off -- laid out by CSS grid, table parts lose their own roles in some browsers */
// What every view is drawn from, and the grid around its rows.
import type { Planning } from '@inoe/contract/reservations'
import { html, type TemplateResult } from 'lit'
import type { Presentation } from './etendue.ts'
import type { Grille } from './grille.ts'
import type { Moments } from './moments.ts'

export interface Scene {
  presentation: Presentation
  grille: Grille
  planning: Planning
  moments: Moments
  /** Other days are on their way. */
  charge: boolean
}

export function renderTable({ presentation, grille, charge }: Scene, rows: unknown): TemplateResult {
  return html`<table role="grid" class="${presentation} j${grille.jours.length > 7 ? '' : grille.jours.length} ${charge ? 'charge' : ''}"
    aria-labelledby="titre" aria-describedby="clavier" aria-busy=${charge ? 'true' : 'false'}>${rows}</table>`
}

/** A child's initial in its colour. */
export function visage(enfants: Planning['enfants'], id: string): TemplateResult {
  const rank = enfants.findIndex((enfant) => enfant.id === id)
  return html`<span class="visage t${rank % 4}" aria-hidden="true">${enfants[rank]?.prenom.slice(0, 1)}</span>`
}
