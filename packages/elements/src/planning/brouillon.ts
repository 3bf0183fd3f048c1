// What the parent changed and has not saved yet. Kept from view to view, and through a failed save.
import type { Cellule, Changement, EtatCellule, LignePlanning } from '@inoe/contract/reservations'

type Action = Changement['action']

/** A change not saved yet, with what the bar and a refusal say of it. */
export interface EnAttente extends Changement {
  date: string
  /** It joins the waiting list of a full day. */
  attend: boolean
  /** What it adds to the bill; negative for a removal. */
  prixCentimes: number
}

/** By the name of the cell: `cleOf`. */
export type Brouillon = ReadonlyMap<string, EnAttente>

/** Names a cell: a child on a creneau. */
export const cleOf = (creneau: string, enfant: string): string => `${creneau} ${enfant}`

/** What one may wish of a cell in each state, in the order that choosing it again goes through. */
const SOUHAITS: Partial<Record<EtatCellule, readonly Action[]>> = {
  libre: ['ajouter'],
  complet: ['ajouter'],
  propose: ['ajouter', 'retirer'],
  reserve: ['retirer'],
  demande: ['retirer'],
  'en-attente': ['retirer'],
}

/** What one may wish of a cell as it is. */
export const souhaits = ({ etat, motif }: Cellule): readonly Action[] => (motif ? [] : (SOUHAITS[etat] ?? []))

/** What a cell costs nothing to give up, and nothing to wait for. */
const GRATUITS: ReadonlySet<EtatCellule> = new Set<EtatCellule>(['complet', 'en-attente'])

/** Sets the wish of a cell; undefined takes it back. */
export function poser(
  brouillon: Brouillon,
  enfant: string,
  { creneau, date, etat, prixCentimes }: Cellule,
  action: Action | undefined,
): Brouillon {
  const next = new Map(brouillon)
  const cle = cleOf(creneau, enfant)
  if (!action) next.delete(cle)
  else {
    const libre = GRATUITS.has(etat) || (etat === 'propose' && action === 'retirer')
    next.set(cle, {
      creneau,
      enfant,
      date,
      action,
      attend: etat === 'complet',
      prixCentimes: libre ? 0 : action === 'ajouter' ? prixCentimes : -prixCentimes,
    })
  }
  return next
}

/** The wish that follows when a cell is chosen: the next of those it may have, then none. */
export function suivant(brouillon: Brouillon, enfant: string, cellule: Cellule): Action | undefined {
  const now = brouillon.get(cleOf(cellule.creneau, enfant))?.action
  const all = souhaits(cellule)
  return now ? all[all.indexOf(now) + 1 || all.length] : all[0]
}

/** Changes a cell's wish, or takes it back. */
export function basculer(brouillon: Brouillon, enfant: string, cellule: Cellule): Brouillon {
  return poser(brouillon, enfant, cellule, suivant(brouillon, enfant, cellule))
}

/**
 * Drops the wishes that came true elsewhere (another tab, the other parent), and turns a booking into a wait, or back,
 * as places come and go. A wish that became impossible stays: its cell says why, and the parent decides.
 */
export function reconcilier(brouillon: Brouillon, lignes: readonly LignePlanning[]): Brouillon {
  let next = brouillon
  if (brouillon.size > 0)
    for (const { enfant, cellules } of lignes)
      for (const cellule of cellules) {
        const wish = next.get(cleOf(cellule.creneau, enfant))
        if (!wish) continue
        const { etat, motif } = cellule
        if (vrai(wish, etat)) next = poser(next, enfant, cellule, undefined)
        else if (!motif && wish.action === 'ajouter' && wish.attend !== (etat === 'complet'))
          next = poser(next, enfant, cellule, 'ajouter')
      }
  return next
}

const A_SOI: ReadonlySet<EtatCellule> = new Set<EtatCellule>(['reserve', 'facture', 'demande', 'en-attente'])

function vrai({ action, attend }: EnAttente, etat: EtatCellule): boolean {
  if (action === 'retirer') return !A_SOI.has(etat) && etat !== 'propose'
  return A_SOI.has(etat) && (attend || etat !== 'en-attente')
}

/** What the bar says. */
export interface Totaux {
  ajouts: number
  /** Joining a waiting list. */
  attentes: number
  retraits: number
  prixCentimes: number
}

export function totaux(brouillon: Brouillon): Totaux {
  const sum: Totaux = { ajouts: 0, attentes: 0, retraits: 0, prixCentimes: 0 }
  for (const { action, attend, prixCentimes } of brouillon.values()) {
    sum[action === 'retirer' ? 'retraits' : attend ? 'attentes' : 'ajouts']++
    sum.prixCentimes += prixCentimes
  }
  return sum
}

/**
 * What is sent, in the order it was asked.
 * @param ensemble every addition, or none of them. One that has become a wait too: the server wants a place for each, and
 *   brothers and sisters are not parted because somebody took one of theirs meanwhile.
 */
export function demande(brouillon: Brouillon, ensemble = false): Changement[] {
  return [...brouillon.values()].map(({ creneau, enfant, action }) => ({
    creneau,
    enfant,
    action,
    ...(ensemble && action === 'ajouter' ? { ensemble } : {}),
  }))
}
