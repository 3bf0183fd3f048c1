import type { Facturations } from '@inoe/contract/facturations'
import { html, nothing, type TemplateResult } from 'lit'
import { euros, instant } from '../../../i18n/format.ts'
import { moisEnMots } from '../mois.ts'
import type { Emises } from './emises.ts'
import { facturationsFr as t } from './messages.fr.ts'

export type Ancienne = Facturations['facturations'][number]

export interface Anciennes {
  anciennes: readonly Ancienne[]
  locale: string
  zone: string
  resume: (ancienne: Ancienne) => void
  /** What a run issued: shown below it once it is asked for. */
  emises: Emises
}

/** The runs of a structure, latest first. */
export function renderAnciennes(vue: Anciennes): TemplateResult {
  return html`<section class="pile" aria-labelledby="facturations-anciennes">
    <h3 id="facturations-anciennes">${t.anciennes}</h3>
    ${
      vue.anciennes.length === 0
        ? html`<p class="sous">${t.aucuneAncienne}</p>`
        : html`<ul class="liste">${vue.anciennes.map((one) => renderAncienne(one, vue))}</ul>`
    }
  </section>`
}

function renderAncienne(one: Ancienne, { locale, zone, resume, emises }: Anciennes): TemplateResult {
  const mois = moisEnMots(one.mois, locale)
  const when = (iso: string) => instant(iso, locale, zone, { dateStyle: 'long' })
  const draft = one.etat === 'brouillon'
  return html`<li class="ligne">
    <span><b>${mois}</b> <span class="etat ${draft ? 'attente' : 'fait'}">${t.etats[one.etat]}</span><br />
      <span class="sous">${t.compte(one.factures, one.avoirs)}, ${one.emiseLe ? t.emise(when(one.emiseLe)) : t.preparee(when(one.prepareeLe))}</span></span>
    <span class="somme num">${euros(one.totalCentimes, locale)}</span>
    ${
      draft
        ? html`<button class="lien" type="button" @click=${() => resume(one)}>${t.reprendre}<span class="lu">${t.de(mois)}</span></button>`
        : html`<button class="lien" type="button" aria-expanded=${emises.isOpen(one.id)} @click=${() => emises.toggle(one.id)}>${t.voirEmises}<span class="lu">${t.de(mois)}</span></button>`
    }
    ${emises.isOpen(one.id) ? emises.render() : nothing}
  </li>`
}
