import type { Conservation } from '@inoe/contract/conservation'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../../espace/erreur.ts'
import { Lecture } from '../../espace/lecture.ts'
import type { Contexte } from '../volet.ts'
import { Durees } from './durees.ts'
import { Eliminations } from './eliminations.ts'
import { Gels } from './gels.ts'

const conservationStyles = css`
  .lignes {
    display: grid;
    gap: 0.6em;
  }
  .lignes p {
    margin: 0;
  }
  .partie {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block-start: 0.5em;
    overflow-wrap: anywhere;
  }
  .partie > * {
    margin: 0;
  }
  .ecartees {
    display: grid;
    gap: 0.3em;
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
`

/** Bordereaux, durations and holds: read together. */
export class ConservationDonnees {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<Conservation>
  readonly #eliminations: Eliminations
  readonly #durees: Durees
  readonly #gels: Gels

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(conservationStyles)
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
    const relire = () => this.#lire()
    this.#eliminations = new Eliminations(contexte, relire)
    this.#durees = new Durees(contexte, relire)
    this.#gels = new Gels(contexte, relire)
  }

  read(): void {
    void this.#lire()
  }

  async #lire(): Promise<void> {
    const espace = this.#contexte.espace()
    if (espace) await this.#lecture.run(() => espace.get<Conservation>('gestion/conservation'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#eliminations.forget()
    this.#durees.forget()
    this.#gels.forget()
  }

  render(): TemplateResult | typeof nothing {
    const { valeur, erreur } = this.#lecture
    if (valeur)
      return html`${this.#eliminations.render(valeur)} ${this.#gels.render(valeur.gels)} ${this.#durees.render(valeur.regles)}`
    // The requests for erasure, above, have said it already.
    if (erreur instanceof ErreurApi && erreur.code === 'introuvable') return nothing
    return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
  }
}
