import type { CapacitesRepondues, CreneauService, CreneauxService } from '@inoe/contract/gestion'
import { initialState, Task } from '@lit/task'
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../espace/erreur.ts'
import type { Espace } from '../espace/espace.ts'
import { communFr } from '../i18n/commun.fr.ts'
import { plusJours } from '../i18n/format.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { lireCapacite, renderJours } from './creneau.ts'
import { gestionFr as t } from './messages.fr.ts'
import type { Contexte, Volet } from './volet.ts'

/** Days shown at first. */
const JOURS = 14

/** The places of a structure's days, and who waits for them: numbers that an agent changes and saves together. */
export class Places implements Volet {
  readonly nom = 'places'
  readonly titre = () => t.onglets.places
  readonly sujets = ['places', 'reservations'] as const
  readonly attente = undefined
  readonly #contexte: Contexte
  readonly #lecture: Task<readonly [Espace | undefined, string, string, string], CreneauService[]>
  #creneaux: CreneauService[] | undefined
  #ouvert = false
  #structure = ''
  #du = ''
  #au = ''
  /** Only days that children wait for. */
  #attendus = false
  /** What was typed, by creneau, while it differs. */
  readonly #saisies = new Map<string, string>()
  #envoi = false
  #erreur: string | undefined
  #cle: string = crypto.randomUUID()

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    this.#lecture = new Task(contexte.host, {
      task: async ([espace, structure, du, au], { signal }) => {
        if (!espace || !structure || !du || !au) return initialState
        const { creneaux } = await espace.get<CreneauxService>('gestion/creneaux', {
          signal,
          searchParams: { structure, du, au },
        })
        this.#creneaux = creneaux
        for (const { id, capacite } of creneaux)
          if (this.#saisies.get(id) === String(capacite)) this.#saisies.delete(id)
        return creneaux
      },
      args: () => {
        const { structure, du, au } = this.#choix
        return [this.#ouvert ? contexte.espace() : undefined, structure, du, au] as const
      },
    })
  }

  /** What was chosen, else the first structure and the coming fortnight. */
  get #choix() {
    const service = this.#contexte.service()
    const du = this.#du || (service?.aujourdhui ?? '')
    return {
      structure: this.#structure || (service?.structures[0]?.id ?? ''),
      du,
      au: this.#au || (du && plusJours(du, JOURS - 1)),
    }
  }

  /** Nothing is read before an agent looks: a structure has hundreds of days. */
  open(): void {
    this.#ouvert = true
  }

  read(): void {
    if (this.#ouvert && this.#contexte.espace()) void this.#lecture.run()
  }

  forget(): void {
    this.#creneaux = undefined
    this.#structure = ''
    this.#saisies.clear()
    this.#erreur = undefined
  }

  #choose(change: () => void): void {
    change()
    this.#creneaux = undefined
    this.#saisies.clear()
    this.#erreur = undefined
    this.#contexte.dire('succes', null)
    this.#contexte.host.requestUpdate()
  }

  #type(creneau: CreneauService, typed: string): void {
    if (typed.trim() === String(creneau.capacite)) this.#saisies.delete(creneau.id)
    else this.#saisies.set(creneau.id, typed)
    this.#cle = crypto.randomUUID()
    this.#contexte.host.requestUpdate()
  }

  async #save(): Promise<void> {
    const espace = this.#contexte.espace()
    if (!espace || this.#envoi || this.#saisies.size === 0) return
    const asked = [...this.#saisies].map(([id, typed]) => ({ id, capacite: lireCapacite(typed) }))
    const wrong = asked.find(({ capacite }) => capacite === undefined)
    if (wrong) {
      this.#erreur = t.places.invalide
      this.#contexte.host.requestUpdate()
      await this.#contexte.focus(`places-${wrong.id}`)
      return
    }
    this.#envoi = true
    this.#erreur = undefined
    this.#contexte.dire('succes', null)
    this.#contexte.host.requestUpdate()
    try {
      const { creneaux, promues } = await espace.send<CapacitesRepondues>(
        'put',
        'gestion/creneaux/capacites',
        { creneaux: asked },
        this.#cle,
      )
      this.#saisies.clear()
      this.#contexte.dire('succes', t.places.fait(creneaux.length, promues))
      this.#cle = crypto.randomUUID()
      await this.#lecture.run()
      await this.#contexte.focus('titre')
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      this.#erreur = error.message
    } finally {
      this.#envoi = false
      this.#contexte.host.requestUpdate()
    }
  }

  render(): TemplateResult {
    const { error } = this.#lecture
    const creneaux = this.#creneaux
    return html`${this.#renderChoix()}
      ${error ? this.#contexte.renderError(error, () => this.read()) : nothing}
      ${creneaux ? this.#renderCreneaux(creneaux) : error ? nothing : this.#contexte.renderLoading()}`
  }

  #renderChoix(): TemplateResult {
    const { structure, du, au } = this.#choix
    const choix = (this.#contexte.service()?.structures ?? []).map(({ id, nom }) => [id, nom] as const)
    const only = (event: Event) => {
      this.#attendus = (event.currentTarget as HTMLInputElement).checked
      this.#contexte.host.requestUpdate()
    }
    return html`<div class="reglages">
      ${champ({
        id: 'places-structure',
        label: t.structure,
        valeur: structure,
        choix,
        saisie: (value) => this.#choose(() => (this.#structure = value)),
      })}
      ${champ({
        id: 'places-du',
        label: t.places.du,
        type: 'date',
        valeur: du,
        saisie: (value) => {
          if (value && value !== du)
            this.#choose(() => {
              this.#du = value
              if (this.#au && this.#au < value) this.#au = ''
            })
        },
      })}
      ${champ({
        id: 'places-au',
        label: t.places.au,
        type: 'date',
        min: du,
        valeur: au,
        saisie: (value) => {
          if (value >= du && value !== au) this.#choose(() => (this.#au = value))
        },
      })}
    </div>
    <label class="coche"><input type="checkbox" .checked=${this.#attendus} @change=${only} />${t.places.attendus}</label>`
  }

  #renderCreneaux(creneaux: readonly CreneauService[]): TemplateResult {
    const shown = this.#attendus ? creneaux.filter(({ enAttente }) => enAttente > 0) : creneaux
    if (shown.length === 0)
      return html`<p class="sous" role="status">${this.#attendus ? t.places.aucunAttendu : t.places.vide}</p>`
    return html`${renderJours(shown, {
      locale: this.#contexte.locale(),
      saisies: this.#saisies,
      type: (creneau, typed) => this.#type(creneau, typed),
    })}
    ${this.#renderBarre()}`
  }

  #renderBarre(): TemplateResult {
    const changes = this.#saisies.size
    const giveUp = () => {
      this.#saisies.clear()
      this.#erreur = undefined
      this.#contexte.host.requestUpdate()
    }
    return html`<div class="barre ${changes > 0 ? 'active' : ''}" role="group" aria-label=${t.places.barre}>
      <p role="status"><b>${t.places.changements(changes)}</b></p>
      <div class="actions">
        <button class="bouton" type="button" ?disabled=${changes === 0} aria-disabled=${this.#envoi} @click=${() => void this.#save()}>
          ${this.#envoi ? t.envoi : communFr.enregistrer}
        </button>
        ${changes > 0 ? html`<button class="lien" type="button" @click=${giveUp}>${communFr.annuler}</button>` : nothing}
      </div>
      <div role="alert">${this.#erreur ? avis('erreur', this.#erreur) : nothing}</div>
    </div>`
  }
}
