// The draft as an agent checks it: what blocks, what is odd, who is billed what and why.
import type { Anomalie, Facturation, FactureProposee } from '@inoe/contract/facturations'
import type { LigneFacture } from '@inoe/contract/factures'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Operation } from '../../../espace/operation.ts'
import { euros, instant } from '../../../i18n/format.ts'
import { avis } from '../../../ui/avis.ts'
import { champ } from '../../../ui/champ.ts'
import { icones } from '../../../ui/icones.ts'
import { moisEnMots } from '../mois.ts'
import { facturationsFr as t } from './messages.fr.ts'
import { anomaliesDe, chercherFamilles, type Ecart } from './rules.ts'

export interface Brouillon {
  facturation: Facturation
  locale: string
  zone: string
  recherche: string
  ecarts: readonly Ecart[] | undefined
  operation: Operation
  search: (words: string) => void
  refresh: () => void
  issue: () => void
  abandon: () => void
}

export function renderBrouillon(vue: Brouillon): TemplateResult {
  const { facturation, locale, zone, operation, refresh, abandon } = vue
  const { structure, mois, prepareeLe, propositions } = facturation
  const words = moisEnMots(mois, locale)
  return html`<section class="pile" aria-labelledby="brouillon">
    <h3 id="brouillon" tabindex="-1">${t.brouillon(words, structure.nom)}</h3>
    <p class="sous">${t.calcule(instant(prepareeLe, locale, zone))}</p>
    <div class="actions">
      <button class="bouton second" type="button" aria-disabled=${operation.envoi !== undefined} @click=${refresh}>
        ${operation.envoi === 'preparer' ? t.preparation : t.recalculer}
      </button>
      <button class="lien" type="button" @click=${abandon}>${t.abandonner}</button>
    </div>
    <div role="alert">${renderEcarts(vue)}</div>
    ${
      propositions.length === 0
        ? html`${renderAnomalies(vue)}${avis('info', t.rien(words, structure.nom))}`
        : html`${renderChiffres(vue)}${renderAnomalies(vue)}${renderFamilles(vue)}`
    }
    ${renderBarre(vue)}
  </section>`
}

function renderChiffres({ facturation, locale }: Brouillon): TemplateResult {
  const { factures, avoirs, totalCentimes } = facturation
  return html`<dl class="chiffres">
    <div><dt>${t.factures}</dt><dd class="num">${factures}</dd></div>
    ${avoirs > 0 ? html`<div><dt>${t.avoirs}</dt><dd class="num">${avoirs}</dd></div>` : nothing}
    <div><dt>${t.total}</dt><dd class="num">${euros(totalCentimes, locale)}</dd></div>
  </dl>`
}

function renderEcarts({ ecarts, locale }: Brouillon): TemplateResult | typeof nothing {
  if (!ecarts) return nothing
  const money = (centimes: number) => euros(centimes, locale)
  const said = ({ famille, avant, apres }: Ecart) => {
    const nom = famille || t.sansNom
    if (avant === null) return t.ajoutee(nom, money(apres ?? 0))
    return apres === null ? t.retiree(nom, money(avant)) : t.changee(nom, money(avant), money(apres))
  }
  return avis(
    'attention',
    html`<p><b>${t.modifiee}</b></p>
      ${ecarts.length === 0 ? html`<p>${t.inchangee}</p>` : html`<ul>${ecarts.map((one) => html`<li>${said(one)}</li>`)}</ul>`}`,
  )
}

function renderAnomalies({ facturation }: Brouillon): TemplateResult | typeof nothing {
  const blocking = anomaliesDe(facturation.anomalies, 'bloquante')
  const odd = anomaliesDe(facturation.anomalies, 'attention')
  return html`${
    blocking.length > 0
      ? html`<div class="carte pile"><h4>${t.bloquantes(blocking.length)}</h4>${renderPoints(blocking, 'bloquante')}</div>`
      : nothing
  }
  ${
    odd.length > 0
      ? html`<details class="carte" ?open=${odd.length <= 5}>
          <summary><b>${t.aVerifier(odd.length)}</b></summary>
          ${renderPoints(odd, 'attention-ligne')}
        </details>`
      : nothing
  }`
}

function renderPoints(points: readonly Anomalie[], look: string): TemplateResult {
  return html`<ul class="anomalies">
    ${points.map(
      ({ famille, message }) =>
        html`<li class=${look}>${icones.alerte}<span>${famille ? html`<b>${famille}</b>\u00a0: ` : nothing}${message}</span></li>`,
    )}
  </ul>`
}

function renderFamilles(vue: Brouillon): TemplateResult {
  const { facturation, recherche, search } = vue
  const found = chercherFamilles(facturation.propositions, recherche)
  return html`${champ({ id: 'brouillon-recherche', label: t.chercher, valeur: recherche, saisie: search })}
    <p class="sous" role="status">${found.length === 0 ? t.aucune : t.trouvees(found.length, facturation.propositions.length)}</p>
    ${
      found.length === 0
        ? nothing
        : html`<ul class="liste">
            ${repeat(
              found,
              (one) => one.foyer,
              (one) => renderFamille(one, vue.locale),
            )}
          </ul>`
    }`
}

function renderFamille({ famille, totalCentimes, lignes }: FactureProposee, locale: string): TemplateResult {
  return html`<li>
    <details>
      <summary>
        <span class="ligne">
          <span>${famille || t.sansNom}${totalCentimes < 0 ? html` <span class="etat neutre">${t.avoir}</span>` : nothing}</span>
          <span class="somme num">${euros(totalCentimes, locale)}</span>
        </span>
      </summary>
      <ul class="detail">${lignes.map((one) => renderLigne(one, locale))}</ul>
    </details>
  </li>`
}

function renderLigne(ligne: LigneFacture, locale: string): TemplateResult {
  const { libelle, explication, quantite, prixCentimes, montantCentimes } = ligne
  return html`<li class="ligne">
    <span>${libelle}<br /><span class="sous num">${t.quantite(quantite, euros(prixCentimes, locale))}</span>
      ${explication ? html`<span class="sous explication">${explication}</span>` : nothing}</span>
    <span class="somme num">${euros(montantCentimes, locale)}</span>
  </li>`
}

function renderBarre(vue: Brouillon): TemplateResult {
  const { facturation, locale, operation, issue } = vue
  const { factures, avoirs, totalCentimes, propositions, anomalies } = facturation
  const { envoi, erreur } = operation
  const blocked = anomaliesDe(anomalies, 'bloquante').length > 0
  const can = !blocked && propositions.length > 0
  if (!can && !blocked && !erreur) return html``
  return html`<div class="barre ${can ? 'active' : ''}" role="group" aria-label=${t.barre}>
    ${blocked ? html`<p><b>${t.empechee}</b></p>` : nothing}
    <div class="actions">
      ${
        can
          ? html`<button class="bouton" type="button" aria-disabled=${envoi !== undefined} @click=${issue}>
              ${envoi === 'emettre' ? t.emission : t.emettre(factures, avoirs, euros(totalCentimes, locale))}
            </button>`
          : nothing
      }
    </div>
    <div role="alert">${erreur ? avis('erreur', erreur.message) : nothing}</div>
  </div>`
}
