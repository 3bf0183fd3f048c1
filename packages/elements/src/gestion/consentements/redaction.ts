import type { TexteGere, TexteSaisi } from '@inoe/contract/consentements'
import { html, nothing, type TemplateResult } from 'lit'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { consentementsFr as t } from './messages.fr.ts'

/** A text being written, or worded otherwise: what is typed stays until it is published or given up. */
export class RedactionTexte {
  readonly #contexte: Contexte
  readonly #faite: () => void
  readonly #operation: Operation
  #saisie: TexteSaisi | undefined
  /** Title of the text that is worded otherwise. */
  #ancien = ''
  #erreurs: Record<string, string> = {}

  constructor(contexte: Contexte, faite: () => void) {
    this.#contexte = contexte
    this.#faite = faite
    this.#operation = new Operation(() => contexte.host.requestUpdate())
  }

  /** @param former the wording that is replaced; none: a text more */
  begin(former?: TexteGere): void {
    const depuis = this.#contexte.service()?.aujourdhui ?? ''
    this.#saisie = former
      ? {
          code: former.code,
          titre: former.titre,
          texte: former.texte,
          deuxTitulaires: former.deuxTitulaires,
          depuis,
        }
      : { code: null, titre: '', texte: '', deuxTitulaires: false, depuis }
    this.#ancien = former?.titre ?? ''
    this.#erreurs = {}
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('consentement-titre')
  }

  close(): void {
    this.#saisie = undefined
    this.#operation.forget()
    this.#contexte.host.requestUpdate()
  }

  #type(change: Partial<TexteSaisi>): void {
    if (!this.#saisie) return
    this.#saisie = { ...this.#saisie, ...change }
    for (const name of Object.keys(change)) delete this.#erreurs[name]
    this.#contexte.host.requestUpdate()
  }

  #send = async (event: Event) => {
    event.preventDefault()
    const saisie = this.#saisie
    if (!saisie) return
    const required = ['titre', 'texte', 'depuis'] as const
    this.#erreurs = Object.fromEntries(
      required.filter((name) => !saisie[name].trim()).map((name) => [name, t.requis]),
    )
    if (Object.keys(this.#erreurs).length === 0) {
      const espace = this.#contexte.espace()
      const done = await this.#operation.send(espace, 'texte', 'post', 'gestion/consentements/textes', saisie)
      if (done) {
        this.close()
        this.#contexte.dire('succes', t.publie(saisie.titre.trim()))
        await this.#contexte.focus('consentements-titre')
        this.#faite()
        return
      }
      this.#erreurs = { ...this.#operation.erreur?.champs }
    }
    this.#contexte.host.requestUpdate()
    const [first] = Object.keys(this.#erreurs)
    if (first) await this.#contexte.focus(`consentement-${first}`)
  }

  render(): TemplateResult {
    const saisie = this.#saisie
    if (!saisie)
      return html`<div class="actions"><button class="bouton second" type="button" @click=${() => this.begin()}>${t.ecrire}</button></div>`
    const { envoi, erreur } = this.#operation
    const field = (name: 'titre' | 'texte' | 'depuis') => ({
      id: `consentement-${name}`,
      valeur: saisie[name],
      saisie: (valeur: string) => this.#type({ [name]: valeur }),
      requis: true,
      erreur: this.#erreurs[name],
    })
    return html`<form class="carte volet" novalidate @submit=${this.#send}>
      <h4>${this.#ancien ? t.changerTitre(this.#ancien) : t.ecrire}</h4>
      ${this.#ancien ? html`<p class="sous">${t.changerAide}</p>` : nothing}
      ${champ({ ...field('titre'), label: t.champTitre })}
      ${champ({ ...field('texte'), label: t.champTexte, aide: t.champTexteAide, lignes: 8 })}
      <label class="coche"><input type="checkbox" .checked=${saisie.deuxTitulaires}
        @change=${(event: Event) => this.#type({ deuxTitulaires: (event.target as HTMLInputElement).checked })}
      />${t.champDeux}</label>
      ${champ({ ...field('depuis'), label: t.champDepuis, type: 'date', min: this.#contexte.service()?.aujourdhui ?? '' })}
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi !== undefined}>${envoi === undefined ? t.publier : t.envoi}</button>
        <button class="lien" type="button" @click=${() => this.close()}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
