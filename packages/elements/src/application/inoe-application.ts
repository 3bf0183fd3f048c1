import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Widget } from '../espace/widget.ts'
import { avis } from '../ui/avis.ts'
import { INSTALLATION, installable, installation, installer } from './installation.ts'
import { applicationFr as t } from './messages.fr.ts'
import { Notifications } from './notifications.ts'
import { styles } from './styles.ts'

/**
 * @summary The hosted page as an application: how to install it, and what this device is notified of. On a town's own
 * site, where there is nothing to install, a link to it.
 *
 * @element inoe-application
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @example
 * <inoe-application><a href="https://inscriptions.ville.fr/ville/compte">L’application</a></inoe-application>
 */
export class InoeApplication extends Widget {
  static override styles = [Widget.styles, styles]

  /** The parent agreed to install. */
  @state() private acceptee = false

  protected override squeletteLignes = 9
  readonly #offered = () => this.requestUpdate()
  readonly #notifications = new Notifications(() => this.requestUpdate())
  #compte: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener(INSTALLATION, this.#offered)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener(INSTALLATION, this.#offered)
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const compte = etat?.connecte ? etat.courriel : ''
    if (!etat || compte === this.#compte) return
    this.#compte = compte
    void this.#notifications.lire(this.#notifiable ? this.espace : undefined)
  }

  get #notifiable(): boolean {
    return this.famille && installable(this.espace?.collectivite ?? '')
  }

  async #installer(): Promise<void> {
    this.acceptee = await installer()
    this.requestUpdate()
  }

  protected override renderContent(): TemplateResult {
    const { api = '', collectivite = '' } = this.espace ?? {}
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre">${t.titre}</h2>
      ${
        installable(collectivite)
          ? [this.#renderInstallation(), this.#notifiable ? this.#notifications.render() : nothing]
          : html`<p>${t.ailleurs}</p><p><a href="${api}/${collectivite}/compte#application">${t.ouvrir}</a></p>`
      }
    </section>`
  }

  #renderInstallation(): TemplateResult {
    const how = installation()
    return html`<section class="carte" aria-labelledby="titre-installation">
      <h3 id="titre-installation">${t.installation}</h3>
      ${how === 'faite' ? nothing : html`<p>${t.pourquoi}</p>`}
      <div role="status">${how === 'faite' ? avis('succes', t.faite) : this.acceptee ? avis('succes', t.enCours) : nothing}</div>
      ${this.acceptee ? nothing : this.#renderHow(how)}
    </section>`
  }

  #renderHow(how: ReturnType<typeof installation>): TemplateResult | typeof nothing {
    switch (how) {
      case 'faite':
        return nothing
      case 'proposee':
        return html`<div class="actions">
          <button class="bouton" type="button" @click=${() => void this.#installer()}>${t.installer}</button>
        </div>`
      case 'apple':
        return html`<ol>${t.apple.map((step) => html`<li>${step}</li>`)}</ol>`
      case 'menu':
        return html`<p>${t.menu}</p>`
    }
  }
}
