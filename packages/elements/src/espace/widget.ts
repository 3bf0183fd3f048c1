import { type Places, SUJETS, type Sujet } from '@inoe/contract/direct'
import { html, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { communFr } from '../i18n/commun.fr.ts'
import { localeDite } from '../i18n/langue.ts'
import { base } from '../theme/base.ts'
import { icones } from '../ui/icones.ts'
import { directOf } from './direct.ts'
import type { Espace } from './espace.ts'
import { Socle } from './socle.ts'

/**
 * A section of the portal: what every widget is, and what signing in does without: the live stream, the way back to
 * the dashboard, the invitation to sign in.
 *
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 */
export abstract class Widget extends Socle {
  static override styles: import('lit').CSSResultGroup = base

  @property({ type: Boolean, attribute: 'sans-menu' }) sansMenu = false

  /** Locale for Intl: the language in force. */
  protected get locale(): string {
    return localeDite()
  }

  /** Zone of the town's civil dates. */
  protected get zone(): string {
    return this.configuration?.zone ?? 'Europe/Paris'
  }

  /** Signed in as a parent. */
  protected get famille(): boolean {
    const etat = this.espace?.session.etat
    return etat?.connecte === true && etat.role === 'famille'
  }

  /** Hears what changes. `detail` comes with `places`: what is left, by creneau; without it there is something to read. */
  protected directChanged?(sujet: Sujet, detail?: Places): void

  protected override entering(espace: Espace, again: boolean): (() => void)[] {
    // Out of the page it heard nothing, and what was being read may have been given up.
    if (again) for (const sujet of SUJETS) this.directChanged?.(sujet)
    return this.directChanged
      ? [directOf(espace).subscribe((sujet, detail) => this.directChanged?.(sujet, detail))]
      : []
  }

  /** « Menu »: the way back to the dashboard, for a parent who is elsewhere. Above the title. */
  protected renderMenu(): TemplateResult | typeof nothing {
    if (this.sansMenu || !this.famille || this.ici('tableau-de-bord')) return nothing
    return html`<a class="menu" part="menu" href=${this.page('tableau-de-bord')}>${icones.chevron}<span>${communFr.menu}<span class="lu">${communFr.versTableau}</span></span></a>`
  }

  /** What to show instead of content that needs a parent signed in. */
  protected renderSignedOut(titre: string): TemplateResult {
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre">${titre}</h2>
      <p>${communFr.nonConnecte}</p>
      <div class="actions"><a class="bouton" href=${this.page('connexion')}>${communFr.seConnecter}</a></div>
    </section>`
  }
}
