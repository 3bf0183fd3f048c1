// What one choice undoes: a child holds one unit of an activity for each part of the day. Only a help for the eye, the
// server decides.
import type { Cellule, Changement, LignePlanning } from '@inoe/contract/reservations'
import { type Brouillon, cleOf, poser, souhaits } from './brouillon.ts'

export interface Souhait {
  brouillon: Brouillon
  /** Units taken back to make room. */
  echanges: string[]
  /** A unit that is booked and cannot be given back: the wish was not made. */
  empeche?: string
}

/** Sets the wish of a cell, and takes back what it cannot go with. */
export function souhaiter(
  brouillon: Brouillon,
  lignes: readonly LignePlanning[],
  ligne: LignePlanning,
  cellule: Cellule,
  action: Changement['action'] | undefined,
): Souhait {
  let next = poser(brouillon, ligne.enfant, cellule, action)
  const echanges: string[] = []
  if (action !== 'ajouter') return { brouillon: next, echanges }
  for (const other of lignes) {
    if (!seGenent(ligne, other)) continue
    const autre = other.cellules.find(
      ({ date, fin }) => date <= cellule.date && (fin ?? date) >= cellule.date,
    )
    if (!autre) continue
    const wish = next.get(cleOf(autre.creneau, other.enfant))?.action
    const tenue = autre.etat === 'reserve' || autre.etat === 'demande' || autre.etat === 'present'
    if (wish === 'ajouter') next = poser(next, other.enfant, autre, undefined)
    else if (!tenue || wish === 'retirer') continue
    else if (souhaits(autre).includes('retirer')) next = poser(next, other.enfant, autre, 'retirer')
    else return { brouillon, echanges: [], empeche: other.unite }
    echanges.push(other.unite)
  }
  return { brouillon: next, echanges }
}

function seGenent(one: LignePlanning, other: LignePlanning): boolean {
  return (
    one.id !== other.id &&
    one.enfant === other.enfant &&
    one.offre.activite === other.offre.activite &&
    one.parties.some((part) => other.parties.includes(part))
  )
}
