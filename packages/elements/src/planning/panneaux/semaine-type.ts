import type { LignePlanning, Planning } from '@inoe/contract/reservations'
import { html, nothing, type TemplateResult } from 'lit'
import { communFr } from '../../i18n/commun.fr.ts'
import { activiteEtUnite, plusJours } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Hote, Panneau } from '../panneau.ts'
import { JOURS_MAX } from './limites.ts'
import { panneauStyles } from './panneau.styles.ts'
import { messages } from './semaine-type.fr.ts'
import { type Apercu, cleMotif, jourSemaine, motifDe, preparer, type Rythme } from './semaine-type.rules.ts'

/** How many of the days that cannot be added are named. */
const NOMMES = 12

/** « Semaine type »: a pattern of days, repeated over a range of dates, for one child or several; shown before it is applied. */
export class SemaineType implements Panneau {
  readonly styles = panneauStyles
  readonly #hote: Hote
  #modele: string
  #motif: Set<string>
  #pour: Set<string>
  #du: string
  #au: string
  #rythme: Rythme = 'toutes'
  #remplacer = false
  #attendre = false
  #etat: 'saisie' | 'lecture' = 'saisie'
  #erreur = ''
  #apercu: Apercu | undefined

  constructor(hote: Hote) {
    const { planning, du, au } = hote
    this.#hote = hote
    this.#modele = planning.lignes.find(({ mode }) => mode === 'jour')?.enfant ?? ''
    this.#motif = this.#lire()
    this.#pour = new Set([this.#modele])
    this.#du = du > planning.aujourdhui ? du : planning.aujourdhui
    this.#au = plusJours(au, 28)
  }

  /** What the child has in the first week shown. */
  #lire(): Set<string> {
    const { planning, brouillon, regles, du } = this.#hote
    const week = planning.lignes.map((ligne) => ({
      ...ligne,
      cellules: ligne.cellules.filter(({ date }) => date >= du && date <= plusJours(du, 6)),
    }))
    return new Set(motifDe(week, this.#modele, brouillon, regles))
  }

  get #lignes(): LignePlanning[] {
    return this.#hote.planning.lignes.filter(({ enfant, mode }) => enfant === this.#modele && mode === 'jour')
  }

  #set(change: () => void): void {
    change()
    this.#apercu = undefined
    this.#erreur = ''
    this.#hote.redraw()
  }

  async #voir(): Promise<void> {
    const days = (Date.parse(this.#au) - Date.parse(this.#du)) / 86_400_000
    if (!(days >= 0 && days <= 366)) this.#erreur = messages.periode
    else if (this.#motif.size === 0 || this.#pour.size === 0) this.#erreur = messages.vide
    else {
      this.#erreur = ''
      this.#etat = 'lecture'
      this.#hote.redraw()
      try {
        this.#apercu = preparer(
          this.#hote.brouillon,
          {
            lignes: await this.#lireTout(),
            motif: this.#motif,
            enfants: [...this.#pour],
            du: this.#du,
            au: this.#au,
            rythme: this.#rythme,
            remplacer: this.#remplacer,
            attendre: this.#attendre,
            activites: new Set(this.#lignes.map(({ offre }) => offre.activite)),
          },
          this.#hote.regles,
        )
      } catch (error) {
        this.#erreur = error instanceof Error ? error.message : communFr.horsLigne
      }
      this.#etat = 'saisie'
    }
    this.#hote.redraw()
  }

  /** The lines over the whole range, read by spans that the API takes. */
  async #lireTout(): Promise<LignePlanning[]> {
    const lignes = new Map<string, LignePlanning>()
    for (let du = this.#du; du <= this.#au; du = plusJours(du, JOURS_MAX)) {
      const end = plusJours(du, JOURS_MAX - 1)
      const searchParams = { du, au: end < this.#au ? end : this.#au }
      const read = await this.#hote.espace.get<Planning>('planning', { searchParams })
      for (const ligne of read.lignes) {
        const there = lignes.get(ligne.id)
        const known = new Set(there?.cellules.map(({ creneau }) => creneau))
        const more = ligne.cellules.filter(({ creneau }) => !known.has(creneau))
        lignes.set(ligne.id, { ...ligne, cellules: [...(there?.cellules ?? []), ...more] })
      }
    }
    return [...lignes.values()]
  }

  get titre(): string {
    return messages.titre
  }

  render(): TemplateResult {
    const { planning } = this.#hote
    const enfants = planning.enfants.filter(({ id }) =>
      planning.lignes.some(({ enfant, mode }) => enfant === id && mode === 'jour'),
    )
    const coche = (checked: boolean, words: unknown, change: () => void, look = 'coche') =>
      html`<label class=${look}><input type="checkbox" .checked=${checked} @change=${() => this.#set(change)} />${words}</label>`
    const bascule = (set: Set<string>, value: string) => () => {
      if (!set.delete(value)) set.add(value)
    }
    return html`<div class="corps">
      <p class="sous">${messages.intro}</p>
      ${champ({
        id: 'modele',
        label: messages.modele,
        valeur: this.#modele,
        choix: enfants.map(({ id, prenom }) => [id, prenom]),
        saisie: (value) =>
          this.#set(() => {
            this.#modele = value
            this.#motif = this.#lire()
            this.#pour = new Set([value])
          }),
      })}
      <fieldset>
        <legend>${messages.jours}</legend>
        ${this.#lignes.map((ligne) => this.#renderLigne(ligne, coche, bascule))}
      </fieldset>
      <div class="deux">
        ${champ({
          id: 'du',
          label: messages.du,
          type: 'date',
          valeur: this.#du,
          min: planning.aujourdhui,
          saisie: (value) =>
            this.#set(() => {
              this.#du = value
            }),
        })}
        ${champ({
          id: 'au',
          label: messages.au,
          type: 'date',
          valeur: this.#au,
          min: this.#du,
          saisie: (value) =>
            this.#set(() => {
              this.#au = value
            }),
        })}
      </div>
      ${champ({
        id: 'rythme',
        label: messages.rythme,
        valeur: this.#rythme,
        choix: messages.rythmes,
        saisie: (value) =>
          this.#set(() => {
            this.#rythme = value as Rythme
          }),
      })}
      <fieldset>
        <legend>${messages.pour}</legend>
        <div class="groupe">${enfants.map(({ id, prenom }) => coche(this.#pour.has(id), prenom, bascule(this.#pour, id)))}</div>
      </fieldset>
      <div>
        ${coche(this.#attendre, messages.attendre, () => {
          this.#attendre = !this.#attendre
        })}
        ${coche(
          this.#remplacer,
          html`<span>${messages.remplacer}<span class="sous">${messages.remplacerAide}</span></span>`,
          () => {
            this.#remplacer = !this.#remplacer
          },
        )}
      </div>
      ${this.#apercu ? this.#renderImpossibles(this.#apercu) : nothing}
      <div class="pied">
        <div role="status">${this.#etat === 'lecture' ? messages.lecture : nothing}${this.#apercu ? avis(this.#apercu.ajouts > 0 ? 'succes' : 'info', messages.apercu(this.#apercu)) : nothing}</div>
        <div role="alert">${this.#erreur ? avis('erreur', this.#erreur) : nothing}</div>
        <div class="actions">
          <button class="bouton ${this.#apercu ? 'second' : ''}" type="button" @click=${() => void this.#voir()}>${messages.voir}</button>
          ${this.#apercu ? html`<button class="bouton" type="button" @click=${() => this.#appliquer()}>${messages.appliquer}</button>` : nothing}
        </div>
      </div>
    </div>`
  }

  #renderLigne(
    ligne: LignePlanning,
    coche: (checked: boolean, words: unknown, change: () => void, look?: string) => TemplateResult,
    bascule: (set: Set<string>, value: string) => () => void,
  ): TemplateResult {
    const { moments, du } = this.#hote
    // Days of the line in what is shown; Monday to Friday when it has none there.
    const open = new Set(ligne.cellules.map(({ date }) => jourSemaine(date)))
    const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => (open.size > 0 ? open.has(day) : day < 6))
    const nom = activiteEtUnite(ligne.activite, ligne.unite)
    return html`<div class="ligne" role="group" aria-label=${nom}>
      <span>${nom}</span>
      <div class="groupe">
        ${days.map((day) => {
          const key = cleMotif(ligne, day)
          return coche(
            this.#motif.has(key),
            moments.jour(plusJours(du, day - 1)).semaine,
            bascule(this.#motif, key),
            'jour-type',
          )
        })}
      </div>
    </div>`
  }

  #renderImpossibles({ impossibles, sansOffre }: Apercu): TemplateResult {
    const { moments, planning } = this.#hote
    const prenomDe = (id: string) => planning.enfants.find((enfant) => enfant.id === id)?.prenom ?? ''
    return html`${
      sansOffre.length > 0
        ? avis('attention', messages.sansOffre(sansOffre.map(prenomDe).join(', ')))
        : nothing
    }${
      impossibles.length > 0
        ? avis(
            'attention',
            html`${messages.impossibles(impossibles.length)}<ul>
              ${impossibles.slice(0, NOMMES).map(({ ligne, cellule, obstacle }) => html`<li>${prenomDe(ligne.enfant)}, ${moments.jour(cellule.date).long}, ${ligne.activite} : ${messages.obstacles[obstacle]}</li>`)}
              ${impossibles.length > NOMMES ? html`<li>${messages.etAutres(impossibles.length - NOMMES)}</li>` : nothing}
            </ul>`,
          )
        : nothing
    }`
  }

  #appliquer(): void {
    if (!this.#apercu) return
    const { brouillon, ajouts, retraits } = this.#apercu
    this.#hote.appliquer(brouillon, messages.applique(ajouts, retraits))
  }
}

export const ouvrir = (hote: Hote): Panneau => new SemaineType(hote)
