import type { Activite, Catalogue, Periode, Structure } from '@inoe/contract/structures'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile, euros, jourEtHeure } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { servicesFr as t } from './messages.fr.ts'

export interface Vue {
  locale: string
  zone: string
  /** Activity whose panel is open. */
  ouverte: string | undefined
  /** What is said next to an activity: where one's own requests are. */
  etats: (activite: Activite) => unknown
  panneau: (activite: Activite) => unknown
  inscrire: (activite: Activite) => void
}

/** The next instant (milliseconds) at which a period opens or closes, or undefined. */
export function prochaineBascule({ structures }: Catalogue, maintenant: number): number | undefined {
  const coming = structures
    .flatMap(({ activites }) => activites.flatMap(({ periodes }) => periodes))
    .flatMap(({ ouverture, fermeture }) => [ouverture, ...(fermeture ? [fermeture] : [])])
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
      ${structure.description ? html`<p>${structure.description}</p>` : nothing}
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
        ${activite.description ? html`<p>${activite.description}</p>` : nothing}
        ${activite.unites.length > 0 ? renderPrices(activite, vue.locale) : nothing}
        ${
          activite.mode !== 'contrat'
            ? html`<dl class="delais">
                <div><dt>${t.reserver}</dt><dd>${activite.delaiReservation}</dd></div>
                <div><dt>${t.annuler}</dt><dd>${activite.delaiAnnulation}</dd></div>
              </dl>`
            : nothing
        }
        ${activite.periodes.length > 0 ? renderPeriodes(activite.periodes, vue) : nothing}
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

function renderPrices({ unites }: Activite, locale: string): TemplateResult {
  return html`<div>
    <p class="titre">${t.tarifs}</p>
    <dl class="tarifs">
      ${unites.map(
        ({ nom, horaires, prixCentimes }) => html`<div>
          <dt>${nom}${horaires ? html` <span class="sous">${horaires}</span>` : nothing}</dt>
          <dd class="num">${prixCentimes === 0 ? t.gratuit : euros(prixCentimes, locale)}</dd>
        </div>`,
      )}
    </dl>
  </div>`
}

function renderPeriodes(periodes: readonly Periode[], { locale, zone }: Vue): TemplateResult {
  return html`<div>
    <p class="titre">${t.periodes}</p>
    <ul class="periodes">
      ${periodes.map(
        (one) => html`<li>
          <span>${one.nom} <span class="sous">${t.du(dateCivile(one.debut, locale), dateCivile(one.fin, locale))}</span></span>
          ${renderEtat(one, locale, zone)}
        </li>`,
      )}
    </ul>
  </div>`
}

function renderEtat({ etat, ouverture }: Periode, locale: string, zone: string): TemplateResult {
  if (etat === 'ouverte') return html`<span class="etat fait">${icones.coche}${t.ouverte}</span>`
  if (etat === 'fermee') return html`<span class="etat neutre">${icones.croix}${t.fermee}</span>`
  return html`<span class="etat attente">${icones.horloge}${t.ouvreLe(jourEtHeure(ouverture, locale, zone))}</span>`
}
