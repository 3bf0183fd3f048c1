import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'

interface Mots<Accord extends string, Refus extends string> {
  /** Until when it holds. */
  fin: string
  finAide?: string
  motif: string
  motifRequis: string
  confirmer: Readonly<Record<Accord | Refus, string>>
  repondu: Readonly<Record<Accord | Refus, string>>
}

export interface Reglages<Accord extends string, Refus extends string> {
  /** What is answered, in the ids of the page. */
  nom: string
  /** Where the answer goes: `<route>/<id>/reponse`. */
  route: string
  /** Id of the list's title, where the focus goes once it is answered. */
  titre: string
  accord: Accord
  refus: Refus
  mots: Mots<Accord, Refus>
  relire(): void
}

/** The answer to something that a family gave: agreed to, until a day or for good; or refused, with a reason. */
export class Reponse<Accord extends string, Refus extends string> {
  readonly #contexte: Contexte
  readonly #reglages: Reglages<Accord, Refus>
  readonly #operation: Operation
  #ouvert: { id: string; decision: Accord | Refus } | undefined
  #texte = ''
  #erreur: string | undefined

  constructor(contexte: Contexte, reglages: Reglages<Accord, Refus>) {
    this.#contexte = contexte
    this.#reglages = reglages
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  forget(): void {
    this.#operation.forget()
    this.#ouvert = undefined
  }

  /** @param about what the button is about, for who does not see where it stands */
  renderBouton(id: string, decision: Accord | Refus, words: string, about: TemplateResult): TemplateResult {
    const open = this.#ouvert?.id === id && this.#ouvert.decision === decision
    return html`<button class="bouton ${decision === this.#reglages.accord ? '' : 'second'}" type="button" aria-expanded=${open} @click=${() => this.#begin(id, decision)}>${words}${about}</button>`
  }

  /** Its form, once one of the buttons was pressed. */
  renderForm(id: string): TemplateResult | typeof nothing {
    if (this.#ouvert?.id !== id) return nothing
    const { decision } = this.#ouvert
    const { accord, mots } = this.#reglages
    const { envoi, erreur } = this.#operation
    const common = {
      id: this.#champ(id),
      valeur: this.#texte,
      saisie: (typed: string) => {
        this.#texte = typed
        this.#erreur = undefined
        this.#contexte.host.requestUpdate()
      },
    }
    return html`<form class="pile" novalidate @submit=${(event: Event) => void this.#send(event, id, decision)}>
      ${
        decision === accord
          ? champ({ ...common, label: mots.fin, type: 'date', ...(mots.finAide && { aide: mots.finAide }) })
          : champ({ ...common, label: mots.motif, requis: true, lignes: 3, erreur: this.#erreur })
      }
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${mots.confirmer[decision]}</button>
        <button class="lien" type="button" @click=${() => this.#begin(id, decision)}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #champ(id: string): string {
    return `${this.#reglages.nom}-${id}-reponse`
  }

  #begin(id: string, decision: Accord | Refus): void {
    const same = this.#ouvert?.id === id && this.#ouvert.decision === decision
    this.#ouvert = same ? undefined : { id, decision }
    this.#texte = ''
    this.#erreur = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    if (!same) void this.#contexte.focus(this.#champ(id))
  }

  async #send(event: Event, id: string, decision: Accord | Refus): Promise<void> {
    event.preventDefault()
    const { refus, route, titre, mots, relire } = this.#reglages
    const typed = this.#texte.trim()
    if (decision === refus && !typed) {
      this.#erreur = mots.motifRequis
      this.#contexte.host.requestUpdate()
      return this.#contexte.focus(this.#champ(id))
    }
    const body = decision === refus ? { motif: typed } : { valableJusquAu: typed || null }
    const to = `${route}/${id}/reponse`
    if (!(await this.#operation.send(this.#contexte.espace(), id, 'post', to, { decision, ...body }))) return
    this.#ouvert = undefined
    this.#contexte.dire('succes', mots.repondu[decision])
    await this.#contexte.focus(titre)
    relire()
  }
}
