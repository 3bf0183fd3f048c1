import type { QuotientsAVerifier } from '@inoe/contract/quotients'
import { html, nothing, type TemplateResult } from 'lit'
import { taille } from '../../documents/fichier.ts'
import { Lecture } from '../../espace/lecture.ts'
import { instant } from '../../i18n/format.ts'
import type { Contexte } from '../volet.ts'
import { quotientsServiceFr as t } from './quotients.fr.ts'
import { Reponse } from './reponse.ts'

type Declare = QuotientsAVerifier['declarations'][number]

/** Quotients that families typed, each beside its proof, oldest first. */
export class Quotients {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<QuotientsAVerifier>
  readonly #reponse: Reponse<'acceptee', 'refusee'>

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
    this.#reponse = new Reponse(contexte, {
      nom: 'quotient',
      route: 'gestion/quotients',
      titre: 'quotients-a-verifier',
      accord: 'acceptee',
      refus: 'refusee',
      mots: t,
      relire: () => this.read(),
    })
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<QuotientsAVerifier>('gestion/quotients'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#reponse.forget()
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
    const free = preuve?.controle === 'libre'
    return html`<li class="carte pile">
      <div><b>${one.famille}</b><br /><span class="sous">${t.declare(instant(one.demandeeLe, locale, this.#contexte.zone()))}</span></div>
      <dl class="changements">
        <div><dt>${t.declareValeur}</dt><dd><b class="num">${t.valeur(nombre(one.valeur), one.caisse)}</b></dd></div>
        <div><dt>${t.avant}</dt><dd class="num">${one.avant === null ? t.aucun : nombre(one.avant)}</dd></div>
        <div><dt>${t.preuve}</dt><dd>${preuve ? html`${preuve.nom}, <span class="num">${taille(preuve.taille, locale)}</span> ${free ? html`<button class="lien" type="button" @click=${() => this.#contexte.openFile(`gestion/quotients/${id}/fichier`, preuve.nom)}>${t.ouvrir}${about}</button>` : t.enControle}` : t.sansPreuve}</dd></div>
      </dl>
      ${preuve && !free ? nothing : html`<div class="actions">${this.#reponse.renderBouton(id, 'acceptee', t.accepter, about)} ${this.#reponse.renderBouton(id, 'refusee', t.refuser, about)}</div>`}
      ${this.#reponse.renderForm(id)}
    </li>`
  }
}
