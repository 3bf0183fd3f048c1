import type { InscriptionVivante } from '@inoe/contract/suivi'

/** A living request, as the places of its activity count it. */
export interface Vivante {
  id: string
  enfantId: string
  periodeId: string | null
  etat: InscriptionVivante
  attenteDepuis: Date | null
  /** Waits before those who are not. */
  prioritaire: boolean
}

/** The requests that hold a place: studied, to be completed, accepted. */
export const TENANTES: readonly string[] = ['demandee', 'incomplete', 'acceptee']
/** Those that an acceptance counts: never one child more than the places. */
export const ACCEPTEES: readonly string[] = ['acceptee']

/** Children who hold a place in the fullest of these periods, each once; null: in any of them. */
export function occupees(
  vivantes: readonly Pick<Vivante, 'enfantId' | 'periodeId' | 'etat'>[],
  periodes: readonly (string | null)[],
  comptees: readonly string[] = TENANTES,
): number {
  const counted = vivantes.filter((one) => comptees.includes(one.etat))
  const taken = (periode: string | null) =>
    new Set(
      counted
        .filter((one) => periode === null || one.periodeId === null || one.periodeId === periode)
        .map((one) => one.enfantId),
    ).size
  return Math.max(...(periodes.length > 0 ? periodes : [null]).map(taken))
}

/**
 * Places that are left for a child, the least of the periods it asks for; null where there is no limit. A child counts
 * once, however many requests it has; its own leave its place free for it.
 * @param periodes those of the activity that are not over
 */
export function placesRestantes(
  places: number | null,
  vivantes: readonly Pick<Vivante, 'enfantId' | 'periodeId' | 'etat'>[],
  { enfantId, periodeId }: { enfantId: string; periodeId: string | null },
  periodes: readonly string[],
  comptees: readonly string[] = TENANTES,
): number | null {
  if (places === null) return null
  const others = vivantes.filter((one) => one.enfantId !== enfantId)
  return places - occupees(others, periodeId === null ? periodes : [periodeId], comptees)
}

/** Who waits: those who go on from the year before where the town decided so, then first come first. */
export function file<T extends Vivante>(vivantes: readonly T[]): T[] {
  const since = (one: Vivante) => one.attenteDepuis?.getTime() ?? 0
  return vivantes
    .filter((one) => one.etat === 'en-attente')
    .sort(
      (a, b) =>
        Number(b.prioritaire) - Number(a.prioritaire) || since(a) - since(b) || (a.id < b.id ? -1 : 1),
    )
}

/** Rank on the list of those who want some of the same dates: 1 for the first; null for who does not wait. */
export function rangDe(vivantes: readonly Vivante[], id: string): number | null {
  const waiting = file(vivantes)
  const own = waiting.find((one) => one.id === id)
  if (!own) return null
  const rivals = waiting.filter(
    (one) => own.periodeId === null || one.periodeId === null || one.periodeId === own.periodeId,
  )
  return rivals.indexOf(own) + 1
}

/**
 * Who gets the places that are free, in the order of the list; one whose dates are full lets the next pass.
 * @param sauf just put on the list: it does not take back the place that it left
 */
export function promues<T extends Vivante>(
  places: number | null,
  vivantes: readonly T[],
  periodes: readonly string[],
  sauf?: string,
): T[] {
  if (places === null) return []
  const now = [...vivantes]
  const served: T[] = []
  for (const one of file(vivantes)) {
    if (one.id === sauf || (placesRestantes(places, now, one, periodes) ?? 0) <= 0) continue
    now[now.indexOf(one)] = { ...one, etat: 'demandee' }
    served.push(one)
  }
  return served
}
