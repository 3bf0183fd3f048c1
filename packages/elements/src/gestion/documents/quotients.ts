import type { QuotientsAVerifier } from '@inoe/contract/quotients'
import { html, nothing, type TemplateResult } from 'lit'
import { taille } from '../../documents/fichier.ts'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { quotientsServiceFr as t } from './quotients.fr.ts'

type Declare = QuotientsAVerifier['declarations'][number]
type Decision = 'acceptee' | 'refusee'

/** Quotients that families typed, each beside its proof, oldest first. */
export class Quotients {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<QuotientsAVerifier>
  readonly #operation: Operation
  #ouvert: { id: string; decision: Decision } | undefined
  #texte = ''
  #erreur: string | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<QuotientsAVerifier>('gestion/quotients'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#ouvert = undefined
  }

  #begin(id: string, decision: Decision): void {
    const same = this.#ouvert?.id === id && this.#ouvert.decision === decision
    this.#ouvert = same ? undefined : { id, decision }
    this.#texte = ''
    this.#erreur = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    if (!same) void this.#contexte.focus(`quotient-${id}-reponse`)
  }

  async #send(event: Event, id: string, decision: Decision): Promise<void> {
    event.preventDefault()
    const typed = this.#texte.trim()
    if (decision === 'refusee' && !typed) {
      this.#erreur = t.motifRequis
      this.#contexte.host.requestUpdate()
      return this.#contexte.focus(`quotient-${id}-reponse`)
    }
    const body = decision === 'refusee' ? { motif: typed } : { valableJusquAu: typed || null }
    const route = `gestion/quotients/${id}/reponse`
    if (!(await this.#operation.send(this.#contexte.espace(), id, 'post', route, { decision, ...body })))
      return
    this.#ouvert = undefined
    this.#contexte.dire('succes', t.repondu[decision])
    await this.#contexte.focus('quotients-a-verifier')
    this.read()
  }

  render(): TemplateResult | typeof nothing {
    const { valeur, erreur } = this.#lecture
    // Most towns' services have none most days: nothing is said of none.
    if (valeur?.declarations.length === 0) return nothing
    return html`<section class="pile" aria-labelledby="quotients-a-verifier">
      <h3 id="quotients-a-verifier" tabindex="-1">${t.titre}</h3>
      ${
        valeur
          ? html`<ul class="pile">${valeur.declarations.map((one) => this.#renderUne(one))}</ul>`
          : erreur
            ? this.#contexte.renderError(erreur, () => this.read())
            : this.#contexte.renderLoading()
      }
    </section>`
  }

  #renderUne(one: Declare): TemplateResult {
    const locale = this.#contexte.locale()
    const nombre = (value: number) => new Intl.NumberFormat(locale).format(value)
    const { id, preuve } = one
    const about = html`<span class="lu"> : ${one.famille}</span>`
    const open = this.#ouvert?.id === id ? this.#ouvert.decision : undefined
    const begin = (decision: Decision, words: string) =>
      html`<button class="bouton ${decision === 'acceptee' ? '' : 'second'}" type="button" aria-expanded=${open === decision} @click=${() => this.#begin(id, decision)}>${words}${about}</button>`
    const free = preuve?.controle === 'libre'
    return html`<li class="carte pile">
      <div><b>${one.famille}</b><br /><span class="sous">${t.declare(instant(one.demandeeLe, locale, this.#contexte.zone()))}</span></div>
      <dl class="changements">
        <div><dt>${t.declareValeur}</dt><dd><b class="num">${t.valeur(nombre(one.valeur), one.caisse)}</b></dd></div>
        <div><dt>${t.avant}</dt><dd class="num">${one.avant === null ? t.aucun : nombre(one.avant)}</dd></div>
        <div><dt>${t.preuve}</dt><dd>${preuve ? html`${preuve.nom}, <span class="num">${taille(preuve.taille, locale)}</span> ${free ? html`<button class="lien" type="button" @click=${() => this.#contexte.openFile(`gestion/quotients/${id}/fichier`, preuve.nom)}>${t.ouvrir}${about}</button>` : t.enControle}` : t.sansPreuve}</dd></div>
      </dl>
      ${preuve && !free ? nothing : html`<div class="actions">${begin('acceptee', t.accepter)} ${begin('refusee', t.refuser)}</div>`}
      ${open ? this.#renderForm(id, open) : nothing}
    </li>`
  }

  #renderForm(id: string, decision: Decision): TemplateResult {
    const { envoi, erreur } = this.#operation
    const common = {
      id: `quotient-${id}-reponse`,
      valeur: this.#texte,
      saisie: (typed: string) => {
        this.#texte = typed
        this.#erreur = undefined
        this.#contexte.host.requestUpdate()
      },
    }
    return html`<form class="pile" novalidate @submit=${(event: Event) => void this.#send(event, id, decision)}>
      ${
        decision === 'acceptee'
          ? champ({ ...common, label: t.fin, type: 'date', aide: t.finAide })
          : champ({ ...common, label: t.motif, requis: true, lignes: 3, erreur: this.#erreur })
      }
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" type="submit" aria-disabled=${envoi !== undefined}>${t.confirmer[decision]}</button>
        <button class="lien" type="button" @click=${() => this.#begin(id, decision)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
