import type { FamillesTrouvees, FamilleTrouvee } from '@inoe/contract/gardes'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../../espace/lecture.ts'
import { dateCivile } from '../../i18n/format.ts'
import { champ } from '../../ui/champ.ts'
import type { Contexte } from '../volet.ts'
import { famillesFr as t } from './messages.fr.ts'

/** Families found by a name, one of which is chosen. */
export class RechercheFamilles {
  readonly #contexte: Contexte
  /** Makes ids unique in the widget. */
  readonly #prefixe: string
  readonly #lecture: Lecture<FamillesTrouvees>
  #mots = ''
  #erreur: string | undefined

  constructor(contexte: Contexte, prefixe: string) {
    this.#contexte = contexte
    this.#prefixe = prefixe
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
  }

  read(): void {
    const espace = this.#contexte.espace()
    const nom = this.#mots.trim()
    if (espace && nom.length > 1)
      void this.#lecture.run(() =>
        espace.get<FamillesTrouvees>('gestion/familles', { searchParams: { nom } }),
      )
  }

  forget(): void {
    this.#lecture.forget()
    this.#mots = ''
    this.#erreur = undefined
  }

  #send = (event: Event) => {
    event.preventDefault()
    this.#erreur = this.#mots.trim().length > 1 ? undefined : t.court
    this.#contexte.host.requestUpdate()
    if (this.#erreur) void this.#contexte.focus(`${this.#prefixe}-mots`)
    else this.read()
  }

  /** @param sauf a family that is not proposed */
  render(
    choose: (famille: FamilleTrouvee) => void,
    words: { bouton: string; nom: (nom: string) => string },
    sauf = '',
  ): TemplateResult {
    const { valeur, erreur, enCours } = this.#lecture
    const found = valeur?.familles.filter((one) => one.id !== sauf)
    return html`<form class="reglages" role="search" novalidate @submit=${this.#send}>
        ${champ({
          id: `${this.#prefixe}-mots`,
          label: t.recherche,
          aide: t.rechercheAide,
          valeur: this.#mots,
          erreur: this.#erreur,
          saisie: (mots) => {
            this.#mots = mots
          },
        })}
        <div class="actions"><button class="bouton second">${t.chercher}</button></div>
      </form>
      ${erreur ? this.#contexte.renderError(erreur, () => this.read()) : nothing}
      ${enCours && !valeur ? this.#contexte.renderLoading() : nothing}
      <p class="sous" role="status">${found ? (found.length === 0 ? t.aucune : t.nombre(found.length)) : nothing}</p>
      <ul class="familles">${found?.map((one) => this.#renderFamille(one, choose, words))}</ul>`
  }

  #renderFamille(
    famille: FamilleTrouvee,
    choose: (famille: FamilleTrouvee) => void,
    { bouton, nom }: { bouton: string; nom: (nom: string) => string },
  ): TemplateResult {
    const named = famille.nom || famille.adultes[0] || t.sansNom
    const day = (date: string) => dateCivile(date, this.#contexte.locale(), { dateStyle: 'medium' })
    return html`<li>
      <div>
        <b>${famille.adultes.join(', ') || t.sansNom}</b> <span class="sous">${famille.commune}</span>
        <p class="sous">${
          famille.enfants.length === 0
            ? t.sansEnfant
            : famille.enfants
                .map((one) => t.enfantNe(one.prenom, one.nom, day(one.dateNaissance)))
                .join(' · ')
        }</p>
      </div>
      <button class="bouton second" type="button" aria-label=${nom(named)} @click=${() => choose(famille)}>${bouton}</button>
    </li>`
  }
}
