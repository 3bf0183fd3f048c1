// Undoing a save: the changes that put things back, those that still can be.
import type { Changement, EnregistrementRepondu, LignePlanning } from '@inoe/contract/reservations'
import { cleOf, souhaits } from './brouillon.ts'

export interface Retour {
  cellules: Changement[]
  /** Cells that cannot be put back: the deadline passed, somebody took the place. */
  impossibles: number
}

/** @param lignes as they are now; a cell that they do not hold is tried, the server decides */
export function defaire(reponse: EnregistrementRepondu, lignes: readonly LignePlanning[]): Retour {
  const now = new Map(
    lignes.flatMap(({ enfant, cellules }) =>
      cellules.map((one) => [cleOf(one.creneau, enfant), one] as const),
    ),
  )
  const retour: Retour = { cellules: [], impossibles: 0 }
  for (const { creneau, enfant, action, etat } of reponse.cellules) {
    if (etat === 'refusee') continue
    const back = action === 'ajouter' ? 'retirer' : 'ajouter'
    const cell = now.get(cleOf(creneau, enfant))
    // Waiting in line for what one had is not having it back.
    const lost = cell && (!souhaits(cell).includes(back) || (back === 'ajouter' && cell.etat !== 'libre'))
    if (lost) retour.impossibles++
    else retour.cellules.push({ creneau, enfant, action: back })
  }
  return retour
}
