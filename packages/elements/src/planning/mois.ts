/* eslint lit-a11y/no-redundant-role: off -- laid out by CSS grid, table parts lose their own roles in some browsers */
// « Mois »: weeks down, days across, a chip for each child and activity of a day. What a chip has no room for is said
// by its name, and under the grid for the one that is pointed at.
import { html, type TemplateResult } from 'lit'
import { activiteEtUnite } from '../i18n/format.ts'
import { renderPastille } from './case.ts'
import type { Case } from './grille.ts'
import { messages } from './messages.fr.ts'
import { renderTable, type Scene } from './scene.ts'

/** @param mois a date of the month shown: days of others step back */
export function renderMois(scene: Scene, mois: string): TemplateResult {
  const { grille, moments } = scene
  const { jours } = grille
  // Monday is in every week: its days run to the next one.
  const lundis = jours.flatMap((date, day) => (new Date(date).getUTCDay() === 1 ? [day] : []))
  const n = (lundis[1] ?? jours.length) - (lundis[0] ?? 0)
  return renderTable(
    scene,
    html`<thead role="rowgroup" class="j${n}">
        <tr role="row">
          ${jours.slice(0, n).map((date) => html`<th role="columnheader" scope="col">${moments.jour(date).semaine}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup" class="j${n}">${lundis.map((start) => renderRang(scene, start, n, mois))}</tbody>`,
  )
}

function renderRang(scene: Scene, start: number, n: number, mois: string): TemplateResult {
  const { grille, planning, moments } = scene
  const jours = grille.jours.slice(start, start + n)
  const sejours: TemplateResult[] = []
  const days: Case[][] = jours.map(() => [])
  for (const { rangees } of grille.groupes)
    for (const { cases } of rangees) {
      const week = cases.slice(start, start + n)
      week.forEach((one, day) => {
        if (!one) return
        if (!one.cellule.fin || one.cellule.fin === one.cellule.date) days[day]?.push(one)
        else if (one !== week[day - 1]) {
          const length = week.filter((other) => other === one).length
          sejours.push(
            html`<td role="gridcell" class="c${day + 1} s${length}" aria-colspan=${length}>${pastille(one, scene)}</td>`,
          )
        }
      })
    }
  return html`<tr role="row">
    <th role="rowheader" class="lu">${messages.semaineDu(moments.jour(jours[0] ?? '').long)}</th>
    ${jours.map(
      (date) =>
        html`<td aria-hidden="true" class="num ${date === planning.aujourdhui ? 'auj' : ''} ${date.startsWith(mois.slice(0, 7)) ? '' : 'hors'}"><b>${Number(date.slice(8))}</b></td>`,
    )}
    ${sejours}
    ${days.map((all, day) => html`<td role="gridcell" class="c${day + 1}" data-d=${jours[day]}>${all.map((one) => pastille(one, scene))}</td>`)}
  </tr>`
}

function pastille(one: Case, { moments, planning }: Scene): TemplateResult {
  const { activite, unite, enfant } = one.ligne
  const rang = planning.enfants.findIndex(({ id }) => id === enfant)
  return renderPastille(one, moments, { rang, quoi: activiteEtUnite(activite, unite) })
}
