import type { RegieGeree } from '@inoe/contract/encaissements'
import { html, nothing, type TemplateResult } from 'lit'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { argentFr } from './argent.fr.ts'

/** The régie that a tab is about: the one chosen, else the first. */
export class ChoixRegie {
  readonly #contexte: Contexte
  readonly #nom: string
  readonly #changed: () => void
  #id = ''

  /** @param nom of the tab: makes the id of the list */
  constructor(contexte: Contexte, nom: string, changed: () => void) {
    this.#contexte = contexte
    this.#nom = nom
    this.#changed = changed
  }

  get regie(): RegieGeree | undefined {
    const regies = this.#contexte.regies()
    return regies?.find((one) => one.id === this.#id) ?? regies?.[0]
  }

  forget(): void {
    this.#id = ''
  }

  /** Loading, failed, none. */
  renderAbsente(): TemplateResult {
    const erreur = this.#contexte.erreurRegies()
    if (erreur) return this.#contexte.renderError(erreur, () => void this.#retry())
    return this.#contexte.regies() ? avis('info', argentFr.aucuneRegie) : this.#contexte.renderLoading()
  }

  async #retry(): Promise<void> {
    await this.#contexte.relireService()
    this.#changed()
  }

  /** The list, where there is a choice. */
  render(): TemplateResult | typeof nothing {
    const regies = this.#contexte.regies() ?? []
    if (regies.length < 2) return nothing
    return html`<div class="reglages">${champ({
      id: `${this.#nom}-regie`,
      label: argentFr.regie,
      valeur: this.regie?.id ?? '',
      choix: regies.map(({ id, nom }) => [id, nom] as const),
      saisie: (id) => {
        this.#id = id
        this.#changed()
      },
    })}</div>`
  }
}
