// The parts of the planning on the screen: no state of their own.
/* eslint lit-a11y/no-redundant-role: off -- laid out by CSS grid, table parts lose their own roles in some browsers */
import type { Planning } from '@inoe/contract/reservations'
import { html, nothing, type TemplateResult } from 'lit'
import { dateCivile, euros } from '../i18n/format.ts'
import { icones } from '../ui/icones.ts'
import type { Case, Grille, Rangee } from './grille.ts'
import { type Moments, messages, type Vue } from './messages.fr.ts'

const SIGNES: Record<Vue, unknown> = {
  libre: '',
  reserve: '✓',
  ajout: '+',
  retrait: '−',
  'en-attente': '…',
  propose: '!',
  demande: '?',
  complet: '✕',
  ferme: '–',
  'hors-delai': icones.horloge,
  'pas-encore-ouvert': icones.calendrier,
  absent: '–',
  present: '✓',
  facture: '€',
}

/** States of the legend, in the order a parent meets them. */
const LEGENDE: readonly Vue[] = [
  'libre',
  'reserve',
  'ajout',
  'retrait',
  'complet',
  'hors-delai',
  'pas-encore-ouvert',
  'facture',
]

/** What a cell shows: its wish, else the server's state. */
export function vueOf({ attente, cellule }: Case): Vue {
  if (!attente) return cellule.etat
  return attente.action === 'ajouter' ? 'ajout' : 'retrait'
}

/** Will the child be there once saved? */
const PRESENTS: ReadonlySet<Vue> = new Set<Vue>(['reserve', 'ajout', 'facture', 'present'])

export interface Contexte {
  locale: string
  moments: Moments
  aujourdhui: string
  /** Days of the week shown, in words. */
  jours: ReadonlyMap<string, { court: string; long: string }>
}

/** How dates and instants are written, in the town's zone. */
export function contexteOf(
  locale: string,
  zone: string,
  aujourdhui: string,
  jours: readonly string[],
): Contexte {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      ...options,
      timeZone: zone,
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  const long = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const court = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const mois = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit' })
  const write = (iso: string, by: Intl.DateTimeFormat, withMonth: boolean, withMinutes: boolean) => {
    const parts = new Map(by.formatToParts(new Date(iso)).map((part) => [part.type, part.value]))
    const date = parts.get('day')
    const first = withMonth && date === '1' && locale.startsWith('fr')
    const day = [parts.get('weekday'), first ? '1er' : date, withMonth ? parts.get('month') : '']
      .filter(Boolean)
      .join(' ')
    const minute = parts.get('minute')
    const minutes = withMinutes || minute !== '00' ? `\u00a0${minute}` : ''
    return `${day} à\u00a0${Number(parts.get('hour'))}\u00a0h${minutes}`
  }
  return {
    locale,
    aujourdhui,
    moments: {
      court: (iso, date) => write(iso, court, mois.format(new Date(iso)) !== date.slice(0, 7), false),
      long: (iso) => write(iso, long, true, true),
    },
    jours: new Map(
      jours.map((date) => [
        date,
        {
          court: dateCivile(date, locale, { weekday: 'short', day: 'numeric' }),
          long: jourLong(date, locale),
        },
      ]),
    ),
  }
}

/** « mercredi 9 septembre » */
export function jourLong(date: string, locale: string): string {
  return dateCivile(date, locale, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** The head of the widget. @param menu the way back, above the title */
export function renderSemaine(
  lundi: string,
  locale: string,
  menu: unknown,
  go: (pas: -1 | 0 | 1) => void,
): TemplateResult {
  const fin = new Date(Date.parse(`${lundi}T12:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10)
  const meme = fin.slice(0, 7) === lundi.slice(0, 7)
  const du = dateCivile(lundi, locale, meme ? { day: 'numeric' } : { day: 'numeric', month: 'long' })
  const au = dateCivile(fin, locale, { day: 'numeric', month: 'long', year: 'numeric' })
  return html`<header class="entete">
    <div class="tete">
      ${menu}
      <h2 id="titre">${messages.titre}</h2>
      <p class="sous" role="status">${messages.semaine(du, au)}</p>
    </div>
    <div class="semaine pousse">
      <button class="rond avant" type="button" aria-label=${messages.semainePrecedente} @click=${() => go(-1)}>${icones.chevron}</button>
      <button class="lien" type="button" @click=${() => go(0)}>${messages.aujourdhui}</button>
      <button class="rond" type="button" aria-label=${messages.semaineSuivante} @click=${() => go(1)}>${icones.chevron}</button>
    </div>
  </header>`
}

export function visage(enfants: Planning['enfants'], id: string): TemplateResult {
  const rank = enfants.findIndex((enfant) => enfant.id === id)
  return html`<span class="visage t${rank % 4}" aria-hidden="true">${enfants[rank]?.prenom.slice(0, 1)}</span>`
}

export function renderPuces(
  enfants: Planning['enfants'],
  masques: ReadonlySet<string>,
  toggle: (id: string) => void,
): TemplateResult {
  return html`<div class="puces" role="group" aria-label=${messages.enfants}>
    ${enfants.map(
      ({ id, prenom }) =>
        html`<button class="puce" type="button" aria-pressed=${masques.has(id) ? 'false' : 'true'} @click=${() => toggle(id)}>
          ${visage(enfants, id)}${prenom}
        </button>`,
    )}
  </div>`
}

export interface GesteGrille {
  touche(event: KeyboardEvent): void
  focus(event: FocusEvent): void
  choisir(rangee: Rangee, one: Case): void
}

export function renderGrille(
  grille: Grille,
  planning: Planning,
  charge: boolean,
  contexte: Contexte,
  geste: GesteGrille,
): TemplateResult {
  const { locale, aujourdhui } = contexte
  return html`<table
    role="grid"
    class="j${grille.jours.length} ${charge ? 'charge' : ''}"
    aria-labelledby="titre"
    aria-describedby="clavier"
    aria-busy=${charge ? 'true' : 'false'}
    @keydown=${geste.touche}
    @focusin=${geste.focus}
  >
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader"><span class="lu">${messages.activite}</span></th>
        ${grille.jours.map(
          (date) =>
            html`<th role="columnheader" scope="col" class=${date === aujourdhui ? 'auj' : ''}>
              <span aria-hidden="true">${dateCivile(date, locale, { weekday: 'short' })}<b>${Number(date.slice(8))}</b></span
              ><span class="lu">${contexte.jours.get(date)?.long}</span>
            </th>`,
        )}
      </tr>
    </thead>
    ${grille.groupes.map(
      ({ enfant, rangees }) => html`<tbody role="rowgroup">
        <tr role="row" class="enfant">
          <th role="rowheader" scope="rowgroup" aria-colspan=${grille.jours.length + 1}>
            ${visage(planning.enfants, enfant.id)}<span>${enfant.prenom}</span> <span class="sous">${messages.ans(enfant.age)}</span>
          </th>
        </tr>
        ${rangees.map((rangee) => renderRangee(rangee, enfant.prenom, contexte, geste))}
      </tbody>`,
    )}
  </table>`
}

function renderRangee(
  rangee: Rangee,
  prenom: string,
  contexte: Contexte,
  geste: GesteGrille,
): TemplateResult {
  const { ligne, cases } = rangee
  const sous = [
    ligne.activite,
    ligne.groupe,
    ligne.unite,
    ligne.horaires.replaceAll(' ', '\u00a0').replaceAll('–', '–\u2060'),
    euros(ligne.prixCentimes, contexte.locale),
  ]
  return html`<tr role="row" class=${cases.some(Boolean) ? '' : 'sans-jour'}>
    <th role="rowheader" scope="row" class="act" data-ferme=${messages.fermeJour}>
      ${ligne.structure} <small>${sous.filter(Boolean).join(' · ')}</small>
    </th>
    ${cases.map((one, index) =>
      one
        ? html`<td role="gridcell">${renderCase(rangee, one, prenom, index, contexte, geste)}</td>`
        : html`<td role="gridcell" class="fermee"><span class="absente">${messages.fermeJour}</span></td>`,
    )}
  </tr>`
}

function renderCase(
  rangee: Rangee,
  one: Case,
  prenom: string,
  jour: number,
  contexte: Contexte,
  geste: GesteGrille,
): TemplateResult {
  const { ligne } = rangee
  const { cellule, refus, attente } = one
  const jours = contexte.jours.get(cellule.date)
  const vue = vueOf(one)
  const detail = messages.detail(vue, cellule, contexte.moments)
  // Read first, and not seen: whose day, which day, of what. The words in view follow, so the name holds them.
  const quoi = [prenom, jours?.long, ligne.structure, ligne.activite, ligne.groupe, ligne.unite.toLowerCase()]
  const refuse = refus && !attente && !(refus.code === 'deja-reserve' && cellule.etat === 'reserve')
  const id = `refus-${cellule.creneau}-${ligne.enfant}`
  return html`<button
      type="button"
      class="case ${vue}"
      part="case"
      tabindex="-1"
      aria-pressed=${PRESENTS.has(vue) ? 'true' : 'false'}
      aria-disabled=${cellule.motif && !attente ? 'true' : 'false'}
      aria-describedby=${refuse ? id : nothing}
      data-ligne=${ligne.id}
      data-jour=${jour}
      @click=${() => geste.choisir(rangee, one)}
    >
      <span class="lu">${quoi.filter(Boolean).join(', ')},</span>
      <span class="jour" aria-hidden="true">${jours?.court}</span>
      <i class="signe" aria-hidden="true">${SIGNES[vue]}</i><span class="mot">${messages.mots[vue]}${detail ? html`<span class="lu">,</span>` : nothing}</span>
      ${detail ? html`<small>${detail}</small>` : nothing}
    </button>
    ${refuse ? html`<p class="refus" id=${id}>${refus.message}</p>` : nothing}`
}

/** What each state looks like: those of every week, then those that only some weeks have. */
export function renderLegende({ groupes }: Grille): TemplateResult {
  const shown = groupes.flatMap(({ rangees }) => rangees.flatMap(({ cases }) => cases.filter((one) => !!one)))
  const vues = new Set([...LEGENDE, ...shown.map(vueOf)])
  return html`<ul class="legende" aria-label=${messages.legende}>
    ${[...vues].map((vue) => html`<li><i class=${vue} aria-hidden="true">${SIGNES[vue]}</i>${messages.mots[vue]}</li>`)}
  </ul>`
}

/** Who to call or write to. */
export function renderAide(
  courriel: string | null,
  telephone: string | null,
): TemplateResult | typeof nothing {
  if (!courriel && !telephone) return nothing
  return html`<p class="aide">
    <span>${messages.aide}</span>
    ${telephone ? html`<a href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">${telephone}</a>` : nothing}
    ${courriel ? html`<a href="mailto:${courriel}">${courriel}</a>` : nothing}
  </p>`
}
