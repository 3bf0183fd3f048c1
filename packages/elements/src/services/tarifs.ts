import type { Activite, Unite } from '@inoe/contract/structures'
import type { TranchePrix } from '@inoe/contract/tarifs'
import { html, nothing, type TemplateResult } from 'lit'
import { euros } from '../i18n/format.ts'
import { servicesFr as t } from './messages.fr.ts'

/** What each unit costs; where it depends on the quotient familial, from the lowest to the highest, then band by band. */
export function renderTarifs({ unites }: Activite, locale: string): TemplateResult {
  const banded = unites.some((one) => one.tranches.length > 0)
  return html`<div>
    <p><span class="titre">${t.tarifs}</span>${banded ? html` <span class="sous">${t.selonQuotient}</span>` : nothing}</p>
    <dl class="tarifs">
      ${unites.map(
        (unite) => html`<div>
          <dt>${unite.nom}${unite.horaires ? html` <span class="sous">${unite.horaires}</span>` : nothing}</dt>
          <dd class="num">${renderPrix(unite, locale)}</dd>
          ${unite.tranches.length > 0 ? renderTranches(unite.tranches, locale) : nothing}
        </div>`,
      )}
    </dl>
  </div>`
}

function renderPrix({ prixCentimes, tranches }: Unite, locale: string): string {
  const prices = tranches.length > 0 ? tranches.map((one) => one.prixCentimes) : [prixCentimes]
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  const said = (centimes: number) => (centimes === 0 ? t.gratuit : euros(centimes, locale))
  return low === high ? said(low) : t.entre(euros(low, locale), euros(high, locale))
}

function renderTranches(tranches: readonly TranchePrix[], locale: string): TemplateResult {
  return html`<dd class="tranches">
    <ul>
      ${tranches.map(
        ({ jusquA, prixCentimes }, rank) => html`<li>
          ${t.tranche(tranches[rank - 1]?.jusquA ?? null, jusquA)} <span class="num">${
            prixCentimes === 0 ? t.gratuit : euros(prixCentimes, locale)
          }</span>
        </li>`,
      )}
    </ul>
  </dd>`
}
