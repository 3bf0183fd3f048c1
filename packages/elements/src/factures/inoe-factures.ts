import type { Facture, ListeFactures } from '@inoe/contract/factures'
import type { PaiementOuvert } from '@inoe/contract/paiements'
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { ErreurApi } from '../espace/erreur.ts'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { euros } from '../i18n/format.ts'
import { avis, squelette } from '../ui/avis.ts'
import { icones } from '../ui/icones.ts'
import { estCochee, groupes, type Offre, offre, payable } from './choix.ts'
import { InoeAvantPaiementEvent } from './events.ts'
import { renderFacture } from './facture.ts'
import { facturesFr as t } from './messages.fr.ts'
import { renderRetour } from './retour.ts'
import { styles } from './styles.ts'
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

  protected override squeletteLignes = 4

  #courriel: string | undefined
  #suivi = new SuiviPaiement(this, () => this.#readAgain())

  #lecture = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      this.liste = await espace.get<ListeFactures>('factures', { signal })
      return this.liste
    },
    args: () => [this.famille ? this.espace : undefined] as const,
  })

  #lecturePayees = new Task(this, {
    task: async ([espace], { signal }) => {
      if (!espace) return initialState
      const searchParams = { etat: 'payees' }
      this.payees = await espace.get<ListeFactures>('factures', { signal, searchParams })
      return this.payees
    },
    args: () => [this.voirPayees && this.famille ? this.espace : undefined] as const,
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
    this.refus = undefined
  }

  protected override directChanged(sujet: string): void {
    if (sujet !== 'factures' || !this.famille) return
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

  #tick(facture: Facture, cochee: boolean): void {
    const choix = new Map(this.choix)
    // The first choice fixes what was ticked by itself, so that it does not move afterwards.
    for (const one of this.liste?.factures ?? []) {
      if (this.liste && !choix.has(one.id)) choix.set(one.id, estCochee(one, this.liste, this.choix))
    }
    this.choix = choix.set(facture.id, cochee)
    this.refus = undefined
  }

  async #pay({ factures, montantCentimes, empeche }: Offre): Promise<void> {
    const { espace } = this
    if (!espace || this.depart || empeche) return
    this.depart = true
    this.refus = undefined
    try {
      const { paiement, url } = await espace.send<PaiementOuvert>('post', 'paiements', {
        factures: factures.map((one) => one.id),
        retour: withoutPaiement(location.href),
      })
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

  async #download({ id, numero }: Facture): Promise<void> {
    const echecs = new Set(this.echecs)
    echecs.delete(id)
    this.echecs = echecs
    try {
      const pdf = await this.espace?.blob(`factures/${id}/pdf`)
      if (!pdf) return
      const link = document.createElement('a')
      link.href = URL.createObjectURL(pdf)
      link.download = `facture-${numero}.pdf`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
    } catch {
      this.echecs = new Set(this.echecs).add(id)
    }
  }

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
      <div role="status">${renderRetour(this.#suivi, this.locale, this.zone, this.#dismiss)}</div>
      ${liste ? this.#renderListe(liste) : this.#renderReading()} ${this.#renderPayees()}
    </section>`
  }

  #renderReading(): TemplateResult {
    return this.#lecture.render({
      initial: () => squelette(this.squeletteLignes, communFr.chargement),
      pending: () => squelette(this.squeletteLignes, communFr.chargement),
      error: (error) => this.renderError(error, () => void this.#lecture.run()),
    }) as TemplateResult
  }

  #renderListe(liste: ListeFactures): TemplateResult {
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
        }),
    )
  }

  #renderTotal(selected: Offre, liste: ListeFactures): TemplateResult {
    const { nombre, regies, regie, montantCentimes, empeche } = selected
    const montant = (centimes: number) => euros(centimes, this.locale)
    const attention =
      empeche === 'trop-petit'
        ? t.tropPetit(montant(liste.minCentimes))
        : empeche === 'trop-grand'
          ? t.tropGrand(montant(liste.maxCentimes))
          : regies > 1 && t.plusieursRegies(regies, regie?.nom ?? '', montant(montantCentimes))
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
    if (payees.factures.length === 0) return html`<p>${t.aucunePayee}</p>`
    return html`<h3>${t.titrePayees}</h3>
      <ul class="groupe">
        ${this.#renderFactures(payees.factures, payees)}
      </ul>`
  }
}
