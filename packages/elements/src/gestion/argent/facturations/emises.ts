import type { FacturesEmises } from '@inoe/contract/facturations'
import { html, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { euros } from '../../../i18n/format.ts'
import { simple } from '../../../i18n/recherche.ts'
import { champ } from '../../../ui/champ.ts'
import type { Contexte } from '../../volet.ts'
import { facturationsFr as t } from './messages.fr.ts'

type Emise = FacturesEmises['factures'][number]

/** What one run issued: found by family or number, each with its PDF. */
export class Emises {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<FacturesEmises>
  #facturation = ''
  #recherche = ''

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
  }

  /** True while the run shows what it issued. */
  isOpen(facturation: string): boolean {
    return this.#facturation === facturation
  }

  /** Opens a run, or closes it. */
  toggle(facturation: string): void {
    const close = this.isOpen(facturation)
    this.forget()
    if (!close) {
      this.#facturation = facturation
      this.read()
    }
    this.#contexte.host.requestUpdate()
  }

  read(): void {
    const espace = this.#contexte.espace()
    const id = this.#facturation
    if (espace && id)
      void this.#lecture.run(() => espace.get<FacturesEmises>(`gestion/facturations/${id}/factures`))
  }

  forget(): void {
    this.#lecture.forget()
    this.#facturation = ''
    this.#recherche = ''
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const wanted = simple(this.#recherche)
    const found = valeur.factures.filter((one) => simple(`${one.famille} ${one.numero}`).includes(wanted))
    return html`<div class="pile emises">
      ${champ({
        id: 'emises-recherche',
        label: t.chercherEmise,
        valeur: this.#recherche,
        saisie: (value) => {
          this.#recherche = value
          this.#contexte.host.requestUpdate()
        },
      })}
      <p class="sous" role="status">${found.length === 0 ? t.aucuneEmise : t.nombreEmises(found.length)}</p>
      <ul class="liste">${found.map((one) => this.#renderEmise(one))}</ul>
    </div>`
  }

  #renderEmise({
    id,
    numero,
    famille,
    nature,
    totalCentimes,
    resteCentimes,
    annulee,
  }: Emise): TemplateResult {
    const locale = this.#contexte.locale()
    const etat = annulee
      ? t.annulee
      : nature === 'avoir'
        ? t.unAvoir
        : resteCentimes === 0
          ? t.payee
          : t.resteAPayer(euros(resteCentimes, locale))
    const open = () => this.#contexte.openFile(`factures/${id}/pdf`, `${numero}.pdf`)
    return html`<li class="ligne">
      <span><b>${famille || t.sansNom}</b><br /><span class="sous">${numero}, ${etat}</span></span>
      <span class="somme num">${euros(totalCentimes, locale)}</span>
      <button class="lien" type="button" @click=${open}>${t.pdf}<span class="lu">${t.pdfDe(numero)}</span></button>
    </li>`
  }
}
