// What may be booked or cancelled, decided without any I/O: the planning shows by it and the writer saves by it.
import type { Changement, EtatCellule, MotifRefus } from '@inoe/contract/reservations'
import type { Plafond } from '@inoe/contract/structures'
import { absenceJusquAu, empechementOf as empechementAbsence } from '../absences/rules.ts'
import { estAilleurs } from '../gardes/rules.ts'
import { ageLe, echeance } from '../structures/rules.ts'
import type { Offre } from '../structures/store.ts'
import type { Droits, Enfant } from './droits.ts'

/** A day that an activity offers (or the several days of a sejour), with its places as they stand. */
export interface Creneau {
  id: string
  activiteId: string
  periodeId: string
  date: string
  fin: string
  unite: string
  groupe: string
  capacite: number
  ferme: boolean
  occupees: number
  enAttente: number
}

/** Living bookings: `proposee` is a place that became free and that the family must confirm. */
export type EtatVivante = 'confirmee' | 'demandee' | 'en-attente' | 'proposee'

/** A booking that has not ended. */
export interface Vivante {
  id: string
  creneauId: string
  activiteId: string
  periodeId: string
  date: string
  fin: string
  unite: string
  enfantId: string
  foyerId: string
  etat: EtatVivante
  prixCentimes: number
  ordreAttente: number | null
  expireLe: Date | null
  absence: { id: string; etat: 'declaree' | 'acceptee' | 'refusee'; reponse: string | null } | null
  facturee: boolean
  /** What the service saw that day, where it is read: nothing decides by it. */
  pointage?: 'present' | 'absent' | null
}

/** Does it take a place? One who only waits does not. */
export function tientPlace({ etat }: Pick<Vivante, 'etat'>): boolean {
  return etat !== 'en-attente'
}

/** What a creneau's rules come to, whoever the child. Instants are the last at which one may act, included. */
export interface Limites {
  offre: Offre
  periode: Offre['periodes'][number]
  propose: boolean
  reservableJusquAu: Date
  annulableJusquAu: Date
  ageMin: number
  ageMax: number
  /** Parts of the day that it takes. */
  parties: ReadonlySet<string>
}

/** @throws Error when the creneau's period is not of its activity (a foreign key forbids it) */
export function limitesOf(creneau: Creneau, offre: Offre, zone: string): Limites {
  const periode = offre.periodes.find((one) => one.id === creneau.periodeId)
  if (!periode) throw new Error(`creneau ${creneau.id} without its period`)
  const groupe = offre.groupes.find((one) => one.code === creneau.groupe)
  return {
    offre,
    periode,
    propose: offre.mode !== 'contrat' && !creneau.ferme,
    reservableJusquAu: echeance(offre.delaiReservation, creneau.date, zone),
    annulableJusquAu: echeance(offre.delaiAnnulation, creneau.date, zone),
    ageMin: Math.max(offre.ageMin ?? 0, groupe?.ageMin ?? 0),
    ageMax: Math.min(offre.ageMax ?? Number.POSITIVE_INFINITY, groupe?.ageMax ?? Number.POSITIVE_INFINITY),
    parties: partiesOf(offre, creneau.unite),
  }
}

/** The parts of the day that a unit takes. */
export function partiesOf(offre: Pick<Offre, 'unites'>, code: string): ReadonlySet<string> {
  const parties = offre.unites.find((one) => one.code === code)?.parties ?? []
  return new Set(parties.length > 0 ? parties : [code])
}

/** When a family may begin to book. */
export function ouvertureDe(periode: Limites['periode'], resident: boolean): Date {
  const { ouverture, ouvertureResidents } = periode
  return resident && ouvertureResidents && ouvertureResidents < ouverture ? ouvertureResidents : ouverture
}

/** Everything that decides of one cell. */
export interface Faits {
  limites: Limites
  places: number
  /** Children who wait for it. */
  enAttente: number
  inscrit: boolean
  ageAdmis: boolean
  ouverture: Date
  /** Names of the documents without which nothing is booked. */
  piecesManquantes: readonly string[]
  /** The family must renew its file before booking that day. */
  aRenouveler: boolean
  /** The child's living booking of that creneau, whoever made it. */
  vivante: Vivante | undefined
  mienne: boolean
  /** Code of the unit, already held, that shares a part of that day. */
  conflit: string | null
  /** The cap that the child has reached. */
  plafond: Plafond | null
  /** The day is the child's other home's. */
  ailleurs: boolean
  /** And the town has each home book its own. */
  chacunSesJours: boolean
}

/**
 * Gathers what decides of a child on a creneau.
 * @param vivantes the child's living bookings of that activity, in the week and period of the creneau at least
 */
export function faitsOf(
  creneau: Creneau,
  limites: Limites,
  enfant: Enfant,
  famille: { foyer: string; droits: Droits },
  vivantes: readonly Vivante[],
): Faits {
  const { droits, foyer } = famille
  const age = ageLe(enfant.dateNaissance, creneau.date)
  const vivante = vivantes.find((one) => one.creneauId === creneau.id)
  const held = vivantes.filter((one) => one !== vivante && tientPlace(one))
  return {
    limites,
    places: placesOf(creneau),
    enAttente: creneau.enAttente,
    inscrit: droits.inscriptions.some(
      (one) =>
        one.enfantId === enfant.id &&
        one.activiteId === creneau.activiteId &&
        (one.periodeId === null || one.periodeId === creneau.periodeId),
    ),
    ageAdmis: age >= limites.ageMin && age <= limites.ageMax,
    ouverture: ouvertureDe(limites.periode, droits.situation.resident),
    piecesManquantes: droits.manquantes
      .filter(
        ({ enfantId, activiteId }) =>
          (enfantId === null || enfantId === enfant.id) &&
          (activiteId === null || activiteId === creneau.activiteId),
      )
      .map(({ nom }) => nom),
    aRenouveler: droits.aRenouvelerDepuis !== null && creneau.date >= droits.aRenouvelerDepuis,
    vivante,
    mienne: vivante?.foyerId === foyer,
    conflit: conflitOf(creneau, limites, held),
    plafond: plafondAtteint(creneau, limites.offre.plafonds, held),
    ailleurs: estAilleurs(droits.gardes, enfant.id, creneau.date),
    chacunSesJours: droits.gardes.chacunSesJours,
  }
}

function conflitOf(creneau: Creneau, { offre, parties }: Limites, held: readonly Vivante[]): string | null {
  for (const one of held) {
    if (one.date > creneau.fin || one.fin < creneau.date) continue
    for (const partie of partiesOf(offre, one.unite)) if (parties.has(partie)) return one.unite
  }
  return null
}

function plafondAtteint(
  creneau: Creneau,
  plafonds: readonly Plafond[],
  held: readonly Vivante[],
): Plafond | null {
  for (const plafond of plafonds) {
    const same = (one: Vivante) =>
      plafond.par === 'semaine'
        ? semaineOf(one.date) === semaineOf(creneau.date)
        : one.periodeId === creneau.periodeId
    const days = new Set(held.filter(same).map((one) => one.date))
    if (!days.has(creneau.date) && days.size >= plafond.nombre) return plafond
  }
  return null
}

const DAY = 86_400_000

/** Weeks since that of Monday 5 January 1970: two dates of the same Monday to Sunday have the same. */
export function semaineOf(date: string): number {
  return Math.floor((Date.parse(date) / DAY - 4) / 7)
}

/** The dates between which other bookings of a child count: conflicts of a day, caps of a week or of a period. */
export function etendue(
  creneaux: readonly Creneau[],
  offres: ReadonlyMap<string, Offre>,
): { du: string; au: string } {
  const spans = creneaux.map((one) => {
    const offre = offres.get(one.activiteId)
    const capped = offre?.plafonds.some(({ par }) => par === 'periode')
    const periode = capped && offre?.periodes.find(({ id }) => id === one.periodeId)
    return periode ? { du: periode.debut, au: periode.fin } : { du: one.date, au: one.fin }
  })
  const first = spans.map(({ du }) => du).sort()[0] ?? '2000-01-01'
  const last =
    spans
      .map(({ au }) => au)
      .sort()
      .at(-1) ?? '2000-01-01'
  // A week around, for what is counted by the week; a sejour begins at most 31 days before.
  return { du: plusJours(first, -31), au: plusJours(last, 7) }
}

function plusJours(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}

/** Places left. A capacity lowered under what is taken leaves none, never a negative number. */
export function placesOf(creneau: Pick<Creneau, 'capacite' | 'occupees'>): number {
  return Math.max(0, creneau.capacite - creneau.occupees)
}

/** What an addition comes to when nothing refuses it. */
export type IssueAjout = 'confirmee' | 'demandee' | 'en-attente'

/** Whether a change may be done at an instant: null, or why not. What the family can do least about comes first. */
export function decide(action: Changement['action'], faits: Faits, now: Date): MotifRefus | null {
  return action === 'ajouter' ? decideAjout(faits, now) : decideRetrait(faits, now)
}

function decideAjout(faits: Faits, now: Date): MotifRefus | null {
  const { vivante } = faits
  if (vivante?.etat === 'proposee' && faits.mienne) {
    return vivante.expireLe && now > vivante.expireLe ? 'hors-delai' : null
  }
  if (vivante) return 'deja-reserve'
  const motif = inadmissible(faits, now)
  if (motif) return motif
  return faits.places > 0 || faits.limites.offre.listeAttente ? null : 'complet'
}

/** Why the child could not have that day even if there were places: who waits is passed over for the same reasons. */
export function inadmissible(faits: Faits, now: Date): MotifRefus | null {
  if (!faits.inscrit) return 'non-inscrit'
  if (!faits.ageAdmis) return 'age'
  if (faits.ailleurs && faits.chacunSesJours) return 'autre-foyer'
  const { propose, periode, reservableJusquAu } = faits.limites
  if (!propose || (periode.fermeture && now >= periode.fermeture)) return 'ferme'
  if (now < faits.ouverture) return 'pas-encore-ouvert'
  if (now > reservableJusquAu) return 'hors-delai'
  if (faits.aRenouveler) return 'dossier-a-renouveler'
  if (faits.piecesManquantes.length > 0) return 'piece-manquante'
  if (faits.conflit) return 'conflit-unite'
  return faits.plafond ? 'plafond' : null
}

/** What an addition that is not refused gives. A place that was offered is held already; an agent validates it all the same. */
export function issueAjout({ vivante, places, limites }: Faits): IssueAjout {
  if (vivante?.etat !== 'proposee' && places === 0) return 'en-attente'
  return limites.offre.validation ? 'demandee' : 'confirmee'
}

function decideRetrait({ mienne, vivante, limites }: Faits, now: Date): MotifRefus | null {
  // The other foyer's booking of a shared child is not this one's to cancel, nor to be told of.
  if (!mienne || !vivante) return 'non-reserve'
  if (vivante.facturee) return 'deja-facture'
  if (vivante.absence && vivante.absence.etat !== 'refusee') return 'deja-absent'
  // Whoever only waits, asks or was offered a place leaves when they like.
  return vivante.etat === 'confirmee' && now > limites.annulableJusquAu ? 'hors-delai' : null
}

/** What the planning shows of a cell, and why it cannot be toggled (null: it can). */
export function etatOf(faits: Faits, now: Date): { etat: EtatCellule; motif: MotifRefus | null } {
  const { vivante } = faits
  if (vivante && faits.mienne) return { etat: etatMien(vivante), motif: decide('retirer', faits, now) }
  const motif = decide('ajouter', faits, now)
  if (motif !== null) return { etat: ETAT_OF_MOTIF[motif], motif }
  return { etat: issueAjout(faits) === 'en-attente' ? 'complet' : 'libre', motif }
}

function etatMien({ etat, facturee, absence, pointage }: Vivante): EtatCellule {
  if (pointage === 'absent' || (absence && absence.etat !== 'refusee')) return 'absent'
  if (etat === 'confirmee') return facturee ? 'facture' : pointage === 'present' ? 'present' : 'reserve'
  return ETAT_VIVANTE[etat]
}

const ETAT_VIVANTE = { demandee: 'demande', 'en-attente': 'en-attente', proposee: 'propose' } as const

const ETAT_OF_MOTIF: Record<MotifRefus, EtatCellule> = {
  complet: 'complet',
  'pas-encore-ouvert': 'pas-encore-ouvert',
  'hors-delai': 'hors-delai',
  ferme: 'ferme',
  age: 'ferme',
  'non-inscrit': 'ferme',
  'piece-manquante': 'ferme',
  'dossier-a-renouveler': 'ferme',
  'conflit-unite': 'ferme',
  plafond: 'ferme',
  introuvable: 'ferme',
  'deja-reserve': 'ferme',
  'non-reserve': 'ferme',
  ensemble: 'ferme',
  'deja-facture': 'facture',
  'deja-absent': 'absent',
  'autre-foyer': 'ferme',
}

/** Last day (included) on which the absence of a booking may be declared; null when it may not be. */
export function absenceDe(
  { absence, ...vivante }: Vivante,
  { offre }: Limites,
  moment: { now: Date; aujourdhui: string; zone: string },
): string | null {
  const empechement = empechementAbsence({ ...vivante, absence: absence !== null }, offre, moment)
  return empechement ? null : absenceJusquAu(vivante.fin, offre.absenceJours)
}

/** Last instant (included) at which an offered place may be confirmed. */
export function expirationOf({ offre, reservableJusquAu }: Limites, now: Date): Date {
  const end = new Date(now.getTime() + (offre.confirmationHeures ?? 0) * 3_600_000)
  return end < reservableJusquAu ? end : reservableJusquAu
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
