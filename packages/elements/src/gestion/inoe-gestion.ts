import type { Sujet } from '@inoe/contract/direct'
import type { Demande, Demandes } from '@inoe/contract/gestion'
import { initialState, Task } from '@lit/task'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { Widget } from '../espace/widget.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { avis } from '../ui/avis.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { renderDemande } from './demande.ts'
import { EmettreController } from './emettre.ts'
import { moisEnMots, nomStructure, renderFacturation } from './facturation.ts'
import { gestionFr as t } from './messages.fr.ts'
import { type Decision, RepondreController } from './repondre.ts'
import { styles } from './styles.ts'

type Filtre = keyof typeof t.filtres

/**
 * @summary The services' side: the queue of enrolment requests, accepted or refused with a reason; new ones arrive
 * without reloading; the invoices of a month. For agents: the page also has `<inoe-login>`.
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

  @state() private demandes: Demande[] | undefined
  @state() private filtre: Filtre = 'demandee'
  /** What just happened, said aloud. */
  @state() private nouvelle: TemplateResult | typeof nothing = nothing
  @state() private question: Question | undefined

  protected override squeletteLignes = 5
  #courriel: string | undefined
  #repondre = new RepondreController(this)
  #emettre = new EmettreController(this)

  #lecture = new Task(this, {
    task: async ([espace, etat], { signal }) => {
      if (!espace) return initialState
      const { demandes } = await espace.get<Demandes>('gestion/demandes', { signal, searchParams: { etat } })
      this.demandes = demandes
      return demandes
    },
    args: () => [this.#agent ? this.espace : undefined, this.filtre] as const,
  })

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    this.#courriel = courriel
    this.demandes = undefined
    this.nouvelle = nothing
    this.#repondre.close()
    this.#emettre.forget()
    this.#readStructures()
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
  }

  protected override directChanged(sujet: Sujet): void {
    if (this.#agent && (sujet === 'inscriptions' || sujet === 'documents')) void this.#lecture.run()
  }

  get #agent(): boolean {
    const etat = this.espace?.session.etat
    return etat?.connecte === true && etat.role === 'agent'
  }

  async #answer(id: string, decision: Decision): Promise<void> {
    this.#repondre.open(id, decision)
    await this.updateComplete
    if (decision === 'valide') this.renderRoot.querySelector<HTMLElement>('.reponse .bouton')?.focus()
    else this.#focus(`motif-${id}`)
  }

  async #giveUp(): Promise<void> {
    const { decision, objet } = this.#repondre
    this.#repondre.close()
    await this.updateComplete
    this.#focus(`${decision}-${objet}`)
  }

  async #send(nom: string): Promise<void> {
    if (!this.espace) return
    const { decision, objet } = this.#repondre
    this.nouvelle = nothing
    const outcome = await this.#repondre.send(this.espace)
    if (outcome === 'non') {
      await this.updateComplete
      if (this.#repondre.erreurMotif) this.#focus(`motif-${objet}`)
      return
    }
    this.nouvelle =
      outcome === 'envoyee'
        ? avis('succes', t.fait[decision](nom))
        : avis('attention', this.#repondre.erreur ?? nothing)
    this.#repondre.close()
    await this.#lecture.run()
    await this.updateComplete
    this.#focus('titre')
  }

  async #openFile(depot: string, nom: string): Promise<void> {
    if (!this.espace) return
    try {
      const url = URL.createObjectURL(await this.espace.blob(`gestion/documents/${depot}/fichier`))
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

  #focus(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[id="${id}"]`)?.focus()
  }

  protected override renderContent(): TemplateResult {
    const etat = this.espace?.session.etat
    if (!this.#agent)
      return html`<section class="widget" part="widget" aria-labelledby="titre">
        <h2 id="titre">${t.titre}</h2>
        <p>${etat?.connecte ? t.reserve : t.connexion}</p>
        <div class="actions"><a class="bouton" href=${this.page('connexion')}>${communFr.seConnecter}</a></div>
      </section>`
    const { demandes } = this
    if (!demandes && !this.#lecture.error) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      <div class="filtres" role="group" aria-label=${t.filtrer}>
        ${(Object.keys(t.filtres) as Filtre[]).map((one) => this.#renderFilter(one))}
      </div>
      ${this.#lecture.error ? this.renderError(this.#lecture.error, () => void this.#lecture.run()) : nothing}
      ${demandes ? this.#renderQueue(demandes) : nothing}
      ${renderFacturation({
        emettre: this.#emettre,
        locale: this.locale,
        ask: this.#askFactures,
        retry: this.#readStructures,
      })}
      ${this.question ? confirmation(this.question, () => this.#forgetQuestion()) : nothing}
    </section>`
  }

  #forgetQuestion(): void {
    this.question = undefined
  }

  #renderFilter(filtre: Filtre): TemplateResult {
    const choose = () => {
      this.filtre = filtre
      this.nouvelle = nothing
      this.#repondre.close()
    }
    return html`<button type="button" aria-pressed=${this.filtre === filtre} @click=${choose}>${t.filtres[filtre]}</button>`
  }

  #renderQueue(demandes: readonly Demande[]): TemplateResult {
    const { locale, zone } = this
    return html`<p class="sous" role="status">${demandes.length === 0 ? t.vide[this.filtre] : t.nombre(demandes.length)}</p>
      <ul class="demandes">
        ${repeat(
          demandes,
          (one) => one.id,
          (demande) =>
            renderDemande(demande, {
              locale,
              zone,
              repondre: this.#repondre,
              openFile: (depot, nom) => void this.#openFile(depot, nom),
              answer: (id, decision) => void this.#answer(id, decision),
              send: (nom) => void this.#send(nom),
              giveUp: () => void this.#giveUp(),
            }),
        )}
      </ul>`
  }
}
