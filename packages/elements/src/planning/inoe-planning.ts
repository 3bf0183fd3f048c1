import type { Sujet } from '@inoe/contract/direct'
import type { EnregistrementRepondu, Planning, RefusCellule } from '@inoe/contract/reservations'
import { initialState, Task, TaskStatus } from '@lit/task'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { ErreurApi } from '../espace/erreur.ts'
import { Horloge } from '../espace/horloge.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { jourDe, plusJours } from '../i18n/format.ts'
import { avis, squelette } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import { renderBarre, type Sauvegarde } from './barre.ts'
import { type Brouillon, basculer, cleOf, demande, reconcilier } from './brouillon.ts'
import { Clavier } from './clavier.ts'
import { compteARebours } from './compte-a-rebours.ts'
import { AvantReservationEvent, ReservationEvent } from './events.ts'
import {
  type Case,
  type Grille,
  grilleOf,
  lundiDe,
  prochainChangement,
  type Rangee,
  semaineUtile,
} from './grille.ts'
import { messages } from './messages.fr.ts'
import {
  contexteOf,
  jourLong,
  renderAide,
  renderGrille,
  renderLegende,
  renderPuces,
  renderSemaine,
} from './rendu.ts'
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

/**
 * « Mes réservations »: every child and activity of the family on one screen, week by week. Changes stay in the page
 * until « Enregistrer ».
 *
 * @summary Books and cancels days for all the children of a family
 * @element inoe-planning
 * @attr {string} date - A day (YYYY-MM-DD) of the week to begin with; the current week without it
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
 * @fires {AvantReservationEvent} inoe-avant-reservation - Before a save; cancelable
 * @fires {ReservationEvent} inoe-reservation - A save was answered
 * @example <inoe-planning><a href="https://inscriptions.ville.fr/ma-ville/reservations">Mes réservations</a></inoe-planning>
 */
export class InoePlanning extends Widget {
  static override styles = styles

  @property() date: string | undefined

  /** Monday of the week shown. */
  @state() private semaine = ''
  @state() private planning: Planning | undefined
  @state() private brouillon: Brouillon = new Map()
  @state() private refus: ReadonlyMap<string, RefusCellule> = new Map()
  @state() private masques: ReadonlySet<string> = new Set()
  @state() private sauvegarde: Sauvegarde = { etat: 'repos' }
  @state() private annonce = ''

  protected override squeletteLignes = 6
  readonly #horloge = new Horloge(this)
  readonly #clavier = new Clavier(this, { semaine: (pas) => this.#aller(pas) })
  /** Week that `planning` is of. */
  #lue = ''
  #courriel: string | undefined
  #relecture: ReturnType<typeof setTimeout> | undefined
  /** Of a save that failed: sent again with the same content, it is done once. */
  #envoi: { cle: string; contenu: string } | undefined

  readonly #lecture = new Task(this, {
    args: () => [this.famille && this.configuration ? this.semaine : '', this.espace] as const,
    task: async ([semaine, espace], { signal }) => {
      if (!semaine || !espace) return initialState
      const searchParams = { du: semaine, au: plusJours(semaine, 6) }
      this.#recevoir(await espace.get<Planning>('planning', { searchParams, signal }), semaine)
      return undefined
    },
  })

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('beforeunload', this.#avantDepart)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#avantDepart)
    clearTimeout(this.#relecture)
    this.#relecture = undefined
    this.#lecture.abort()
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.date && changed.has('date')) this.semaine = lundiDe(this.date)
    else if (!this.semaine && this.configuration) this.semaine = lundiDe(jourDe(new Date(), this.zone))
  }

  protected override updated(): void {
    const place = this.renderRoot.querySelector('[data-rebours]')
    const ouverture = this.planning?.ouverture
    this.#horloge.chaqueSeconde(
      place && ouverture
        ? () => {
            place.textContent = compteARebours(Date.parse(ouverture.instant) - this.#horloge.maintenant)
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

  protected override directChanged(sujet: Sujet): void {
    if (CONCERNS.has(sujet)) this.#relire()
  }

  readonly #avantDepart = (event: BeforeUnloadEvent): void => {
    if (this.brouillon.size > 0) event.preventDefault()
  }

  #oublier(): void {
    this.planning = undefined
    this.brouillon = new Map()
    this.refus = new Map()
    this.masques = new Set()
    this.sauvegarde = { etat: 'repos' }
    this.#envoi = undefined
  }

  #recevoir(planning: Planning, semaine: string): void {
    const first = this.planning === undefined
    this.#horloge.regler(planning.maintenant)
    this.planning = planning
    this.#lue = semaine
    this.brouillon = reconcilier(this.brouillon, planning.lignes)
    this.#attendre()
    // The computer's own date was wrong: the server's week is the current one.
    if (first && !this.date) this.semaine = semaineUtile(planning)
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

  #relire(): void {
    this.#relecture ??= setTimeout(
      () => {
        this.#relecture = undefined
        if (this.isConnected && this.famille) void this.#lecture.run()
      },
      RELECTURE.pause + Math.random() * RELECTURE.etalement,
    )
  }

  #aller(pas: -1 | 0 | 1): void {
    this.semaine =
      pas === 0
        ? lundiDe(this.planning?.aujourdhui ?? jourDe(new Date(), this.zone))
        : plusJours(this.semaine, pas * 7)
  }

  #basculerEnfant(id: string): void {
    const next = new Set(this.masques)
    if (!next.delete(id)) next.add(id)
    this.masques = next
  }

  #choisir({ ligne }: Rangee, { cle, cellule, attente }: Case): void {
    if (cellule.motif && !attente) {
      this.annonce = messages.pourquoi(cellule, this.#contexte([]).moments)
      return
    }
    this.annonce = ''
    this.brouillon = basculer(this.brouillon, ligne.enfant, cellule)
    const refus = new Map(this.refus)
    if (refus.delete(cle)) this.refus = refus
    if (this.sauvegarde.etat !== 'envoi') this.sauvegarde = { etat: 'repos' }
  }

  #annuler(): void {
    this.brouillon = new Map()
    this.sauvegarde = { etat: 'repos' }
    this.annonce = messages.modificationsAnnulees
    this.#envoi = undefined
  }

  #fermer(): void {
    this.annonce = ''
    if (this.sauvegarde.etat === 'fait') this.sauvegarde = { etat: 'repos' }
    // The button goes away with what it closes.
    this.renderRoot.querySelector<HTMLElement>('.barre .bouton')?.focus()
  }

  async #enregistrer(): Promise<void> {
    const cellules = demande(this.brouillon)
    if (cellules.length === 0 || this.sauvegarde.etat === 'envoi' || !this.espace) return
    if (!this.dispatchEvent(new AvantReservationEvent(cellules))) return
    const contenu = JSON.stringify(cellules)
    if (this.#envoi?.contenu !== contenu) this.#envoi = { cle: crypto.randomUUID(), contenu }
    this.annonce = ''
    this.sauvegarde = { etat: 'envoi' }
    try {
      const reponse = await this.espace.send<EnregistrementRepondu>(
        'post',
        'reservations',
        { cellules },
        this.#envoi.cle,
      )
      this.#envoi = undefined
      this.#repondre(reponse)
      this.dispatchEvent(new ReservationEvent(reponse))
      await this.#lecture.run()
    } catch (error) {
      const raison = error instanceof ErreurApi ? error.message : communFr.horsLigne
      this.sauvegarde = { etat: 'echec', raison }
    }
  }

  /** Refused cells go back to what they were, with the reason; wishes made meanwhile stay. */
  #repondre(reponse: EnregistrementRepondu): void {
    const brouillon = new Map(this.brouillon)
    const refus = new Map<string, RefusCellule>()
    const refuses: string[] = []
    for (const one of reponse.cellules) {
      const cle = cleOf(one.creneau, one.enfant)
      const asked = brouillon.get(cle)
      if (asked?.action === one.action) brouillon.delete(cle)
      if (!one.refus) continue
      refus.set(cle, one.refus)
      const prenom = this.planning?.enfants.find((enfant) => enfant.id === one.enfant)?.prenom ?? ''
      refuses.push(`${prenom}, ${asked ? jourLong(asked.date, this.locale) : ''} : ${one.refus.message}`)
    }
    this.brouillon = brouillon
    this.refus = refus
    this.sauvegarde = { etat: 'fait', reponse, refuses }
  }

  #contexte(jours: readonly string[]) {
    return contexteOf(this.locale, this.zone, this.planning?.aujourdhui ?? '', jours)
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(messages.titre)
    const { planning } = this
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${renderSemaine(this.semaine, this.locale, this.renderMenu(), (pas) => this.#aller(pas))}
      ${planning ? this.#renderPlanning(planning) : html`<div class="vide">${this.#renderLecture() ?? squelette(6, communFr.chargement)}</div>`}
    </section>`
  }

  /** A failed reading, or nothing. */
  #renderLecture(): TemplateResult | undefined {
    if (this.#lecture.status !== TaskStatus.ERROR) return undefined
    return this.renderError(this.#lecture.error, () => void this.#lecture.run())
  }

  #renderPlanning(planning: Planning): TemplateResult {
    if (planning.enfants.length === 0)
      return this.#renderVide(messages.pasDEnfant, 'foyer', messages.versFoyer)
    if (planning.lignes.length === 0)
      return this.#renderVide(messages.pasDInscription, 'services', messages.versServices)
    const { brouillon, refus, masques, configuration } = this
    const grille = grilleOf(planning, this.semaine, this.#horloge.maintenant, { brouillon, refus, masques })
    const echec = this.#renderLecture()
    return html`${renderPuces(planning.enfants, masques, (id) => this.#basculerEnfant(id))} ${this.#renderOuverture(planning)}
      ${echec ? html`<div class="avis-zone">${echec}</div>` : nothing}
      <p class="lu" id="clavier">${messages.aideClavier}</p>
      ${this.#renderJours(grille, planning)} ${renderLegende(grille)}
      ${renderAide(configuration?.courriel ?? null, configuration?.telephone ?? null)}
      ${renderBarre({
        brouillon,
        sauvegarde: this.sauvegarde,
        annonce: this.annonce,
        locale: this.locale,
        enregistrer: () => void this.#enregistrer(),
        annuler: () => this.#annuler(),
        fermer: () => this.#fermer(),
      })}`
  }

  #renderJours(grille: Grille, planning: Planning): TemplateResult {
    const charge = this.#lue !== this.semaine && this.#lecture.status !== TaskStatus.ERROR
    if (grille.groupes.length === 0) return html`<p class="vide">${messages.tousMasques}</p>`
    if (grille.vide && !charge) return this.#renderSemaineVide(planning)
    return renderGrille(grille, planning, charge, this.#contexte(grille.jours), {
      touche: this.#clavier.touche,
      focus: this.#clavier.focus,
      choisir: (rangee, one) => this.#choisir(rangee, one),
    })
  }

  #renderSemaineVide({ jourPrecedent, jourSuivant }: Planning): TemplateResult {
    const next = jourSuivant ?? jourPrecedent
    return html`<div class="vide">
      <p>${messages.semaineVide}</p>
      ${
        next
          ? html`<button
              class="bouton second"
              type="button"
              @click=${() => {
                this.semaine = lundiDe(next)
              }}
            >${messages.allerA(jourLong(next, this.locale))}</button>`
          : nothing
      }
    </div>`
  }

  #renderVide(message: string, section: 'foyer' | 'services', lien: string): TemplateResult {
    const { configuration } = this
    return html`<div class="vide">${avis('info', message)}<a class="bouton" href=${this.page(section)}>${lien}</a></div>
      ${renderAide(configuration?.courriel ?? null, configuration?.telephone ?? null)}`
  }

  #renderOuverture({ ouverture }: Planning): TemplateResult | typeof nothing {
    if (!ouverture || Date.parse(ouverture.instant) <= this.#horloge.maintenant) return nothing
    const [avant, quand, dans] = messages.ouverture(
      ouverture.nom,
      this.#contexte([]).moments.long(ouverture.instant),
    )
    return html`<div class="bandeau">
      ${icones.horloge}
      <p>${avant}<b>${quand}</b>${dans}<b class="num" data-rebours role="timer"></b></p>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inoe-planning': InoePlanning
  }
}
