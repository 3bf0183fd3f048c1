// The books of a town while somebody is at the counter: saves, answers, new capacities and expiries are decided on them
// one after the other, places that become free go to who waits, and what moved is written afterwards by sets.
import type { CelluleRepondue, Changement, MotifRefus } from '@inoe/contract/reservations'
import type { Langue } from '../http/langue.ts'
import type { Offre } from '../structures/store.ts'
import { rangsDuFoyer } from '../tarifs/situation.ts'
import type { Tarification } from '../tarifs/tarification.ts'
import { prixParJour } from '../tarifs/unite.ts'
import type { Droits, Enfant } from './droits.ts'
import {
  type Creneau,
  decide,
  expirationOf,
  type Faits,
  faitsOf,
  inadmissible,
  issueAjout,
  type Limites,
  limitesOf,
  placesOf,
  tientPlace,
  type Vivante,
} from './rules.ts'

/** One family's save. */
export interface Save {
  foyer: string
  compte: string
  /** The instant at which it was received: every rule is judged at it, however long the save waited after. */
  recu: Date
  cellules: readonly Changement[]
  /** In which its refusals are said; French by default. */
  langue?: Langue
}

/** The rows at stake, as read behind the town's lock; the books move them. */
export interface Situation {
  zone: string
  /** The turn at the counter: orders the waiting lists. */
  tour: number
  creneaux: ReadonlyMap<string, Creneau>
  offres: ReadonlyMap<string, Offre>
  tarification: Tarification
  /** Every living booking, in the activities at stake, of the children at stake; and all who wait where a place may free. */
  vivantes: readonly Vivante[]
  /** Rights of the families that ask and of those that wait, by foyer. */
  familles: ReadonlyMap<string, Droits>
}

/** What became of one cell. `jour` and `faits` are missing for what the family may not know of. */
export interface Decision extends Changement {
  etat: CelluleRepondue['etat']
  refus: MotifRefus | null
  prixCentimes: number
  rang: number | null
  jour: Creneau | null
  faits: Faits | null
}

/** How a booking ended. */
export interface Fin {
  etat: 'annulee' | 'refusee' | 'expiree'
  le: Date
  par: string | null
  motif: string | null
}

/** A booking that moved: as it is now, with what a new one needs to be written. */
export interface Fiche {
  vivante: Vivante
  nouvelle: { structureId: string; creeLe: Date; creePar: string } | null
  fin: Fin | null
}

/** Somebody who waited and now has a place, or is offered one. */
export interface Promotion {
  vivante: Vivante
  creneau: Creneau
}

const PAR_TOUR = 1_000_000

export class Registre {
  /** Creneaux whose places moved at some point. */
  readonly touches = new Set<Creneau>()
  readonly fiches = new Map<string, Fiche>()
  readonly promotions: Promotion[] = []
  /** Rights of the families concerned. */
  readonly familles: Situation['familles']
  readonly #situation: Situation
  readonly #newId: () => string
  readonly #limites = new Map<string, Limites>()
  /** Living bookings by child and activity. */
  readonly #parEnfant = new Map<string, Vivante[]>()
  readonly #parId = new Map<string, Vivante>()
  /** Who waits, first come first. */
  readonly #files = new Map<string, Vivante[]>()
  #ordre: number
  /** What undoes each step of « ensemble ou rien », latest last; undefined when nothing is to be undone. */
  #journal: (() => void)[] | undefined

  /** @param newId a fresh id for each booking made */
  constructor(situation: Situation, newId: () => string) {
    this.#situation = situation
    this.familles = situation.familles
    this.#newId = newId
    this.#ordre = situation.tour * PAR_TOUR
    const order = (one: Vivante) => one.ordreAttente ?? 0
    for (const vivante of [...situation.vivantes].sort((a, b) => order(a) - order(b))) this.#ranger(vivante)
  }

  /**
   * Decides every cell of a save. Removals come first, so that a family can give a place from one child to another;
   * then the cells tied together, then the other additions. Answers keep the order asked.
   */
  enregistrer(save: Save): Decision[] {
    const answers: Decision[] = Array(save.cellules.length)
    const cells = [...save.cellules.entries()]
    const decideAll = (wanted: typeof cells) => {
      for (const action of ['retirer', 'ajouter'] as const) {
        for (const [index, cell] of wanted)
          if (cell.action === action) answers[index] = this.#cellule(save, cell)
      }
    }
    decideAll(cells.filter(([, cell]) => cell.action === 'retirer' && !cell.ensemble))
    const tied = cells.filter(([, cell]) => cell.ensemble)
    if (tied.length > 0) {
      this.#journal = []
      decideAll(tied)
      if (tied.some(([index]) => isManque(answers[index]))) {
        this.#defaire()
        for (const [index] of tied) answers[index] = refuserEnsemble(answers[index])
      }
      this.#journal = undefined
    }
    decideAll(cells.filter(([, cell]) => cell.action === 'ajouter' && !cell.ensemble))
    return answers
  }

  /** An agent answers a booking that was asked for. @returns false when it is no longer asked for */
  repondre(
    id: string,
    decision: 'confirmee' | 'refusee',
    par: string,
    motif: string | null,
    now: Date,
  ): boolean {
    const vivante = this.#parId.get(id)
    if (vivante?.etat !== 'demandee') return false
    if (decision === 'confirmee') this.#changer(vivante, { etat: 'confirmee' })
    else this.#terminer(vivante, { etat: 'refusee', le: now, par, motif }, now)
    return true
  }

  /** An offered place was not confirmed in time. @returns false when it is no longer offered, or not late yet */
  expirer(id: string, now: Date): boolean {
    const vivante = this.#parId.get(id)
    if (vivante?.etat !== 'proposee' || !vivante.expireLe || now <= vivante.expireLe) return false
    this.#terminer(vivante, { etat: 'expiree', le: now, par: null, motif: null }, now)
    return true
  }

  /** Gives a creneau another capacity: what it adds goes to who waits; what it takes away is taken from nobody. */
  fixerCapacite(id: string, capacite: number, now: Date): void {
    const creneau = this.#situation.creneaux.get(id)
    if (!creneau) return
    this.#poser(creneau, { capacite })
    this.#pourvoir(creneau, now)
  }

  #cellule(save: Save, { creneau, enfant, action, ensemble }: Changement): Decision {
    const jour = this.#situation.creneaux.get(creneau)
    const droits = this.familles.get(save.foyer)
    const child = droits?.enfants.find((one) => one.id === enfant)
    const asked = { creneau, enfant, action, ...(ensemble ? { ensemble } : {}) }
    // An unknown creneau and somebody else's child get the same answer: it reveals neither.
    if (!jour || !droits || !child)
      return { ...asked, ...REFUSE, refus: 'introuvable', jour: null, faits: null }
    if (action === 'ajouter' && jour.enAttente > 0) this.#pourvoir(jour, save.recu)
    const faits = this.#faits(jour, child, save.foyer, droits)
    const refus = decide(action, faits, save.recu)
    if (refus) return { ...asked, ...REFUSE, refus, jour, faits }
    const done =
      action === 'ajouter'
        ? this.#ajouter(save, jour, child, droits, faits)
        : this.#retirer(save, faits.vivante)
    return { ...asked, ...done, refus: null, jour, faits }
  }

  #ajouter(save: Save, jour: Creneau, { id: enfant }: Enfant, droits: Droits, faits: Faits) {
    const etat = issueAjout(faits)
    const { offre } = faits.limites
    const held = faits.vivante
    if (held) {
      this.#changer(held, { etat, expireLe: null })
      return { etat, prixCentimes: held.prixCentimes, rang: null } as const
    }
    const prix = prixParJour(
      this.#situation.tarification,
      { activite: offre.id, unite: jour.unite },
      droits.situation,
      rangsDuFoyer(droits.enfants, droits.inscriptions)(offre.structure.id, enfant),
    )(jour.date).centimes
    const waits = etat === 'en-attente'
    const vivante: Vivante = {
      id: this.#newId(),
      creneauId: jour.id,
      activiteId: jour.activiteId,
      periodeId: jour.periodeId,
      date: jour.date,
      fin: jour.fin,
      unite: jour.unite,
      enfantId: enfant,
      foyerId: save.foyer,
      etat,
      prixCentimes: prix,
      ordreAttente: waits ? this.#ordre++ : null,
      expireLe: null,
      absence: null,
      facturee: false,
    }
    this.#poser(jour, waits ? { enAttente: jour.enAttente + 1 } : { occupees: jour.occupees + 1 })
    this.#ranger(vivante)
    this.fiches.set(vivante.id, {
      vivante,
      nouvelle: { structureId: offre.structure.id, creeLe: save.recu, creePar: save.compte },
      fin: null,
    })
    this.#journal?.push(() => {
      this.#sortir(vivante)
      this.fiches.delete(vivante.id)
    })
    return { etat, prixCentimes: waits ? 0 : prix, rang: waits ? jour.enAttente : null } as const
  }

  #retirer(save: Save, vivante: Vivante | undefined) {
    // `decide` refuses a removal without one.
    if (!vivante) return { ...REFUSE }
    const billed = vivante.etat === 'confirmee' || vivante.etat === 'demandee'
    this.#terminer(vivante, { etat: 'annulee', le: save.recu, par: save.compte, motif: null }, save.recu)
    return { etat: 'annulee', prixCentimes: billed ? -vivante.prixCentimes : 0, rang: null } as const
  }

  /** Ends a booking and gives the place it held, if any, to who waits. */
  #terminer(vivante: Vivante, fin: Fin, now: Date): void {
    const creneau = this.#situation.creneaux.get(vivante.creneauId)
    const fiche = this.#fiche(vivante)
    fiche.fin = fin
    this.#sortir(vivante)
    this.#journal?.push(() => {
      fiche.fin = null
      this.#ranger(vivante)
    })
    if (!creneau) return
    this.#poser(
      creneau,
      tientPlace(vivante) ? { occupees: creneau.occupees - 1 } : { enAttente: creneau.enAttente - 1 },
    )
    this.#pourvoir(creneau, now)
  }

  /** Gives free places to who waits, first come first; whoever may not have that day any more is passed over. */
  #pourvoir(creneau: Creneau, now: Date): void {
    if (creneau.enAttente === 0 || placesOf(creneau) === 0) return
    const file = this.#files.get(creneau.id)
    if (!file) throw new Error(`the waiting list of ${creneau.id} was not read`)
    for (const vivante of [...file]) {
      if (placesOf(creneau) === 0) return
      const droits = this.familles.get(vivante.foyerId)
      const child = droits?.enfants.find((one) => one.id === vivante.enfantId)
      if (!droits || !child) continue
      const faits = this.#faits(creneau, child, vivante.foyerId, droits)
      if (inadmissible(faits, now)) continue
      const { confirmationHeures, validation } = faits.limites.offre
      this.#sortir(vivante)
      this.#journal?.push(() => this.#ranger(vivante))
      this.#changer(
        vivante,
        confirmationHeures === null
          ? { etat: validation ? 'demandee' : 'confirmee' }
          : { etat: 'proposee', expireLe: expirationOf(faits.limites, now) },
      )
      this.#ranger(vivante)
      this.#journal?.push(() => this.#sortir(vivante))
      this.#poser(creneau, { occupees: creneau.occupees + 1, enAttente: creneau.enAttente - 1 })
      this.promotions.push({ vivante, creneau })
      this.#journal?.push(() => this.promotions.pop())
    }
  }

  #faits(creneau: Creneau, enfant: Enfant, foyer: string, droits: Droits): Faits {
    let limites = this.#limites.get(creneau.id)
    if (!limites) {
      const offre = this.#situation.offres.get(creneau.activiteId)
      if (!offre) throw new Error(`the activity of ${creneau.id} was not read`)
      limites = limitesOf(creneau, offre, this.#situation.zone)
      this.#limites.set(creneau.id, limites)
    }
    const own = this.#parEnfant.get(`${enfant.id} ${creneau.activiteId}`) ?? []
    return faitsOf(creneau, limites, enfant, { foyer, droits }, own)
  }

  #fiche(vivante: Vivante): Fiche {
    const there = this.fiches.get(vivante.id)
    if (there) return there
    const fiche: Fiche = { vivante, nouvelle: null, fin: null }
    this.fiches.set(vivante.id, fiche)
    return fiche
  }

  #changer(vivante: Vivante, change: Partial<Pick<Vivante, 'etat' | 'expireLe'>>): void {
    const { etat, expireLe } = vivante
    this.#fiche(vivante)
    Object.assign(vivante, change)
    this.#journal?.push(() => Object.assign(vivante, { etat, expireLe }))
  }

  #poser(creneau: Creneau, change: Partial<Pick<Creneau, 'capacite' | 'occupees' | 'enAttente'>>): void {
    const { capacite, occupees, enAttente } = creneau
    Object.assign(creneau, change)
    this.touches.add(creneau)
    this.#journal?.push(() => Object.assign(creneau, { capacite, occupees, enAttente }))
  }

  /** Puts a living booking where it is looked for. */
  #ranger(vivante: Vivante): void {
    this.#parId.set(vivante.id, vivante)
    push(this.#parEnfant, `${vivante.enfantId} ${vivante.activiteId}`, vivante)
    if (vivante.etat !== 'en-attente') return
    push(this.#files, vivante.creneauId, vivante)
    const order = (one: Vivante) => one.ordreAttente ?? 0
    const file = this.#files.get(vivante.creneauId)
    // Only what is undone comes back before others.
    if (file && order(file.at(-2) ?? vivante) > order(vivante)) file.sort((a, b) => order(a) - order(b))
  }

  #sortir(vivante: Vivante): void {
    this.#parId.delete(vivante.id)
    remove(this.#parEnfant.get(`${vivante.enfantId} ${vivante.activiteId}`), vivante)
    remove(this.#files.get(vivante.creneauId), vivante)
  }

  #defaire(): void {
    const steps = this.#journal ?? []
    this.#journal = undefined
    for (const undo of steps.reverse()) undo()
  }
}

const REFUSE = { etat: 'refusee', prixCentimes: 0, rang: null } as const

/** « Ensemble ou rien » wants a place for each: waiting is not one. */
function isManque(decision: Decision | undefined): boolean {
  return decision?.etat === 'refusee' || decision?.etat === 'en-attente'
}

/** A cell whose group failed: its own reason, or that of the others. */
function refuserEnsemble(decision: Decision | undefined): Decision {
  if (!decision) throw new Error('a cell without its decision')
  const refus = decision.refus ?? (decision.etat === 'en-attente' ? 'complet' : 'ensemble')
  return { ...decision, ...REFUSE, refus }
}

function push<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key)
  if (list) list.push(one)
  else map.set(key, [one])
}

function remove<T>(list: T[] | undefined, one: T): void {
  const index = list?.indexOf(one) ?? -1
  if (index >= 0) list?.splice(index, 1)
}
