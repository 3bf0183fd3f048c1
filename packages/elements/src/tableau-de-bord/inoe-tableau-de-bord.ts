import type { Sujet } from '@inoe/contract/direct'
import type { TableauDeBord } from '@inoe/contract/tableau-de-bord'
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Horloge } from '../espace/horloge.ts'
import { Widget } from '../espace/widget.ts'
import { activiteEtUnite, dateCivile, jourEtHeure, plusJours } from '../i18n/format.ts'
import { prochainBattement, resteEnMots } from './compte-a-rebours.ts'
import { tableauFr as t } from './messages.fr.ts'
import { nouvelles } from './nouvelles.ts'
import { signes } from './signes.ts'
import { styles } from './styles.ts'
import { type Tuile, tuilesOf } from './tuiles.ts'

/**
 * @summary The welcome page after sign-in: the next days booked, the next opening with its countdown, and one tile for
 * each section of the portal with what waits in it. Follows what changes without reloading.
 *
 * @element inoe-tableau-de-bord
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @example
 * <inoe-tableau-de-bord>
 *   <a href="https://inscriptions.ville.fr/ville/tableau-de-bord">Mon espace</a>
 * </inoe-tableau-de-bord>
 */
export class InoeTableauDeBord extends Widget {
  static override styles = [Widget.styles, styles]

  @state() private tableau: TableauDeBord | undefined
  /** What changed since the page is open: the tiles show it, this says it aloud. */
  @state() private nouvelles: readonly string[] = []

  protected override squeletteLignes = 9
  #courriel: string | undefined
  readonly #horloge = new Horloge(this)

  #lecture = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      const tableau = await espace.get<TableauDeBord>('tableau-de-bord', { signal })
      const news = this.tableau ? nouvelles(this.tableau, tableau, this.locale, this.zone) : []
      if (news.length > 0) this.nouvelles = news
      this.tableau = tableau
      this.#horloge.regler(tableau.maintenant)
      this.#beat()
      return this.tableau
    },
    args: () => [this.famille ? this.espace : undefined] as const,
  })

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.tableau = undefined
    this.nouvelles = []
    this.#horloge.reveiller(undefined, () => {})
  }

  protected override directChanged(sujet: Sujet): void {
    if (sujet !== 'places' && this.famille) void this.#lecture.run()
  }

  /** Milliseconds before the next opening, by the server's clock. */
  get #reste(): number {
    const { prochaineOuverture } = this.tableau ?? {}
    return prochaineOuverture ? Date.parse(prochaineOuverture.ouverture) - this.#horloge.maintenant : 0
  }

  /** Draws the countdown again when its words change, and reads again once it is open. */
  #beat(): void {
    const reste = this.#reste
    const { maintenant } = this.#horloge
    const waits = this.tableau?.prochaineOuverture && reste > 0
    this.#horloge.reveiller(waits ? maintenant + prochainBattement(reste) : undefined, () => {
      this.requestUpdate()
      if (this.#reste > 0) this.#beat()
      else void this.#lecture.run()
    })
  }

  protected override renderContent(): TemplateResult {
    const etat = this.espace?.session.etat
    if (!etat?.connecte) return this.renderSignedOut(t.titre)
    if (etat.role === 'agent') return this.#renderAgent(etat.prenom)
    const { tableau } = this
    if (!tableau && !this.#lecture.error) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <div>
        <h2 id="titre">${t.bonjour(etat.prenom)}</h2>
        <p class="sous">${this.configuration?.nom}</p>
      </div>
      <div class="lu" role="status">${this.nouvelles.map((one) => html`<p>${one}</p>`)}</div>
      ${
        tableau
          ? [this.#renderDays(tableau), this.#renderTiles(tableau)]
          : this.renderError(this.#lecture.error, () => void this.#lecture.run())
      }
    </section>`
  }

  #renderAgent(prenom: string): TemplateResult {
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre">${t.bonjour(prenom)}</h2>
      <p>${t.agent}</p>
      <div class="actions"><a class="bouton" href=${this.page('gestion')}>${t.versGestion}</a></div>
    </section>`
  }

  #renderDays({ prochainsJours, prochaineOuverture, aujourdhui }: TableauDeBord): TemplateResult {
    const dates = [...new Set(prochainsJours.map((one) => one.date))]
    return html`<div class="bloc">
      <h3>${t.prochains}</h3>
      ${prochainsJours.length === 0 ? html`<p class="sous">${t.aucunJour}</p>` : nothing}
      <ul class="jours">
        ${dates.map(
          (date) => html`<li>
            <b>${this.#dayName(date, aujourdhui)}</b>
            ${prochainsJours
              .filter((one) => one.date === date)
              .map(
                (one) => html`<div>
                  ${one.enfant} · ${activiteEtUnite(one.activite, one.unite)}
                  ${one.fin === one.date ? nothing : t.jusquAu(dateCivile(one.fin, this.locale, { day: 'numeric', month: 'long' }))}
                  ${one.etat === 'confirmee' ? nothing : html`<span class="etat">${t.etats[one.etat]}</span>`}
                </div>`,
              )}
          </li>`,
        )}
        ${prochaineOuverture ? this.#renderOpening(prochaineOuverture) : nothing}
      </ul>
    </div>`
  }

  #renderOpening({ nom, ouverture }: NonNullable<TableauDeBord['prochaineOuverture']>): TemplateResult {
    const left = resteEnMots(this.#reste)
    return html`<li class="ouverture">
      <b>${t.ouverture(jourEtHeure(ouverture, this.locale, this.zone))}</b>
      <span>${nom}</span>
      ${left ? html`<span class="reste num">${t.dans(left)}</span>` : nothing}
    </li>`
  }

  #dayName(date: string, today: string): string {
    const name = dateCivile(date, this.locale, { weekday: 'long', day: 'numeric' })
    if (date === today) return t.aujourdhui(name)
    if (date === plusJours(today, 1)) return t.demain(name)
    const far = date > plusJours(today, 20)
    const words = far
      ? dateCivile(date, this.locale, { weekday: 'long', day: 'numeric', month: 'long' })
      : name
    return words.charAt(0).toLocaleUpperCase(this.locale) + words.slice(1)
  }

  #renderTiles(tableau: TableauDeBord): TemplateResult {
    return html`<nav aria-label=${t.menu}>
      <ul class="tuiles">
        ${tuilesOf(tableau, this.locale, this.zone).map((tuile) => html`<li>${this.#renderTile(tuile)}</li>`)}
      </ul>
    </nav>`
  }

  #renderTile({ section, quoi, nombre, sansUrgence, ancre = '', dit = t.enAttente }: Tuile): TemplateResult {
    const badge = html`<span class="pastille num ${sansUrgence ? 'attente' : ''}">
      <span aria-hidden="true">${nombre}</span><span class="lu">${dit(nombre)}</span>
    </span>`
    return html`<a class="carte tuile" href=${this.page(section) + ancre}>
      <span class="signe">${signes[section]}</span><b>${t.tuiles[section]}</b>
      <span class="quoi">${quoi}</span>
      ${nombre > 0 ? badge : nothing}
    </a>`
  }
}
