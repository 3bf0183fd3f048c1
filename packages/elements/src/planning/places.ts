// What others take and give back, heard live and shown without reading everything again.
import type { Places } from '@inoe/contract/direct'
import type { Cellule, Planning } from '@inoe/contract/reservations'

/**
 * The planning once places changed: what was free fills up, what was full frees; what the family holds stays. Itself
 * when it has none of these creneaux.
 */
export function appliquerPlaces(planning: Planning, places: Places): Planning {
  let changed = false
  const lignes = planning.lignes.map((ligne) => {
    if (!ligne.cellules.some(({ creneau }) => places[creneau])) return ligne
    changed = true
    return {
      ...ligne,
      cellules: ligne.cellules.map((cellule) => {
        const heard = places[cellule.creneau]
        return heard ? compter(cellule, heard, ligne.listeAttente) : cellule
      }),
    }
  })
  return changed ? { ...planning, lignes } : planning
}

function compter(cellule: Cellule, [left, attente]: readonly [number, number], liste: boolean): Cellule {
  const next = { ...cellule, places: Math.max(0, left), attente: Math.max(0, attente) }
  const settled = cellule.etat !== 'libre' && cellule.etat !== 'complet'
  // Another rule closes it (a document, a cap): places change nothing to that.
  if (settled || (cellule.motif && cellule.motif !== 'complet')) return next
  if (left > 0) return { ...next, etat: 'libre', motif: null }
  return { ...next, etat: 'complet', motif: liste ? null : 'complet' }
}
