import type { Alerte, Alertes, RegieGeree } from '@inoe/contract/encaissements'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { instant } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import type { Contexte } from '../../volet.ts'
import { caisseFr } from './messages.fr.ts'

const t = caisseFr.alertes

/** What only a person can settle in a régie: said, settled, taken back. */
export class ListeAlertes {
  readonly #contexte: Contexte
  readonly #regie: () => RegieGeree | undefined
  readonly #lecture: Lecture<Alertes>
  readonly #operation: Operation

  constructor(contexte: Contexte, regie: () => RegieGeree | undefined) {
    this.#contexte = contexte
    this.#regie = regie
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  /** Open ones; undefined while it is not known. */
  get ouvertes(): number | undefined {
    return this.#lecture.valeur?.alertes.filter((one) => one.etat === 'ouverte').length
  }

  read(): void {
    const espace = this.#contexte.espace()
    const regie = this.#regie()
    if (espace && regie)
      void this.#lecture.run(() => espace.get<Alertes>(`gestion/regies/${regie.id}/alertes`))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
  }

  async #treat({ id }: Alerte, traitee: boolean): Promise<void> {
    const route = `gestion/alertes/${id}/traitement`
    const done = await this.#operation.send<Alertes>(this.#contexte.espace(), id, 'put', route, { traitee })
    if (!done) return
    this.#lecture.poser(done.reponse)
    this.#contexte.dire('succes', traitee ? t.faite : t.rouverte)
    void this.#contexte.relireService()
    await this.#contexte.focus(`alerte-${id}`)
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const { alertes } = valeur
    if (alertes.length === 0) return avis('succes', html`<p>${t.aucune}</p>`)
    return html`<ul class="demandes">${alertes.map((one) => this.#renderAlerte(one))}</ul>`
  }

  #renderAlerte(alerte: Alerte): TemplateResult {
    const { id, message, etat, ouverteLe, fermeeLe } = alerte
    const jour = (iso: string) =>
      instant(iso, this.#contexte.locale(), this.#contexte.zone(), { dateStyle: 'long' })
    const erreur = this.#operation.erreur
    const gesture = (traitee: boolean, words: string) =>
      html`<div class="actions"><button
        class="bouton second"
        type="button"
        id="alerte-${id}"
        aria-disabled=${this.#operation.envoi !== undefined}
        @click=${() => void this.#treat(alerte, traitee)}
      >${words}</button></div>`
    return html`<li class="carte demande">
      <p><span class="etat ${etat === 'ouverte' ? 'agir' : 'fait'}">${t.etats[etat]}</span>
        <span class="sous">${fermeeLe ? t.entre(jour(ouverteLe), jour(fermeeLe)) : t.depuis(jour(ouverteLe))}</span></p>
      <p>${message}</p>
      ${etat === 'ouverte' ? gesture(true, t.traiter) : etat === 'traitee' ? gesture(false, t.rouvrir) : nothing}
      ${erreur && this.#operation.envoi === undefined ? html`<p class="erreur" role="alert">${erreur.message}</p>` : nothing}
    </li>`
  }
}
