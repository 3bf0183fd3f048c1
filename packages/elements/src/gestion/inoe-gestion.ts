import type { Sujet } from '@inoe/contract/direct'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis, squelette } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { absences } from './absence.ts'
import { contrats } from './contrat.ts'
import { demandes } from './demande.ts'
import { EmettreController } from './emettre.ts'
import { moisEnMots, nomStructure, renderFacturation } from './facturation.ts'
import { FileATraiter } from './file.ts'
import { LotDeReservations } from './lot.ts'
import { gestionFr as t } from './messages.fr.ts'
import { renderOnglets } from './onglets.ts'
import { Places } from './places.ts'
import { styles } from './styles.ts'
import type { Contexte, Volet } from './volet.ts'

/**
 * @summary The services' side, one tab per queue: enrolment requests, bookings to validate, absences, contracts, each
 * accepted or refused with a reason; places and waiting lists; new requests arrive without reloading; the invoices of a
 * month. For agents: the page also has `<inoe-login>`.
 *
 * @element inoe-gestion
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart avis - A notice
 * @example
 * <inoe-gestion><a href="https://inscriptions.ville.fr/ville/gestion">Accès des services</a></inoe-gestion>
 */
export class InoeGestion extends Widget {
  static override styles = [Widget.styles, confirmationStyles, styles]

  /** What just happened, said aloud. */
  @state() private nouvelle: TemplateResult | typeof nothing = nothing
  @state() private question: Question | undefined
  @state() private ouvert: Volet

  protected override squeletteLignes = 5
  #courriel: string | undefined
  #emettre = new EmettreController(this)
  readonly #volets: readonly Volet[]

  constructor() {
    super()
    const contexte = this.#contexte()
    const inscriptions = new FileATraiter(contexte, demandes)
    this.#volets = [
      inscriptions,
      new LotDeReservations(contexte),
      new FileATraiter(contexte, absences),
      new FileATraiter(contexte, contrats),
      new Places(contexte),
    ]
    this.ouvert = inscriptions
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.nouvelle = nothing
    for (const volet of this.#volets) volet.forget()
    this.#emettre.forget()
    this.#readStructures()
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
  }

  protected override directChanged(sujet: Sujet): void {
    for (const volet of this.#volets) if (volet.sujets.includes(sujet)) volet.read()
  }

  get #agent(): boolean {
    const etat = this.espace?.session.etat
    return etat?.connecte === true && etat.role === 'agent'
  }

  #contexte(): Contexte {
    return {
      host: this,
      espace: () => (this.#agent ? this.espace : undefined),
      locale: () => this.locale,
      zone: () => this.zone,
      service: () => {
        const { structures, aujourdhui } = this.#emettre
        return aujourdhui ? { structures, aujourdhui } : undefined
      },
      dire: (kind, words) => {
        this.nouvelle = words ? avis(kind, words) : nothing
      },
      focus: async (id) => {
        await this.updateComplete
        this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
      },
      openFile: (route, nom) => void this.#openFile(route, nom),
      renderLoading: () => squelette(5, communFr.chargement),
      renderError: (error, retry) => this.renderError(error, retry),
    }
  }

  #choose = async (volet: Volet, byKey: boolean) => {
    volet.open?.()
    this.ouvert = volet
    this.nouvelle = nothing
    await this.updateComplete
    if (byKey) this.renderRoot.querySelector<HTMLElement>(`#onglet-${volet.nom}`)?.focus()
  }

  async #openFile(route: string, nom: string): Promise<void> {
    if (!this.espace) return
    try {
      const url = URL.createObjectURL(await this.espace.blob(route))
      Object.assign(document.createElement('a'), { href: url, download: nom }).click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    } catch (error) {
      if (error instanceof Error) this.nouvelle = avis('erreur', error.message)
    }
  }

  #readStructures = () => {
    if (this.espace && this.#agent) void this.#emettre.read(this.espace)
  }

  #askFactures = () => {
    const { mois } = this.#emettre
    this.question = {
      titre: t.factures.question(nomStructure(this.#emettre), moisEnMots(mois, this.locale)),
      texte: t.factures.consequence,
      oui: t.factures.emettre,
      faire: () => {
        if (this.espace) void this.#emettre.send(this.espace)
      },
    }
  }

  #forgetQuestion = () => {
    this.question = undefined
  }

  protected override renderContent(): TemplateResult {
    const etat = this.espace?.session.etat
    if (!this.#agent)
      return html`<section class="widget" part="widget" aria-labelledby="titre">
        <h2 id="titre">${t.titre}</h2>
        <p>${etat?.connecte ? t.reserve : t.connexion}</p>
        <div class="actions"><a class="bouton" href=${this.page('connexion')}>${communFr.seConnecter}</a></div>
      </section>`
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      ${renderOnglets(this.#volets, this.ouvert, (volet, byKey) => void this.#choose(volet, byKey))}
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      <div class="volet" id="volet" role="tabpanel" aria-labelledby="onglet-${this.ouvert.nom}">${this.ouvert.render()}</div>
      ${renderFacturation({
        emettre: this.#emettre,
        locale: this.locale,
        ask: this.#askFactures,
        retry: this.#readStructures,
      })}
      ${this.question ? confirmation(this.question, this.#forgetQuestion) : nothing}
    </section>`
  }
}
