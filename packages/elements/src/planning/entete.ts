// The head of the widget: what is shown, how, of whom; and the ways into the rest.
import type { Planning } from '@inoe/contract/reservations'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { type Etendue, PRESENTATIONS, type Presentation } from './etendue.ts'
import { messages } from './messages.fr.ts'
import { once } from './moments.ts'
import { visage } from './scene.ts'

/** « Semaine du 7 au 13 septembre 2026 », « septembre 2026 ». @param key locale, and the month or the two days */
const titreOf = once((key) => {
  const [locale = '', du = '', au] = key.split(' ')
  if (!au) return dateCivile(du, locale, { month: 'long', year: 'numeric' })
  const meme = au.slice(0, 7) === du.slice(0, 7)
  return messages.semaine(
    dateCivile(du, locale, meme ? { day: 'numeric' } : { day: 'numeric', month: 'long' }),
    dateCivile(au, locale, { day: 'numeric', month: 'long', year: 'numeric' }),
  )
})

export interface Entete {
  presentation: Presentation
  jour: string
  etendue: Etendue
  locale: string
  /** The way back, above the title. */
  menu: unknown
  aller(pas: -1 | 0 | 1): void
  presenter(presentation: Presentation): void
}

export function renderEntete(tete: Entete): TemplateResult {
  const { presentation, locale, aller } = tete
  const fleche = (pas: -1 | 1) =>
    html`<button class="rond ${pas < 0 ? 'avant' : ''}" type="button" aria-label=${pas < 0 ? messages.precedente(presentation) : messages.suivante(presentation)} @click=${() => aller(pas)}>${icones.chevron}</button>`
  return html`<header class="entete">
    <div class="tete">
      ${tete.menu}
      <h2 id="titre">${messages.titre}</h2>
      <p class="sous" role="status">${titreOf(presentation === 'mois' ? `${locale} ${tete.jour}` : `${locale} ${tete.etendue.du} ${tete.etendue.au}`)}</p>
    </div>
    <div class="periode">
      ${fleche(-1)}<button class="lien" type="button" @click=${() => aller(0)}>${messages.aujourdhui}</button>${fleche(1)}
    </div>
    <div class="vues pousse" role="group" aria-label=${messages.affichage}>
      ${PRESENTATIONS.map(
        (one) =>
          html`<button type="button" aria-pressed=${one === presentation ? 'true' : 'false'} @click=${() => tete.presenter(one)}>${messages.presentations[one]}</button>`,
      )}
    </div>
  </header>`
}

/** Children and activities that are shown, then what else can be done. @param outils more buttons of the line */
export function renderPuces(
  { enfants, lignes }: Planning,
  masques: ReadonlySet<string>,
  toggle: (id: string) => void,
  outils: unknown,
): TemplateResult {
  const activites = [...new Map(lignes.map(({ offre, activite }) => [offre.activite, activite]))]
  const puce = (id: string, inside: unknown) =>
    html`<button class="puce" type="button" aria-pressed=${masques.has(id) ? 'false' : 'true'} @click=${() => toggle(id)}>${inside}</button>`
  const shown = activites.filter(([id]) => !masques.has(id)).length
  return html`<div class="puces">
    <div class="groupe" role="group" aria-label=${messages.enfants}>
      ${enfants.map(({ id, prenom }) => puce(id, html`${visage(enfants, id)}${prenom}`))}
    </div>
    ${
      activites.length > 1
        ? html`<details>
            <summary class="puce">${messages.activites} ${shown}/${activites.length}</summary>
            <div class="groupe" role="group" aria-label=${messages.activites}>${activites.map(([id, nom]) => puce(id, html`<i aria-hidden="true">✓</i>${nom}`))}</div>
          </details>`
        : nothing
    }
    ${outils}
  </div>`
}
