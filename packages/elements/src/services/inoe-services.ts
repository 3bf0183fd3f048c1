import type { Sujet } from '@inoe/contract/direct'
import type { Inscription, Inscriptions } from '@inoe/contract/inscriptions'
import type { Activite, Catalogue, Structure } from '@inoe/contract/structures'
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Horloge } from '../espace/horloge.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { nouvelles } from '../inscriptions/nouvelles.ts'
import { avis } from '../ui/avis.ts'
import { renderNouvelles } from '../ui/nouvelles.ts'
import { renderEtats, visibles } from './etats.ts'
import { InscriptionEvent } from './events.ts'
import { InscrireController } from './inscrire.ts'
import { servicesFr as t } from './messages.fr.ts'
import { renderPanneau } from './panneau.ts'
import type { Simulateur } from './simulateur.ts'
import { prochaineBascule, renderStructure, secondeColonne } from './structure.ts'
import { styles } from './styles.ts'

/**
 * @summary « Nos services »: the catalogue, without an account; « Inscrire » one or several children, what is missing
 * said before asking; where one's own requests are, live.
 *
 * @element inoe-services
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart avis - A notice
 * @fires {InscriptionEvent} inoe-inscription - Children have been asked to be enrolled
 * @example
 * <inoe-services><a href="https://inscriptions.ville.fr/ville/services">Nos services</a></inoe-services>
 */
export class InoeServices extends Widget {
  static override styles = [Widget.styles, styles]

  @state() private catalogue: Catalogue | undefined
  @state() private inscriptions: Inscription[] = []
  /** The only type of service shown; all of them without it. */
  @state() private type: string | undefined
  /** What just happened, said aloud. */
  @state() private nouvelle: readonly TemplateResult[] = []

  protected override squeletteLignes = 11
  #courriel: string | undefined
  #inscrire = new InscrireController(this)
  #horloge = new Horloge(this)
  /** The price simulators that are open, by activity. */
  #simulateurs = new Map<string, Simulateur>()

  #lecture = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      this.catalogue = await espace.get<Catalogue>('catalogue', { signal })
      this.#horloge.regler(this.catalogue.maintenant)
      this.#wake(this.catalogue)
      return this.catalogue
    },
    args: () => [this.configuration ? this.espace : undefined] as const,
  })

  #suivi = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      const { inscriptions } = await espace.get<Inscriptions>('inscriptions', { signal })
      const news = nouvelles(this.inscriptions, inscriptions)
      if (news.length > 0) this.nouvelle = renderNouvelles(news)
      this.inscriptions = inscriptions
      return inscriptions
    },
    args: () => [this.famille ? this.espace : undefined] as const,
  })

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.inscriptions = []
    this.nouvelle = []
    const { activite } = this.#inscrire
    if (activite) this.#inscrire.open(activite, this.#parent)
  }

  protected override directChanged(sujet: Sujet): void {
    if (!this.famille) return
    if (sujet === 'inscriptions') void this.#suivi.run()
    if (sujet === 'inscriptions' || sujet === 'foyer' || sujet === 'documents') this.#readPanel()
  }

  /** Who can be enrolled may have changed; an answer being given or shown stays. */
  #readPanel(): void {
    if (!this.#inscrire.envoi && !this.#inscrire.resultats) this.#retry()
  }

  /** The shared client, when a parent is signed in. */
  get #parent() {
    return this.famille ? this.espace : undefined
  }

  get #role() {
    const etat = this.espace?.session.etat
    return etat?.connecte ? etat.role : 'visiteur'
  }

  /** Reads again when a period opens or closes, by the server's clock. */
  #wake(catalogue: Catalogue): void {
    this.#horloge.reveiller(prochaineBascule(catalogue, this.#horloge.maintenant), () => {
      void this.#lecture.run()
      this.#readPanel()
    })
  }

  #retry = () => {
    if (this.#parent) void this.#inscrire.read(this.#parent)
  }

  async #open(activite: Activite): Promise<void> {
    if (this.#inscrire.activite === activite.id) {
      this.#close(activite)
      return
    }
    this.#inscrire.open(activite.id, this.#parent)
    await this.updateComplete
    this.#focus(`inscrire-${activite.id}-titre`)
  }

  #close(activite: Activite): void {
    this.#inscrire.close()
    this.#focus(`bouton-${activite.id}`)
  }

  async #simulate(activite: Activite): Promise<void> {
    const id = `simuler-${activite.id}`
    const open = this.#simulateurs.get(activite.id)
    if (open) {
      open.fermer()
      this.#simulateurs.delete(activite.id)
      this.requestUpdate()
      return
    }
    const { espace, locale } = this
    if (!espace) return
    try {
      const { Simulateur } = await this.loadSimulateur()
      const hote = { espace, locale, redraw: () => this.requestUpdate() }
      this.#simulateurs.set(activite.id, new Simulateur(hote, activite))
    } catch {
      this.nouvelle = [avis('erreur', communFr.horsLigne)]
    }
    this.requestUpdate()
    await this.updateComplete
    this.#focus(`${id}-titre`)
  }

  /** Downloads the simulator, which reading the catalogue does without. */
  protected loadSimulateur(): Promise<typeof import('./simulateur.ts')> {
    return import('./simulateur.ts')
  }

  async #send(activite: Activite): Promise<void> {
    if (!this.#parent) return
    this.nouvelle = []
    const made = await this.#inscrire.send(this.#parent)
    if (!this.#inscrire.resultats) return
    await this.updateComplete
    this.#focus(`inscrire-${activite.id}-titre`)
    if (made.length === 0) return
    this.dispatchEvent(new InscriptionEvent(activite.id, made))
    await this.#suivi.run()
  }

  #focus(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
  }

  protected override renderContent(): TemplateResult {
    const { catalogue } = this
    if (!catalogue && !this.#lecture.error) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre">${t.titre}</h2>
      ${catalogue ? this.#renderAll(catalogue) : this.renderError(this.#lecture.error, () => void this.#lecture.run())}
    </section>`
  }

  #renderAll({ structures }: Catalogue): TemplateResult {
    const { locale, zone } = this
    const inscriptions = visibles(this.inscriptions)
    const types = [...new Set(structures.map((one) => one.type))]
    const shown = structures.filter((one) => this.type === undefined || one.type === this.type)
    const seconde = secondeColonne(shown)
    return html`
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      ${this.#suivi.error ? this.renderError(this.#suivi.error, () => void this.#suivi.run()) : nothing}
      ${this.inscriptions.length > 0 ? html`<div><a class="bouton second" href=${this.page('inscriptions')}>${t.suivre}</a></div>` : nothing}
      ${types.length > 1 ? this.#renderFilters(types) : nothing}
      <p class="lu" role="status">${this.type === undefined ? nothing : t.trouves(shown.length)}</p>
      ${structures.length === 0 ? html`<p>${t.aucunService}</p>` : nothing}
      <ul class="structures">
        ${shown.map((structure) =>
          renderStructure(structure, structure === seconde, {
            locale,
            zone,
            maintenant: this.#horloge.maintenant,
            ouverte: this.#inscrire.activite,
            etats: ({ id }) => renderEtats(inscriptions.filter((one) => one.activite.id === id)),
            panneau: (activite) => this.#renderPanneau(activite),
            inscrire: (activite) => void this.#open(activite),
            simulateur: (activite, of) => this.#renderSimulateur(activite, of),
          }),
        )}
      </ul>
    `
  }

  #renderSimulateur(activite: Activite, structure: Structure): TemplateResult {
    const open = this.#simulateurs.get(activite.id)
    const id = `simuler-${activite.id}`
    return html`<div>
        <button
          class="bouton second"
          type="button"
          aria-expanded=${open !== undefined}
          aria-controls=${open ? id : nothing}
          @click=${() => void this.#simulate(activite)}
        ><span>${t.simuler}<span class="lu"> : ${activite.nom}, ${structure.nom}</span></span></button>
      </div>
      ${open?.render(id)}`
  }

  #renderFilters(types: readonly string[]): TemplateResult {
    const chip = (type: string | undefined, name: string) => html`<button
      type="button"
      aria-pressed=${this.type === type}
      @click=${() => {
        this.type = type
      }}
    >
      ${name}
    </button>`
    return html`<div class="filtres" role="group" aria-label=${t.filtrer}>
      ${chip(undefined, t.tous)}${types.map((type) => chip(type, t.types[type] ?? type))}
    </div>`
  }

  #renderPanneau(activite: Activite): TemplateResult {
    const espace = this.#parent
    return renderPanneau({
      activite,
      inscrire: this.#inscrire,
      role: this.#role,
      page: (section) => this.page(section),
      choosePeriode: (periode) => espace && this.#inscrire.choosePeriode(periode, espace),
      retry: this.#retry,
      send: () => void this.#send(activite),
      close: () => this.#close(activite),
    })
  }
}
