import type { Sujet } from '@inoe/contract/direct'
import type { Inscription, Inscriptions } from '@inoe/contract/inscriptions'
import type { Reinscriptions } from '@inoe/contract/reinscriptions'
import type { GesteInscription } from '@inoe/contract/suivi'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Espace } from '../espace/espace.ts'
import { Lecture } from '../espace/lecture.ts'
import { Operation } from '../espace/operation.ts'
import { Widget } from '../espace/widget.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { confirmationStyles } from '../ui/confirmation.styles.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { renderNouvelles } from '../ui/nouvelles.ts'
import { idTitre, objetDe, renderDemande, type Vue } from './demande.ts'
import { etapesStyles } from './etapes.ts'
import {
  CRITERES,
  type Critere,
  choixDe,
  dansGroupe,
  type Filtres,
  filtrer,
  GROUPES,
  type Groupe,
  type Lire,
} from './filtres.ts'
import { inscriptionsFr as t } from './messages.fr.ts'
import { nouvelles } from './nouvelles.ts'
import type { Reinscription } from './reinscription/reinscription.ts'
import { styles } from './styles.ts'

const LIRE: Lire = {
  enfant: ({ enfant }) => [enfant.id, enfant.prenom],
  structure: ({ structure }) => [structure.id, structure.nom],
  etat: ({ etat }) => [etat, t.etat[etat]],
  annee: ({ annee }) => [String(annee), t.annee(annee)],
}
const ROUTES = {
  retirer: 'retrait',
  reprendre: 'reprise',
  completer: 'completude',
} as const satisfies Record<GesteInscription, string>

/**
 * @summary « Mes inscriptions »: every request of the family with its steps, what is waited for and from whom, what can
 * be done with it; answers show as they come. Filters by child, structure, state and school year.
 *
 * @element inoe-inscriptions
 * @attr {string} collectivite - The town's name in addresses
 * @attr {string} api - Origin of the API
 * @attr {string} lang - Language of the widget
 * @attr {boolean} sans-titre - Hides the title from view, where the page has its own; screen readers keep it
 * @attr {boolean} sans-menu - Leaves out the link « Menu », where the page has its own way back
 * @slot - Fallback: a link to the hosted page
 * @csspart widget - The whole
 * @csspart menu - The link back to the dashboard
 * @csspart avis - A notice
 * @example
 * <inoe-inscriptions><a href="https://inscriptions.ville.fr/ville/inscriptions">Mes inscriptions</a></inoe-inscriptions>
 */
export class InoeInscriptions extends Widget {
  static override styles = [Widget.styles, confirmationStyles, etapesStyles, styles]

  @state() private filtres: Filtres = {}
  @state() private question: Question | undefined
  /** What just happened, said aloud. */
  @state() private nouvelle: readonly TemplateResult[] = []

  protected override squeletteLignes = 11
  readonly #lecture = new Lecture<Inscription[]>(() => this.requestUpdate())
  readonly #reinscriptions = new Lecture<Reinscriptions>(() => this.requestUpdate())
  /** What may go on the next year, once something may. */
  #reinscription: Reinscription | undefined
  readonly #operation = new Operation(() => this.requestUpdate())
  #courriel: string | undefined
  /** Id of the title of the request that has the focus, while it is drawn again. */
  #tenue: string | undefined

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const held = (this.renderRoot as ShadowRoot | undefined)?.activeElement?.closest('.demande')
    this.#tenue = held?.getAttribute('aria-labelledby') ?? undefined
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    openConfirmation(this.renderRoot)
    // An answer moves its request to another group: whoever was there stays with it.
    if (this.#tenue && !(this.renderRoot as ShadowRoot).activeElement)
      this.renderRoot.querySelector<HTMLElement>(`[id="${this.#tenue}"]`)?.focus()
  }

  protected override sessionChanged(): void {
    const etat = this.espace?.session.etat
    const courriel = etat?.connecte && this.famille ? etat.courriel : undefined
    if (courriel === this.#courriel) return
    // Threat: on a shared computer the next person would read what the one before did.
    this.#courriel = courriel
    this.#lecture.forget()
    this.#operation.forget()
    this.#reinscriptions.forget()
    this.#reinscription?.forget()
    this.filtres = {}
    this.question = undefined
    this.nouvelle = []
    void this.#read()
  }

  protected override directChanged(sujet: Sujet): void {
    if (sujet === 'inscriptions' || sujet === 'documents') void this.#read()
  }

  async #read(): Promise<void> {
    const { espace } = this
    if (!espace || !this.#courriel) return
    void this.#readReinscriptions(espace)
    await this.#lecture.run(async () => {
      const { inscriptions } = await espace.get<Inscriptions>('inscriptions')
      const news = nouvelles(this.#lecture.valeur, inscriptions)
      if (news.length > 0) this.nouvelle = renderNouvelles(news)
      return inscriptions
    })
  }

  /** Its code comes where something may go on. */
  #readReinscriptions(espace: Espace): Promise<void> {
    return this.#reinscriptions.run(async () => {
      const found = await espace.get<Reinscriptions>('reinscriptions')
      if (found.lignes.length > 0 && !this.#reinscription) {
        const { Reinscription, reinscriptionStyles } = await import('./reinscription/reinscription.ts')
        const root = this.renderRoot as ShadowRoot
        const { styleSheet } = reinscriptionStyles
        if (styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet]
        this.#reinscription = new Reinscription({
          host: this,
          lecture: this.#reinscriptions,
          espace: () => (this.#courriel ? this.espace : undefined),
          locale: () => this.locale,
          page: (section) => this.page(section),
          relire: () => this.#read(),
          focus: (id) => this.#focus(id),
        })
      }
      return found
    })
  }

  #filter(critere: Critere, valeur: string, mots: string): void {
    const { [critere]: _, ...others } = this.filtres
    this.filtres = valeur ? { ...others, [critere]: [valeur, mots] } : others
  }

  #showAll = async () => {
    this.filtres = {}
    await this.#focus('titre')
  }

  #act(inscription: Inscription, geste: GesteInscription): void {
    if (geste !== 'retirer') {
      void this.#send(inscription, geste)
      return
    }
    const about = [inscription.enfant.prenom, objetDe(inscription)] as const
    const faire = () => void this.#send(inscription, geste)
    this.question =
      inscription.etat === 'acceptee'
        ? { titre: t.renoncerTitre(...about), texte: t.renoncerTexte, oui: t.renoncer, faire }
        : {
            titre: t.retirerTitre(...about),
            texte: inscription.etat === 'en-attente' ? t.retirerAttente : t.retirerTexte,
            oui: t.retirer,
            faire,
          }
  }

  async #send(inscription: Inscription, geste: GesteInscription): Promise<void> {
    this.nouvelle = []
    const route = `inscriptions/${inscription.id}/${ROUTES[geste]}`
    const done = await this.#operation.send(this.espace, inscription.id, 'post', route)
    const { erreur } = this.#operation
    if (!done && !erreur) return
    await this.#read()
    const own = done
      ? avis('succes', t.fait[geste](inscription.enfant.prenom, objetDe(inscription)))
      : avis('erreur', erreur?.message)
    this.nouvelle = [own, ...this.nouvelle]
    // The button that was pressed is gone, or says something else now.
    await this.#focus(idTitre(inscription))
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete
    const find = (one: string) => this.renderRoot.querySelector<HTMLElement>(`[id="${one}"]`)
    // A filter may have hidden what was changed.
    ;(find(id) ?? find('titre'))?.focus()
  }

  #forgetQuestion = () => {
    this.question = undefined
  }

  protected override renderContent(): TemplateResult {
    if (!this.famille) return this.renderSignedOut(t.titre)
    const { valeur, erreur } = this.#lecture
    if (!valeur && !erreur) return this.renderLoading()
    return html`<section class="widget" part="widget" aria-labelledby="titre">
      ${this.renderMenu()}
      <h2 id="titre" tabindex="-1">${t.titre}</h2>
      <div class="nouvelle" role="status">${this.nouvelle}</div>
      ${erreur ? this.renderError(erreur, () => void this.#read()) : nothing}
      ${this.#reinscriptions.erreur ? this.renderError(this.#reinscriptions.erreur, () => void this.#read()) : (this.#reinscription?.render() ?? nothing)}
      ${valeur ? this.#renderAll(valeur) : nothing}
      ${this.question ? confirmation(this.question, this.#forgetQuestion) : nothing}
    </section>`
  }

  #renderAll(inscriptions: readonly Inscription[]): TemplateResult {
    const ask = html`<div><a class="bouton" href=${this.page('services')}>${t.demander}</a></div>`
    if (inscriptions.length === 0) return html`<p>${t.vide}</p>${ask}`
    const shown = filtrer(inscriptions, this.filtres, LIRE)
    return html`${ask} ${this.#renderFiltres(inscriptions)}
      <div class="entree">
        <p class="sous" role="status">${t.nombre(shown.length, inscriptions.length)}</p>
        ${
          Object.keys(this.filtres).length > 0
            ? html`<button class="lien" type="button" @click=${this.#showAll}>${t.toutes}</button>`
            : nothing
        }
      </div>
      ${(Object.keys(GROUPES) as Groupe[]).map((groupe) => this.#renderGroupe(groupe, shown))}`
  }

  /** Only what there is something to choose of. */
  #renderFiltres(inscriptions: readonly Inscription[]): TemplateResult | typeof nothing {
    const lists = CRITERES.map((critere) => {
      const chosen = this.filtres[critere]
      return { critere, chosen, choix: choixDe(inscriptions, critere, LIRE, chosen) }
    }).filter(({ choix }) => choix.length > 1)
    if (lists.length === 0) return nothing
    return html`<div class="filtres" role="group" aria-label=${t.filtrer}>
      ${lists.map(({ critere, chosen, choix }) =>
        champ({
          id: `filtre-${critere}`,
          label: t.critere[critere],
          valeur: chosen?.[0] ?? '',
          choix: [['', t.tous[critere]], ...choix],
          saisie: (valeur) =>
            this.#filter(critere, valeur, choix.find(([value]) => value === valeur)?.[1] ?? ''),
        }),
      )}
    </div>`
  }

  #renderGroupe(groupe: Groupe, shown: readonly Inscription[]): TemplateResult | typeof nothing {
    const own = dansGroupe(shown, groupe)
    if (own.length === 0) return nothing
    const { courriel, telephone } = this.configuration ?? {}
    const vue: Vue = {
      locale: this.locale,
      zone: this.zone,
      contactVille: [courriel, telephone].filter(Boolean).join(' · '),
      reservations: this.page('reservations'),
      documents: this.page('documents'),
      occupe: this.#operation.envoi !== undefined,
      agir: (one, geste) => this.#act(one, geste),
    }
    return html`<section class="groupe" aria-labelledby="groupe-${groupe}">
      <h3 id="groupe-${groupe}">${t.groupe[groupe]}</h3>
      <ul class="demandes">
        ${repeat(
          own,
          (one) => one.id,
          (one) => renderDemande(one, vue),
        )}
      </ul>
    </section>`
  }
}
