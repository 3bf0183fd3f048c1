// What others take and give back, heard live and shown without reading everything again.
import type { Cellule, LignePlanning, Planning } from '@inoe/contract/reservations'

/** Places left and children who wait, by creneau. */
export type Places = Readonly<Record<string, readonly [places: number, attente: number]>>

/**
 * The planning once places changed: what was free fills up, what was full frees; what the family holds stays. Itself
 * when it has none of these creneaux.
 */
export function appliquerPlaces(planning: Planning, places: Places): Planning {
  let changed = false
  const lignes = planning.lignes.map((ligne) => {
    if (!ligne.cellules.some(({ creneau }) => places[creneau])) return ligne
    changed = true
    const listes = aUneListe(planning.lignes, ligne)
    return {
      ...ligne,
      cellules: ligne.cellules.map((cellule) => {
        const heard = places[cellule.creneau]
        return heard ? compter(cellule, heard, listes) : cellule
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
  return { ...next, etat: 'complet', motif: liste || attente > 0 ? null : 'complet' }
}

/**
 * Does the activity of a line keep a waiting list? Nothing says it of a day that still has places: its full days do.
 * Without any, the list is hoped for: at worst the server answers that there is none.
 */
function aUneListe(lignes: readonly LignePlanning[], { offre }: LignePlanning): boolean {
  const full = lignes
    .filter((one) => one.offre.activite === offre.activite)
    .flatMap((one) => one.cellules)
    .filter(({ etat }) => etat === 'complet')
  return full.length === 0 || full.some(({ motif }) => motif === null)
}
