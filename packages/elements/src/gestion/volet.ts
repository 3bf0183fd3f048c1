import type { Sujet } from '@inoe/contract/direct'
import type { RegieGeree } from '@inoe/contract/encaissements'
import type { StructuresAgent } from '@inoe/contract/gestion'
import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'
import type { Question } from '../ui/confirmation.ts'

/** What a part of the screen needs of the widget that holds it. */
export interface Contexte {
  host: ReactiveControllerHost & { readonly renderRoot: ParentNode }
  /** None unless an agent is signed in. */
  espace(): Espace | undefined
  locale(): string
  zone(): string
  /** The agent's structures and the town's date, once they are read. */
  service(): StructuresAgent | undefined
  /** Why they could not be read. */
  erreurService(): unknown
  /** Régies where the agent is régisseur, once they are read. */
  regies(): readonly RegieGeree[] | undefined
  erreurRegies(): unknown
  /** Reads structures and régies again. */
  relireService(): Promise<void>
  /** Says what just happened, aloud; `null` takes it back. */
  dire(kind: 'succes' | 'attention' | 'erreur', words: string | null): void
  /** Asks before what cannot be undone. */
  demander(question: Question): void
  /** Moves the focus, once what was changed is drawn. */
  focus(id: string): Promise<void>
  openFile(route: string, nom: string): void
  /** Adds the styles of a part that came later. */
  adopter(styles: CSSResult): void
  renderLoading(): TemplateResult
  renderError(error: unknown, retry: () => void): TemplateResult
}

/** What a tab shows. */
export interface Contenu {
  /** What, when it changes, makes it read again. */
  sujets: readonly Sujet[]
  /** Called when an agent comes to it. */
  open?(): void
  read(): void
  /** Forgets everything: somebody else signs in. */
  forget(): void
  render(): TemplateResult
}

/** One tab of the screen. */
export interface Volet extends Contenu {
  nom: string
  titre: () => string
  /** What waits for an answer; undefined while it is not known, or for what does not wait. */
  attente: number | undefined
}
