import type { Changement, EnregistrementRepondu, Planning, RefusCellule } from '@inoe/contract/reservations'
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { communFr } from '../i18n/commun.fr.ts'
import type { AvantDepart } from '../redirection/depart.ts'
import type { Reprise } from '../redirection/reprise.ts'
import { confirmation, openConfirmation, type Question } from '../ui/confirmation.ts'
import { type Annonce, type Contenu, contenuOf } from './barre.ts'
import {
  type Brouillon,
  cleOf,
  demande,
  type EnAttente,
  poser,
  reconcilier,
  souhaits,
  suivant,
} from './brouillon.ts'
import { Clavier } from './clavier.ts'
import { souhaiter } from './conflits.ts'
import { defaire } from './defaire.ts'
import type { Ecran, Vu } from './ecran.ts'
import { AvantReservationEvent, ReservationEvent } from './events.ts'
import { messages } from './gestes.fr.ts'
import type { Case } from './grille.ts'
import { type Faites, faite, nouvelles } from './nouvelles.ts'
import { type NomPanneau, PANNEAUX, type Panneau, renderPanneau } from './panneau.ts'
import { choisirPlage } from './plage.ts'
import { Sauvegardes } from './sauvegardes.ts'
import { Selection } from './selection.ts'

/**
 * All that one does with a planning: choosing days, by mouse, finger and keyboard; saving them, and undoing it; opening
 * the panels. It comes when a hand or a key first comes to the widget: who only looks downloads less.
 */
export class Gestes implements ReactiveController {
  brouillon: Brouillon = new Map()
  refus: ReadonlyMap<string, RefusCellule> = new Map()
  /** Set each time the widget is drawn. */
  vu: Vu
  readonly selection: Selection
  readonly clavier: Clavier
  readonly #ecran: Ecran
  readonly #sauvegardes: Sauvegardes
  #annonce: Annonce | undefined
  #ensemble = false
  #question: Question | undefined
  #pointed: Element | undefined
  #panneau: Panneau | undefined
  /** Cells of the last save, and what all the saves made of theirs: no news to who made them. */
  #parties: ReadonlySet<string> = new Set()
  #faites: Faites = new Map()
  /** Names the draft as that of who made it, while the page is away to sign in. */
  #nom = ''

  constructor(ecran: Ecran, vu: Vu) {
    this.#ecran = ecran
    this.vu = vu
    this.selection = new Selection(ecran, {
      choisir: (cle) => this.#choisir(cle),
      choisirPlage: (cles, suite) => this.#choisirPlage(cles, suite),
      annoncer: (count) => this.dire(messages.choisis(count)),
    })
    this.clavier = new Clavier(ecran, {
      aller: (pas) => ecran.aller(pas),
      etendre: (from, to) => this.selection.extend(from, to),
      appliquer: () => this.selection.apply(),
      renoncer: () => this.selection.clear(),
    })
    this.#sauvegardes = new Sauvegardes(ecran, {
      avant: (cellules) => ecran.dispatchEvent(new AvantReservationEvent(cellules)),
      repondre: (reponse) => this.#repondre(reponse),
      apres: async (reponse) => {
        ecran.dispatchEvent(new ReservationEvent(reponse))
        await ecran.relire()
      },
      dire: (raison) => this.dire(raison),
    })
    ecran.addController(this)
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#leaving)
    addEventListener('inoe-depart', this.#confier)
    this.#reprendre()
    this.#ecran.renderRoot.addEventListener('click', this.#link)
    for (const type of ['pointerover', 'focusin']) this.#ecran.renderRoot.addEventListener(type, this.#point)
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#leaving)
    removeEventListener('inoe-depart', this.#confier)
  }

  hostUpdated(): void {
    openConfirmation(this.#ecran.renderRoot)
    this.#write()
  }

  /** Somebody else signed in. */
  oublier(): void {
    this.brouillon = new Map()
    this.refus = new Map()
    this.#panneau = undefined
    this.#question = undefined
    this.#annonce = undefined
    this.#sauvegardes.oublier()
  }

  /** The planning was read again, or places changed: what came is said, and what came true is no longer wished. */
  recevoir(planning: Planning): void {
    const enVol = this.#sauvegardes.occupe ? this.#parties : new Set<string>()
    const news = nouvelles(this.vu, planning, this.#faites, enVol)
    if (news) this.dire(news)
    const before = this.brouillon
    if (before.size === 0) return
    this.brouillon = reconcilier(before, planning.lignes)
    const cells = planning.lignes.flatMap(({ enfant, cellules }) =>
      cellules.map((one) => [cleOf(one.creneau, enfant), one] as const),
    )
    for (const [cle, { etat }] of cells) {
      const one = this.vu.grille.cases.get(cle)
      const wish = before.get(cle)
      if (one?.cellule.etat === 'libre' && etat === 'complet' && wish?.action === 'ajouter')
        this.dire([news, messages.priseEntreTemps(this.#quoi(one))].filter(Boolean).join(' '))
    }
  }

  dire(texte: string, action?: Annonce['action']): void {
    this.#annonce = texte ? { texte, ...(action ? { action } : {}) } : undefined
    this.#ecran.requestUpdate()
  }

  enregistrer(): void {
    this.#envoyer(demande(this.brouillon, this.#ensemble))
  }

  async ouvrir(nom: NomPanneau, one?: Case): Promise<void> {
    try {
      const { ouvrir } = await PANNEAUX[nom]()
      const { vu, brouillon } = this
      const deMaintenant = () => this.vu
      const panneau = ouvrir({
        ...vu,
        ...vu.etendue,
        // The language may change while the panel is open.
        get locale() {
          return deMaintenant().locale
        },
        get moments() {
          return deMaintenant().moments
        },
        brouillon,
        regles: { cleOf, poser, souhaits, souhaiter },
        one,
        redraw: () => this.#ecran.requestUpdate(),
        relire: () => void this.#ecran.relire(),
        fermer: () => this.#fermerPanneau(),
        appliquer: (next, dit) => {
          this.#fermerPanneau()
          this.#changer(next, [])
          this.dire(dit)
        },
      })
      const sheet = panneau.styles?.styleSheet
      const { adoptedStyleSheets } = this.#ecran.renderRoot as ShadowRoot
      if (sheet && !adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet)
      this.#panneau = panneau
      this.dire('')
    } catch {
      this.dire(communFr.horsLigne)
    }
  }

  /** What the bar says. */
  get barre(): Contenu {
    return contenuOf({
      brouillon: this.brouillon,
      sauvegarde: this.#sauvegardes.etat,
      annonce: this.#annonce,
      ensemble: this.#ensemble,
      moments: this.vu.moments,
      annuler: () => this.#annuler(),
      basculerEnsemble: () => {
        this.#ensemble = !this.#ensemble
      },
      defaire: this.#defaire,
      fermer: () => this.#fermer(),
    })
  }

  renderDialogues(): TemplateResult {
    const unasked = () => {
      this.#question = undefined
      this.#ecran.requestUpdate()
    }
    return html`${this.#question ? confirmation(this.#question, unasked) : nothing}${this.#panneau ? renderPanneau(this.#panneau, () => this.#fermerPanneau()) : nothing}`
  }

  #fermerPanneau(): void {
    this.#panneau = undefined
    this.#ecran.requestUpdate()
  }

  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.brouillon.size > 0) event.preventDefault()
  }

  /** The page goes away to sign in, and comes back: nothing is lost, so nothing is asked. */
  readonly #confier = (event: Event): void => {
    if (this.brouillon.size === 0) return
    const { detail } = event as CustomEvent<AvantDepart>
    detail.garder(this.#nom, [...this.brouillon])
    this.brouillon = new Map()
  }

  /** What was wished before the page went away, as far as it is still possible. */
  #reprendre(): void {
    const prendre = (valeur: unknown) => {
      this.#changer(reconcilier(new Map(valeur as [string, EnAttente][]), this.vu.planning.lignes), [])
      this.dire(messages.reprise)
    }
    const detail: Reprise = { nom: this.vu.espace.souvenir('brouillon'), prendre }
    dispatchEvent(new CustomEvent('inoe-reprise', { detail }))
  }

  /** Links of the widget ask too: phones leave a page without asking. */
  readonly #link = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]')
    if (!link?.protocol.startsWith('http') || this.brouillon.size === 0) return
    event.preventDefault()
    this.#question = {
      ...messages.quitter,
      faire: () => {
        this.brouillon = new Map()
        location.href = link.href
      },
    }
    this.#ecran.requestUpdate()
  }

  /** A chip of the month has no room for its words: those of the one that is pointed at are in the bar. */
  readonly #point = (event: Event): void => {
    this.#pointed = (event.target as Element).closest('.case') ?? this.#pointed
    this.#write()
  }

  #write(): void {
    const place = this.#ecran.renderRoot.querySelector('.pointe')
    if (place) place.textContent = this.#pointed?.ariaLabel ?? ''
  }

  #quoi({ prenom, cellule, ligne }: Case): string {
    return `${prenom}, ${this.vu.moments.jour(cellule.date).long}, ${ligne.activite}`
  }

  #choisir(cle: string): void {
    const { planning, grille } = this.vu
    const one = grille.cases.get(cle)
    if (!one) return
    const { ligne, prenom, cellule, attente, garde } = one
    if (garde || (cellule.motif && !attente)) {
      this.#expliquer(one)
      return
    }
    const action = suivant(this.brouillon, ligne.enfant, cellule)
    const wish = souhaiter(this.brouillon, planning.lignes, ligne, cellule, action)
    if (wish.empeche) {
      this.dire(messages.empeche(wish.empeche))
      return
    }
    this.#changer(wish.brouillon, [cle])
    this.dire(wish.echanges.length > 0 ? messages.echange(prenom, wish.echanges, ligne.unite) : '')
  }

  #choisirPlage(cles: string[], suite: boolean): void {
    const { planning, grille } = this.vu
    const cases = cles.flatMap((cle) => grille.cases.get(cle) ?? [])
    const { brouillon, faits, impossibles } = choisirPlage(this.brouillon, planning.lignes, cases, suite)
    this.#changer(brouillon, cles)
    this.dire(messages.plage(faits, impossibles))
  }

  #changer(brouillon: Brouillon, cles: readonly string[]): void {
    this.#nom = this.vu.espace.souvenir('brouillon')
    this.brouillon = brouillon
    this.refus = new Map([...this.refus].filter(([cle]) => !cles.includes(cle)))
    this.#sauvegardes.ranger()
  }

  /** Why a cell cannot change, and what can be done instead. */
  #expliquer(one: Case): void {
    const { planning, moments } = this.vu
    const { absence, absenceJusquAu } = one.cellule
    const ouvrir = (mots: string, nom: NomPanneau) => ({ mots, faire: () => void this.ouvrir(nom, one) })
    if (one.garde) {
      this.dire(messages.pourquoiContrat, ouvrir(messages.contrats, 'contrats'))
      return
    }
    const declarable = absence
      ? messages.voirAbsence
      : (absenceJusquAu ?? '') >= planning.aujourdhui && messages.absence
    this.dire(messages.pourquoi(one.cellule, moments), declarable ? ouvrir(declarable, 'absence') : undefined)
  }

  #annuler(): void {
    this.brouillon = new Map()
    this.#sauvegardes.oublier()
    this.dire(messages.modificationsAnnulees)
  }

  #fermer(): void {
    this.dire('')
    if (this.#sauvegardes.etat.etat === 'fait') this.#sauvegardes.ranger()
    // The button goes away with what it closes.
    this.#ecran.renderRoot.querySelector<HTMLElement>('.barre .bouton')?.focus()
  }

  #envoyer(cellules: readonly Changement[], indefaisables?: number): void {
    if (cellules.length === 0) return
    this.dire('')
    if (!this.#sauvegardes.occupe)
      this.#parties = new Set(cellules.map(({ creneau, enfant }) => cleOf(creneau, enfant)))
    void this.#sauvegardes.envoyer(this.vu.espace, cellules, indefaisables)
  }

  /** Refused cells go back to what they were, with the reason; wishes made meanwhile stay. */
  #repondre(reponse: EnregistrementRepondu): string[] {
    const { planning, grille, moments } = this.vu
    const brouillon = new Map(this.brouillon)
    const refus = new Map<string, RefusCellule>()
    const refuses: string[] = []
    this.#faites = new Map([...this.#faites, ...reponse.cellules.filter((one) => !one.refus).map(faite)])
    for (const one of reponse.cellules) {
      const cle = cleOf(one.creneau, one.enfant)
      const asked = brouillon.get(cle)
      if (asked?.action === one.action) brouillon.delete(cle)
      if (!one.refus) continue
      refus.set(cle, one.refus)
      const prenom = planning.enfants.find((enfant) => enfant.id === one.enfant)?.prenom ?? ''
      const date = asked?.date ?? grille.cases.get(cle)?.cellule.date
      refuses.push(`${prenom}, ${date ? moments.jour(date).long : ''} : ${one.refus.message}`)
    }
    this.brouillon = brouillon
    this.refus = refus
    this.#ensemble = false
    return refuses
  }

  /** Undoing the last save, while the draft is empty and something of it can be put back. */
  get #defaire(): (() => void) | undefined {
    const { etat } = this.#sauvegardes
    if (etat.etat !== 'fait' || etat.defait !== undefined || this.brouillon.size > 0) return undefined
    const { cellules, impossibles } = defaire(etat.reponse, this.vu.planning.lignes)
    return cellules.length > 0 ? () => this.#envoyer(cellules, impossibles) : undefined
  }
}
