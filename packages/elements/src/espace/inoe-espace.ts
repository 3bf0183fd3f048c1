import { html, LitElement } from 'lit'
import { property } from 'lit/decorators.js'
import { Socle } from './socle.ts'

/**
 * Says once, for every widget inside it, which town and which API.
 *
 * @summary Shares the town, the API and the language with the widgets inside
 * @element inoe-espace
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API; the loader's own by default
 * @attr {string} lang - Language of the widgets inside: `fr`, `en` or `pt`; followed live
 * @attr {string} connexion - `redirection`: no password is typed in this page, the hosted one signs in
 * @slot - The widgets, among any other content
 * @example <inoe-espace collectivite="ma-ville"><inoe-login></inoe-login></inoe-espace>
 */
export class InoeEspace extends LitElement {
  @property() collectivite: string | undefined
  @property() api: string | undefined
  @property() connexion: string | undefined
  #first = true

  protected override updated(): void {
    // On the first update widgets inside have read the attributes already.
    if (this.#first) {
      this.#first = false
      return
    }
    for (const element of this.querySelectorAll('*')) if (element instanceof Socle) element.resolveEspace()
  }

  protected override render() {
    return html`<slot></slot>`
  }
}
