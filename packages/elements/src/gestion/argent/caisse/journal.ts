import type { Journal, RegieGeree } from '@inoe/contract/encaissements'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Lecture } from '../../../espace/lecture.ts'
import { dateCivile, euros } from '../../../i18n/format.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { type Duree, periodeDe } from '../mois.ts'
import { Annuler } from './annuler.ts'
import { Avoir } from './avoir.ts'
import { caisseFr as t } from './messages.fr.ts'
import { corrigibles, renderOperation } from './operation-journal.ts'

/** What a régie received in a day, a week or a month: totals by means, and each entry. */
export class JournalDeCaisse {
  readonly #contexte: Contexte
  readonly #regie: () => RegieGeree | undefined
  readonly #lecture: Lecture<Journal>
  readonly #annuler: Annuler
  readonly #avoir: Avoir
  #duree: Duree = 'jour'
  #date = ''

  constructor(contexte: Contexte, regie: () => RegieGeree | undefined) {
    this.#contexte = contexte
    this.#regie = regie
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
    this.#annuler = new Annuler(contexte, () => this.read())
    this.#avoir = new Avoir(contexte, () => this.read())
  }

  get #periode() {
    return periodeDe(this.#date || (this.#contexte.service()?.aujourdhui ?? ''), this.#duree)
  }

  read(): void {
    const espace = this.#contexte.espace()
    const regie = this.#regie()
    if (!espace || !regie) return
    void this.#lecture.run(async () => {
      if (!this.#contexte.service()) await this.#contexte.relireService()
      return espace.get<Journal>(`gestion/regies/${regie.id}/encaissements`, { searchParams: this.#periode })
    })
  }

  forget(): void {
    this.#lecture.forget()
    this.#annuler.close()
    this.#avoir.close()
    this.#date = ''
  }

  #choose(change: () => void): void {
    change()
    this.#lecture.forget()
    this.#annuler.close()
    this.#avoir.close()
    this.read()
  }

  render(): TemplateResult {
    if (!this.#contexte.service()) {
      const erreur = this.#contexte.erreurService()
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    }
    const { valeur, erreur } = this.#lecture
    return html`${this.#renderChoix()}
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${valeur ? this.#renderJournal(valeur) : erreur ? nothing : this.#contexte.renderLoading()}`
  }

  #renderChoix(): TemplateResult {
    return html`<div class="reglages">
      ${champ({
        id: 'journal-duree',
        label: t.periode,
        valeur: this.#duree,
        choix: Object.entries(t.durees),
        saisie: (duree) =>
          this.#choose(() => {
            this.#duree = duree === 'mois' || duree === 'semaine' ? duree : 'jour'
          }),
      })}
      ${champ({
        id: 'journal-date',
        label: t.date,
        type: 'date',
        valeur: this.#date || (this.#contexte.service()?.aujourdhui ?? ''),
        saisie: (date) => {
          if (date)
            this.#choose(() => {
              this.#date = date
            })
        },
      })}
    </div>`
  }

  #renderJournal(journal: Journal): TemplateResult {
    const locale = this.#contexte.locale()
    const { du, au } = this.#periode
    const { encaissements, creditsCentimes } = journal
    const invoices = corrigibles(encaissements)
    return html`<section class="pile" aria-labelledby="journal-titre">
      <h3 id="journal-titre">${du === au ? t.le(dateCivile(du, locale)) : t.duAu(dateCivile(du, locale), dateCivile(au, locale))}</h3>
      ${encaissements.length > 0 ? this.#renderTotaux(journal) : nothing}
      <p class="sous num">${t.credits(euros(creditsCentimes, locale))}</p>
      <p class="sous" role="status">${encaissements.length === 0 ? t.journalVide : t.operations(encaissements.length)}</p>
      ${
        encaissements.length === 0
          ? nothing
          : html`<ul class="liste">
              ${repeat(
                encaissements,
                (one) => one.id,
                (one) =>
                  renderOperation(one, {
                    locale,
                    zone: this.#contexte.zone(),
                    openFile: this.#contexte.openFile,
                    annuler: this.#annuler,
                    avoir: this.#avoir,
                    corrigible: invoices.get(one.id),
                  }),
              )}
            </ul>`
      }
    </section>`
  }

  #renderTotaux({ totaux }: Journal): TemplateResult {
    const locale = this.#contexte.locale()
    const sum = (of: (one: Journal['totaux'][number]) => number) =>
      totaux.reduce((total, one) => total + of(one), 0)
    return html`<table>
      <caption>${t.totaux}</caption>
      <thead><tr><th scope="col">${t.colonnes.moyen}</th><th scope="col">${t.colonnes.nombre}</th><th scope="col">${t.colonnes.total}</th></tr></thead>
      <tbody>
        ${totaux.map(
          ({ moyen, nombre, centimes }) => html`<tr>
            <th scope="row">${argentFr.moyens[moyen]}</th><td class="num">${nombre}</td><td class="num">${euros(centimes, locale)}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot><tr><th scope="row">${t.total}</th><td class="num">${sum((one) => one.nombre)}</td><td class="num">${euros(
        sum((one) => one.centimes),
        locale,
      )}</td></tr></tfoot>
    </table>`
  }
}
