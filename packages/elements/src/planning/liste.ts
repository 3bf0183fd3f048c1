/* eslint lit-a11y/no-redundant-role: off -- laid out by CSS grid, table parts lose their own roles in some browsers */
// « Liste »: day after day, every child's activities; what a hand holds reads best. Days gone by come after the others:
// a parent looks for what is ahead.
import { html, nothing, type TemplateResult } from 'lit'
import { activiteEtUnite } from '../i18n/format.ts'
import { renderEntree } from './case.ts'
import type { Case } from './grille.ts'
import { renderTable, type Scene, visage } from './scene.ts'

export function renderListe(scene: Scene): TemplateResult {
  const { grille, planning, moments } = scene
  const rangees = grille.groupes.flatMap((groupe) => groupe.rangees)
  const today = planning.aujourdhui
  const gone = (date: string) => date < today && grille.jours.includes(today)
  const days = grille.jours.map((date, day) => ({ date, day }))
  return renderTable(
    scene,
    [...days.filter(({ date }) => !gone(date)), ...days.filter(({ date }) => gone(date))].map(
      ({ date, day }) => {
        // A sejour is listed once, on its first day shown.
        const cases = rangees.flatMap(({ cases }) => {
          const one = cases[day]
          return one && one !== cases[day - 1] ? [one] : []
        })
        return cases.length === 0
          ? nothing
          : html`<tbody role="rowgroup">
            <tr role="row" class="enfant ${date === today ? 'auj' : ''}">
              <th role="rowheader" scope="rowgroup">${moments.jour(date).long}</th>
            </tr>
            ${cases.map((one) => html`<tr role="row"><td role="gridcell">${renderEntree(one, moments, () => tete(one, scene))}</td></tr>`)}
          </tbody>`
      },
    ),
  )
}

function tete({ ligne, prenom, cellule: { date, fin } }: Case, { planning, moments }: Scene): TemplateResult {
  const { activite, unite, structure, prixCentimes } = ligne
  const sous = [
    structure,
    fin && fin > date && `${moments.jour(date).court} – ${moments.jour(fin).court}`,
    prixCentimes > 0 && moments.prix(prixCentimes),
  ]
  return html`<span class="tete" aria-hidden="true">${visage(planning.enfants, ligne.enfant)}<span><b>${prenom}</b> ${activiteEtUnite(activite, unite)}<span class="sous">${sous.filter(Boolean).join(' · ')}</span></span></span>`
}
