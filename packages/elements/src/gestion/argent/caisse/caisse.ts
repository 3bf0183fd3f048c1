import { html, nothing, type TemplateResult } from 'lit'
import type { Contenu, Contexte } from '../../volet.ts'
import { ChoixRegie } from '../regie.ts'
import { argentStyles } from '../styles.ts'
import { ListeAlertes } from './alertes.ts'
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
  readonly #alertes: ListeAlertes
  #vue: 'encaisser' | 'journal' | 'alertes' = 'encaisser'

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(argentStyles)
    this.#choix = new ChoixRegie(contexte, 'caisse', () => {
      this.#guichet.forget()
      this.#journal.forget()
      this.#alertes.forget()
      this.read()
    })
    const regie = () => this.#choix.regie
    this.#guichet = new Guichet(contexte, regie)
    this.#journal = new JournalDeCaisse(contexte, regie)
    this.#alertes = new ListeAlertes(contexte, regie)
  }

  open(): void {
    this.read()
  }

  read(): void {
    this.#alertes.read()
    if (this.#vue === 'encaisser') this.#guichet.read()
    else if (this.#vue === 'journal') this.#journal.read()
  }

  forget(): void {
    this.#choix.forget()
    this.#guichet.forget()
    this.#journal.forget()
    this.#alertes.forget()
  }

  render(): TemplateResult {
    if (!this.#choix.regie) return this.#choix.renderAbsente()
    return html`${this.#choix.render()}
      <div class="filtres" role="group" aria-label=${t.vues}>
        ${(['encaisser', 'journal', 'alertes'] as const).map((vue) => {
          const choose = () => {
            this.#vue = vue
            this.#contexte.dire('succes', null)
            this.#contexte.host.requestUpdate()
            this.read()
          }
          const ouvertes = vue === 'alertes' ? (this.#alertes.ouvertes ?? 0) : 0
          return html`<button type="button" aria-pressed=${this.#vue === vue} @click=${choose}>${vue === 'alertes' ? t.alertes.titre : t[vue]}${ouvertes > 0 ? html` <span class="compte num">${ouvertes}<span class="lu">${t.alertes.aTraiter}</span></span>` : nothing}</button>`
        })}
      </div>
      ${{ encaisser: this.#guichet, journal: this.#journal, alertes: this.#alertes }[this.#vue].render()}`
  }
}
