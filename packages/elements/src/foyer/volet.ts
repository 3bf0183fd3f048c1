import type { Section } from '@inoe/contract/commun'
import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit'
import type { Espace } from '../espace/espace.ts'

/** What a part of the file whose code comes when it is opened needs of the widget. */
export interface ContexteFoyer {
  host: ReactiveControllerHost
  /** None unless a parent is signed in. */
  espace(): Espace | undefined
  locale(): string
  zone(): string
  page(section: Section): string
  /** Moves the focus, once what was changed is drawn. */
  focus(id: string): Promise<void>
  /** Adds the styles of a part that came later. */
  adopter(styles: CSSResult): void
  renderLoading(): TemplateResult
  renderError(error: unknown, retry: () => void): TemplateResult
}
