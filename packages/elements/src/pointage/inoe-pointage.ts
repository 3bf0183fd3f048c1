import type { Sujet } from '@inoe/contract/direct'
import { html, type TemplateResult } from 'lit'
import { Widget } from '../espace/widget.ts'
import { ServiceController } from '../gestion/service.ts'
import { VoletParesseux } from '../gestion/volet-paresseux.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { squelette } from '../ui/avis.ts'
import { ecranFr as t } from './ecran.fr.ts'
import type { ContextePointage } from './feuille.ts'

/**
 * @summary The roll call of a structure, to tick at the door or to print: who is expected, who came, hours where they are
 * billed, what one must know of each child. Kept in the browser while there is no network. For agents: the page also has
 * `<inoe-login>`. The same list is a tab of `<inoe-gestion>`.
 *
 * @element inoe-pointage
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @example
 * <inoe-pointage><a href="https://inscriptions.ville.fr/ville/pointage">Pointage</a></inoe-pointage>
 */
export class InoePointage extends Widget {
  protected override squeletteLignes = 11
  readonly #service = new ServiceController(this)
  readonly #contexte: ContextePointage = {
    host: this,
    espace: () => (this.#agent ? this.espace : undefined),
    locale: () => this.locale,
    zone: () => this.zone,
    service: () => this.#service.structures,
    erreurService: () => this.#service.erreur,
    relireService: () => this.#read(),
    adopter: ({ styleSheet }) => {
      const root = this.renderRoot as ShadowRoot
      if (styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
    },
    renderLoading: () => squelette(10, communFr.chargement),
    renderError: (error, retry) => this.renderError(error, retry),
  }
  readonly #feuille = new VoletParesseux(
    this.#contexte,
    'pointage',
    () => t.titre,
    async (own) => {
      const { Feuille } = await import('./feuille.ts')
      return new Feuille(own)
    },
  )
  #courriel: string | undefined

  get #agent(): boolean {
    const etat = this.espace?.session.etat
    return etat?.connecte === true && etat.role === 'agent'
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.#feuille.forget()
    this.#service.forget()
    void this.#read()
  }

  protected override directChanged(sujet: Sujet): void {
    if (this.#feuille.sujets.includes(sujet)) this.#feuille.read()
  }

  async #read(): Promise<void> {
    if (!this.espace || !this.#agent) return
    await this.#service.readStructures(this.espace)
    this.#feuille.open()
  }

  protected override renderContent(): TemplateResult {
    const connecte = this.espace?.session.etat?.connecte
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre">${t.titre}</h2>
      ${
        this.#agent
          ? this.#feuille.render()
          : html`<p>${connecte ? t.reserve : t.connexion}</p>
              <div class="actions"><a class="bouton" href=${this.page('connexion')}>${communFr.seConnecter}</a></div>`
      }
    </section>`
  }
}
