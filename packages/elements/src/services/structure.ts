import type { Activite, Catalogue, Periode, Structure } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile, jourEtHeure } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { servicesFr as t } from './messages.fr.ts'
import { renderTarifs } from './tarifs.ts'

export interface Vue {
  locale: string
  zone: string
  /** The server's time, milliseconds. */
  maintenant: number
  /** Activity whose panel is open. */
  ouverte: string | undefined
  /** What is said next to an activity: where one's own requests are. */
  etats: (activite: Activite) => unknown
  panneau: (activite: Activite) => unknown
  inscrire: (activite: Activite) => void
  /** The price simulator: its button, and itself once open. */
  simulateur: (activite: Activite, structure: Structure) => unknown
}

/** The next instant (milliseconds) at which a period opens or closes, or undefined. */
export function prochaineBascule({ structures }: Catalogue, maintenant: number): number | undefined {
  const coming = structures
    .flatMap(({ activites }) => activites.flatMap(({ periodes }) => periodes))
    .flatMap(({ ouverture, ouvertureResidents, fermeture }) => [ouverture, ouvertureResidents, fermeture])
    .filter((instant) => instant !== null)
    .map((instant) => Date.parse(instant))
    .filter((instant) => instant > maintenant)
  return coming.length > 0 ? Math.min(...coming) : undefined
}

/**
 * Where the second column begins: each column is as high as its own cards, so that opening one leaves no hole in the
 * other.
 */
export function secondeColonne(structures: readonly Structure[]): Structure | undefined {
  const height = ({ activites }: Structure) => 2 + activites.length
  let left = structures.reduce((sum, one) => sum + height(one), 0) / 2
  return structures.find((one, index) => {
    const starts = index > 0 && left <= height(one) / 2
    left -= height(one)
    return starts
  })
}

/** One service with what it offers. @param colonne it begins the second column */
export function renderStructure(structure: Structure, colonne: boolean, vue: Vue): TemplateResult {
  const contact = [structure.telephone, structure.courriel].filter((one) => one !== null)
  return html`<li class="carte structure ${colonne ? 'colonne' : ''}">
    <div class="entete">
      <p class="type">${t.type[structure.type] ?? structure.type}</p>
      <h3>${structure.nom}</h3>
      ${structure.description ? html`<p lang="fr">${structure.description}</p>` : nothing}
      ${structure.adresse ? html`<p class="sous">${structure.adresse}</p>` : nothing}
      ${contact.length > 0 ? html`<p class="sous">${contact.join(' · ')}</p>` : nothing}
    </div>
    ${
      structure.activites.length === 0
        ? html`<p class="sous">${t.aucuneActivite}</p>`
        : html`<ul class="activites">${structure.activites.map((one) => html`<li>${renderActivite(one, structure, vue)}</li>`)}</ul>`
    }
  </li>`
}

function renderActivite(activite: Activite, structure: Structure, vue: Vue): TemplateResult {
  const open = vue.ouverte === activite.id
  return html`
    <details .open=${open}>
      <summary>
        <h4>${activite.nom} <span class="sous">${t.ages(activite.ageMin, activite.ageMax)}</span></h4>
        <span class="fleche">${icones.plus}</span>
      </summary>
      <div class="detail">
        ${activite.description ? html`<p lang="fr">${activite.description}</p>` : nothing}
        ${activite.groupes.length > 0 ? renderGroupes(activite) : nothing}
        ${activite.unites.length > 0 ? renderTarifs(activite, vue.locale) : nothing}
        ${activite.criteres.length > 0 ? vue.simulateur(activite, structure) : nothing}
        ${
          activite.mode !== 'contrat'
            ? html`<dl class="delais">
                <div><dt>${t.reserver}</dt><dd>${activite.delaiReservation}</dd></div>
                <div><dt>${t.annuler}</dt><dd>${activite.delaiAnnulation}</dd></div>
              </dl>`
            : nothing
        }
        ${activite.periodes.length > 0 ? renderPeriodes(activite, vue) : nothing}
      </div>
    </details>
    <div class="suivi">
      <div class="etats">${vue.etats(activite)}</div>
      <button
        class="bouton second"
        type="button"
        id="bouton-${activite.id}"
        aria-expanded=${open}
        aria-controls=${open ? `inscrire-${activite.id}` : nothing}
        @click=${() => vue.inscrire(activite)}
      ><span>${t.inscrire}<span class="lu"> : ${activite.nom}, ${structure.nom}</span></span></button>
    </div>
    ${open ? vue.panneau(activite) : nothing}
  `
}

function renderGroupes({ groupes }: Activite): TemplateResult {
  return html`<dl class="delais">
    <div>
      <dt>${t.groupes}</dt>
      <dd>${groupes.map(({ nom, ageMin, ageMax }) => t.groupe(nom, t.ages(ageMin, ageMax))).join(', ')}</dd>
    </div>
  </dl>`
}

function renderPeriodes({ periodes, mode }: Activite, vue: Vue): TemplateResult {
  return html`<div>
    <p class="titre">${mode === 'sejour' ? t.dates : t.periodes}</p>
    <ul class="periodes">
      ${periodes.map(
        (one) => html`<li>
          <span>${one.nom} <span class="sous">${mode === 'sejour' ? daysOf(one, vue.locale) : datesOf(one, vue.locale)}</span></span>
          ${renderEtat(one, vue)}
        </li>`,
      )}
    </ul>
  </div>`
}

function datesOf({ debut, fin }: Periode, locale: string): string {
  return t.du(dateCivile(debut, locale), dateCivile(fin, locale))
}

/** « du lundi 15 février au vendredi 19 février 2027, 5 jours » */
function daysOf({ debut, fin }: Periode, locale: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const dates = t.du(dateCivile(debut, locale, day), dateCivile(fin, locale, { ...day, year: 'numeric' }))
  return `${dates}, ${t.jours((Date.parse(fin) - Date.parse(debut)) / 86_400_000 + 1)}`
}

function renderEtat({ etat, ouverture, ouvertureResidents }: Periode, vue: Vue): TemplateResult {
  if (etat === 'ouverte') return html`<span class="etat fait">${icones.coche}${t.ouverte}</span>`
  if (etat === 'fermee') return html`<span class="etat neutre">${icones.croix}${t.fermee}</span>`
  const when = (instant: string) => jourEtHeure(instant, vue.locale, vue.zone)
  if (ouvertureResidents === null)
    return html`<span class="etat attente">${icones.horloge}${t.ouvreLe(when(ouverture))}</span>`
  return Date.parse(ouvertureResidents) > vue.maintenant
    ? html`<span class="etat attente">${icones.horloge}${t.ouvreLe(when(ouverture))}</span>
        <span class="sous entier">${t.residents(when(ouvertureResidents))}</span>`
    : html`<span class="etat fait">${icones.coche}${t.ouverteResidents}</span>
        <span class="sous entier">${t.pourTous(when(ouverture))}</span>`
}
