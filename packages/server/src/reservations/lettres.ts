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

/**
 * Letters as they wait in the queue. At the minute bookings open there are hundreds in one job, of the same days: each day
 * and each child is named once, and a booking says which by its rank.
 */
export interface LettresPliees {
  jours: JourNomme[]
  enfants: string[]
  lettres: Pliee<LettreAEcrire>[]
}

type Pliee<Une> = Une extends LettreAEcrire ? Omit<Une, 'lignes'> & { lignes: LignePliee[] } : never

type JourNomme = Pick<Ligne, 'date' | 'fin' | 'activite' | 'unite'>
/** Ranks of its day and of its child, then what became of it. */
type LignePliee = [
  jour: number,
  enfant: number,
  etat: Ligne['etat'],
  rang: number | null,
  prixCentimes: number,
]

/** Folds letters for the queue. */
export function plier(lettres: readonly LettreAEcrire[]): LettresPliees {
  const jours = new Map<string, { rang: number; jour: JourNomme }>()
  const enfants = new Map<string, number>()
  const plie = ({ enfant, etat, rang, prixCentimes, ...jour }: Ligne): LignePliee => {
    const key = `${jour.date} ${jour.fin} ${jour.unite} ${jour.activite}`
    const found = jours.get(key) ?? { rang: jours.size, jour }
    jours.set(key, found)
    const child = enfants.get(enfant) ?? enfants.size
    enfants.set(enfant, child)
    return [found.rang, child, etat, rang, prixCentimes]
  }
  return {
    lettres: lettres.map((one) => ({ ...one, lignes: one.lignes.map(plie) })),
    jours: [...jours.values()].map(({ jour }) => jour),
    enfants: [...enfants.keys()],
  }
}

/** @throws Error when a booking's rank is of nothing: it was not folded here */
export function deplier({ jours, enfants, lettres }: LettresPliees): LettreAEcrire[] {
  const deplie = ([at, child, etat, rang, prixCentimes]: LignePliee): Ligne => {
    const [jour, enfant] = [jours[at], enfants[child]]
    if (!jour || enfant === undefined)
      throw new Error('a letter names a day or a child that its job does not hold')
    return { ...jour, enfant, etat, rang, prixCentimes }
  }
  return lettres.map((one) => ({ ...one, lignes: one.lignes.map(deplie) }))
}

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
