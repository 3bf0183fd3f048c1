import type { SessionOuverte } from '@inoe/contract/comptes'
import { LONGUEUR_MIN, longueur } from '@inoe/contract/mot-de-passe'
import { VERSION_RGPD } from '@inoe/contract/rgpd'
import { html, nothing, type PropertyValues, render, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { ErreurApi } from '../espace/erreur.ts'
import { Widget } from '../espace/widget.ts'
import { avis } from '../ui/avis.ts'
import { ConnexionEvent, DeconnexionEvent } from './events.ts'
import { type Erreurs, formulaire, type NomChamp, type VueFormulaire } from './formulaires.ts'
import { forgetLien, readLien } from './lien.ts'
import { loginFr as t } from './messages.fr.ts'
import { formStyles, styles } from './styles.ts'

type Vue = VueFormulaire | 'envoye' | 'oubli-envoye' | 'activation'

let instances = 0

/**
 * @summary Signing in and out, « Créer un compte », « Mot de passe oublié », and the links of their e-mails.
 *
 * The form stands in the page's own tree, as a child in the slot `formulaire`, so that password managers see it.
 * Put the widget on the page declared as « connexion »: e-mails lead there.
 *
 * @element inoe-login
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @slot - Fallback: a link to the hosted page
 * @slot formulaire - The form, written by the widget itself
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @fires {ConnexionEvent} inoe-connexion - Somebody signed in here
 * @fires {DeconnexionEvent} inoe-deconnexion - Somebody signed out here
 * @example
 * <inoe-login><a href="https://inscriptions.ville.fr/ville/connexion">Se connecter</a></inoe-login>
 */
export class InoeLogin extends Widget {
  static override styles = [Widget.styles, styles]

  @state() private vue: Vue = 'connexion'
  @state() private courriel = ''
  @state() private motDePasse = ''
  @state() private erreurs: Erreurs = {}
  /** A refusal that is of no field. */
  @state() private refus: ErreurApi | undefined
  @state() private nouvelle = ''
  /** Said to screen readers only. */
  @state() private annonce = ''
  @state() private visible = false
  @state() private enCours = false

  protected override squeletteLignes = 4

  readonly #prefixe = `inoe-login-${++instances}`
  readonly #place = document.createElement('div')
  #form: TemplateResult | undefined
  #jeton = ''
  #connecte: boolean | undefined
  #focusNext: string | undefined

  constructor() {
    super()
    this.#place.className = 'inoe-login-formulaire'
    this.#place.slot = 'formulaire'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    adopt(this.getRootNode())
    addEventListener('hashchange', this.#followLink)
    this.#followLink()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('hashchange', this.#followLink)
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    this.#form = undefined
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    render(this.#form ?? nothing, this.#place)
    if (!this.#form) this.#place.remove()
    else if (!this.#place.isConnected) this.append(this.#place)
    if (!this.#focusNext) return
    const wanted = this.#focusNext
    this.#focusNext = undefined
    const target =
      this.#place.querySelector<HTMLElement>(wanted) ?? this.renderRoot.querySelector<HTMLElement>(wanted)
    target?.focus()
  }

  protected override sessionChanged(): void {
    const connecte = this.espace?.session.connecte === true
    // Somebody signed in elsewhere (other widget, other tab): what was typed here is of no more use.
    if (this.#connecte !== undefined && connecte !== this.#connecte) this.#show('connexion', { focus: false })
    this.#connecte = connecte
  }

  readonly #followLink = () => {
    const lien = readLien(location.hash)
    if (!lien) return
    this.#jeton = lien.jeton
    this.#show(lien.vue, { focus: this.hasUpdated })
  }

  /** Changes the view; what was typed as address follows, a password never does. */
  #show(vue: Vue, { focus = true, nouvelle = '' } = {}): void {
    this.vue = vue
    this.motDePasse = ''
    this.visible = false
    this.erreurs = {}
    this.refus = undefined
    this.nouvelle = nouvelle
    this.annonce = ''
    if (focus) this.#focusNext = '#titre'
  }

  readonly #saisir = (champ: NomChamp, valeur: string) => {
    this[champ] = valeur
    if (this.erreurs[champ]) this.erreurs = { ...this.erreurs, [champ]: undefined }
  }

  readonly #basculer = () => {
    this.visible = !this.visible
  }

  readonly #envoyer = (form: HTMLFormElement) => {
    // Read from the fields: a browser may have filled them in without a word.
    const fields = new FormData(form)
    if (fields.has('courriel')) this.courriel = String(fields.get('courriel')).trim()
    if (fields.has('motDePasse')) this.motDePasse = String(fields.get('motDePasse'))
    const erreurs = this.#verifier(fields)
    if (Object.keys(erreurs).length > 0) this.#refuser(erreurs)
    else void this.#tenter(() => this.#send(fields.has('resterConnecte')))
  }

  #verifier(fields: FormData): Erreurs {
    const neuf = this.vue === 'creation' || this.vue === 'choix'
    const motDePasse =
      this.motDePasse === ''
        ? t.motDePasseManquant
        : neuf && longueur(this.motDePasse) < LONGUEUR_MIN
          ? t.motDePasseCourt(LONGUEUR_MIN)
          : undefined
    return {
      ...(fields.has('courriel') && !/^\S+@\S+\.\S+$/.test(this.courriel)
        ? { courriel: t.adresseManquante }
        : {}),
      ...(fields.has('motDePasse') && motDePasse ? { motDePasse } : {}),
    }
  }

  async #send(resterConnecte: boolean): Promise<void> {
    const { espace, courriel, motDePasse } = this
    if (!espace) return
    switch (this.vue) {
      case 'connexion': {
        const body = { courriel, motDePasse, resterConnecte }
        const { jeton } = await espace.send<SessionOuverte>('post', 'session', body)
        return this.#entrer(jeton, resterConnecte, t.vousEtesConnecte)
      }
      case 'creation':
        await espace.send('post', 'comptes', { courriel, motDePasse, rgpd: VERSION_RGPD })
        return this.#attendre('envoye')
      case 'oubli':
        await espace.send('post', 'mot-de-passe/oubli', { courriel })
        return this.#attendre('oubli-envoye')
      case 'choix': {
        const body = { jeton: this.#jeton, motDePasse }
        const { jeton } = await espace.send<SessionOuverte>('post', 'mot-de-passe', body)
        forgetLien()
        return this.#entrer(jeton, false, t.motDePasseChange)
      }
    }
  }

  /** Waits for an e-mail; the password stays known, for « Renvoyer l’e-mail ». */
  #attendre(vue: 'envoye' | 'oubli-envoye'): void {
    const { motDePasse } = this
    this.#show(vue)
    this.motDePasse = motDePasse
  }

  async #entrer(jeton: string | null, persistante: boolean, nouvelle: string): Promise<void> {
    await this.espace?.session.opened(jeton, persistante)
    this.#jeton = ''
    this.courriel = ''
    this.#show('connexion', { nouvelle })
    this.dispatchEvent(new ConnexionEvent())
  }

  readonly #activer = () =>
    this.#tenter(async () => {
      const answer = await this.espace?.send<SessionOuverte>('post', 'comptes/confirmation', {
        jeton: this.#jeton,
      })
      forgetLien()
      await this.#entrer(answer?.jeton ?? null, false, t.bienvenue)
    })

  readonly #renvoyer = () =>
    this.#tenter(async () => {
      const { courriel, motDePasse } = this
      if (this.vue === 'oubli-envoye') await this.espace?.send('post', 'mot-de-passe/oubli', { courriel })
      else await this.espace?.send('post', 'comptes/confirmation/renvoi', { courriel, motDePasse })
      if (this.vue === 'connexion') this.#attendre('envoye')
      this.nouvelle = t.renvoye
    })

  readonly #sortir = () =>
    this.#tenter(async () => {
      await this.espace?.send('delete', 'session')
      await this.espace?.session.closed()
      this.#show('connexion', { nouvelle: t.vousEtesDeconnecte })
      this.dispatchEvent(new DeconnexionEvent())
    })

  /** One attempt at a time; a refusal is shown where it belongs. */
  async #tenter(attempt: () => Promise<void>): Promise<void> {
    if (this.enCours) return
    this.enCours = true
    this.erreurs = {}
    this.refus = undefined
    this.nouvelle = ''
    this.annonce = t.envoi
    try {
      await attempt()
      this.annonce = ''
    } catch (error) {
      this.annonce = ''
      if (!(error instanceof ErreurApi)) throw error
      this.#expliquer(error)
    } finally {
      this.enCours = false
    }
  }

  #expliquer(error: ErreurApi): void {
    const { courriel, motDePasse } = error.champs
    if (error.code === 'identifiants-incorrects') this.#refuser({ motDePasse: error.message })
    else if (courriel || motDePasse)
      this.#refuser({ ...(courriel ? { courriel } : {}), ...(motDePasse ? { motDePasse } : {}) })
    else {
      if (error.code === 'lien-invalide') {
        forgetLien()
        this.#show(this.vue === 'choix' ? 'oubli' : 'connexion')
      }
      this.refus = error
    }
  }

  #refuser(erreurs: Erreurs): void {
    this.erreurs = erreurs
    const champs = Object.keys(erreurs)
    this.annonce = `${t.aCorriger(champs.length)} ${Object.values(erreurs).join(' ')}`
    this.#focusNext = `[name=${champs[0]}]`
  }

  protected override renderContent(): TemplateResult {
    const session = this.espace?.session.etat
    const lien = this.vue === 'activation' || this.vue === 'choix'
    if (session?.connecte && !lien) return this.#renderConnecte(session)
    this.#form = this.#formulaire()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.#renderTete(t.titres[this.vue])} ${this.#renderAttente()}
      <slot name="formulaire"></slot>
      ${this.#renderPied()}
    </section>`
  }

  #formulaire(): TemplateResult | undefined {
    const { vue } = this
    if (vue === 'envoye' || vue === 'oubli-envoye' || vue === 'activation') return undefined
    return formulaire({
      vue,
      prefixe: this.#prefixe,
      courriel: this.courriel,
      motDePasse: this.motDePasse,
      erreurs: this.erreurs,
      visible: this.visible,
      enCours: this.enCours,
      ville: this.configuration?.nom ?? '',
      contact: this.configuration?.courriel ?? null,
      saisir: this.#saisir,
      basculer: this.#basculer,
      envoyer: this.#envoyer,
      oublie: () => this.#show('oubli'),
    })
  }

  /** The title, and below it what just happened, in live regions that are always there. */
  #renderTete(titre: string): TemplateResult {
    const { refus, nouvelle } = this
    const renvoi = refus?.code === 'compte-non-confirme' ? this.#renderRenvoyer('lien') : nothing
    return html`<div class="tete">
      <h2 id="titre" tabindex="-1">${titre}</h2>
      <div role="alert">${refus ? avis('erreur', html`<p>${refus.message}</p>${renvoi}`) : nothing}</div>
      <div role="status">${nouvelle ? avis('succes', nouvelle) : nothing}<span class="lu">${this.annonce}</span></div>
    </div>`
  }

  /** Views that wait for a click, here or in the mailbox. */
  #renderAttente(): TemplateResult | typeof nothing {
    if (this.vue === 'activation')
      return html`<p>${t.activationAide}</p>
        <div class="actions"><button class="bouton" type="button" aria-disabled=${this.enCours ? 'true' : nothing} @click=${this.#activer}>${t.activer}</button></div>`
    if (this.vue !== 'envoye' && this.vue !== 'oubli-envoye') return nothing
    const oubli = this.vue === 'oubli-envoye'
    return html`<div class="message">
        <p>${oubli ? t.oubliEnvoyeA : t.envoyeA} <span class="adresse">${this.courriel}</span>.</p>
        <p>${oubli ? t.oubliEnsuite : t.envoyeEnsuite}</p>
        <p><strong>${t.indesirables}</strong></p>
      </div>
      <div class="actions">
        ${this.#renderRenvoyer('bouton second')}
        <button class="lien" type="button" @click=${() => this.#show(oubli ? 'oubli' : 'creation')}>${t.autreAdresse}</button>
      </div>`
  }

  #renderRenvoyer(look: string): TemplateResult {
    return html`<button class=${look} type="button" aria-disabled=${this.enCours ? 'true' : nothing} @click=${this.#renvoyer}>${t.renvoyer}</button>`
  }

  #renderPied(): TemplateResult {
    const [question, words, vue] =
      this.vue === 'connexion'
        ? ([t.premiereVisite, t.creer, 'creation'] as const)
        : this.vue === 'creation'
          ? ([t.dejaUnCompte, t.seConnecter, 'connexion'] as const)
          : (['', t.retourConnexion, 'connexion'] as const)
    return html`<p class="pied">${question ? html`<span>${question}</span>` : nothing}<button class="lien" type="button" @click=${() => this.#quitter(vue)}>${words}</button></p>`
  }

  #quitter(vue: Vue): void {
    this.#jeton = ''
    forgetLien()
    this.#show(vue)
  }

  #renderConnecte({
    courriel,
    role,
    prenom,
  }: {
    courriel: string
    role: string
    prenom: string
  }): TemplateResult {
    const agent = role === 'agent'
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.#renderTete(agent ? t.espaceAgent(prenom) : t.bonjour(prenom))}
      <p>${t.connecte} <span class="adresse">${courriel}</span></p>
      <div class="actions">
        <a class="bouton" href=${this.page(agent ? 'gestion' : 'tableau-de-bord')}>${agent ? t.gestion : t.tableauDeBord}</a>
        <button class="bouton second" type="button" aria-disabled=${this.enCours ? 'true' : nothing} @click=${this.#sortir}>${t.seDeconnecter}</button>
      </div>
    </section>`
  }
}

/** Gives the tree where a form stands its styles, once. Constructed: a strict CSP allows it. */
function adopt(root: Node): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return
  const sheet = formStyles.styleSheet
  if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
}
