import type { Remise } from '@inoe/contract/prelevements'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../../espace/lecture.ts'
import { Operation } from '../../../espace/operation.ts'
import { dateCivile } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import type { Question } from '../../../ui/confirmation.ts'
import type { Contexte } from '../../volet.ts'
import { argentFr } from '../argent.fr.ts'
import { prelevementsFr as t } from './messages.fr.ts'
import { Rejet } from './rejet.ts'

/** The batch that is looked at: its debits, and what comes next. */
export class RemiseOuverte {
  readonly #contexte: Contexte
  /** Something of it changed: the list is to be read again. */
  readonly #changed: () => void
  readonly #lecture: Lecture<Remise>
  readonly #operation: Operation
  readonly #rejet: Rejet
  #id: string | undefined

  constructor(contexte: Contexte, changed: () => void) {
    this.#contexte = contexte
    this.#changed = changed
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
    this.#rejet = new Rejet(contexte, (remise) => {
      this.#lecture.valeur = remise
      changed()
    })
  }

  isOpen(id: string): boolean {
    return this.#id === id
  }

  show(remise: Remise): void {
    this.close()
    this.#id = remise.id
    this.#lecture.valeur = remise
  }

  toggle(id: string): void {
    const open = this.#id === id
    this.close()
    if (open) return
    this.#id = id
    this.#read()
  }

  close(): void {
    this.#id = undefined
    this.#lecture.forget()
    this.#operation.forget()
    this.#rejet.close()
    this.#contexte.host.requestUpdate()
  }

  #read(): void {
    const espace = this.#contexte.espace()
    if (espace && this.#id) void this.#lecture.run(() => espace.get<Remise>(`gestion/remises/${this.#id}`))
  }

  #ask(question: Omit<Question, 'faire'>, faire: () => Promise<void>): void {
    if (!this.#operation.envoi) this.#contexte.demander({ ...question, faire: () => void faire() })
  }

  async #step(remise: Remise, nom: 'depot' | 'cloture', said: string): Promise<void> {
    const done = await this.#operation.send<Remise>(
      this.#contexte.espace(),
      nom,
      'post',
      `gestion/remises/${remise.id}/${nom}`,
    )
    if (!done) return
    this.#lecture.valeur = done.reponse
    this.#contexte.dire('succes', said)
    this.#changed()
    await this.#contexte.focus(`remise-${remise.id}`)
  }

  async #remove({ id }: Remise): Promise<void> {
    const done = await this.#operation.send(
      this.#contexte.espace(),
      'supprimer',
      'delete',
      `gestion/remises/${id}`,
    )
    if (!done) return
    this.close()
    this.#contexte.dire('succes', t.supprimee)
    this.#changed()
    await this.#contexte.focus('titre')
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (erreur) return this.#contexte.renderError(erreur, () => this.#read())
    if (!valeur) return this.#contexte.renderLoading()
    return html`<p class="sous">${t.etapes[valeur.etat]}</p>
      <div class="actions">${this.#renderGestes(valeur)}</div>
      <div role="alert">${this.#operation.erreur ? avis('erreur', this.#operation.erreur.message) : nothing}</div>
      <ul class="liste">${valeur.prelevements.map((one) => this.#rejet.renderPrelevement(one, valeur.etat))}</ul>`
  }

  #renderGestes(remise: Remise): TemplateResult {
    const { envoi } = this.#operation
    const button = (words: string, look: string, act: () => void) =>
      html`<button class=${look} type="button" aria-disabled=${envoi !== undefined} @click=${act}>${envoi ? argentFr.envoi : words}</button>`
    const deposit = () =>
      this.#ask({ titre: t.deposerQuestion, texte: t.deposerConsequence, oui: t.deposer }, () =>
        this.#step(remise, 'depot', t.deposee),
      )
    const close = () =>
      this.#ask({ titre: t.cloreQuestion, texte: t.cloreConsequence, oui: t.clore }, () =>
        this.#step(remise, 'cloture', t.close),
      )
    const remove = () =>
      this.#ask({ titre: t.supprimerQuestion, texte: t.supprimerConsequence, oui: t.supprimer }, () =>
        this.#remove(remise),
      )
    const file = () =>
      this.#contexte.openFile(`gestion/remises/${remise.id}/fichier`, t.nomFichier(remise.date))
    if (remise.etat === 'preparee')
      return html`${button(t.deposer, 'bouton', deposit)} ${button(t.supprimer, 'lien', remove)}`
    const early = remise.date > (this.#contexte.service()?.aujourdhui ?? '')
    return html`<button class="bouton ${remise.etat === 'deposee' && early ? '' : 'second'}" type="button" @click=${file}>${t.fichier}</button>
      ${
        remise.etat === 'close'
          ? nothing
          : early
            ? html`<span class="sous">${t.cloreDes(dateCivile(remise.date, this.#contexte.locale()))}</span>`
            : button(t.clore, 'bouton', close)
      }`
  }
}
