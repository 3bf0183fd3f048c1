import type { EtatSession } from '@inoe/contract/comptes'
import { type CSSResult, html, nothing, type PropertyValues, render, type TemplateResult } from 'lit'
import { Socle } from '../espace/socle.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { loginFr as t } from './messages.fr.ts'
import { type Compte, Parcours } from './parcours.ts'
import { formStyles, styles } from './styles.ts'

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
 * @attr {string} connexion - `redirection`: no password is typed in this page, the hosted one signs in
 * @slot - Fallback: a link to the hosted page
 * @slot formulaire - The form, written by the widget itself
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @fires {ConnexionEvent} inoe-connexion - Somebody signed in here
 * @fires {DeconnexionEvent} inoe-deconnexion - Somebody signed out here
 * @example
 * <inoe-login><a href="https://inscriptions.ville.fr/ville/connexion">Se connecter</a></inoe-login>
 */
export class InoeLogin extends Socle {
  static override styles = [Socle.styles, styles]

  protected override squeletteLignes = 7

  readonly #parcours = new Parcours(this, {
    espace: () => this.espace,
    ville: () => ({
      nom: this.configuration?.nom ?? '',
      contact: this.configuration?.courriel ?? null,
      zone: this.configuration?.zone ?? 'Europe/Paris',
    }),
    loadCompte: () => this.loadCompte(),
  })
  /** Where the form stands, in the page's own tree. */
  readonly #place = document.createElement('div')
  #form: TemplateResult | undefined
  #connecte: boolean | undefined
  /** What comes only where a town asks for it: signing in on the hosted page, FranceConnect. */
  #ailleurs: Partial<typeof import('../redirection/accueil.ts')> | undefined

  constructor() {
    super()
    this.#place.className = 'inoe-login-formulaire'
    this.#place.slot = 'formulaire'
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    this.#form = undefined
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    // Copied with the widget, or kept in a saved page, with what was typed: nothing answers for that form.
    for (const one of this.querySelectorAll('.inoe-login-formulaire')) if (one !== this.#place) one.remove()
    render(this.#form ?? nothing, this.#place)
    if (!this.#form) this.#place.remove()
    else if (!this.#place.isConnected) this.append(this.#place)
    adopt(this.getRootNode(), formStyles, this.#parcours.compte?.compteStyles)
    const wanted = this.#parcours.takeFocus()
    if (!wanted) return
    const target =
      this.#place.querySelector<HTMLElement>(wanted) ?? this.renderRoot.querySelector<HTMLElement>(wanted)
    target?.focus()
  }

  protected override sessionChanged(): void {
    const connecte = this.espace?.session.connecte === true
    // Somebody signed in elsewhere (other widget, other tab): what was typed here is of no more use.
    if (this.#connecte !== undefined && connecte !== this.#connecte)
      void this.#parcours.montrer('connexion', { focus: false })
    this.#connecte = connecte
  }

  /** Downloads the views that signing in does without. */
  protected loadCompte(): Promise<Compte> {
    return import('./compte.ts')
  }

  protected override renderContent(): TemplateResult {
    const { attendue, ecran } = this.#parcours
    const ailleurs = this.reglage('connexion')
    const vient = (ailleurs || this.configuration?.franceconnect) && !this.#ailleurs
    if (vient) void this.#charger()
    // Until what comes has come, or has failed to: above the form, it would push it down.
    if (attendue || vient) return this.renderLoading()
    const session = this.espace?.session.etat
    const connecte = session?.connecte && !ecran.parLien ? session : undefined
    // When it does not come, the fallback of the tag leads to the hosted page.
    if (ailleurs && !connecte) return this.#ailleurs?.accueil?.(this) ?? html`<slot></slot>`
    // Threat: what is typed in a page of plain HTTP is read by who carries it.
    if (!isSecureContext) return html`<slot></slot>`
    if (!connecte) this.#form = ecran.formulaire?.(this.#parcours)
    // One template for both: what is said of signing in is said in a live region that was there before.
    return html`<section class="widget${connecte ? ' barre' : ''}" part="widget" aria-labelledby="titre">
      ${this.#renderTete(connecte ? t.monCompte : ecran.titre(), connecte ? 'lu' : '')}
      ${
        connecte
          ? this.#renderBarre(connecte)
          : html`${ecran.attente?.(this.#parcours)} ${this.#ailleurs?.franceConnect?.(this, this.#parcours.vue)}
      <slot name="formulaire"></slot>
      ${this.#renderPied()}`
      }
    </section>`
  }

  async #charger(): Promise<void> {
    this.#ailleurs = await import('../redirection/accueil.ts').catch(() => ({}))
    this.requestUpdate()
  }

  /** The title, and below it what just happened, in live regions that are always there. */
  #renderTete(titre: string, look = ''): TemplateResult {
    const { nouvelle, annonce } = this.#parcours
    return html`<div class="tete">
      <h2 class=${look} id="titre" tabindex="-1">${titre}</h2>
      <div role="alert">${this.#renderRefus()}</div>
      <div role="status">${nouvelle ? avis('succes', nouvelle) : nothing}<span class="lu">${annonce}</span></div>
    </div>`
  }

  #renderRefus(): TemplateResult | typeof nothing {
    const p = this.#parcours
    const { refus, manquante } = p
    if (manquante)
      return avis(
        'erreur',
        html`<p>${t.pasCharge}</p><button class="lien" type="button" @click=${() => p.montrer(manquante)}>${communFr.reessayer}</button>`,
      )
    if (!refus) return nothing
    const renvoi = html`<button class="lien" type="button" aria-disabled=${p.enCours ? 'true' : nothing} @click=${p.renvoyer}>${t.renvoyer}</button>`
    return avis(
      'erreur',
      html`<p>${refus.message}</p>${refus.code === 'compte-non-confirme' ? renvoi : nothing}`,
    )
  }

  #renderPied(): TemplateResult {
    const p = this.#parcours
    const { question, mots, vue } = p.ecran.pied()
    return html`<p class="pied">${question ? html`<span>${question}</span>` : nothing}<button class="lien" type="button"
      @pointerenter=${p.precharger} @focus=${p.precharger} @click=${() => p.quitter(vue)}>${mots}</button></p>`
  }

  #renderBarre({ courriel, role }: EtatSession & { connecte: true }): TemplateResult {
    const { enCours, sortir } = this.#parcours
    const agent = role === 'agent'
    const section = agent ? 'gestion' : 'tableau-de-bord'
    return html`<p>${t.connecte} <span class="adresse">${courriel}</span></p>
      <div class="actions">
        <button class="lien" type="button" aria-disabled=${enCours ? 'true' : nothing} @click=${sortir}>${t.seDeconnecter}</button>
        ${this.ici(section) ? nothing : html`<a class="bouton second" href=${this.page(section)}>${agent ? t.gestion : t.tableauDeBord}</a>`}
        ${this.ici('compte') ? nothing : html`<a class="lien" href=${this.page('compte')}>${t.monCompte}</a>`}
      </div>`
  }
}

/** Gives the tree where a form stands its styles, once. Constructed: a strict CSP allows it. */
function adopt(root: Node, ...all: (CSSResult | undefined)[]): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return
  for (const one of all) {
    const sheet = one?.styleSheet
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet)
  }
}
