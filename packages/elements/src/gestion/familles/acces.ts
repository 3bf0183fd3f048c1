import type { AccesFamille, InvitationAcces } from '@inoe/contract/familles'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { instant } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { dossierFr as t } from './dossier.fr.ts'

/** What an agent does of an access; `INVITATION` stands for the login that is not there yet. */
type Geste = { compte: string; courriel: string; quoi: 'retrait' | 'retour' }
const INVITATION = 'invitation'

/** Who has access to a family’s file: invited, taken away, given back, and what was done of it. */
export class AccesDeLaFamille {
  readonly #contexte: Contexte
  readonly #lecture: Lecture<AccesFamille>
  readonly #operation: Operation
  readonly #fait: (words: string) => Promise<void>
  #famille = ''
  #geste: Geste | typeof INVITATION | undefined
  #adresse = ''
  #motif = ''
  #dernier = false
  #erreur: string | undefined
  #erreurAdresse: string | undefined

  constructor(contexte: Contexte, fait: (words: string) => Promise<void>) {
    this.#contexte = contexte
    this.#fait = fait
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  get lu(): AccesFamille | undefined {
    return this.#lecture.valeur
  }

  async read(famille: string): Promise<void> {
    const espace = this.#contexte.espace()
    if (this.#famille !== famille) this.forget()
    this.#famille = famille
    if (espace) await this.#lecture.run(() => espace.get<AccesFamille>(`gestion/familles/${famille}/acces`))
  }

  forget(): void {
    this.#lecture.forget()
    this.#close()
  }

  #close(): void {
    this.#geste = undefined
    this.#adresse = ''
    this.#motif = ''
    this.#dernier = false
    this.#erreur = undefined
    this.#erreurAdresse = undefined
    this.#operation.forget()
  }

  #begin(quoi: 'retrait' | 'retour', compte: string, courriel: string): void {
    this.#close()
    this.#geste = { quoi, compte, courriel }
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('acces-motif')
  }

  async #send(event: Event): Promise<void> {
    event.preventDefault()
    const geste = this.#geste
    if (!geste) return
    if (geste === INVITATION) return this.#inviter()
    const { quoi, compte, courriel } = geste
    this.#erreur = this.#motif.trim() ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (this.#erreur) return this.#contexte.focus('acces-motif')
    const body = { motif: this.#motif, ...(quoi === 'retrait' ? { dernier: this.#dernier } : {}) }
    const route = `gestion/familles/${this.#famille}/acces/${compte}/${quoi}`
    if (!(await this.#operation.send(this.#contexte.espace(), compte, 'post', route, body))) return
    this.#close()
    await this.#fait(quoi === 'retrait' ? t.retire(courriel) : t.rendu(courriel))
  }

  #beginInvitation(): void {
    this.#close()
    this.#geste = INVITATION
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus('acces-adresse')
  }

  async #inviter(): Promise<void> {
    const courriel = this.#adresse.trim()
    this.#erreurAdresse = !courriel
      ? t.requis
      : /^\S+@\S+\.\S+$/.test(courriel)
        ? undefined
        : t.adresseInvalide
    this.#erreur = this.#motif.trim() ? undefined : t.requis
    this.#contexte.host.requestUpdate()
    if (this.#erreurAdresse) return this.#contexte.focus('acces-adresse')
    if (this.#erreur) return this.#contexte.focus('acces-motif')
    await this.#envoyer(INVITATION, { courriel, motif: this.#motif })
  }

  async #envoyer(nom: string, body: InvitationAcces): Promise<void> {
    const route = `gestion/familles/${this.#famille}/acces`
    if (!(await this.#operation.send(this.#contexte.espace(), nom, 'post', route, body))) {
      const refused = this.#operation.erreur?.champs.courriel
      if (refused && this.#geste === INVITATION) {
        this.#erreurAdresse = refused
        this.#contexte.host.requestUpdate()
        await this.#contexte.focus('acces-adresse')
      }
      return
    }
    this.#close()
    await this.#fait(t.invite(body.courriel))
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur
        ? this.#contexte.renderError(erreur, () => void this.read(this.#famille))
        : this.#contexte.renderLoading()
    const day = (iso: string) =>
      instant(iso, this.#contexte.locale(), this.#contexte.zone(), { dateStyle: 'long' })
    return html`<h5 class="rubrique">${t.acces}</h5>
      ${valeur.comptes.length === 0 ? html`<p class="sous">${t.aucunCompte}</p>` : nothing}
      <ul>
        ${valeur.comptes.map(
          ({ id, courriel, confirme }) => html`<li class="famille-enfant">
            <p><b>${courriel}</b> ${confirme ? nothing : html`<span class="sous">${t.nonConfirme}</span>`}</p>
            ${confirme ? nothing : this.#renderRenvoi(id, courriel)}
            ${this.#renderGeste('retrait', id, courriel, t.retirer)}</li>`,
        )}
        ${valeur.retires.map(
          ({ id, courriel, motif, le }) => html`<li class="famille-enfant">
            <p><b>${courriel}</b> <span class="sous">${t.retireLe(day(le), motif)}</span></p>
            ${this.#renderGeste('retour', id, courriel, t.rendre)}</li>`,
        )}
      </ul>
      ${this.#renderInvitation()}
      ${
        valeur.journal.length > 0
          ? html`<details><summary>${t.journal}</summary><ul>${valeur.journal.map(
              ({ quoi, le, par, motif }) =>
                html`<li>${t.ligne(t.quoi[quoi], day(le), par)}<br /><span class="sous">${motif}</span></li>`,
            )}</ul></details>`
          : nothing
      }`
  }

  #renderRenvoi(id: string, courriel: string): TemplateResult {
    const { envoi, erreur } = this.#operation
    const send = () => void this.#envoyer(id, { courriel, motif: t.renvoi })
    return html`<div class="actions"><button class="lien" type="button" aria-disabled=${envoi ? 'true' : nothing} @click=${send}>${envoi === id ? t.envoi : t.renvoyer}<span class="lu">${t.de(courriel)}</span></button></div>
      <div role="alert">${erreur && !this.#geste ? avis('erreur', erreur.message) : nothing}</div>`
  }

  #renderInvitation(): TemplateResult {
    if (this.#geste !== INVITATION)
      return html`<div class="actions"><button class="lien" type="button" id="acces-${INVITATION}" @click=${() => this.#beginInvitation()}>${t.inviter}</button></div>`
    const { envoi, erreur } = this.#operation
    return html`<form class="reponse" novalidate @submit=${(event: Event) => void this.#send(event)}>
      <p>${t.inviterAide}</p>
      ${champ({
        id: 'acces-adresse',
        label: t.adresse,
        type: 'email',
        aide: t.adresseAide,
        requis: true,
        valeur: this.#adresse,
        erreur: this.#erreurAdresse,
        saisie: (value) => {
          this.#adresse = value
        },
      })}
      ${this.#renderMotif(t.inviterMotifAide)}
      <div role="alert">${erreur && !this.#erreurAdresse ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : t.inviterOui}</button>
        <button class="lien" type="button" @click=${() => this.#leave(INVITATION)}>${communFr.annuler}</button>
      </div>
    </form>`
  }

  #renderMotif(aide: string): TemplateResult {
    return champ({
      id: 'acces-motif',
      label: t.motif,
      aide,
      requis: true,
      valeur: this.#motif,
      erreur: this.#erreur,
      saisie: (value) => {
        this.#motif = value
      },
    })
  }

  /** Back to the button that opened the form. */
  #leave(button: string): void {
    this.#close()
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`acces-${button}`)
  }

  #renderGeste(quoi: 'retrait' | 'retour', id: string, courriel: string, words: string): TemplateResult {
    if (this.#geste === INVITATION || this.#geste?.compte !== id)
      return html`<div class="actions"><button class="lien" type="button" id="acces-${id}" @click=${() => this.#begin(quoi, id, courriel)}>${words}<span class="lu">${t.de(courriel)}</span></button></div>`
    const { envoi, erreur } = this.#operation
    return html`<form class="reponse" novalidate @submit=${(event: Event) => void this.#send(event)}>
      <p>${quoi === 'retrait' ? t.retirerAide(courriel) : t.rendreAide(courriel)}</p>
      ${this.#renderMotif(t.motifAide)}
      ${
        quoi === 'retrait' && erreur?.code === 'dernier-acces'
          ? html`<label class="coche"><input type="checkbox" id="acces-dernier" .checked=${this.#dernier} @change=${(
              event: Event,
            ) => {
              this.#dernier = (event.target as HTMLInputElement).checked
            }} />${t.dernier}</label>`
          : nothing
      }
      <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
      <div class="actions">
        <button class="bouton" aria-disabled=${envoi ? 'true' : nothing}>${envoi ? t.envoi : quoi === 'retrait' ? t.retirerOui : t.rendreOui}</button>
        <button class="lien" type="button" @click=${() => this.#leave(id)}>${communFr.annuler}</button>
      </div>
    </form>`
  }
}
