import type {
  ActiviteReglee,
  ActivitesReglees,
  ReglageInscriptions,
  ReglageRepondu,
} from '@inoe/contract/gestion'
import { css, html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { Operation } from '../../espace/operation.ts'
import { communFr } from '../../i18n/commun.fr.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { activitesFr as t } from './messages.fr.ts'

/** A setting as it is typed. */
interface Saisie {
  places: string
  reserveTerritoire: boolean
  rangAffiche: boolean
}

const activitesStyles = css`
  .structure-reglee {
    display: grid;
    gap: 0.6em;
    margin-block-start: 0.6em;
  }
  .activites-reglees {
    display: grid;
    gap: 0.8em;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 22em), 1fr));
  }
  .activites-reglees fieldset {
    display: grid;
    gap: 0.5em;
    align-content: start;
    overflow-wrap: anywhere;
  }
  .activites-reglees legend {
    padding: 0;
  }
  .activites-reglees .champ input {
    inline-size: 8em;
    max-inline-size: 100%;
  }
`

/** How one enrols in each activity: its places, the territory, the rank that families read. */
export class Activites implements Contenu {
  readonly sujets = ['inscriptions'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<ActivitesReglees>
  readonly #operation: Operation
  /** What was typed and is not saved, by activity. */
  readonly #saisies = new Map<string, Saisie>()
  /** What is wrong with a number of places, or why it could not be saved. */
  #erreur: { id: string; message: string; champ: boolean } | undefined

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(activitesStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#operation = new Operation(redraw)
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    if (espace) void this.#lecture.run(() => espace.get<ActivitesReglees>('gestion/activites'))
  }

  forget(): void {
    this.#lecture.forget()
    this.#operation.forget()
    this.#saisies.clear()
    this.#erreur = undefined
  }

  #type(activite: ActiviteReglee, change: Partial<Saisie>): void {
    const kept = saisieDe(activite)
    const next = { ...kept, ...this.#saisies.get(activite.id), ...change }
    const same = (Object.keys(kept) as (keyof Saisie)[]).every((key) => next[key] === kept[key])
    if (same) this.#saisies.delete(activite.id)
    else this.#saisies.set(activite.id, next)
    if (this.#erreur?.id === activite.id) this.#erreur = undefined
    this.#contexte.host.requestUpdate()
  }

  async #save(activite: ActiviteReglee): Promise<void> {
    const { id, nom } = activite
    this.#contexte.dire('succes', null)
    const { places, ...rest } = this.#saisies.get(id) ?? saisieDe(activite)
    const placesInscription = lirePlaces(places)
    if (placesInscription === undefined) {
      this.#erreur = { id, message: t.nombre, champ: true }
      this.#contexte.host.requestUpdate()
      await this.#contexte.focus(`activite-places-${id}`)
      return
    }
    const reglage: ReglageInscriptions = { placesInscription, ...rest }
    const route = `gestion/activites/${id}/inscriptions`
    const done = await this.#operation.send<ReglageRepondu>(
      this.#contexte.espace(),
      id,
      'put',
      route,
      reglage,
    )
    const { erreur } = this.#operation
    if (!done) {
      if (erreur) this.#erreur = { id, message: erreur.message, champ: false }
      this.#contexte.host.requestUpdate()
      return
    }
    this.#saisies.delete(id)
    this.#erreur = undefined
    this.#contexte.dire('succes', t.fait(nom, done.reponse.promues))
    this.read()
  }

  #undo(id: string): void {
    this.#saisies.delete(id)
    if (this.#erreur?.id === id) this.#erreur = undefined
    this.#contexte.host.requestUpdate()
    void this.#contexte.focus(`activite-places-${id}`)
  }

  render(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur)
      return erreur ? this.#contexte.renderError(erreur, () => this.read()) : this.#contexte.renderLoading()
    const { communes, activites } = valeur
    if (activites.length === 0) return html`<p>${t.vide}</p>`
    const structures = new Map(activites.map(({ structure }) => [structure.id, structure.nom]))
    return html`<p class="sous">
        ${t.aide} ${communes.length > 0 ? t.territoire(communes.join(', ')) : t.sansTerritoire}
      </p>
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${[...structures].map(
        ([id, nom]) => html`<div class="structure-reglee">
          <h3>${nom}</h3>
          <ul class="activites-reglees">
            ${activites.map((one) => (one.structure.id === id ? this.#renderActivite(one) : nothing))}
          </ul>
        </div>`,
      )}`
  }

  #renderActivite(activite: ActiviteReglee): TemplateResult {
    const { id, nom, occupees, enAttente } = activite
    const typed = this.#saisies.get(id)
    const { places, reserveTerritoire, rangAffiche } = typed ?? saisieDe(activite)
    const wrong = this.#erreur?.id === id ? this.#erreur : undefined
    const asked = lirePlaces(places)
    const submit = (event: Event) => {
      event.preventDefault()
      void this.#save(activite)
    }
    const tick = (key: 'reserveTerritoire' | 'rangAffiche', value: boolean, mots: string) =>
      html`<label class="coche">
        <input
          type="checkbox"
          .checked=${value}
          @change=${(event: Event) => this.#type(activite, { [key]: (event.target as HTMLInputElement).checked })}
        />${mots}
      </label>`
    return html`<li class="carte">
      <form novalidate @submit=${submit}>
        <fieldset>
        <legend>${nom}</legend>
        <p class="sous">${t.etat(occupees, enAttente)}</p>
        ${champ({
          id: `activite-places-${id}`,
          label: t.places,
          clavier: 'numeric',
          valeur: places,
          aide: typeof asked === 'number' && asked < occupees ? t.moins(occupees) : t.aidePlaces,
          erreur: wrong?.champ ? wrong.message : undefined,
          saisie: (value) => this.#type(activite, { places: value.trim() }),
        })}
        ${tick('reserveTerritoire', reserveTerritoire, t.reserve)}
        ${tick('rangAffiche', rangAffiche, t.rang)}
        <div role="alert">${wrong && !wrong.champ ? avis('erreur', wrong.message) : nothing}</div>
        <div class="actions">
          <button class="bouton ${typed ? '' : 'second'}" aria-disabled=${this.#operation.envoi !== undefined}>
            ${this.#operation.envoi === id ? t.envoi : html`${t.enregistrer}<span class="lu"> ${nom}</span>`}
          </button>
          ${typed ? html`<button class="lien" type="button" @click=${() => this.#undo(id)}>${communFr.annuler}</button>` : nothing}
        </div>
        </fieldset>
      </form>
    </li>`
  }
}

function saisieDe({ placesInscription, reserveTerritoire, rangAffiche }: ActiviteReglee): Saisie {
  return {
    places: placesInscription === null ? '' : String(placesInscription),
    reserveTerritoire,
    rangAffiche,
  }
}

/** null without a limit; undefined when it is no number. */
function lirePlaces(typed: string): number | null | undefined {
  if (typed === '') return null
  return /^\d{1,5}$/.test(typed) ? Number(typed) : undefined
}
