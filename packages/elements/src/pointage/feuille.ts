import type { FeuillePointage, LignePointage } from '@inoe/contract/pointages'
import { html, nothing, type TemplateResult } from 'lit'
import { Lecture } from '../espace/lecture.ts'
import type { Contenu, Contexte } from '../gestion/volet.ts'
import { dateCivile, instant, plusJours } from '../i18n/format.ts'
import { simple } from '../i18n/recherche.ts'
import { avis } from '../ui/avis.ts'
import { champ } from '../ui/champ.ts'
import { type Dit, renderLigne } from './ligne.ts'
import { pointageFr as t } from './messages.fr.ts'
import { Regles } from './regles.ts'
import { type Place, type Saisie, Saisies } from './saisies.ts'
import { pointageStyles } from './styles.ts'

/** How far ahead a list may be read, days. */
const AVANCE = 31

/** What the roll call needs of the widget that holds it. */
export type ContextePointage = Pick<
  Contexte,
  | 'host'
  | 'espace'
  | 'locale'
  | 'zone'
  | 'service'
  | 'erreurService'
  | 'relireService'
  | 'adopter'
  | 'renderLoading'
  | 'renderError'
>

/** Who came today: ticked line by line, each saved at once, kept in the browser until it is. */
export class Feuille implements Contenu {
  readonly sujets = ['pointages', 'reservations', 'inscriptions'] as const
  readonly #contexte: ContextePointage
  readonly #lecture: Lecture<FeuillePointage>
  readonly #saisies: Saisies
  readonly #regles: Regles
  #structure = ''
  #date = ''
  #recherche = ''
  /** Lines of children who came without booking, as they were chosen: the sheet read does not have them yet. */
  readonly #ajouts = new Map<string, LignePointage>()
  /** What « Tous présents » said, to take it back. */
  #tous: readonly Saisie[] = []
  #reprises = false

  constructor(contexte: ContextePointage) {
    this.#contexte = contexte
    contexte.adopter(pointageStyles)
    const redraw = () => contexte.host.requestUpdate()
    this.#lecture = new Lecture(redraw)
    this.#saisies = new Saisies(contexte.espace, redraw, (feuille) => {
      const { structure, date } = this.#choix
      if (feuille.structure.id === structure && feuille.date === date) this.#lecture.poser(feuille)
    })
    this.#regles = new Regles(contexte.espace, redraw, () => this.read())
  }

  get #aujourdhui(): string {
    return this.#lecture.valeur?.aujourdhui ?? this.#contexte.service()?.aujourdhui ?? ''
  }

  get #choix(): { structure: string; date: string } {
    return {
      structure: this.#structure || (this.#contexte.service()?.structures[0]?.id ?? ''),
      date: this.#date || (this.#contexte.service()?.aujourdhui ?? ''),
    }
  }

  open(): void {
    this.read()
  }

  read(): void {
    const espace = this.#contexte.espace()
    const { structure, date } = this.#choix
    if (!espace || !structure || !date) return
    if (!this.#reprises) {
      this.#reprises = true
      this.#saisies.reprendre()
    }
    void this.#lecture
      .run(() => espace.get<FeuillePointage>('gestion/pointages', { searchParams: { structure, date } }))
      .then(() => this.#regles.relire(this.#lecture.valeur?.regles ?? []))
  }

  forget(): void {
    this.#lecture.forget()
    this.#saisies.quitter()
    this.#regles.forget()
    this.#ajouts.clear()
    this.#reprises = false
    this.#structure = ''
    this.#date = ''
    this.#recherche = ''
    this.#tous = []
  }

  #choose(change: { structure?: string; date?: string }): void {
    const before = this.#choix
    this.#structure = change.structure ?? before.structure
    this.#date = change.date ?? before.date
    this.#tous = []
    this.#recherche = ''
    this.#lecture.forget()
    this.read()
    this.#contexte.host.requestUpdate()
  }

  #place({ enfant, activite, unite }: LignePointage): Place {
    return { ...this.#choix, enfant: enfant.id, activite: activite.id, unite: unite.code }
  }

  /** A line as it is shown: what was just said comes before what was read. */
  #shown(ligne: LignePointage): LignePointage {
    const said = this.#saisies.get(this.#place(ligne))
    return said ? { ...ligne, etat: said.etat, arrivee: said.arrivee, depart: said.depart } : ligne
  }

  #say(lignes: readonly LignePointage[], change: Partial<Dit>): readonly Saisie[] {
    const said = lignes.map((ligne): Saisie => {
      const { etat, arrivee, depart } = this.#shown(ligne)
      const dit = { etat, arrivee, depart, ...change }
      return {
        ...this.#place(ligne),
        ...dit,
        ...(dit.etat === 'present' ? {} : { arrivee: null, depart: null }),
      }
    })
    this.#saisies.dire(said)
    return said
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
    const today = this.#aujourdhui
    const last = plusJours(today, AVANCE)
    const go = (to: string, words: string, off = false) =>
      html`<button class="bouton second" type="button" aria-disabled=${off} @click=${() => !off && this.#choose({ date: to })}>${words}</button>`
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
          max: last,
          saisie: (value) => value && value <= last && this.#choose({ date: value }),
        })}
      </div>
      <div class="actions jours-pointage">
        ${go(plusJours(date, -1), t.precedent)}
        ${go(plusJours(date, 1), t.suivant, date >= last)}
        ${date === today ? nothing : go(today, t.aujourdhui)}
        <button class="bouton second" type="button" @click=${() => print()}>${t.imprimer}</button>
      </div>
      ${this.#renderEtat()}
      ${this.#renderFeuille()}`
  }

  /** Whether all that was said is kept. */
  #renderEtat(): TemplateResult {
    const { panne, enAttente } = this.#saisies
    return html`<div role="status" class="etat-pointage">${
      panne && enAttente > 0
        ? avis(
            'attention',
            html`<p><strong>${t.panne(enAttente)}</strong> ${panne.message} ${t.panneAide}</p>
              <button class="lien" type="button" @click=${this.#saisies.envoyer}>${t.reessayer}</button>`,
          )
        : nothing
    }</div>`
  }

  #renderFeuille(): TemplateResult {
    const { valeur, erreur } = this.#lecture
    if (!valeur && erreur) return this.#contexte.renderError(erreur, () => this.read())
    if (!valeur) return this.#contexte.renderLoading()
    const { structure, date } = this.#choix
    const aVenir = date > valeur.aujourdhui
    const lignes = [...valeur.lignes, ...this.#ajoutees(valeur)].map((ligne) => this.#shown(ligne))
    const count = (etat: LignePointage['etat']) => lignes.filter((one) => one.etat === etat).length
    const wanted = simple(this.#recherche)
    const trouve = ({ enfant }: LignePointage) => simple(`${enfant.prenom} ${enfant.nom}`).includes(wanted)
    const attendus = valeur.lignes.filter(
      (ligne) => this.#shown(ligne).etat === 'attendu' && !ligne.absenceDeclaree && !ligne.facture,
    )
    const jour = dateCivile(date, this.#contexte.locale(), { dateStyle: 'full' })
    const encore = this.#saisies.envoi
      ? t.enCours
      : this.#saisies.du(structure, date).length === 0 && count('attendu') < lignes.length
        ? t.enregistre
        : ''
    return html`<h3>${t.feuille(valeur.structure.nom, jour)}</h3>
      <p role="status"><strong>${t.compte(count('present'), count('absent'), count('attendu'))}</strong>${encore ? ` · ${encore}` : nothing}</p>
      ${aVenir ? avis('info', html`<p>${t.aVenir}</p>`) : nothing}
      ${lignes.length > 0 ? this.#renderOutils(aVenir ? [] : attendus) : html`<p>${t.vide}</p>`}
      ${groupes(lignes).map(
        ([nom, own]) => html`<div class=${own.some(trouve) ? 'groupe' : 'groupe hors-recherche'}>
          <h4>${nom}</h4>
          <ul class="feuille">
            ${own.map((ligne) => this.#renderLigne(ligne, valeur, !trouve(ligne)))}
          </ul>
        </div>`,
      )}
      ${lignes.length > 0 && !lignes.some(trouve) ? html`<p class="ecran">${t.rienTrouve(this.#recherche)}</p>` : nothing}
      ${aVenir ? nothing : this.#renderAjout(valeur)}
      ${this.#regles.render(valeur.regles)}`
  }

  /** Children who came without booking and whose line is not read yet. */
  #ajoutees({ lignes, autres, structure, date }: FeuillePointage): LignePointage[] {
    const known = new Set(lignes.map(cleOf))
    const said = this.#saisies.du(structure.id, date).flatMap((one): LignePointage[] => {
      const autre = autres.find(
        ({ enfant, activite }) => enfant.id === one.enfant && activite.id === one.activite,
      )
      const unite = autre?.unites.find(({ code }) => code === one.unite)
      const kept = this.#ajouts.get(`${one.enfant} ${one.activite} ${one.unite}`)
      return autre && unite ? [venu(autre, unite)] : kept ? [kept] : []
    })
    return said.filter((ligne) => !known.has(cleOf(ligne)))
  }

  #renderLigne(ligne: LignePointage, feuille: FeuillePointage, horsRecherche: boolean): TemplateResult {
    const { locale, zone } = this.#contexte
    const place = this.#place(ligne)
    const saisie = this.#saisies.get(place)
    return renderLigne({
      ligne,
      saisie,
      horsRecherche,
      enPanne: saisie !== undefined && this.#saisies.panne !== undefined,
      avecHeures: feuille.regles.some(({ activite }) => activite.id === ligne.activite.id),
      aVenir: feuille.date > feuille.aujourdhui,
      heure: () =>
        feuille.date === feuille.aujourdhui
          ? instant(new Date().toISOString(), locale(), zone(), { timeStyle: 'short' })
          : null,
      dire: (change) => this.#say([ligne], change),
      oublier: () => this.#saisies.oublier(place),
    })
  }

  #renderOutils(attendus: readonly LignePointage[]): TemplateResult {
    const faits = this.#tous.filter((one) => this.#saisies.get(one) === undefined).length
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
          ? html`<div class="actions"><button class="bouton second" type="button" @click=${() => {
              this.#tous = this.#say(attendus, { etat: 'present' })
            }}>${t.tous}</button></div>`
          : nothing
      }
      <div role="status">${
        this.#tous.length > 0 && faits === this.#tous.length
          ? avis(
              'succes',
              html`<p>${t.tousFaits(faits)} <button class="lien" type="button" @click=${this.#annulerTous}>${t.annuler}</button></p>`,
            )
          : nothing
      }</div>`
  }

  /** Takes « Tous présents » back, but for what was said of a child since. */
  #annulerTous = () => {
    const said = new Map(this.#tous.map((one) => [`${one.enfant} ${one.activite} ${one.unite}`, one]))
    const lignes = (this.#lecture.valeur?.lignes ?? []).filter((ligne) => {
      const one = said.get(cleOf(ligne))
      const { etat, arrivee, depart } = this.#shown(ligne)
      return one && etat === one.etat && arrivee === one.arrivee && depart === one.depart
    })
    this.#tous = []
    if (lignes.length > 0) this.#say(lignes, { etat: 'attendu' })
    this.#contexte.host.requestUpdate()
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
        const ligne = venu(autre, unite)
        this.#ajouts.set(cleOf(ligne), ligne)
        this.#say([ligne], { etat: 'present' })
      },
    })}</div>`
  }
}

/** By activity, unit and age group. */
function groupes(lignes: readonly LignePointage[]): [string, LignePointage[]][] {
  const nomDe = ({ activite, unite, groupe }: LignePointage) =>
    [activite.nom, unite.nom, groupe].filter(Boolean).join(', ')
  const groups = new Map<string, LignePointage[]>()
  for (const ligne of lignes) {
    const group = groups.get(nomDe(ligne))
    if (group) group.push(ligne)
    else groups.set(nomDe(ligne), [ligne])
  }
  return [...groups]
}

/** The line of a child who comes without booking. */
function venu(
  { enfant, activite, alertes }: FeuillePointage['autres'][number],
  unite: LignePointage['unite'],
): LignePointage {
  return {
    enfant,
    activite,
    unite,
    alertes,
    groupe: '',
    origine: 'sans-reservation',
    prevu: null,
    absenceDeclaree: false,
    etat: 'attendu',
    arrivee: null,
    depart: null,
    facture: false,
  }
}

const cleOf = ({ enfant, activite, unite }: Pick<LignePointage, 'enfant' | 'activite' | 'unite'>): string =>
  `${enfant.id} ${activite.id} ${unite.code}`
