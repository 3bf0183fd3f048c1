import type { LignePointage } from '@inoe/contract/pointages'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import { pointageFr as t } from './messages.fr.ts'
import type { Saisie } from './saisies.ts'

/** What an agent says of a line. */
export type Dit = Pick<LignePointage, 'etat' | 'arrivee' | 'depart'>

export interface Ligne {
  /** As it is shown: what was just said comes before what was read. */
  ligne: LignePointage
  /** What is not kept yet. */
  saisie: Saisie | undefined
  /** Could not be sent: the line says so. */
  enPanne: boolean
  /** Its hours are billed. */
  avecHeures: boolean
  /** The day has not come: it is read, not said. */
  aVenir: boolean
  /** Time of day, hh:mm, on the day itself; null on another. */
  heure: () => string | null
  /** Left out by the search: on paper it stays. */
  horsRecherche: boolean
  dire: (change: Partial<Dit>) => void
  /** Drops what was refused. */
  oublier: () => void
  /** Who may collect the child, whom to call. */
  qui: TemplateResult
}

/** One child: who, what one must know, present or absent, hours; on paper, boxes to tick. */
export function renderLigne(line: Ligne): TemplateResult {
  const { ligne, saisie, enPanne, avecHeures, aVenir, dire } = line
  const { enfant, etat, prevu, alertes, interdits, facture } = ligne
  const nom = `${enfant.prenom} ${enfant.nom}`
  const bouton = (to: 'present' | 'absent') =>
    html`<button
      class="bouton second"
      type="button"
      aria-pressed=${etat === to}
      aria-label=${t.dire(t[to], nom)}
      aria-disabled=${facture}
      @click=${() => !facture && dire({ etat: etat === to ? 'attendu' : to })}
    >${t[to]}</button>`
  return html`<li class=${line.horsRecherche ? 'hors-recherche' : ''}>
    <span>
      <strong>${nom}</strong> <span class="sous">${detailsDe(ligne, prevu)}</span>
      ${alertes.map((one) => html`<span class="alerte-sante">${one}</span>`)}
      ${interdits.map((one) => html`<span class="interdit">${icones.alerte}<span>${one.finie ? t.interditFini(`${one.prenom} ${one.nom}`, one.lien, dateCivile(one.finie, 'fr-FR')) : t.interdit(`${one.prenom} ${one.nom}`, one.lien)}</span></span>`)}
    </span>
    ${aVenir ? nothing : html`<span class="dire">${bouton('present')}${bouton('absent')}</span>`}
    ${avecHeures && etat === 'present' && !aVenir ? renderHeures(line, nom) : nothing}
    ${
      saisie?.refus
        ? html`<p class="erreur" role="alert">${t.refuse} ${saisie.refus}
            <button class="lien" type="button" @click=${line.oublier}>${t.abandonner}</button></p>`
        : enPanne
          ? html`<p class="sous">${t.pasEncore}</p>`
          : nothing
    }
    ${line.qui} ${renderPapier(ligne, avecHeures)}
  </li>`
}

function detailsDe(ligne: LignePointage, prevu: LignePointage['prevu']): string {
  return [
    t.ans(ligne.enfant.age),
    prevu && t.prevu(prevu.debut, prevu.fin),
    ligne.absenceDeclaree && t.absenceDeclaree,
    ligne.origine === 'sans-reservation' && t.sansReservation,
    ligne.facture && t.facture,
  ]
    .filter(Boolean)
    .join(' · ')
}

function renderHeures({ ligne, heure, dire }: Ligne, nom: string): TemplateResult {
  const field = (which: 'arrivee' | 'depart') =>
    html`<span class="heure">
      <label>${t[which]}<span class="lu">${t.de(nom)}</span>
        <input
          type="time"
          .value=${ligne[which] ?? ''}
          ?disabled=${ligne.facture}
          @change=${(event: Event) => dire({ [which]: (event.target as HTMLInputElement).value || null })}
        /></label>
      ${
        heure() !== null && ligne[which] === null && !ligne.facture
          ? html`<button
              class="lien"
              type="button"
              aria-label=${t.maintenantDe(t[which], nom)}
              @click=${() => dire({ [which]: heure() })}
            >${t.maintenant}</button>`
          : nothing
      }
    </span>`
  return html`<span class="heures">${field('arrivee')}${field('depart')}</span>`
}

/** What one ticks and signs on paper. */
function renderPapier({ etat, arrivee, depart }: LignePointage, avecHeures: boolean): TemplateResult {
  const box = (words: string, ticked: boolean) =>
    html`<span><i class="coche-papier">${ticked ? '✕' : ''}</i> ${words}</span>`
  const blank = (words: string, said: string | null) =>
    html`<span>${words} ${said ?? html`<i class="blanc"></i>`}</span>`
  const words = t.papier
  return html`<span class="papier" aria-hidden="true">
    ${box(words.present, etat === 'present')}${box(words.absent, etat === 'absent')}
    ${avecHeures ? html`${blank(words.arrivee, arrivee)}${blank(words.depart, depart)}` : nothing}
    <span class="signature">${words.signature}</span>
  </span>`
}
