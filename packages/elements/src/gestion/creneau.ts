// Days with their places, as an agent reads and changes them.
import type { CreneauService } from '@inoe/contract/gestion'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { activiteEtUnite, dateCivile } from '../i18n/format.ts'
import { gestionFr as t } from './messages.fr.ts'

const CAPACITE_MAX = 100_000

/** A number of places as it was typed, or undefined when it is not one. */
export function lireCapacite(typed: string): number | undefined {
  const text = typed.trim()
  if (!/^\d{1,6}$/.test(text)) return undefined
  const value = Number(text)
  return value <= CAPACITE_MAX ? value : undefined
}

export interface VuePlaces {
  locale: string
  /** What was typed, by creneau. */
  saisies: ReadonlyMap<string, string>
  type: (creneau: CreneauService, typed: string) => void
}

export function renderJours(creneaux: readonly CreneauService[], vue: VuePlaces): TemplateResult {
  const days = new Map<string, CreneauService[]>()
  for (const one of creneaux) days.set(one.date, [...(days.get(one.date) ?? []), one])
  return html`<ul class="demandes">
    ${repeat(
      days,
      ([date]) => date,
      ([date, list]) => html`<li class="carte demande" aria-labelledby="date-${date}">
        <h3 id="date-${date}">${dateCivile(date, vue.locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}</h3>
        <ul class="creneaux">${repeat(
          list,
          ({ id }) => id,
          (one) => renderCreneau(one, vue),
        )}</ul>
      </li>`,
    )}
  </ul>`
}

function renderCreneau(creneau: CreneauService, { locale, saisies, type }: VuePlaces): TemplateResult {
  const { id, activite, unite, groupe, capacite, occupees, enAttente, ferme, fin } = creneau
  const typed = saisies.get(id)
  const read = typed === undefined ? capacite : lireCapacite(typed)
  const nom = [activiteEtUnite(activite.nom, unite), groupe].filter(Boolean).join(', ')
  const fewer = read !== undefined && read < occupees
  return html`<li class=${typed === undefined ? '' : 'change'}>
    <div class="quoi">
      <b>${nom}</b>${fin ? html` <span class="sous">${t.places.jusquAu(dateCivile(fin, locale))}</span>` : nothing}
      <span class="sous num">${t.places.occupees(occupees, capacite)}</span>
      ${enAttente > 0 ? html`<span class="etat attente">${t.places.enAttente(enAttente)}</span>` : nothing}
      ${ferme ? html`<span class="etat neutre">${t.places.ferme}</span>` : nothing}
    </div>
    <div class="champ">
      <label for="places-${id}">${t.places.places}<span class="lu"> ${nom}</span></label>
      <input
        id="places-${id}"
        inputmode="numeric"
        autocomplete="off"
        maxlength="6"
        aria-invalid=${read === undefined ? 'true' : 'false'}
        aria-describedby="places-${id}-aide"
        .value=${typed ?? String(capacite)}
        @input=${(event: Event) => type(creneau, (event.currentTarget as HTMLInputElement).value)}
      />
    </div>
    <p class=${read === undefined ? 'erreur' : 'sous'} id="places-${id}-aide">${
      read === undefined ? t.places.nombre : fewer ? t.places.moins(occupees) : nothing
    }</p>
  </li>`
}
