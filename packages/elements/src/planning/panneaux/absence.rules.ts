// Which days an absence can be declared for, and which are declared.
import type { EtatAbsence } from '@inoe/contract/absences'
import type { Cellule, LignePlanning, Planning } from '@inoe/contract/reservations'

export interface Jour {
  ligne: LignePlanning
  cellule: Cellule
}

export interface Declaree {
  id: string
  etat: EtatAbsence
  reponse: string | null
  jours: Jour[]
}

/** Booked days whose absence can still be declared today. */
export function declarables({ lignes, aujourdhui }: Planning): Jour[] {
  return lignes
    .flatMap((ligne) => ligne.cellules.map((cellule) => ({ ligne, cellule })))
    .filter(
      ({ cellule: { absence, absenceJusquAu } }) =>
        absenceJusquAu !== null && absenceJusquAu >= aujourdhui && (!absence || absence.etat === 'retiree'),
    )
    .sort((a, b) => a.cellule.date.localeCompare(b.cellule.date))
}

/** The declarations that the days bear, each once. */
export function declarees({ lignes }: Planning): Declaree[] {
  const all = new Map<string, Declaree>()
  for (const ligne of lignes)
    for (const cellule of ligne.cellules) {
      const { absence } = cellule
      if (!absence || absence.etat === 'retiree') continue
      const one = all.get(absence.id) ?? { ...absence, jours: [] }
      one.jours.push({ ligne, cellule })
      all.set(absence.id, one)
    }
  return [...all.values()]
}
