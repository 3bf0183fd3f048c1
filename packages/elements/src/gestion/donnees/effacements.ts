import type { EffacementADecider, EffacementsADecider } from '@inoe/contract/mes-donnees'
import { css, html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../../espace/erreur.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { donneesFr as t } from './messages.fr.ts'

const effacementsStyles = css`
  .puces {
    display: grid;
    gap: 0.2em;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
`

type Decision = 'acceptee' | 'refusee'

/** Requests for erasure, for who answers for the town's data. */
export class Effacements implements Contenu {
  readonly sujets = ['mes-donnees'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<EffacementsADecider>
  readonly #operation: Operation
  /** The answer that is being written. */
  #reponse: { id: string; decision: Decision; texte: string; erreur?: string | undefined } | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(effacementsStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  open(): void {
    this.read()
  }

  read(): void {
    void this.#lire()
  }

  async #lire(): Promise<void> {
    const espace = this.#contexte.espace()
    if (espace) await this.#lecture.run(() => espace.get<EffacementsADecider>('gestion/effacements'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#reponse = undefined
  }

  #commencer(id: string, decision: Decision): void {
    this.#reponse = { id, decision, texte: '' }
    this.#operation.forget()
    this.#contexte.dire('succes', null)
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`texte-${id}`)
  }

  #renoncer(): void {
    const { id, decision } = this.#reponse ?? {}
    this.#reponse = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`${decision}-${id}`)
  }

  #envoyer = async (event: Event, { courriel }: EffacementADecider) => {
    event.preventDefault()
    const reponse = this.#reponse
    if (!reponse) return
    const { id, decision } = reponse
    const texte = reponse.texte.trim()
    if (!texte) return this.#reprocher(t.requis[decision])
    const body = decision === 'acceptee' ? { decision, visa: texte } : { decision, motif: texte }
    const route = `gestion/effacements/${id}/reponse`
    const done = await this.#operation.send(this.#contexte.espace(), id, 'post', route, body)
    if (!done) return this.#reprocher(this.#operation.erreur?.message ?? '')
    this.#reponse = undefined
    await this.#lire()
    this.#contexte.dire('succes', t.fait[decision](courriel))
    void this.#contexte.focus('titre-effacements')
  }

  #reprocher(erreur: string): void {
    if (this.#reponse) this.#reponse = { ...this.#reponse, erreur }
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`texte-${this.#reponse?.id}`)
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur) {
      if (erreur instanceof ErreurApi && erreur.code === 'introuvable') return html`<p>${t.reserve}</p>`
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    }
    return html`<h3 id="titre-effacements" tabindex="-1">${t.titre}</h3>
      <p>${t.quoi}</p>
      ${
        valeur.demandes.length === 0
          ? html`<p>${t.aucune}</p>`
          : html`<ul class="demandes">${valeur.demandes.map((one) => this.#renderDemande(one))}</ul>`
      }`
  }

  #renderDemande(one: EffacementADecider): TemplateResult {
    const { locale, zone } = this.#contexte
    const bloque = one.obstacles.length > 0
    return html`<li class="carte demande">
      <div class="quoi"><b>${one.famille || t.sansNom}</b><span>${one.courriel}</span></div>
      <p class="sous">${t.demandee(instant(one.demandeLe, locale(), zone()))}</p>
      <p>${t.portee[one.portee]}</p>
      <p>${t.garde}</p>
      <ul class="puces">${one.garde.map((words) => html`<li>${words}</li>`)}</ul>
      ${
        bloque
          ? avis(
              'attention',
              html`<p>${t.obstacles}</p><ul class="puces">${one.obstacles.map((words) => html`<li>${words}</li>`)}</ul>`,
            )
          : nothing
      }
      ${
        this.#reponse?.id === one.id
          ? this.#renderFormulaire(one)
          : html`<div class="actions">
              ${bloque ? nothing : this.#renderBouton(one, 'acceptee', 'bouton danger', t.accepter)}
              ${this.#renderBouton(one, 'refusee', 'bouton second', t.refuser)}
            </div>`
      }
    </li>`
  }

  #renderBouton({ id, courriel }: EffacementADecider, decision: Decision, look: string, words: string) {
    return html`<button class=${look} type="button" id="${decision}-${id}"
      @click=${() => this.#commencer(id, decision)}>${words}<span class="lu">${t.pour(courriel)}</span></button>`
  }

  #renderFormulaire(one: EffacementADecider): TemplateResult | typeof nothing {
    const reponse = this.#reponse
    if (!reponse) return nothing
    const { id, decision, texte, erreur } = reponse
    const refus = decision === 'refusee'
    return html`<form class="reponse" novalidate @submit=${(event: Event) => void this.#envoyer(event, one)}>
      ${champ({
        id: `texte-${id}`,
        label: refus ? t.motif : t.visa,
        valeur: texte,
        requis: true,
        erreur,
        ...(refus ? { lignes: 3, aide: t.aideMotif } : {}),
        saisie: (typed) => {
          this.#reponse = { id, decision, texte: typed }
        },
      })}
      <div class="actions">
        <button class="bouton ${refus ? '' : 'danger'}" type="submit" aria-disabled=${this.#operation.envoi ? 'true' : nothing}>${t.confirmer[decision]}</button>
        <button class="lien" type="button" @click=${() => this.#renoncer()}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
