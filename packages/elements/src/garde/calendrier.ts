// A calendar of garde alternée as it is shown: what it says, and six weeks of it.
import type { Garde } from '@inoe/contract/gardes'
import { css, html, nothing, type TemplateResult } from 'lit'
import { dateCivile } from '../i18n/format.ts'
import { type Lieux, gardeFr as t } from './messages.fr.ts'

export const gardeStyles = css`
  .garde {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
  }
  .garde ul {
    display: grid;
    gap: 0.2em;
  }
  .garde table {
    inline-size: 100%;
    max-inline-size: 34em;
    border-collapse: separate;
    border-spacing: 2px;
    table-layout: fixed;
    text-align: center;
  }
  .garde caption {
    padding-block: 0.3em;
    font-weight: 700;
    text-align: start;
  }
  .garde th {
    color: var(--_encre-douce);
    font-size: 0.82em;
    font-weight: 400;
  }
  .garde td {
    block-size: 2.6em;
    border: 1px solid var(--_trait);
    border-radius: 0.3em;
    line-height: 1.15;
  }
  .garde td.ici,
  .cle.ici {
    background: var(--_marque-forte);
    border-color: var(--_marque-forte);
    color: var(--_sur-marque);
    font-weight: 700;
  }
  .garde td.ailleurs,
  .cle.ailleurs {
    background: var(--_sable);
  }
  .cles {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 0.6em;
  }
  .cle {
    padding: 0.15em 0.7em;
    border: 1px solid var(--_trait);
    border-radius: 0.3em;
  }
  .jours-garde {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
  }
  @media (forced-colors: active) {
    .garde td.ici,
    .cle.ici {
      border: 3px solid;
    }
  }
`

const SEMAINES = [0, 1, 2, 3, 4, 5]

/** @param dites the language of its phrases, where it is not the reader's */
export function renderGarde(
  { phrases, apercu }: Garde,
  { prenom, locale, lieux, dites }: { prenom: string; locale: string; lieux: Lieux; dites?: 'fr' },
): TemplateResult {
  const words = (ici: boolean | null) => (ici === null ? t.hors : ici ? lieux.ici : lieux.ailleurs)
  return html`<div class="garde">
    <ul lang=${dites ?? nothing}>${phrases.map((one) => html`<li>${one}</li>`)}</ul>
    <table>
      <caption>${t.apercu(prenom)}</caption>
      <thead><tr>${t.joursCourts.map((jour) => html`<th scope="col">${jour}</th>`)}</tr></thead>
      <tbody>
        ${SEMAINES.map(
          (semaine) =>
            html`<tr>${apercu.slice(semaine * 7, semaine * 7 + 7).map(
              ({ date, ici }) => html`<td class=${ici === null ? 'hors' : ici ? 'ici' : 'ailleurs'}>
              <span aria-hidden="true">${Number(date.slice(8))}</span>
              <span class="lu">${dateCivile(date, locale, { day: 'numeric', month: 'long' })}, ${words(ici)}</span></td>`,
            )}</tr>`,
        )}
      </tbody>
    </table>
    <p class="cles" aria-hidden="true"><span class="cle ici">${lieux.ici}</span><span class="cle ailleurs">${lieux.ailleurs}</span></p>
  </div>`
}
