/* eslint lit-a11y/no-redundant-role: off -- laid out by CSS grid, table parts lose their own roles in some browsers */
// « Semaine »: children and their activities down, days across.
import { html, nothing, type TemplateResult } from 'lit'
import { renderCase } from './case.ts'
import type { Rangee } from './grille.ts'
import { messages } from './messages.fr.ts'
import { renderTable, type Scene, visage } from './scene.ts'

export function renderSemaine(scene: Scene): TemplateResult {
  const { grille, planning, moments } = scene
  return renderTable(
    scene,
    html`<thead role="rowgroup">
        <tr role="row">
          <th role="columnheader"><span class="lu">${messages.activite}</span></th>
          ${grille.jours.map((date) => {
            const { semaine, long } = moments.jour(date)
            return html`<th role="columnheader" scope="col" class=${date === planning.aujourdhui ? 'auj' : ''}>
              <span aria-hidden="true">${semaine}<b>${Number(date.slice(8))}</b></span><span class="lu">${long}</span>
            </th>`
          })}
        </tr>
      </thead>
      ${grille.groupes.map(
        ({ enfant, rangees }) => html`<tbody role="rowgroup">
          <tr role="row" class="enfant">
            <th role="rowheader" scope="rowgroup" aria-colspan=${grille.jours.length + 1}>
              ${visage(planning.enfants, enfant.id)}<span>${enfant.prenom}</span> <span class="sous">${messages.ans(enfant.age)}</span>
            </th>
          </tr>
          ${rangees.filter(shown).map((rangee) => renderRangee(rangee, scene))}
        </tbody>`,
      )}`,
  )
}

/** A line of days shows when it is closed all week too; sejours and contracts only when there is something. */
const shown = ({ ligne, cases }: Rangee) => ligne.mode === 'jour' || cases.some(Boolean)

function renderRangee({ ligne, cases }: Rangee, { moments }: Scene): TemplateResult {
  const sous = [
    ligne.activite,
    ligne.groupe,
    ligne.unite,
    ligne.horaires.replaceAll(' ', '\u00a0').replaceAll('–', '–\u2060'),
    ligne.prixCentimes > 0 && moments.prix(ligne.prixCentimes),
    ligne.validation && messages.surDemande,
    ligne.plafond,
  ]
  return html`<tr role="row" class=${cases.some(Boolean) ? '' : 'sans-jour'}>
    <th role="rowheader" scope="row" class="act" data-ferme=${messages.fermeJour} title=${ligne.prixExplication || nothing}>
      ${ligne.structure} <small>${sous.filter(Boolean).join(' · ')}</small>
    </th>
    ${cases.map((one, day) => {
      if (!one)
        return html`<td role="gridcell" class="fermee"><span class="absente">${messages.fermeJour}</span></td>`
      // A sejour takes its days at once: drawn on the first of those shown.
      if (one === cases[day - 1]) return nothing
      const days = cases.filter((other) => other === one).length
      return html`<td role="gridcell" class="s${days}" aria-colspan=${days > 1 ? days : nothing}>${renderCase(one, moments)}</td>`
    })}
  </tr>`
}
