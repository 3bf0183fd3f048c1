// One invoice, to pay or paid.
import type { Facture } from '@inoe/contract/factures'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile, euros, instant } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { payable } from './choix.ts'
import { facturesFr as t } from './messages.fr.ts'
import { renderEncaissements } from './reglements.ts'

export interface Vue {
  facture: Facture
  locale: string
  zone: string
  cochee: boolean
  /** The PDF could not be had. */
  echec: boolean
  cocher: (cochee: boolean) => void
  telecharger: () => void
  recevoir: (encaissement: string) => void
}

export function renderFacture(vue: Vue): TemplateResult {
  const { facture, locale } = vue
  const avoir = facture.nature === 'avoir'
  const nom = avoir ? t.avoir : t.facture
  const numero = avoir ? t.numeroAvoir : t.numero
  const titre = html`<span class="nom">${nom(facture.structure.nom, mois(facture.mois, locale))}</span>
    <span class="sous"><span class="numero">${numero(facture.numero)}</span> ${echeance(vue)}</span>
    <span class="prix num">${euros(facture.etat === 'emise' ? facture.resteCentimes : facture.totalCentimes, locale)}</span>`
  return html`<li class="facture" part="facture">
    ${
      payable(facture)
        ? html`<label class="tete">
            <input
              type="checkbox"
              .checked=${vue.cochee}
              @change=${(event: Event) => vue.cocher((event.target as HTMLInputElement).checked)}
            />${titre}
          </label>`
        : html`<div class="tete sans">${titre}</div>`
    }
    ${empechement(vue)} ${detail(vue)}
  </li>`
}

function echeance({ facture, locale, zone }: Vue): TemplateResult | string {
  if (facture.nature === 'avoir') return facture.origine ? t.avoirDe(facture.origine.numero) : ''
  if (facture.etat === 'annulee') return t.annulee
  if (facture.payeeLe) {
    const le = instant(facture.payeeLe, locale, zone, { dateStyle: 'long' })
    return html`<span class="etat fait">${icones.coche}${t.payeeLe(le)}</span>`
  }
  const date = dateCivile(facture.echeance, locale)
  return facture.enRetard
    ? html`<strong class="retard">${icones.alerte}${t.enRetard(date)}</strong>`
    : t.avant(date)
}

/** Why it cannot be ticked, and what to do. */
function empechement({ facture, locale, zone }: Vue): TemplateResult | typeof nothing {
  const { paiementEnCours, prelevement, regie, etat } = facture
  if (etat !== 'emise') return nothing
  if (paiementEnCours) {
    const heure = instant(paiementEnCours.jusqua, locale, zone, { timeStyle: 'short' })
    return html`<p class="pourquoi">
      <span class="etat attente">${icones.horloge}${t.enCours}</span> ${paiementEnCours.url ? t.enCoursSuite(heure) : t.enCoursQuitte(heure)}
      ${paiementEnCours.url ? html`<a href=${paiementEnCours.url}>${t.reprendre}</a>` : nothing}
    </p>`
  }
  if (prelevement) {
    const { date } = prelevement
    return html`<p class="pourquoi">${date ? t.prelevee(dateCivile(date, locale)) : t.aPrelever}</p>`
  }
  return regie.enLigne ? nothing : html`<p class="pourquoi">${t.pasEnLigne}</p>`
}

function detail({ facture, locale, zone, echec, telecharger, recevoir }: Vue): TemplateResult {
  const paid = facture.totalCentimes - facture.resteCentimes
  const part = facture.etat === 'emise' && paid > 0
  return html`<div class="pied">
    <details>
      <summary>${t.detail}<span class="lu">${t.detailDe(facture.numero)}</span></summary>
      <dl class="lignes">
        ${facture.lignes.map(
          (ligne) => html`<div>
            <dt>${ligne.libelle}<span class="sous explication">${ligne.explication}</span></dt>
            <dd class="num">${euros(ligne.montantCentimes, locale)}</dd>
          </div>`,
        )}
        ${part ? html`<div><dt>${t.dejaPaye}</dt><dd class="num">${euros(-paid, locale)}</dd></div>` : nothing}
        <div class="somme">
          <dt>${t.totalFacture}</dt>
          <dd class="num">${euros(facture.totalCentimes, locale)}</dd>
        </div>
      </dl>
      ${facture.motif ? html`<p class="sous">${facture.motif}</p>` : nothing}
      ${renderEncaissements(facture, locale, zone, recevoir)}
    </details>
    <button class="lien pdf" type="button" @click=${telecharger}>
      ${icones.telecharger}<span>${t.telecharger}<span class="lu">${t.telechargerDe(facture.numero)}</span></span>
    </button>
    <p class="erreur" role="alert">${echec ? t.pdfEchoue : nothing}</p>
  </div>`
}

/** « novembre 2026 » */
function mois(value: string, locale: string): string {
  return dateCivile(`${value}-15`, locale, { month: 'long', year: 'numeric' })
}
