// What the gestures know of the widget they act on, and may ask of it.
import type { Planning } from '@inoe/contract/reservations'
import type { ReactiveControllerHost } from 'lit'
import type { Espace } from '../espace/espace.ts'
import type { Etendue } from './etendue.ts'
import type { Grille } from './grille.ts'
import type { messages } from './messages.fr.ts'
import type { Moments } from './moments.ts'

/** What is on the screen: given anew each time it is drawn. */
export interface Vu {
  espace: Espace
  locale: string
  moments: Moments
  etendue: Etendue
  /** As it has become since it was read. */
  planning: Planning
  grille: Grille
  /** The words of its cells: the file that has them is the widget's, not the gestures'. */
  mots: Pick<typeof messages, 'mots' | 'detail'>
}

export interface Ecran extends ReactiveControllerHost, EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment
  /** Shows the days before or after. */
  aller(pas: -1 | 1): void
  /** Reads the planning again, now. */
  relire(): Promise<void>
}
