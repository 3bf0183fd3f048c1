// Many families' saves on the same counters, one after the other in the order given: the same answers as one by one.
import type { Changement, MotifRefus } from '@inoe/contract/reservations'
import {
  type Creneau,
  cleOf,
  type Droits,
  decide,
  type Faits,
  faitsOf,
  type Limites,
  limitesOf,
  type Regles,
  type Vivante,
} from './rules.ts'

/** One family's save, its rights read beforehand. */
export interface Save {
  foyer: string
  compte: string
  /** The instant at which it was received: every rule is judged at it, however long the save waited after. */
  recu: Date
  droits: Droits
  cellules: readonly Changement[]
}

/** What an activity is to the writer: its rules, and what a recap or a bill says of it. */
export interface OffreReservable extends Regles {
  id: string
  nom: string
  structure: { id: string; nom: string }
  unites: readonly { code: string; nom: string; prixCentimes: number }[]
}

/** The rows that a batch touches, as locked; `decideBatch` moves `occupees` and `vivantes` as it gives and frees places. */
export interface Situation {
  zone: string
  creneaux: ReadonlyMap<string, Creneau>
  /** By `cleOf(creneau, enfant)`. */
  vivantes: Map<string, Vivante>
  offres: ReadonlyMap<string, OffreReservable>
}

/** What became of one cell. `creneau` and `faits` are missing for what the family may not know of. */
export interface Decision extends Changement {
  refus: MotifRefus | null
  prixCentimes: number
  creneau: string
  jour: Creneau | null
  faits: Faits | null
}

/** A booking to write. It may be cancelled already, by a later save of the same batch. */
export interface Nouvelle {
  id: string
  creneau: Creneau
  structure: string
  enfant: string
  save: Save
  prixCentimes: number
  annulee: Save | null
}

/** What the database must be told. */
export interface Ecritures {
  nouvelles: Nouvelle[]
  annulations: { id: string; save: Save }[]
  /** Creneaux whose counter moved at some point. */
  touches: Set<Creneau>
}

/**
 * Decides every cell of every save, in their order. Within a save cancellations come first, so that a family can give
 * a place from one child to another; answers keep the order asked.
 * @param newId a fresh id for each booking made
 */
export function decideBatch(
  saves: readonly Save[],
  situation: Situation,
  newId: () => string,
): { decisions: Decision[][]; ecritures: Ecritures } {
  const ecritures: Ecritures = { nouvelles: [], annulations: [], touches: new Set() }
  const limites = new Map<string, Limites>()
  const made = new Map<string, Nouvelle>()

  const decideCell = (save: Save, cellule: Changement): Decision => {
    const { creneau, enfant, action } = cellule
    const jour = situation.creneaux.get(creneau)
    const offre = jour && situation.offres.get(jour.activiteId)
    const child = save.droits.enfants.find((one) => one.id === enfant)
    // An unknown creneau and somebody else's child get the same answer: it reveals neither.
    if (!jour || !offre || !child) {
      return { creneau, enfant, action, refus: 'introuvable', prixCentimes: 0, jour: null, faits: null }
    }
    const limite = limites.get(jour.id) ?? limitesOf(jour, offre, situation.zone)
    limites.set(jour.id, limite)
    const cle = cleOf(creneau, enfant)
    const vivante = situation.vivantes.get(cle)
    const faits = faitsOf(jour, limite, child, save, vivante)
    const refus = decide(action, faits, save.recu)
    const decided = { creneau, enfant, action, refus, jour, faits }
    if (refus) return { ...decided, prixCentimes: 0 }
    ecritures.touches.add(jour)
    if (action === 'ajouter') {
      const prixCentimes = offre.unites.find((one) => one.code === jour.unite)?.prixCentimes ?? 0
      const id = newId()
      const nouvelle = {
        id,
        creneau: jour,
        structure: offre.structure.id,
        enfant,
        save,
        prixCentimes,
        annulee: null,
      }
      ecritures.nouvelles.push(nouvelle)
      made.set(id, nouvelle)
      situation.vivantes.set(cle, { id, foyerId: save.foyer, prixCentimes, facturee: false })
      jour.occupees++
      return { ...decided, prixCentimes }
    }
    if (!vivante) return { ...decided, refus: 'non-reserve', prixCentimes: 0 }
    const own = made.get(vivante.id)
    if (own) own.annulee = save
    else ecritures.annulations.push({ id: vivante.id, save })
    situation.vivantes.delete(cle)
    jour.occupees--
    return { ...decided, prixCentimes: -vivante.prixCentimes }
  }

  const decisions = saves.map((save) => {
    const answers = new Map<number, Decision>()
    for (const action of ['retirer', 'ajouter'] as const) {
      for (const [index, cellule] of save.cellules.entries()) {
        if (cellule.action === action) answers.set(index, decideCell(save, cellule))
      }
    }
    return [...answers].sort(([a], [b]) => a - b).map(([, decision]) => decision)
  })
  return { decisions, ecritures }
}
