// What may be booked or cancelled, decided without any I/O: the planning shows by it and the writer saves by it.
import type { Changement, EtatCellule, MotifRefus } from '@inoe/contract/reservations'
import type { ModeReservation, RegleDelai } from '@inoe/contract/structures'
import { ageLe, echeance, etatPeriode } from '../structures/rules.ts'

/** A day that an activity offers, with its places as they stand. */
export interface Creneau {
  id: string
  activiteId: string
  periodeId: string
  date: string
  fin: string
  unite: string
  groupe: string
  capacite: number
  occupees: number
  enAttente: number
}

/** A booking that is not cancelled. */
export interface Vivante {
  id: string
  foyerId: string
  prixCentimes: number
  facturee: boolean
}

/** What one must know of an activity to decide. */
export interface Regles {
  ageMin: number | null
  ageMax: number | null
  mode: ModeReservation
  delaiReservation: RegleDelai
  delaiAnnulation: RegleDelai
  periodes: readonly { id: string; ouverture: Date; fermeture: Date | null }[]
}

/** A family's rights, read as that family before its save is looked at. */
export interface Droits {
  enfants: readonly { id: string; prenom: string; nom: string; dateNaissance: string }[]
  inscriptions: readonly { enfantId: string; activiteId: string; periodeId: string | null }[]
}

/** What a creneau's rules come to, whoever the child. Instants are the last at which one may act, included. */
export interface Limites {
  periode: { ouverture: Date; fermeture: Date | null }
  reservable: boolean
  reservableJusquAu: Date
  annulableJusquAu: Date
  ageMin: number
  ageMax: number
}

/** @throws Error when the creneau's period is not of its activity (a foreign key forbids it) */
export function limitesOf(creneau: Creneau, regles: Regles, zone: string): Limites {
  const periode = regles.periodes.find((one) => one.id === creneau.periodeId)
  if (!periode) throw new Error(`creneau ${creneau.id} without its period`)
  return {
    periode,
    reservable: regles.mode !== 'contrat',
    reservableJusquAu: echeance(regles.delaiReservation, creneau.date, zone),
    annulableJusquAu: echeance(regles.delaiAnnulation, creneau.date, zone),
    ageMin: regles.ageMin ?? 0,
    ageMax: regles.ageMax ?? Number.POSITIVE_INFINITY,
  }
}

/** Everything that decides of one cell. */
export interface Faits {
  limites: Limites
  places: number
  inscrit: boolean
  ageAdmis: boolean
  /** The child's living booking of that creneau, whoever made it. */
  reservation: { mienne: boolean; facturee: boolean } | null
}

/** Gathers what decides of a child on a creneau. */
export function faitsOf(
  creneau: Creneau,
  limites: Limites,
  enfant: { id: string; dateNaissance: string },
  famille: { foyer: string; droits: Droits },
  vivante: Vivante | undefined,
): Faits {
  const age = ageLe(enfant.dateNaissance, creneau.date)
  return {
    limites,
    places: placesOf(creneau),
    inscrit: famille.droits.inscriptions.some(
      (one) =>
        one.enfantId === enfant.id &&
        one.activiteId === creneau.activiteId &&
        (one.periodeId === null || one.periodeId === creneau.periodeId),
    ),
    ageAdmis: age >= limites.ageMin && age <= limites.ageMax,
    reservation: vivante ? { mienne: vivante.foyerId === famille.foyer, facturee: vivante.facturee } : null,
  }
}

/** Places left. A capacity lowered under what is taken leaves none, never a negative number. */
export function placesOf(creneau: Pick<Creneau, 'capacite' | 'occupees'>): number {
  return Math.max(0, creneau.capacite - creneau.occupees)
}

/** Whether a change may be done at an instant: null, or why not. What the family can do least about comes first. */
export function decide(action: Changement['action'], faits: Faits, now: Date): MotifRefus | null {
  return action === 'ajouter' ? decideAjout(faits, now) : decideRetrait(faits, now)
}

function decideAjout(faits: Faits, now: Date): MotifRefus | null {
  if (faits.reservation) return 'deja-reserve'
  if (!faits.inscrit) return 'non-inscrit'
  if (!faits.ageAdmis) return 'age'
  const etat = etatPeriode(faits.limites.periode, now)
  if (!faits.limites.reservable || etat === 'fermee') return 'ferme'
  if (etat === 'a-venir') return 'pas-encore-ouvert'
  if (now > faits.limites.reservableJusquAu) return 'hors-delai'
  return faits.places > 0 ? null : 'complet'
}

function decideRetrait(faits: Faits, now: Date): MotifRefus | null {
  // The other foyer's booking of a shared child is not this one's to cancel, nor to be told of.
  if (!faits.reservation?.mienne) return 'non-reserve'
  if (faits.reservation.facturee) return 'deja-facture'
  return now > faits.limites.annulableJusquAu ? 'hors-delai' : null
}

/** What the planning shows of a cell, and why it cannot be toggled (null: it can). */
export function etatOf(faits: Faits, now: Date): { etat: EtatCellule; motif: MotifRefus | null } {
  if (faits.reservation?.mienne) {
    return { etat: faits.reservation.facturee ? 'facture' : 'reserve', motif: decide('retirer', faits, now) }
  }
  const motif = decide('ajouter', faits, now)
  return { etat: motif === null ? 'libre' : ETAT_OF_MOTIF[motif], motif }
}

const ETAT_OF_MOTIF: Record<MotifRefus, EtatCellule> = {
  complet: 'complet',
  'pas-encore-ouvert': 'pas-encore-ouvert',
  'hors-delai': 'hors-delai',
  ferme: 'ferme',
  age: 'ferme',
  'non-inscrit': 'ferme',
  introuvable: 'ferme',
  'deja-reserve': 'ferme',
  'non-reserve': 'ferme',
  'deja-facture': 'facture',
  'piece-manquante': 'ferme',
  'conflit-unite': 'ferme',
  plafond: 'ferme',
  'deja-absent': 'absent',
  ensemble: 'ferme',
}

/** Positions of the cells that name a child and a creneau already named in the same save. */
export function contradictions(cellules: readonly Changement[]): number[] {
  const seen = new Map<string, number>()
  const wrong = new Set<number>()
  for (const [index, { creneau, enfant }] of cellules.entries()) {
    const key = cleOf(creneau, enfant)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, index)
    else wrong.add(first).add(index)
  }
  return [...wrong].sort((a, b) => a - b)
}

/** Names a cell: a child on a creneau. */
export function cleOf(creneau: string, enfant: string): string {
  return `${creneau} ${enfant}`
}
