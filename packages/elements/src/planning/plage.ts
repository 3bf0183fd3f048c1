// Several cells changed at once: the first decides what becomes of all.
import type { Changement, LignePlanning } from '@inoe/contract/reservations'
import { type Brouillon, poser, souhaits, suivant } from './brouillon.ts'
import { souhaiter } from './conflits.ts'
import type { Case } from './grille.ts'

export interface Plage {
  brouillon: Brouillon
  faits: number
  /** Cells that cannot be changed that way. */
  impossibles: number
}

/**
 * Adds, removes or takes back, as choosing the first cell that can change would. A range never joins a waiting list
 * unless it began on a full day.
 * @param suite the first was chosen already, and the others go the same way: Shift and a click
 */
export function choisirPlage(
  brouillon: Brouillon,
  lignes: readonly LignePlanning[],
  cases: readonly Case[],
  suite = false,
): Plage {
  const plage: Plage = { brouillon, faits: 0, impossibles: 0 }
  const first = cases.find(({ attente, cellule }) => attente || souhaits(cellule).length > 0)
  if (!first) return { ...plage, impossibles: cases.length }
  const wish = (suite && cases[0]?.attente?.action) || suivant(brouillon, first.ligne.enfant, first.cellule)
  const attend = first.cellule.etat === 'complet'
  for (const { ligne, cellule, attente } of cases) {
    if (!wish) {
      if (attente) plage.faits++
      plage.brouillon = poser(plage.brouillon, ligne.enfant, cellule, undefined)
      continue
    }
    if (attente?.action === wish) continue
    const next =
      accepte(wish, cellule.etat === 'complet' && !attend) && souhaits(cellule).includes(wish)
        ? souhaiter(plage.brouillon, lignes, ligne, cellule, wish)
        : undefined
    if (next && !next.empeche) {
      plage.brouillon = next.brouillon
      plage.faits++
    } else if (!dejaFait(wish, cellule.etat)) plage.impossibles++
  }
  return plage
}

const accepte = (wish: Changement['action'], unwantedWait: boolean) => wish === 'retirer' || !unwantedWait

/** A day that is already as the range wants it is neither changed nor refused. */
function dejaFait(wish: Changement['action'], etat: Case['cellule']['etat']): boolean {
  return wish === 'ajouter'
    ? etat === 'reserve' || etat === 'demande'
    : etat === 'libre' || etat === 'complet'
}
