// A cell on the screen: its look, its words, its name. Drawn once for each state of it.
import { html, nothing, type TemplateResult } from 'lit'
import { icones } from '../ui/icones.ts'
import type { Presentation } from './etendue.ts'
import type { Case } from './grille.ts'
import { messages, type Vue } from './messages.fr.ts'
import type { Moments } from './moments.ts'

export const SIGNES: Record<Vue, unknown> = {
  libre: '',
  reserve: '✓',
  ajout: '+',
  retrait: '−',
  'en-attente': '⋯',
  propose: '!',
  demande: '?',
  complet: '✕',
  ferme: '–',
  'hors-delai': icones.horloge,
  'pas-encore-ouvert': icones.calendrier,
  absent: 'A',
  present: '✓',
  facture: '€',
  contrat: '✓',
}

/** Will the child be there once saved? */
const PRESENTS: ReadonlySet<Vue> = new Set<Vue>(['reserve', 'ajout', 'facture', 'present', 'contrat'])

/** What a cell shows: its wish, else the server's state. */
export function vueOf({ attente, cellule, garde }: Case): Vue {
  if (garde) return garde.etat === 'demande' ? 'demande' : 'contrat'
  // A free day that another rule closes to this child is no free day.
  if (!attente) return cellule.etat === 'libre' && cellule.motif ? 'ferme' : cellule.etat
  return attente.action === 'ajouter' ? 'ajout' : 'retrait'
}

export function detailOf({ garde, cellule }: Case, vue: Vue, moments: Moments): string {
  return garde
    ? messages.horairesContrat(garde.debut, garde.fin)
    : (cellule.note ?? messages.detail(vue, cellule, moments))
}

/** Why the last save refused it, while that is still so. */
function refusOf({ refus, attente, cellule }: Case): string {
  const moot = attente || (refus?.code === 'deja-reserve' && cellule.etat === 'reserve')
  return (!moot && refus?.message) || ''
}

/** Whose day, which day, of what: « Léa, mercredi 9 septembre, L’arbre à paumes, Mercredis, journée ». */
export function quoiOf({ prenom, cellule: { date, fin }, ligne }: Case, { jour }: Moments): string {
  const { structure, activite, groupe, unite } = ligne
  const quand = fin && fin > date ? messages.duAu(jour(date).long, jour(fin).long) : jour(date).long
  return [prenom, quand, structure, activite, unite.toLowerCase(), groupe].filter(Boolean).join(', ')
}

/** What draws the inside of the button, under what name (null: the inside names it). */
type Dedans = (one: Case, vue: Vue, detail: string) => [label: string | null, inside: unknown]

function bouton(one: Case, moments: Moments, dedans: Dedans): TemplateResult {
  const { cle, ligne, cellule, attente } = one
  const vue = vueOf(one)
  const refus = refusOf(one)
  const [label, inside] = dedans(one, vue, detailOf(one, vue, moments))
  const id = `refus-${cle.replaceAll(' ', '-')}`
  const short = label !== null
  return html`<button type="button" class="case ${vue}${refus ? ' refusee' : ''}" part="case" tabindex="-1"
      aria-pressed=${PRESENTS.has(vue) ? 'true' : 'false'} aria-disabled=${cellule.motif && !attente ? 'true' : 'false'}
      aria-label=${(label && (refus ? `${label}, ${refus}` : label)) || nothing} aria-describedby=${refus && !short ? id : nothing}
      data-k=${cle} data-l=${ligne.id} data-d=${cellule.date}
    >${inside}</button>${refus && !short ? html`<p class="refus" id=${id}>${refus}</p>` : nothing}`
}

const signeOf = ({ cellule: { rang } }: Case, vue: Vue) => (vue === 'en-attente' && rang) || SIGNES[vue]

/** Read first, and not seen: what the cell is of. The words in view follow, so that the name holds them. */
function enMots(one: Case, moments: Moments, tete: unknown): Dedans {
  return (_, vue, detail) => [
    null,
    html`<span class="lu">${quoiOf(one, moments)},</span> ${tete} <i class="signe" aria-hidden="true">${signeOf(one, vue)}</i><span class="mot">${messages.mots[vue]}${detail ? html`<span class="lu">,</span>` : nothing}</span> ${detail ? html`<small>${detail}</small>` : nothing}`,
  ]
}

/** One drawing of each view for each state of a cell. */
const drawn = { semaine: new WeakMap(), liste: new WeakMap(), mois: new WeakMap() } satisfies Record<
  Presentation,
  WeakMap<Case, TemplateResult>
>

function once(one: Case, vue: Presentation, draw: () => TemplateResult): TemplateResult {
  const there = drawn[vue].get(one) ?? draw()
  drawn[vue].set(one, there)
  return there
}

/** In the week: its day shows on narrow screens, where rows are lists. */
export const renderCase = (one: Case, moments: Moments): TemplateResult =>
  once(one, 'semaine', () => {
    const { date, fin } = one.cellule
    const { court } = moments.jour(date)
    const jour = html`<span class="jour" aria-hidden="true">${fin && fin > date ? `${court} – ${moments.jour(fin).court}` : court}</span>`
    return bouton(one, moments, enMots(one, moments, jour))
  })

/** In the list of a day: its child and its activity show. */
export const renderEntree = (one: Case, moments: Moments, tete: () => unknown): TemplateResult =>
  once(one, 'liste', () => bouton(one, moments, enMots(one, moments, tete())))

/** Signs of the month are drawn by the style sheet: the words in view are then those of the name, and only those. */
const lettre = (signe: unknown) => (typeof signe === 'object' ? '' : signe)
const dessin = (signe: unknown) => (typeof signe === 'object' ? signe : nothing)

/** In the month: a chip, named by a label, since nothing else fits. One template: there are hundreds of them. */
export const renderPastille = (
  one: Case,
  moments: Moments,
  { rang, quoi }: { rang: number; quoi: string },
): TemplateResult =>
  once(one, 'mois', () =>
    bouton(one, moments, (_, vue, detail) => [
      [quoiOf(one, moments), messages.mots[vue], detail].filter(Boolean).join(', '),
      html`<i class="signe" aria-hidden="true" data-s=${lettre(signeOf(one, vue))}>${dessin(signeOf(one, vue))}</i><span class="visage t${rang % 4}" aria-hidden="true" data-s=${one.prenom.slice(0, 1)}></span><span class="quoi">${quoi}</span>`,
    ]),
  )
