import type { Sujet } from '@inoe/contract/direct'
import type { Facture, ListeFactures } from '@inoe/contract/factures'
import type { PaiementOuvert } from '@inoe/contract/paiements'
import { initialState, Task } from '@lit/task'
import { type CSSResult, html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { euros } from '../i18n/format.ts'
import { avis, squelette } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import { type Nouvelle, renderNouvelles } from '../ui/nouvelles.ts'
import { choisir, estCochee, groupes, type Offre, offre, payable, unParUn } from './choix.ts'
import { InoeAvantPaiementEvent } from './events.ts'
import { renderFacture } from './facture.ts'
import { type Filtre, filtre, recherche, renderFiltres, renderRienTrouve, SANS_FILTRE } from './filtres.ts'
import { facturesFr as t } from './messages.fr.ts'
import { nouvelles } from './nouvelles.ts'
import { Panneaux } from './panneaux.ts'
import { renderAutresMoyens, renderCredits } from './reglements.ts'
import { renderRetour } from './retour.ts'
import { styles } from './styles.ts'
import { garderSuite, reprendreSuite } from './suite.ts'
import { SuiviPaiement, withoutPaiement } from './suivi.ts'

/**
 * @summary « Mes paiements »: invoices to pay with how each price was found, their PDF, payment of one or several on
 * PayFiP and back, paid ones behind a second button.
 *
 * @element inoe-factures
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart facture - An invoice
 * @csspart avis - A notice
 * @fires {InoeAvantPaiementEvent} inoe-avant-paiement - Before leaving for PayFiP; cancel it to open the page otherwise
 * @example
 * <inoe-factures><a href="https://inscriptions.ville.fr/ville/factures">Mes paiements</a></inoe-factures>
 */
export class InoeFactures extends Widget {
  static override styles = [Widget.styles, styles]

  @state() private liste: ListeFactures | undefined
  @state() private payees: ListeFactures | undefined
  @state() private voirPayees = false
  /** Leaving for PayFiP. */
  @state() private depart = false
  @state() private refus: ErreurApi | undefined
  /** Invoices whose PDF could not be had. */
  @state() private echecs: ReadonlySet<string> = new Set()
  /** What the person ticked or not, by invoice. */
  @state() private choix: ReadonlyMap<string, boolean> = new Map()
  @state() private filtre: Filtre = SANS_FILTRE
  /** Ticked before leaving, of another régie than what was paid meanwhile: offered at once. */
  @state() private suite: readonly string[] = []
  /** What the service did since the page is open. */
  @state() private nouvelles: readonly Nouvelle[] = []

  protected override squeletteLignes = 11

  #courriel: string | undefined
  /** What `liste` was filtered by. */
  #filtree: Filtre | undefined
  #panneaux = new Panneaux({
    espace: () => (this.famille ? this.espace : undefined),
    locale: () => this.locale,
    zone: () => this.zone,
    redraw: () => this.requestUpdate(),
    telecharger: (route, nom) => this.#save(route, nom),
    adopter: (styles) => this.#adopt(styles),
    renderLoading: () => squelette(2, communFr.chargement),
    renderError: (error, retry) => this.renderError(error, retry),
    focus: async (id) => {
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
    },
  })
  #suivi = new SuiviPaiement(this, () => this.#concluded())

  #lecture = new Task(this, {
    task: async ([espace, of], { signal }) => {
      if (!espace) return initialState
      const liste = await espace.get<ListeFactures>('factures', { signal, searchParams: recherche(of) })
      if (this.suite.length > 0 && this.choix.size === 0)
        this.choix = new Map(liste.factures.map(({ id }) => [id, this.suite.includes(id)]))
      const { liste: avant } = this
      const same = this.#filtree === of
      this.#filtree = of
      this.liste = liste
      if (same) void this.#dire(espace, avant, liste)
      return liste
    },
    args: () => [this.famille ? this.espace : undefined, this.filtre] as const,
  })

  #lecturePayees = new Task(this, {
    task: async ([espace, of], { signal }) => {
      if (!espace) return initialState
      const searchParams = { etat: 'payees', ...recherche(of) }
      this.payees = await espace.get<ListeFactures>('factures', { signal, searchParams })
      return this.payees
    },
    args: () => [this.voirPayees && this.famille ? this.espace : undefined, this.filtre] as const,
  })

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('pageshow', this.#shownAgain)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('pageshow', this.#shownAgain)
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    if (etat?.connecte && this.espace && this.famille) this.#suivi.watch(this.espace)
    if (!etat?.connecte || etat.courriel === this.#courriel) return
    this.#courriel = etat.courriel
    this.liste = undefined
    this.payees = undefined
    this.choix = new Map()
    this.filtre = SANS_FILTRE
    this.suite = []
    this.nouvelles = []
    this.refus = undefined
    this.#panneaux.forget()
  }

  protected override directChanged(sujet: Sujet): void {
    if (!this.famille) return
    this.#panneaux.changed(sujet)
    if (sujet !== 'factures' && sujet !== 'mandats') return
    void this.#suivi.read()
    this.#readAgain()
  }

  /** Back from PayFiP by the browser's own button: the page comes out of its cache as it was left. */
  #shownAgain = (event: PageTransitionEvent) => {
    if (!event.persisted) return
    this.depart = false
    this.#readAgain()
  }

  #dismiss = () => {
    this.#suivi.dismiss()
    this.renderRoot.querySelector('h2')?.focus()
  }

  #readAgain(): void {
    void this.#lecture.run()
    if (this.voirPayees) void this.#lecturePayees.run()
  }

  async #dire(espace: Espace, avant: ListeFactures | undefined, apres: ListeFactures): Promise<void> {
    const qui = this.#courriel
    const searchParams = { etat: 'payees', ...recherche(this.filtre) }
    const news = await nouvelles(avant, apres, {
      lirePayees: () => espace.get<ListeFactures>('factures', { searchParams }),
      suivis: this.#suivi.paiement?.factures.map(({ id }) => id) ?? [],
      locale: this.locale,
      // What cannot be read is seen where it is.
    }).catch(() => [])
    // Threat: on a shared computer the next person would read what the one before owes.
    if (news.length > 0 && qui === this.#courriel) this.nouvelles = news
  }

  #tick(facture: Facture, cochee: boolean): void {
    if (this.liste) this.choix = choisir(this.liste, this.choix, facture, cochee)
    this.refus = undefined
  }

  /** What one came back from is settled: when it is paid, what was ticked beside it is offered. */
  #concluded(): void {
    const { espace } = this
    if (espace && this.#suivi.paiement?.etat === 'paye') {
      this.suite = reprendreSuite(espace.collectivite)
      this.choix = new Map()
    }
    this.#readAgain()
  }

  #choose = (change: Partial<Filtre>) => {
    this.filtre = { ...this.filtre, ...change }
    this.choix = new Map()
  }

  async #pay({ factures, montantCentimes, empeche }: Offre): Promise<void> {
    const { espace } = this
    if (!espace || this.depart || empeche) return
    this.depart = true
    this.refus = undefined
    const others = this.liste?.factures.filter(
      (one) => this.liste && estCochee(one, this.liste, this.choix) && !factures.includes(one),
    )
    try {
      const { paiement, url } = await espace.send<PaiementOuvert>('post', 'paiements', {
        factures: factures.map((one) => one.id),
        retour: withoutPaiement(location.href),
      })
      garderSuite(
        espace.collectivite,
        (others ?? []).map((one) => one.id),
      )
      const leaving = this.dispatchEvent(new InoeAvantPaiementEvent({ paiement, url, montantCentimes }))
      if (leaving) location.assign(url)
      else this.depart = false
    } catch (error) {
      this.depart = false
      if (!(error instanceof ErreurApi)) throw error
      this.refus = error
      void this.#lecture.run()
    }
  }

  #download({ id, nature, numero }: Facture): Promise<void> {
    return this.#pdf(id, `factures/${id}/pdf`, `${nature}-${numero}.pdf`)
  }

  /** @param of the invoice beside which a failure is said */
  async #pdf(of: string, route: string, name: string): Promise<void> {
    const echecs = new Set(this.echecs)
    echecs.delete(of)
    this.echecs = echecs
    try {
      await this.#save(route, name)
    } catch {
      this.echecs = new Set(this.echecs).add(of)
    }
  }

  async #save(route: string, name: string): Promise<void> {
    const pdf = await this.espace?.blob(route)
    if (!pdf) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(pdf)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }

  /** Styles of a part that came later: a style sheet of the document's kind, as a strict policy allows. */
  #adopt({ styleSheet }: CSSResult): void {
    const root = this.renderRoot as ShadowRoot
    if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet)
  }

  #receipt = (of: string) => (encaissement: string) =>
    void this.#pdf(of, `encaissements/${encaissement}/recu`, 'recu.pdf')

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(t.titre)
    const { liste } = this
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <div class="entete">
        <h2 id="titre" tabindex="-1">${t.titre}</h2>
        ${
          liste?.resteCentimes
            ? html`<p class="du num">${t.resteAPayer(euros(liste.resteCentimes, this.locale))}</p>`
            : nothing
        }
      </div>
      <div role="status">${renderRetour(this.#suivi, this.locale, this.zone, this.#dismiss, this.#receipt('retour'))}${this.#renderSuite()}</div>
      <div role="status">${renderNouvelles(this.nouvelles)}</div>
      <p class="erreur" role="alert">${this.echecs.has('retour') ? t.pdfEchoue : nothing}</p>
      ${liste ? renderCredits(liste.credits, this.locale) : nothing}
      ${liste ? renderFiltres(this.filtre, liste.filtres, this.#choose) : nothing}
      ${liste ? this.#renderListe(liste) : this.#renderReading()} ${this.#renderPayees()} ${this.#panneaux.render()}
    </section>`
  }

  /** The next régie of what was ticked together. */
  #renderSuite(): TemplateResult | typeof nothing {
    const { liste } = this
    if (!liste || this.suite.length === 0) return nothing
    const next = offre(liste, this.choix)
    if (!next.regie || !next.factures.some((one) => this.suite.includes(one.id))) return nothing
    return avis(
      'attention',
      html`<p>${t.retour.reste(next.regie.nom, euros(next.montantCentimes, this.locale))}</p>
        <button class="bouton" type="button" @click=${() => void this.#pay(next)}>${t.retour.payerReste}</button>`,
    )
  }

  #renderReading(): TemplateResult {
    return this.#lecture.render({
      initial: () => squelette(this.squeletteLignes, communFr.chargement),
      pending: () => squelette(this.squeletteLignes, communFr.chargement),
      error: (error) => this.renderError(error, () => void this.#lecture.run()),
    }) as TemplateResult
  }

  #renderListe(liste: ListeFactures): TemplateResult {
    if (liste.factures.length === 0 && filtre(this.filtre))
      return renderRienTrouve(this.filtre, liste.filtres, () => this.#choose(SANS_FILTRE))
    if (liste.factures.length === 0) {
      return html`<div class="rien">${icones.coche}<p><strong>${t.rien}</strong></p><p>${t.rienSuite}</p></div>`
    }
    const byRegie = groupes(liste.factures)
    const several = byRegie.length > 1
    return html`<div class="liste">
        ${byRegie.map(
          ({ regie, factures }) => html`<div class="groupe">
            ${several ? html`<h3>${regie.nom}</h3>` : nothing}
            <ul class="groupe">
              ${this.#renderFactures(factures, liste)}
            </ul>
            ${renderAutresMoyens(regie)}
          </div>`,
        )}
      </div>
      <div role="alert">${this.#renderRefus()}</div>
      ${liste.factures.some(payable) ? this.#renderTotal(offre(liste, this.choix), liste) : nothing}`
  }

  #renderFactures(factures: readonly Facture[], liste: ListeFactures): unknown {
    return repeat(
      factures,
      (facture) => facture.id,
      (facture) =>
        renderFacture({
          facture,
          locale: this.locale,
          zone: this.zone,
          cochee: estCochee(facture, liste, this.choix),
          echec: this.echecs.has(facture.id),
          cocher: (cochee) => this.#tick(facture, cochee),
          telecharger: () => void this.#download(facture),
          recevoir: this.#receipt(facture.id),
        }),
    )
  }

  #renderTotal(selected: Offre, liste: ListeFactures): TemplateResult {
    const { nombre, regies, regie, montantCentimes, empeche } = selected
    const montant = (centimes: number) => euros(centimes, this.locale)
    const alone = unParUn(liste)
    const attention =
      empeche === 'trop-petit'
        ? t.tropPetit(montant(liste.minCentimes))
        : empeche === 'trop-grand'
          ? t.tropGrand(montant(liste.maxCentimes))
          : regies > 1
            ? t.plusieursRegies(regies, regie?.nom ?? '', montant(montantCentimes))
            : alone && t.unParUn(alone.nom)
    return html`<p class="sous" id="partiel">${t.partiel}</p>
      <div class="total">
        <span aria-live="polite">
          ${t.choisies(regies > 1 ? selected.factures.length : nombre, regie?.nom ?? '')}
          <strong class="num">${nombre > 0 ? montant(montantCentimes) : nothing}</strong>
        </span>
        <button
          class="bouton pousse"
          type="button"
          aria-disabled=${this.depart || empeche !== undefined}
          aria-describedby="attention partiel"
          @click=${() => void this.#pay(selected)}
        >
          ${this.depart ? t.ouverture : t.payer}
        </button>
        <p class="attention" id="attention">${attention || nothing}</p>
      </div>`
  }

  #renderRefus(): TemplateResult | typeof nothing {
    if (!this.refus) return nothing
    const { message, probleme } = this.refus
    const resume = probleme?.url ? html`<p><a href=${probleme.url}>${t.reprendre}</a></p>` : nothing
    return avis('erreur', html`<p>${message}</p>${resume}`)
  }

  #renderPayees(): TemplateResult {
    return html`<div>
        <button
          class="lien"
          type="button"
          aria-expanded=${this.voirPayees}
          aria-controls="payees"
          @click=${() => {
            this.voirPayees = !this.voirPayees
          }}
        >
          ${this.voirPayees ? t.cacherPayees : t.voirPayees}
        </button>
      </div>
      <div class="groupe" id="payees" ?hidden=${!this.voirPayees}>
        ${this.voirPayees ? this.#renderPaidList() : nothing}
      </div>`
  }

  #renderPaidList(): unknown {
    const { payees } = this
    if (!payees) {
      return this.#lecturePayees.render({
        pending: () => squelette(2, communFr.chargement),
        error: (error) => this.renderError(error, () => void this.#lecturePayees.run()),
      })
    }
    if (payees.factures.length === 0 && filtre(this.filtre))
      return renderRienTrouve(this.filtre, payees.filtres, () => this.#choose(SANS_FILTRE))
    if (payees.factures.length === 0) return html`<p>${t.aucunePayee}</p>`
    return html`<h3>${t.titrePayees}</h3>
      <ul class="groupe">
        ${this.#renderFactures(payees.factures, payees)}
      </ul>`
  }
}
