import type { Espace } from '../espace/espace.ts'

/** What conversations need of the widget that shows them. */
export interface Hote {
  redraw(): void
  /** None unless somebody of the right side is signed in. */
  espace(): Espace | undefined
  locale(): string
  zone(): string
  /** Of who is signed in: whose what is being written is. */
  courriel(): string
  /** Says it aloud, politely: the focus does not move. */
  annoncer(words: string): void
  /** Moves the focus, once what was changed is drawn. */
  focus(id: string): Promise<void>
  telecharger(route: string, nom: string): void
}
