// The grid as it is at an instant: pure, so that what a cell becomes at the opening second can be tested.
import type { Cellule, LignePlanning, Planning, RefusCellule } from '@inoe/contract/reservations'
import { plusJours } from '../i18n/format.ts'
import { type Brouillon, cleOf, type EnAttente } from './brouillon.ts'

export interface Case {
  cle: string
  /** The server's cell, as it has become since. */
  cellule: Cellule
  /** The wish not saved yet. */
  attente: EnAttente | undefined
  /** Why the last save refused it. */
  refus: RefusCellule | undefined
}

export interface Rangee {
  ligne: LignePlanning
  /** One per day of the week shown; undefined where the activity is closed. */
  cases: (Case | undefined)[]
}

export interface Grille {
  /** Days shown: Monday to Friday, and Saturday or Sunday when something takes place. */
  jours: string[]
  groupes: { enfant: Planning['enfants'][number]; rangees: Rangee[] }[]
  /** Nothing takes place for the children shown. */
  vide: boolean
}

/** The Monday of a date's week. */
export function lundiDe(date: string): string {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay()
  return plusJours(date, day === 0 ? -6 : 1 - day)
}

/** Lays out one week. @param maintenant the server's now, milliseconds */
export function grilleOf(
  planning: Planning,
  lundi: string,
  maintenant: number,
  {
    brouillon,
    refus,
    masques,
  }: { brouillon: Brouillon; refus: ReadonlyMap<string, RefusCellule>; masques: ReadonlySet<string> },
): Grille {
  const lignes = planning.lignes.filter((ligne) => !masques.has(ligne.enfant))
  const open = new Set(lignes.flatMap((ligne) => ligne.cellules.map((cellule) => cellule.date)))
  const week = Array.from({ length: 7 }, (_, day) => plusJours(lundi, day))
  const jours = week.filter((date, day) => day < 5 || open.has(date))
  const caseOf = (enfant: string, cellule: Cellule | undefined): Case | undefined => {
    if (!cellule) return undefined
    const cle = cleOf(cellule.creneau, enfant)
    return { cle, cellule: devenir(cellule, maintenant), attente: brouillon.get(cle), refus: refus.get(cle) }
  }
  return {
    jours,
    groupes: planning.enfants
      .map((enfant) => ({
        enfant,
        rangees: lignes
          .filter((ligne) => ligne.enfant === enfant.id)
          .map((ligne) => ({
            ligne,
            cases: jours.map((date) =>
              caseOf(
                enfant.id,
                ligne.cellules.find((one) => one.date === date),
              ),
            ),
          })),
      }))
      .filter((groupe) => groupe.rangees.length > 0),
    vide: !week.some((date) => open.has(date)),
  }
}

/**
 * What a cell read earlier has become: it opens at its instant and closes after its deadline without asking the server,
 * who has the last word when saving.
 */
export function devenir(cellule: Cellule, maintenant: number): Cellule {
  const { etat, motif, places, ouvreLe, reservableJusquAu, annulableJusquAu } = cellule
  if (etat === 'pas-encore-ouvert' && ouvreLe && maintenant >= Date.parse(ouvreLe)) {
    const opened =
      places > 0
        ? ({ etat: 'libre', motif: null } as const)
        : ({ etat: 'complet', motif: 'complet' } as const)
    return devenir({ ...cellule, ...opened, ouvreLe: null }, maintenant)
  }
  if ((etat === 'libre' || etat === 'complet') && maintenant > Date.parse(reservableJusquAu)) {
    return { ...cellule, etat: 'hors-delai', motif: 'hors-delai' }
  }
  if (etat === 'reserve' && !motif && maintenant > Date.parse(annulableJusquAu)) {
    return { ...cellule, motif: 'hors-delai' }
  }
  return cellule
}

/** The next instant (milliseconds) at which something of the planning changes by itself, or undefined. */
export function prochainChangement(planning: Planning, maintenant: number): number | undefined {
  const coming = planning.lignes
    .flatMap((ligne) => ligne.cellules)
    .flatMap(({ ouvreLe, reservableJusquAu, annulableJusquAu }) => [
      ...(ouvreLe ? [Date.parse(ouvreLe)] : []),
      // Deadlines are included: what they close closes one millisecond later.
      Date.parse(reservableJusquAu) + 1,
      Date.parse(annulableJusquAu) + 1,
    ])
    .concat(planning.ouverture ? Date.parse(planning.ouverture.instant) : [])
    .filter((instant) => instant > maintenant)
  return coming.length > 0 ? Math.min(...coming) : undefined
}

/** The week to open on: this one while a day of it is ahead, else that of the next day there is (on a Sunday, say). */
export function semaineUtile({ aujourdhui, lignes, jourSuivant }: Planning): string {
  const ahead = lignes.some((ligne) => ligne.cellules.some(({ date }) => date >= aujourdhui))
  return lundiDe(ahead || !jourSuivant ? aujourdhui : jourSuivant)
}
