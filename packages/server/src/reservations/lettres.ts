// What letters about bookings are made of, before they are written in a language.
import type { CelluleRepondue } from '@inoe/contract/reservations'
import type { Lettre } from '../outside/lettre.ts'

/** One booking that changed, as a letter names it. */
export interface Ligne {
  /** The child: its id until the letter is written, then its first name. */
  enfant: string
  etat: Exclude<CelluleRepondue['etat'], 'refusee'>
  date: string
  /** Last day of a sejour. */
  fin: string | null
  activite: string
  unite: string
  rang: number | null
  prixCentimes: number
}

/** What a family is to be told. */
export type LettreAEcrire =
  | { type: 'recapitulatif'; foyer: string; lignes: Ligne[] }
  | { type: 'place-liberee'; foyer: string; lignes: Ligne[]; expireLe: string | null }
  | { type: 'proposition-expiree'; foyer: string; lignes: Ligne[] }
  | { type: 'reponse'; foyer: string; lignes: Ligne[]; motif: string | null }

export type Ville = Lettre['collectivite'] & { zone: string }

/** The bookings of a child in one state: by unit of an activity, each with its days in order. */
export function regrouper(
  lignes: readonly Ligne[],
  enfant: string,
  etat: Ligne['etat'],
): { what: string; days: Ligne[] }[] {
  const own = lignes.filter((one) => one.enfant === enfant && one.etat === etat)
  const sorted = own.toSorted((a, b) => a.date.localeCompare(b.date))
  return [...Map.groupBy(sorted, ({ activite, unite }) => `${activite} (${unite})`)].map(([what, days]) => ({
    what,
    days,
  }))
}
