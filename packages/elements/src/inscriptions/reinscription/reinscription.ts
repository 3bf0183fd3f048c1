import type { Section } from '@inoe/contract/commun'
import type { Empechement } from '@inoe/contract/inscriptions'
import type {
  DemandeReinscription,
  LigneReinscription,
  Reinscriptions,
  ResultatReinscription,
} from '@inoe/contract/reinscriptions'
import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Espace } from '../../espace/espace.ts'
import type { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { activiteEtPeriode, dateCivile } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { reinscriptionFr as t } from './messages.fr.ts'

export const reinscriptionStyles = css`
  .reinscription,
  .reinscription fieldset,
  .reinscription form,
  .reinscription li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
    overflow-wrap: anywhere;
  }
  .reinscription {
    border-inline-start: 0.35em solid var(--_marque-forte);
  }
  .reinscription li {
    gap: 0.2em;
  }
  .reinscription .raisons {
    padding-inline-start: 2em;
  }
  .reinscription .resultats {
    display: grid;
    gap: 0.5em;
  }
  .reinscription > div:empty {
    position: absolute;
  }
`

/** What it needs of the widget that holds it. */
export interface Hote {
  host: ReactiveControllerHost
  lecture: Lecture<Reinscriptions>
  espace(): Espace | undefined
  locale(): string
  page(section: Section): string
  /** Reads everything again, once requests were made. */
  relire(): Promise<void>
  focus(id: string): Promise<void>
}

/** The present enrolments that may go on, each child × activity ticked or not, sent all at once. */
export class Reinscription {
  readonly #hote: Hote
  readonly #operation: Operation
  /** Those that are not to go on: what can is ticked until it is said otherwise. */
  readonly #decochees = new Set<string>()
  #resultats: ResultatReinscription['resultats'] = []
  #rien = false

  constructor(hote: Hote) {
    this.#hote = hote
    this.#operation = new Operation(() => hote.host.requestUpdate())
  }

  forget(): void {
    this.#operation.forget()
    this.#decochees.clear()
    this.#resultats = []
    this.#rien = false
  }

  get #lignes(): readonly LigneReinscription[] {
    return this.#hote.lecture.valeur?.lignes ?? []
  }

  get #cochees(): LigneReinscription[] {
    return this.#lignes.filter((one) => one.suite.possible && !this.#decochees.has(cleDe(one)))
  }

  #toggle(ligne: LigneReinscription): void {
    const cle = cleDe(ligne)
    if (!this.#decochees.delete(cle)) this.#decochees.add(cle)
    this.#rien = false
    this.#hote.host.requestUpdate()
  }

  #send = async (event: Event) => {
    event.preventDefault()
    const choix = this.#cochees.map(({ reinscription, enfant }) => ({ reinscription, enfant: enfant.id }))
    this.#rien = choix.length === 0
    this.#resultats = []
    this.#hote.host.requestUpdate()
    if (this.#rien) return
    const body: DemandeReinscription = { choix }
    const done = await this.#operation.send<ResultatReinscription>(
      this.#hote.espace(),
      'reinscription',
      'post',
      'reinscriptions',
      body,
    )
    if (done) this.#resultats = done.reponse.resultats
    await this.#hote.relire()
    await this.#hote.focus('reinscription-titre')
  }

  render(): TemplateResult | typeof nothing {
    const lignes = this.#lignes
    const open = lignes.filter(estOuverte)
    if (open.length === 0 && this.#resultats.length === 0) return nothing
    const { envoi, erreur } = this.#operation
    const [last] = open.map((one) => one.jusquAu).sort()
    const enfants = [...new Map(open.map(({ enfant }) => [enfant.id, enfant])).values()]
    const nombre = this.#cochees.length
    return html`<section class="carte reinscription" aria-labelledby="reinscription-titre">
      <h3 id="reinscription-titre" tabindex="-1">${t.titre}</h3>
      <div role="status">${this.#renderResultats()}</div>
      ${
        open.length === 0
          ? nothing
          : html`<p class="sous">${t.aide} ${last ? html`<b>${t.jusquAu(dateCivile(last, this.#hote.locale()))}</b>` : nothing}</p>
              <form novalidate @submit=${this.#send}>
                ${enfants.map(
                  ({ id, prenom, nom }) => html`<fieldset>
                    <legend>${prenom} ${nom}</legend>
                    <ul>${open.map((one) => (one.enfant.id === id ? this.#renderLigne(one) : nothing))}</ul>
                  </fieldset>`,
                )}
                <div role="alert">${this.#rien ? avis('erreur', t.aucune) : erreur ? avis('erreur', erreur.message) : nothing}</div>
                <div class="actions">
                  <button class="bouton" aria-disabled=${envoi === undefined ? nothing : 'true'}>${envoi === undefined ? t.envoyer(nombre) : t.envoi}</button>
                </div>
              </form>`
      }
    </section>`
  }

  #renderLigne(ligne: LigneReinscription): TemplateResult {
    const { actuelle, suite, prioritaire } = ligne
    const raisons = `raisons-${cleDe(ligne)}`
    const said = [
      suite.quoi === 'releve' ? html`<p>${t.releve(nomDe(suite))}</p>` : nothing,
      suite.attente ? html`<p>${prioritaire ? t.prioritaire : t.attente}</p>` : nothing,
      ...suite.empechements.map((one) => this.#renderEmpechement(one)),
    ].filter((one) => one !== nothing)
    return html`<li>
      <label class="coche">
        <input type="checkbox" .checked=${suite.possible && !this.#decochees.has(cleDe(ligne))} ?disabled=${!suite.possible}
          aria-describedby=${said.length > 0 ? raisons : nothing} @change=${() => this.#toggle(ligne)} />
        <span><span aria-hidden="true">${t.continue(nomDe(actuelle), nomDe(suite))}</span><span class="lu">${t.lu(nomDe(actuelle), nomDe(suite))}</span>
          <span class="sous">${suite.structure.nom}</span></span>
      </label>
      ${said.length > 0 ? html`<div class="raisons sous" id=${raisons}>${said}</div>` : nothing}
    </li>`
  }

  #renderEmpechement({ code, phrase }: Empechement): TemplateResult {
    const way =
      code === 'dossier-incomplet' || code === 'renouvellement-requis'
        ? html`<a href=${this.#hote.page('foyer')}>${t.versFoyer}</a>`
        : code === 'piece-manquante'
          ? html`<a href=${this.#hote.page('documents')}>${t.versDocuments}</a>`
          : nothing
    return html`<p>${phrase} ${way}</p>`
  }

  #renderResultats(): TemplateResult | typeof nothing {
    if (this.#resultats.length === 0) return nothing
    return html`<div class="resultats">
      ${this.#resultats.map(({ prenom, suite, inscription, attente, empechements }) =>
        inscription
          ? avis('succes', attente ? t.faiteEnAttente(prenom, suite) : t.faite(prenom, suite))
          : avis(
              'attention',
              html`<p>${t.refusee(prenom, suite)}</p>${empechements.map((one) => this.#renderEmpechement(one))}`,
            ),
      )}
    </div>`
  }
}

/** Asked for already, it is among the requests below. */
const estOuverte = ({ suite }: LigneReinscription) =>
  !suite.empechements.some((one) => one.code === 'deja-inscrit')
const cleDe = ({ reinscription, enfant }: LigneReinscription) => `${reinscription}-${enfant.id}`
const nomDe = ({ activite, periode }: LigneReinscription['actuelle']) =>
  activiteEtPeriode(activite.nom, periode?.nom)
