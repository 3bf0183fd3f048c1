import type { AdresseRetour } from '@inoe/contract/comptes'
import { css, html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Operation } from '../espace/operation.ts'
import { Socle } from '../espace/socle.ts'
import { avis } from '../ui/avis.ts'
import { retourFr as t } from './messages.fr.ts'

/**
 * @summary On the hosted page « Connexion »: signs in for the page of the town's site that sent its parent here, and
 * goes back to it.
 *
 * Who was signed in already is asked first; who signs in here goes back at once. Without a page to go back to, nothing.
 *
 * @element inoe-retour
 * @csspart widget - The whole
 * @csspart avis - A notice
 */
export class InoeRetour extends Socle {
  static override styles = [
    Socle.styles,
    css`
      :host {
        margin-block-end: 1em;
      }
      .widget p {
        max-inline-size: 34em;
      }
      .avis {
        margin-block-end: 0.8em;
      }
    `,
  ]

  /** The code is on its way. */
  @state() private enRoute = false

  protected override squeletteLignes = 2
  readonly #operation = new Operation(() => this.requestUpdate())

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('inoe-connexion', this.#signed)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('inoe-connexion', this.#signed)
  }

  readonly #signed = () => void this.#revenir()

  protected override sessionChanged(): void {
    // FranceConnect has just said who it is: nothing more to ask.
    const identified = new URL(location.href).searchParams.get('franceconnect') === 'ok'
    if (identified && this.espace?.session.connecte && !this.enRoute) void this.#revenir()
  }

  #demande(): { retour: string; etat: string; defi: string } {
    const { searchParams } = new URL(location.href)
    const of = (nom: string) => searchParams.get(nom) ?? ''
    return { retour: of('retour'), etat: of('etat'), defi: of('defi') }
  }

  async #revenir(): Promise<void> {
    this.enRoute = true
    const done = await this.#operation.send<AdresseRetour>(
      this.espace,
      'retour',
      'post',
      'session/code',
      this.#demande(),
    )
    // In place of this page in the history: « back » leads to where one came from.
    if (done) location.replace(done.reponse.adresse)
    else this.enRoute = false
  }

  protected override renderContent(): TemplateResult {
    const { retour, etat } = this.#demande()
    const page = new URL(retour)
    const site = page.host
    page.searchParams.set('inoe-etat', etat)
    page.searchParams.set('inoe-refus', 'abandon')
    const session = this.espace?.session.etat
    const { erreur } = this.#operation
    return html`<section class="widget" part="widget" aria-label=${t.titre}>
      <div>
        <div role="status">${this.enRoute ? avis('info', t.enRoute(site)) : nothing}</div>
        <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
        ${this.enRoute ? nothing : html`<p>${session?.connecte ? t.connecte(site, session.courriel) : t.vientDe(site)}</p>`}
      </div>
      ${this.enRoute ? nothing : html`<div class="actions">${this.#suite(site, page.href)}</div>`}
    </section>`
  }

  /** @param abandon the page one came from, told that nobody signed in */
  #suite(site: string, abandon: string): TemplateResult {
    if (!this.espace?.session.connecte) return html`<a class="lien" href=${abandon}>${t.revenir(site)}</a>`
    return html`<button class="bouton" type="button" @click=${() => this.#revenir()}>${t.continuer(site)}</button>`
  }
}
