import { html, type TemplateResult } from 'lit'
import type { Contenu, Contexte } from '../../volet.ts'
import { ChoixRegie } from '../regie.ts'
import { argentStyles } from '../styles.ts'
import { Guichet } from './guichet.ts'
import { JournalDeCaisse } from './journal.ts'
import { caisseFr as t } from './messages.fr.ts'

/** The counter of a régie: what families owe and pay, and the journal of it. */
export class Caisse implements Contenu {
  readonly sujets = ['factures'] as const
  readonly #contexte: Contexte
  readonly #choix: ChoixRegie
  readonly #guichet: Guichet
  readonly #journal: JournalDeCaisse
  #vue: 'encaisser' | 'journal' = 'encaisser'

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(argentStyles)
    this.#choix = new ChoixRegie(contexte, 'caisse', () => {
      this.#guichet.forget()
      this.#journal.forget()
      this.read()
    })
    const regie = () => this.#choix.regie
    this.#guichet = new Guichet(contexte, regie)
    this.#journal = new JournalDeCaisse(contexte, regie)
  }

  open(): void {
    this.read()
  }

  read(): void {
    if (this.#vue === 'encaisser') this.#guichet.read()
    else this.#journal.read()
  }

  forget(): void {
    this.#choix.forget()
    this.#guichet.forget()
    this.#journal.forget()
  }

  render(): TemplateResult {
    if (!this.#choix.regie) return this.#choix.renderAbsente()
    return html`${this.#choix.render()}
      <div class="filtres" role="group" aria-label=${t.vues}>
        ${(['encaisser', 'journal'] as const).map((vue) => {
          const choose = () => {
            this.#vue = vue
            this.#contexte.dire('succes', null)
            this.#contexte.host.requestUpdate()
            this.read()
          }
          return html`<button type="button" aria-pressed=${this.#vue === vue} @click=${choose}>${t[vue]}</button>`
        })}
      </div>
      ${this.#vue === 'encaisser' ? this.#guichet.render() : this.#journal.render()}`
  }
}
