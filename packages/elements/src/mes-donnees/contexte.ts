import type { Espace } from '../espace/espace.ts'

/** What a card needs of the widget that holds it. */
export interface Contexte {
  espace(): Espace | undefined
  redraw(): void
  relire(): Promise<void>
  quand: { locale(): string; zone(): string }
  /** Moves the focus once what changed is drawn: what had it may be gone. */
  focus(selector: string): void
}
