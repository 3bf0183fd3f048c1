// What a panel is: a part of the planning that comes when it is first asked for, shown in a dialog of the widget.
import type { Planning } from '@inoe/contract/reservations'
import { type CSSResult, html, type TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { icones } from '../ui/icones.ts'
import type { Brouillon, cleOf, poser, souhaits } from './brouillon.ts'
import type { souhaiter } from './conflits.ts'
import type { Case } from './grille.ts'
import type { Moments } from './moments.ts'

/** The rules of the draft, given to the panels: importing them would bring the gestures' chunk apart. */
export interface Regles {
  cleOf: typeof cleOf
  poser: typeof poser
  souhaits: typeof souhaits
  souhaiter: typeof souhaiter
}

/** What a panel works with. */
export interface Hote {
  espace: Espace
  locale: string
  moments: Moments
  /** As shown now. */
  planning: Planning
  brouillon: Brouillon
  regles: Regles
  /** First and last days shown. */
  du: string
  au: string
  /** The cell that it was opened on. */
  one: Case | undefined
  /** Draws the panel again. */
  redraw(): void
  /** Replaces the draft and closes the panel. */
  appliquer(brouillon: Brouillon, dit: string): void
  /** Reads the planning again. */
  relire(): void
  fermer(): void
}

export interface Panneau {
  readonly titre: string
  readonly styles?: CSSResult
  render(): TemplateResult
}

export const PANNEAUX = {
  'semaine-type': () => import('./panneaux/semaine-type.ts'),
  absence: () => import('./panneaux/absence.ts'),
  agenda: () => import('./panneaux/agenda.ts'),
  contrats: () => import('./panneaux/contrats.ts'),
} satisfies Record<string, () => Promise<{ ouvrir(hote: Hote): Panneau }>>
export type NomPanneau = keyof typeof PANNEAUX

/** Opened by `openConfirmation()` once drawn. */
export function renderPanneau(panneau: Panneau, close: () => void): TemplateResult {
  return html`<dialog class="panneau" aria-labelledby="panneau" @close=${close}>
    <header>
      <h3 id="panneau">${panneau.titre}</h3>
      <button class="rond" type="button" aria-label=${communFr.fermer} @click=${close}>${icones.croix}</button>
    </header>
    ${panneau.render()}
  </dialog>`
}
