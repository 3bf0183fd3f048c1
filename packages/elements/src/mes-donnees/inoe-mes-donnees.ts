import type { Sujet } from '@inoe/contract/direct'
import type { MesDonnees } from '@inoe/contract/mes-donnees'
import { html, type PropertyValues, type TemplateResult } from 'lit'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { CopieDonnees } from './copie.ts'
import { mesDonneesFr as t } from './messages.fr.ts'
import { styles } from './styles.ts'

/**
 * @summary « Mes données »: a copy of everything that is held on one's family, made on demand and told when it is ready.
 * For parents.
 *
 * @element inoe-mes-donnees
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart avis - A notice
 * @example
 * <inoe-mes-donnees><a href="https://inscriptions.ville.fr/ville/mes-donnees">Mes données</a></inoe-mes-donnees>
 */
export class InoeMesDonnees extends Widget {
  static override styles = [Widget.styles, styles]

  protected override squeletteLignes = 5
  #courriel: string | undefined
  #focusNext: string | undefined
  readonly #lecture = new Lecture<MesDonnees>(() => this.requestUpdate())
  readonly #copie = new CopieDonnees({
    espace: () => this.espace,
    redraw: () => this.requestUpdate(),
    relire: () => this.#lire(),
    quand: { locale: () => this.locale, zone: () => this.zone },
    focus: (selector) => {
      this.#focusNext = selector
      this.requestUpdate()
    },
  })

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext)
    this.#focusNext = undefined
    if (target) target.focus()
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte && this.famille ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    // Threat: on a shared computer the next person would see what the one before did.
    this.#courriel = courriel
    this.#lecture.forget()
    this.#copie.forget()
    if (courriel) void this.#lire()
  }

  protected override directChanged(sujet: Sujet): void {
    if (sujet === 'mes-donnees' && this.#courriel) void this.#lire()
  }

  async #lire(): Promise<void> {
    const { espace } = this
    if (!espace) return
    const before = this.#lecture.valeur
    await this.#lecture.run(() => espace.get<MesDonnees>('mes-donnees'))
    this.#copie.entendre(before?.exports, this.#lecture.valeur?.exports)
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(t.titre)
    const { valeur, erreur } = this.#lecture
    if (!valeur && !erreur) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <div><h2 id="titre" tabindex="-1">${t.titre}</h2><p class="sous">${t.sousTitre}</p></div>
      ${valeur ? this.#copie.render(valeur.exports) : this.renderError(erreur, () => void this.#lire())}
    </section>`
  }
}
