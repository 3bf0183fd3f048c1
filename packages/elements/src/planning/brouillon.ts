// What the parent changed and has not saved yet. Kept from week to week, and through a failed save.
import type { Cellule, Changement, LignePlanning } from '@inoe/contract/reservations'

/** A change not saved yet, with what the bar and a refusal say of it. */
export interface EnAttente extends Changement {
  date: string
  /** What it adds to the bill; negative for a removal. */
  prixCentimes: number
}

/** By the name of the cell: `cleOf`. */
export type Brouillon = ReadonlyMap<string, EnAttente>

/** Names a cell: a child on a creneau. */
export function cleOf(creneau: string, enfant: string): string {
  return `${creneau} ${enfant}`
}

/** Changes a cell's wish, or takes it back. The cell must be one that can be changed. */
export function basculer(brouillon: Brouillon, enfant: string, cellule: Cellule): Brouillon {
  const next = new Map(brouillon)
  const { creneau, date, etat, prixCentimes } = cellule
  const cle = cleOf(creneau, enfant)
  if (next.delete(cle)) return next
  return next.set(
    cle,
    etat === 'libre'
      ? { creneau, enfant, date, action: 'ajouter', prixCentimes }
      : { creneau, enfant, date, action: 'retirer', prixCentimes: -prixCentimes },
  )
}

/**
 * Drops the wishes that came true elsewhere (another tab, the other parent). A wish that became impossible stays: its
 * cell says why, and the parent decides.
 */
export function reconcilier(brouillon: Brouillon, lignes: readonly LignePlanning[]): Brouillon {
  const next = new Map(brouillon)
  for (const { enfant, cellules } of lignes) {
    for (const { creneau, etat } of cellules) {
      const cle = cleOf(creneau, enfant)
      const booked = etat === 'reserve' || etat === 'facture'
      if (next.has(cle) && booked === (next.get(cle)?.action === 'ajouter')) next.delete(cle)
    }
  }
  return next.size === brouillon.size ? brouillon : next
}

/** What the bar says. */
export function totaux(brouillon: Brouillon): { ajouts: number; retraits: number; prixCentimes: number } {
  const all = [...brouillon.values()]
  return {
    ajouts: all.filter((one) => one.action === 'ajouter').length,
    retraits: all.filter((one) => one.action === 'retirer').length,
    prixCentimes: all.reduce((sum, one) => sum + one.prixCentimes, 0),
  }
}

/** What is sent, in the order it was asked. */
export function demande(brouillon: Brouillon): Changement[] {
  return [...brouillon.values()].map(({ creneau, enfant, action }) => ({ creneau, enfant, action }))
}
