import type { FeuillePointage, LignePointage } from '@inoe/contract/pointages'
import { html, nothing, type TemplateResult } from 'lit'
import { ErreurApi } from '../../espace/erreur.ts'
import { Lecture } from '../../espace/lecture.ts'
import { plusJours } from '../../i18n/format.ts'
import { avis } from '../../ui/avis.ts'
import { champ } from '../../ui/champ.ts'
import type { Contenu, Contexte } from '../volet.ts'
import { pointageFr as t } from './messages.fr.ts'
import { pointageStyles } from './styles.ts'

type Dit = Pick<LignePointage, 'etat' | 'arrivee' | 'depart'>

const cleOf = ({ enfant, activite, unite }: Pick<LignePointage, 'enfant' | 'activite' | 'unite'>): string =>
  `${enfant.id} ${activite.id} ${unite.code}`

/** Who came today: ticked line by line, each saved at once; one that could not be is kept and sent again. */
export class Pointage implements Contenu {
  readonly sujets = ['pointages', 'reservations'] as const
  readonly #contexte: Contexte
  readonly #lecture: Lecture<FeuillePointage>
  #structure = ''
  #date = ''
  #recherche = ''
  /** What was said and is not known to be kept yet, by line; `erreur` once it failed. */
  readonly #dits = new Map<string, { ligne: LignePointage; dit: Dit; erreur?: string }>()
  #envois = 0
  /** Lines that « Tous présents » ticked, to take back. */
  #tous: LignePointage[] = []

  constructor(contexte: Contexte) {
    this.#contexte = contexte
    contexte.adopter(pointageStyles)
    this.#lecture = new Lecture(() => contexte.host.requestUpdate())
  }

  get #choix(): { structure: string; date: string } {
    const service = this.#contexte.service()
    return {
      structure: this.#structure || (service?.structures[0]?.id ?? ''),
      date: this.#date || (service?.aujourdhui ?? ''),
    }
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    const { structure, date } = this.#choix
    if (!espace || !structure || !date) return
    void this.#lecture.run(() =>
      espace.get<FeuillePointage>('gestion/pointages', { searchParams: { structure, date } }),
    )
  }

  forget(): void {
    this.#lecture.forget()
    this.#dits.clear()
    this.#structure = ''
    this.#date = ''
    this.#recherche = ''
    this.#tous = []
  }

  #choose(change: { structure?: string; date?: string }): void {
    this.#structure = change.structure ?? this.#structure
    this.#date = change.date ?? this.#choix.date
    this.#tous = []
    this.#lecture.valeur = undefined
    this.read()
  }

  /** A line as it is shown: what was just said comes before what was read. */
  #shown(ligne: LignePointage): LignePointage {
    return { ...ligne, ...this.#dits.get(cleOf(ligne))?.dit }
  }

  async #say(lignes: readonly LignePointage[], change: Partial<Dit>): Promise<void> {
    const { structure, date } = this.#choix
    const said = lignes.map((ligne) => {
      const { etat, arrivee, depart } = this.#shown(ligne)
      const dit = { etat, arrivee, depart, ...change }
      if (dit.etat !== 'present') Object.assign(dit, { arrivee: null, depart: null })
      this.#dits.set(cleOf(ligne), { ligne, dit })
      return {
        enfant: ligne.enfant.id,
        activite: ligne.activite.id,
        unite: ligne.unite.code,
        ...dit,
      }
    })
    this.#envois++
    this.#contexte.host.requestUpdate()
    try {
      const feuille = await this.#contexte
        .espace()
        ?.send<FeuillePointage>('put', 'gestion/pointages', { structure, date, lignes: said })
      // What was said meanwhile on the same line is still to be kept.
      for (const [index, ligne] of lignes.entries())
        if (this.#dits.get(cleOf(ligne))?.dit.etat === said[index]?.etat) this.#dits.delete(cleOf(ligne))
      if (feuille && feuille.date === this.#choix.date) this.#lecture.valeur = feuille
    } catch (error) {
      if (!(error instanceof ErreurApi)) throw error
      for (const ligne of lignes) {
        const kept = this.#dits.get(cleOf(ligne))
        if (kept) kept.erreur = error.probleme?.errors?.[0]?.message ?? error.message
      }
    } finally {
      this.#envois--
      this.#contexte.host.requestUpdate()
    }
  }

  render(): TemplateResult {
    const service = this.#contexte.service()
    if (!service) {
      const erreur = this.#contexte.erreurService()
      return erreur
        ? this.#contexte.renderError(erreur, () => void this.#contexte.relireService())
        : this.#contexte.renderLoading()
    }
    const { structure, date } = this.#choix
    return html`<div class="reglages">
        ${champ({
          id: 'pointage-structure',
          label: t.structure,
          valeur: structure,
          saisie: (value) => this.#choose({ structure: value }),
          choix: service.structures.map(({ id, nom }) => [id, nom] as const),
        })}
        ${champ({
          id: 'pointage-date',
          label: t.date,
          type: 'date',
          valeur: date,
          max: service.aujourdhui,
          saisie: (value) => value && this.#choose({ date: value }),
        })}
      </div>
      <div class="actions">
        <button class="bouton second" type="button" @click=${() => this.#choose({ date: plusJours(date, -1) })}>${t.precedent}</button>
        <button class="bouton second" type="button" aria-disabled=${date >= service.aujourdhui} @click=${() => date < service.aujourdhui && this.#choose({ date: plusJours(date, 1) })}>${t.suivant}</button>
        <button class="bouton second" type="button" @click=${() => print()}>${t.imprimer}</button>
      </div>
      ${this.#renderFeuille()}`
  }

  #renderFeuille(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur && erreur) return this.#contexte.renderError(erreur, () => this.read())
    if (!valeur) return this.#contexte.renderLoading()
    const added = [...this.#dits.values()]
      .map(({ ligne }) => ligne)
      .filter((ligne) => !valeur.lignes.some((one) => cleOf(one) === cleOf(ligne)))
    const lignes = [...valeur.lignes, ...added].map((ligne) => this.#shown(ligne))
    const count = (etat: LignePointage['etat']) => lignes.filter((one) => one.etat === etat).length
    const simple = (text: string) =>
      text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('fr').trim()
    const wanted = lignes.filter(({ enfant }) =>
      simple(`${enfant.prenom} ${enfant.nom}`).includes(simple(this.#recherche)),
    )
    const attendus = valeur.lignes.filter(
      (ligne) => this.#shown(ligne).etat === 'attendu' && !ligne.absenceDeclaree && !ligne.facture,
    )
    return html`<p role="status"><strong>${t.compte(count('present'), count('absent'), count('attendu'))}</strong>${this.#envois > 0 ? ` · ${t.enCours}` : nothing}</p>
      ${lignes.length > 0 ? this.#renderOutils(attendus) : html`<p>${t.vide}</p>`}
      ${this.#groupes(wanted).map(
        ([activite, own]) => html`<h3>${activite}</h3>
          <ul class="feuille">
            ${own.map((ligne) => this.#renderLigne(ligne, valeur.avecHeures))}
          </ul>`,
      )}
      ${lignes.length > 0 && wanted.length === 0 ? html`<p>${t.rienTrouve(this.#recherche)}</p>` : nothing}
      ${this.#renderAjout(valeur)}`
  }

  #groupes(lignes: readonly LignePointage[]): [string, LignePointage[]][] {
    const groups = new Map<string, LignePointage[]>()
    for (const ligne of lignes) {
      const nom = [ligne.activite.nom, ligne.unite.nom, ligne.groupe].filter(Boolean).join(', ')
      const group = groups.get(nom)
      if (group) group.push(ligne)
      else groups.set(nom, [ligne])
    }
    return [...groups]
  }

  #renderOutils(attendus: readonly LignePointage[]): TemplateResult {
    return html`<div class="reglages">
        ${champ({
          id: 'pointage-recherche',
          label: t.recherche,
          valeur: this.#recherche,
          saisie: (value) => {
            this.#recherche = value
            this.#contexte.host.requestUpdate()
          },
        })}
      </div>
      ${
        attendus.length > 0
          ? html`<div class="actions"><button
              class="bouton second"
              type="button"
              @click=${() => {
                this.#tous = [...attendus]
                void this.#say(attendus, { etat: 'present' })
              }}
            >${t.tous}</button></div>`
          : nothing
      }
      ${
        this.#tous.length > 0
          ? avis(
              'succes',
              html`<p>${t.tousFaits(this.#tous.length)}
                <button
                  class="lien"
                  type="button"
                  @click=${() => {
                    void this.#say(this.#tous, { etat: 'attendu' })
                    this.#tous = []
                  }}
                >${t.annuler}</button></p>`,
            )
          : nothing
      }`
  }

  #renderLigne(ligne: LignePointage, avecHeures: boolean): TemplateResult {
    const { enfant, etat, prevu, alertes, facture } = ligne
    const nom = `${enfant.prenom} ${enfant.nom}`
    const kept = this.#dits.get(cleOf(ligne))
    const dire = (to: 'present' | 'absent') =>
      html`<button
        class="bouton second"
        type="button"
        aria-pressed=${etat === to}
        aria-label=${t.dire(t[to], nom)}
        aria-disabled=${facture}
        @click=${() => !facture && void this.#say([ligne], { etat: etat === to ? 'attendu' : to })}
      >${t[to]}</button>`
    return html`<li>
      <span>
        <strong>${nom}</strong> <span class="sous">${t.ans(enfant.age)}${prevu ? ` · ${t.prevu(prevu.debut, prevu.fin)}` : nothing}${ligne.absenceDeclaree ? ` · ${t.absenceDeclaree}` : nothing}${ligne.origine === 'sans-reservation' ? ` · ${t.sansReservation}` : nothing}${facture ? ` · ${t.facture}` : nothing}</span>
        ${alertes.map((one) => html`<span class="alerte-sante">${one}</span>`)}
      </span>
      <span class="dire">${dire('present')}${dire('absent')}</span>
      <span class="case" aria-hidden="true"></span>
      ${avecHeures && etat === 'present' ? this.#renderHeures(ligne, nom) : nothing}
      ${
        kept?.erreur
          ? html`<p class="erreur" role="alert">${t.echec} ${kept.erreur}
              <button class="lien" type="button" @click=${() => void this.#say([kept.ligne], kept.dit)}>${t.reessayer}</button></p>`
          : nothing
      }
    </li>`
  }

  #renderHeures(ligne: LignePointage, nom: string): TemplateResult {
    const field = (which: 'arrivee' | 'depart') =>
      html`<label>${t[which]}<span class="lu">${t.de(nom)}</span>
        <input
          type="time"
          .value=${ligne[which] ?? ''}
          ?disabled=${ligne.facture}
          @change=${(event: Event) =>
            void this.#say([ligne], { [which]: (event.target as HTMLInputElement).value || null })}
        /></label>`
    return html`<span class="heures">${field('arrivee')}${field('depart')}</span>`
  }

  #renderAjout({ autres }: FeuillePointage): TemplateResult | typeof nothing {
    const options = autres.flatMap(({ enfant, activite, unites }, index) =>
      unites.map(
        (unite, rank) =>
          [
            `${index} ${rank}`,
            [`${enfant.prenom} ${enfant.nom}`, activite.nom, unite.nom].filter(Boolean).join(', '),
          ] as const,
      ),
    )
    if (options.length === 0) return nothing
    return html`<div class="ajout">${champ({
      id: 'pointage-ajout',
      label: t.ajouter,
      valeur: '',
      choix: [['', t.choisir], ...options],
      saisie: (value) => {
        const [index = -1, rank = -1] = value.split(' ').map(Number)
        const autre = autres[index]
        const unite = autre?.unites[rank]
        if (!autre || !unite) return
        const ligne: LignePointage = {
          enfant: { ...autre.enfant, age: 0 },
          activite: autre.activite,
          unite,
          groupe: '',
          origine: 'sans-reservation',
          prevu: null,
          absenceDeclaree: false,
          etat: 'attendu',
          arrivee: null,
          depart: null,
          facture: false,
          alertes: [],
        }
        void this.#say([ligne], { etat: 'present' })
      },
    })}</div>`
  }
}
