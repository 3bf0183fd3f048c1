import type { Contrats } from '@inoe/contract/contrats'
import type { Places, Sujet } from '@inoe/contract/direct'
import type { Planning } from '@inoe/contract/reservations'
import { initialState, Task, TaskStatus } from '@lit/task'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { Horloge } from '../espace/horloge.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { jourDe } from '../i18n/format.ts'
import { avis, squelette } from '../ui/avis.ts'
import { renderBarre, renderJoursVides, renderOuverture } from './cadre.ts'
import { compteARebours } from './compte-a-rebours.ts'
import type { Vu } from './ecran.ts'
import { renderEntete, renderPuces } from './entete.ts'
import { deplacer, etendueOf, PRESENTATIONS, type Presentation } from './etendue.ts'
import type {} from './events.ts'
import type { Gestes } from './gestes.ts'
import { grilleOf, jourUtile, planningDevenu, prochainChangement } from './grille.ts'
import { renderAide, renderLegende } from './legende.ts'
import { renderListe } from './liste.ts'
import { messages } from './messages.fr.ts'
import { renderMois } from './mois.ts'
import { momentsOf } from './moments.ts'
import type { NomPanneau } from './panneau.ts'
import { appliquerPlaces } from './places.ts'
import type { Scene } from './scene.ts'
import { renderSemaine } from './semaine.ts'
import { garderSouvenir, lireSouvenir } from './souvenir.ts'
import { styles } from './styles.ts'

const CONCERNS: ReadonlySet<Sujet> = new Set<Sujet>([
  'places',
  'reservations',
  'inscriptions',
  'factures',
  'foyer',
])
/** Changes heard close together make one reading, and a thousand pages do not all read at the same moment. */
const RELECTURE = { pause: 200, etalement: 1000 }
/** Narrower than that (CSS pixels of the widget itself, whatever the page), a list reads better than a grid. */
const ETROIT = 480
/** What says that somebody is about to do something, early enough for it to be ready. */
const EVEIL = ['pointerover', 'touchstart', 'focusin', 'keydown', 'click']
/** So long before an opening (milliseconds), all is there to book with. */
const AVANCE = 120_000
/** Keys that move in the grid. */
const DEPLACE = /^(Arrow|Page|Home|End)/
const RIEN = new Map<string, never>()

/**
 * « Mes réservations »: every child and activity of the family on one screen, by week, by month or as a list. Changes
 * stay in the page until « Enregistrer ».
 *
 * The view: what the parent chose last in this browser, else the attribute `vue`, else the list where the widget itself
 * is narrower than 480 px (in a column of a wide page too) and the week elsewhere. Filters are remembered with it.
 *
 * @summary Books and cancels days for all the children of a family
 * @element inoe-planning
 * @attr {string} date - A day (YYYY-MM-DD) to begin with; today without it
 * @attr {string} vue - `semaine`, `mois` or `liste`: how to show the days until the parent chooses
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback, shown until the widget works
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart case - A cell
 * @csspart barre - The bar that stays in sight
 * @csspart enregistrer - The button that saves
 * @csspart avis - A notice
 * @fires {AvantReservationEvent} inoe-avant-reservation - Before a save, or its undoing; cancelable
 * @fires {ReservationEvent} inoe-reservation - A save was answered
 * @example <inoe-planning><a href="https://inscriptions.ville.fr/ma-ville/reservations">Mes réservations</a></inoe-planning>
 */
export class InoePlanning extends Widget {
  static override styles = styles

  @property() date: string | undefined
  @property() vue: string | undefined

  /** A day of those shown. */
  @state() private jour = ''
  @state() private presentation: Presentation | undefined
  @state() private planning: Planning | undefined
  /** Children and activities that are hidden. */
  @state() private masques: ReadonlySet<string> = new Set()
  /** A contract exists, or may be asked for. */
  @state() private contrats = false
  /** The gestures did not come. */
  @state() private panne = false

  protected override squeletteLignes = 11
  readonly #horloge = new Horloge(this)
  #gestes: Gestes | undefined
  /** The gestures, on their way. */
  protected arrivent: Promise<Gestes> | undefined
  #vu: Vu | undefined
  /** `planning` as it has become, and until when. */
  #devenu: { de: Planning; planning: Planning; jusqua: number } | undefined
  /** First and last days that `planning` is of. */
  #lue = ''
  #courriel: string | undefined
  /** The parent went to other days, perhaps before the first were read. */
  #alle = false
  #relecture: ReturnType<typeof setTimeout> | undefined
  /** What says changes aloud, on its way. */
  #dit: Promise<void> | undefined

  readonly #lecture = new Task(this, {
    args: () => {
      const { du, au } = this.#etendue
      return [this.famille && this.configuration && this.presentation ? du : '', au, this.espace] as const
    },
    task: async ([du, au, espace], { signal }) => {
      if (!du || !espace) return initialState
      await this.#dit
      this.#recevoir(await espace.get<Planning>('planning', { searchParams: { du, au }, signal }), du + au)
      return undefined
    },
  })

  override connectedCallback(): void {
    super.connectedCallback()
    for (const type of EVEIL)
      this.renderRoot.addEventListener(type, this.#eveiller, { passive: type !== 'keydown' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#relecture)
    this.#relecture = undefined
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.date && changed.has('date')) this.jour = this.date
    else if (!this.jour && this.configuration) this.jour = jourDe(new Date(), this.zone)
    if (this.famille && !this.presentation) {
      const { presentation, masques } = lireSouvenir(this.#nom)
      const asked = PRESENTATIONS.find((one) => one === this.vue)
      const width = this.offsetWidth || innerWidth
      this.presentation = presentation ?? asked ?? (width < ETROIT ? 'liste' : 'semaine')
      this.masques = new Set(masques)
    }
  }

  protected override updated(): void {
    // One cell takes part in tabbing; the gestures see to it once they are there.
    const [first] = this.#gestes ? [] : this.renderRoot.querySelectorAll<HTMLElement>('.case')
    if (first) first.tabIndex = 0
    const place = this.renderRoot.querySelector('[data-rebours]')
    const ouverture = this.planning?.ouverture
    this.#horloge.chaqueSeconde(
      place && ouverture
        ? () => {
            const reste = Date.parse(ouverture.instant) - this.#horloge.maintenant
            place.textContent = compteARebours(reste)
            // At the opening second the network has better to do than fetch the gestures.
            if (reste < AVANCE && !this.#gestes) void this.avec(() => undefined)
          }
        : undefined,
    )
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    if (!etat?.connecte) return
    // Changes survive a session that expired, not another person signing in.
    if (this.#courriel !== undefined && this.#courriel !== etat.courriel) this.#oublier()
    this.#courriel = etat.courriel
  }

  /** @param detail of « places »: what is left of each creneau that changed, where the server says it */
  protected override directChanged(sujet: Sujet, detail?: Places): void {
    if (sujet === 'places' && detail) this.placesChangees(detail)
    else if (CONCERNS.has(sujet)) {
      // The family's own days: the gestures say what became of them.
      if (sujet === 'reservations' && this.#vu) this.#dit = this.avec(() => undefined)
      this.#relire()
    }
  }

  /** Shows places that others took or gave back, without reading everything again. */
  placesChangees(places: Places): void {
    if (!this.planning) return
    const next = appliquerPlaces(this.planning, places)
    if (next !== this.planning) this.#montrer(next)
  }

  get #nom(): string {
    return this.espace?.souvenir('planning') ?? ''
  }

  get #etendue() {
    return etendueOf(this.presentation ?? 'semaine', this.jour || '1970-01-01')
  }

  get #moments() {
    return momentsOf(this.locale, this.zone)
  }

  /** A hand or a key comes to the widget: so do the gestures; what it did first is done once they are there. */
  readonly #eveiller = (event: Event): void => {
    if (this.#gestes || !this.#vu) return
    const cell = (event.target as Element).closest<HTMLElement>('.case')
    const { type } = event
    const { key = '', shiftKey } = event as KeyboardEvent
    const moves = type === 'keydown' && cell && DEPLACE.test(key)
    if (moves) event.preventDefault()
    void this.avec((gestes) => {
      // From where the keys before it led.
      const here = (this.renderRoot as ShadowRoot).activeElement
      if (moves)
        gestes.clavier.press(
          here instanceof HTMLElement && here.matches('.case') ? here : cell,
          key,
          shiftKey,
        )
      if (type === 'click' && cell) gestes.selection.click(cell, shiftKey)
    })
  }

  /** Does something with the gestures, once they are there. */
  protected async avec(faire: (gestes: Gestes) => void): Promise<void> {
    const { loadGestes } = this
    try {
      this.arrivent ??= loadGestes().then(({ Gestes }) => {
        if (!this.#vu) throw new Error('nothing is shown yet')
        return new Gestes(this, this.#vu)
      })
      this.#gestes = await this.arrivent
      this.panne = false
      faire(this.#gestes)
      this.requestUpdate()
    } catch {
      this.arrivent = undefined
      this.panne = true
    }
  }

  /** Downloads the gestures. */
  protected loadGestes(): Promise<typeof import('./gestes.ts')> {
    return import('./gestes.ts')
  }

  #oublier(): void {
    this.planning = undefined
    this.presentation = undefined
    this.#vu = undefined
    this.#gestes?.oublier()
  }

  #montrer(planning: Planning): void {
    this.#gestes?.recevoir(planning)
    this.planning = planning
  }

  #recevoir(planning: Planning, span: string): void {
    const first = this.planning === undefined
    this.#horloge.regler(planning.maintenant)
    this.#montrer(planning)
    this.#lue = span
    this.#attendre()
    if (!first) return
    // The computer's own date was wrong: the server's day is the current one.
    if (!this.date && !this.#alle) this.jour = jourUtile(planning, this.#etendue)
    this.espace
      ?.get<Contrats>('contrats')
      .then(({ contrats, possibles }) => {
        this.contrats = contrats.length + possibles.length > 0
      })
      // Nothing to offer; what a contract books is in the planning anyway.
      .catch(() => undefined)
  }

  /** Shows what opens or closes at its second, then reads it again. */
  #attendre(): void {
    const { planning } = this
    if (!planning) return
    this.#horloge.reveiller(prochainChangement(planning, this.#horloge.maintenant), () => {
      this.requestUpdate()
      this.#attendre()
      this.#relire()
    })
  }

  /** The planning as it has become; worked out again when something of it was to change. */
  #deveni(de: Planning): Planning {
    const { maintenant } = this.#horloge
    if (this.#devenu?.de !== de || maintenant >= this.#devenu.jusqua) {
      const jusqua = prochainChangement(de, maintenant) ?? Number.POSITIVE_INFINITY
      this.#devenu = { de, planning: planningDevenu(de, maintenant), jusqua }
    }
    return this.#devenu.planning
  }

  #relire(): void {
    this.#relecture ??= setTimeout(
      () => {
        this.#relecture = undefined
        if (this.isConnected && this.famille) void this.#lecture.run()
      },
      RELECTURE.pause + Math.random() * RELECTURE.etalement,
    )
  }

  /** Reads again, now. */
  async relire(): Promise<void> {
    await this.#lecture.run()
  }

  /** Shows the days before (-1) or after (1), or today (0). */
  aller(pas: -1 | 0 | 1): void {
    this.#alle = true
    this.jour =
      pas === 0
        ? (this.planning?.aujourdhui ?? jourDe(new Date(), this.zone))
        : deplacer(this.presentation ?? 'semaine', this.jour, pas)
  }

  #presenter(presentation: Presentation): void {
    const { du, au } = this.#etendue
    const today = this.planning?.aujourdhui ?? ''
    // From a month gone to by its arrows, to the current week when it is in it.
    const arrived = this.presentation === 'mois' && this.jour.endsWith('-01')
    if (arrived && today >= du && today <= au) this.jour = today
    this.presentation = presentation
    this.#retenir()
  }

  #masquer(id: string): void {
    const next = new Set(this.masques)
    if (!next.delete(id)) next.add(id)
    this.masques = next
    this.#retenir()
  }

  #retenir(): void {
    garderSouvenir(this.#nom, { presentation: this.presentation, masques: [...this.masques] })
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(messages.titre)
    const { planning, presentation = 'semaine', jour, locale } = this
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${renderEntete({
        presentation,
        jour,
        locale,
        etendue: this.#etendue,
        menu: this.renderMenu(),
        aller: (pas) => this.aller(pas),
        presenter: (one) => this.#presenter(one),
      })}
      ${planning ? this.#renderPlanning(this.#deveni(planning), presentation) : html`<div class="vide">${this.#renderLecture() ?? squelette(9, communFr.chargement)}</div>`}
    </section>`
  }

  /** A failed reading, or nothing. */
  #renderLecture(): TemplateResult | undefined {
    if (this.#lecture.status !== TaskStatus.ERROR) return undefined
    return this.renderError(this.#lecture.error, () => void this.#lecture.run())
  }

  #renderPlanning(planning: Planning, presentation: Presentation): TemplateResult {
    if (planning.enfants.length === 0)
      return this.#renderVide(messages.pasDEnfant, 'foyer', messages.versFoyer)
    // Regular care is asked for in its panel, and may be all there is.
    if (planning.lignes.length + planning.gardes.length === 0 && !this.contrats)
      return this.#renderVide(messages.pasDInscription, 'services', messages.versServices)
    const etendue = this.#etendue
    const moments = this.#moments
    const { masques, espace, locale } = this
    const { brouillon = RIEN, refus = RIEN } = this.#gestes ?? {}
    // Cells drawn in another language are drawn again.
    const dessinees = this.#vu?.moments === moments ? this.#vu.grille.cases : undefined
    const grille = grilleOf(planning, etendue, { brouillon, refus, masques }, dessinees)
    if (espace) this.#vu = { espace, locale, moments, etendue, planning, grille, mots: messages }
    if (this.#gestes && this.#vu) this.#gestes.vu = this.#vu
    const charge = this.#lue !== etendue.du + etendue.au && this.#lecture.status !== TaskStatus.ERROR
    const echec = this.#renderLecture()
    const { ouverture } = planning
    const outil = (mots: string, nom: NomPanneau) =>
      html`<button class="puce outil" type="button" @click=${() => void this.avec((gestes) => void gestes.ouvrir(nom))}>${mots}…</button>`
    return html`${renderPuces(planning, masques, (id) => this.#masquer(id), outil(messages.semaineType, 'semaine-type'))}
      ${ouverture && Date.parse(ouverture.instant) > this.#horloge.maintenant ? renderOuverture(ouverture, moments) : nothing} ${echec ? html`<div class="avis-zone">${echec}</div>` : nothing}
      <p class="lu" id="clavier">${messages.aideClavier}</p>
      ${this.#renderJours({ presentation, grille, planning, charge, moments })}
      ${renderLegende(grille)}
      <div class="outils">${outil(messages.absence, 'absence')}${outil(messages.agenda, 'agenda')}${this.contrats ? outil(messages.contrats, 'contrats') : nothing}</div>
      ${this.configuration ? renderAide(this.configuration) : nothing} ${renderBarre(this.#gestes?.barre, { presentation, panne: this.panne, enregistrer: () => this.#gestes?.enregistrer() })}
      ${this.#gestes?.renderDialogues()}`
  }

  #renderJours(scene: Scene): TemplateResult {
    const { grille, planning, presentation } = scene
    // Of days that are not known yet, nothing is said.
    if (grille.vide && scene.charge && planning.lignes.length === 0)
      return html`<div class="vide">${squelette(9, communFr.chargement)}</div>`
    if (grille.groupes.length === 0)
      return html`<p class="vide">${planning.lignes.length > 0 ? messages.tousMasques : messages.sansJour}</p>`
    if (grille.vide && !scene.charge)
      return renderJoursVides(planning, presentation, scene.moments, (jour) => {
        this.jour = jour
      })
    if (presentation === 'mois') return renderMois(scene, this.jour)
    return presentation === 'liste' ? renderListe(scene) : renderSemaine(scene)
  }

  #renderVide(message: string, section: 'foyer' | 'services', lien: string): TemplateResult {
    return html`<div class="vide">${avis('info', message)}<a class="bouton" href=${this.page(section)}>${lien}</a></div>
      ${this.configuration ? renderAide(this.configuration) : nothing}`
  }
}
