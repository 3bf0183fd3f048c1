import type { Sujet } from '@inoe/contract/direct'
import type { MesDonnees } from '@inoe/contract/mes-donnees'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Lecture } from '../espace/lecture.ts'
import { Widget } from '../espace/widget.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { AccesSanteLus } from './acces.ts'
import type { Contexte } from './contexte.ts'
import { CopieDonnees } from './copie.ts'
import { DureesLues } from './durees.ts'
import { EffacementDonnees } from './effacement.ts'
import { mesDonneesFr as t } from './messages.fr.ts'
import { styles } from './styles.ts'

/**
 * @summary « Mes données »: a copy of everything that is held on one's family, made on demand and told when it is ready; who of
 * the services read what is known of the children's health; erasure,
 * with what stays and why. For parents.
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
  static override styles = [Widget.styles, confirmationStyles, styles]

  @state() private question: Question | undefined

  protected override squeletteLignes = 11
  #courriel: string | undefined
  #focusNext: string | undefined
  readonly #lecture = new Lecture<MesDonnees>(() => this.requestUpdate())
  readonly #contexte: Contexte = {
    espace: () => this.espace,
    redraw: () => this.requestUpdate(),
    relire: () => this.#lire(),
    quand: { locale: () => this.locale, zone: () => this.zone },
    focus: (selector) => {
      this.#focusNext = selector
      this.requestUpdate()
    },
  }
  readonly #copie = new CopieDonnees(this.#contexte)
  readonly #acces = new AccesSanteLus(this.#contexte)
  readonly #durees = new DureesLues(this.#contexte)
  readonly #effacement = new EffacementDonnees(this.#contexte, (question) => {
    this.question = question
  })

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
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
    this.#acces.forget()
    this.#durees.forget()
    this.#effacement.forget()
    this.question = undefined
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
      ${valeur ? html`${this.#copie.render(valeur.exports)} ${this.#acces.render()} ${this.#durees.render()} ${this.#effacement.render(valeur.effacement)}` : this.renderError(erreur, () => void this.#lire())}
      ${
        this.question
          ? confirmation(this.question, () => {
              this.question = undefined
            })
          : nothing
      }
    </section>`
  }
}
