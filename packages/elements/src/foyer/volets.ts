// Parts of the file that fold away, whose code comes when they are opened.
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { icones } from '../ui/icones.ts'
import type { ContexteFoyer } from './volet.ts'

/** What a part shows. */
export interface ContenuFoyer {
  read(): void
  render(): TemplateResult
}

export class Volets {
  readonly #contexte: ContexteFoyer
  readonly #ouverts = new Map<string, ContenuFoyer>()
  readonly #erreurs = new Map<string, unknown>()

  constructor(contexte: ContexteFoyer) {
    this.#contexte = contexte
  }

  /** Reads again those that were opened. */
  read(): void {
    for (const one of this.#ouverts.values()) one.read()
  }

  forget(): void {
    this.#ouverts.clear()
    this.#erreurs.clear()
  }

  /** @param sous what is said of it before it is opened */
  render(
    nom: string,
    titre: string,
    sous: string,
    load: (contexte: ContexteFoyer) => Promise<ContenuFoyer>,
  ): TemplateResult {
    const come = () => void this.#come(nom, load)
    const toggle = ({ target }: Event) => {
      if ((target as HTMLDetailsElement).open && !this.#ouverts.has(nom)) come()
    }
    const erreur = this.#erreurs.get(nom)
    return html`<details class="carte enfant" id=${nom} @toggle=${toggle}>
      <summary>
        <span><b>${titre}</b> <span class="sous">${sous}</span></span>
        ${icones.plus}
      </summary>
      <div class="suite">${erreur ? this.#contexte.renderError(erreur, come) : (this.#ouverts.get(nom)?.render() ?? nothing)}</div>
    </details>`
  }

  async #come(nom: string, load: (contexte: ContexteFoyer) => Promise<ContenuFoyer>): Promise<void> {
    this.#erreurs.delete(nom)
    try {
      this.#ouverts.set(nom, await load(this.#contexte))
    } catch {
      this.#erreurs.set(nom, new ErreurApi('hors-ligne', communFr.horsLigne))
    }
    this.#contexte.host.requestUpdate()
  }
}
