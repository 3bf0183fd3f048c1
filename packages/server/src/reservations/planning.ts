// Lays out what a family can book and has booked: rows of cells, in the town's order, child after child.
import type { Cellule, LignePlanning, Planning } from '@inoe/contract/reservations'
import { ageLe, expliquerDelai, nomPeriode } from '../structures/rules.ts'
import type { Offre } from '../structures/store.ts'
import {
  type Creneau,
  cleOf,
  type Droits,
  etatOf,
  faitsOf,
  type Limites,
  limitesOf,
  placesOf,
  type Vivante,
} from './rules.ts'

export interface Lecture {
  foyer: string
  droits: Droits
  offres: readonly Offre[]
  creneaux: readonly Creneau[]
  /** The family's bookings, by `cleOf`. */
  vivantes: ReadonlyMap<string, Vivante & { enfantId: string; activiteId: string }>
  zone: string
  maintenant: Date
}

/**
 * One row per child, activity, unit and group with a day in the span, or without one when the child is enrolled. A
 * booking whose enrolment ended since keeps its row: it can still be seen and cancelled.
 */
export function lignesOf(lecture: Lecture): LignePlanning[] {
  const { droits, offres, vivantes } = lecture
  const booked = new Set([...vivantes.values()].map((one) => `${one.enfantId} ${one.activiteId}`))
  const accepted = new Set(droits.inscriptions.map((one) => `${one.enfantId} ${one.activiteId}`))
  const limites = new Map<string, Limites>()
  return droits.enfants.flatMap((enfant) =>
    offres
      .filter(
        (offre) =>
          booked.has(`${enfant.id} ${offre.id}`) ||
          (offre.mode !== 'contrat' && accepted.has(`${enfant.id} ${offre.id}`)),
      )
      .flatMap((offre) => rowsOf(enfant, offre, lecture, limites)),
  )
}

function rowsOf(
  enfant: Droits['enfants'][number],
  offre: Offre,
  lecture: Lecture,
  limites: Map<string, Limites>,
): LignePlanning[] {
  const days = lecture.creneaux.filter((creneau) => creneau.activiteId === offre.id)
  return offre.unites.flatMap((unite) => {
    const ofUnite = days.filter((creneau) => creneau.unite === unite.code)
    const groupes = ofUnite.length ? [...new Set(ofUnite.map((creneau) => creneau.groupe))].sort() : ['']
    return groupes.map((groupe) => ({
      id: [enfant.id, offre.id, unite.code, groupe].join(' ').trim(),
      enfant: enfant.id,
      structure: offre.structure.nom,
      offre: { activite: offre.id, unite: unite.code },
      activite: offre.nom,
      groupe,
      unite: unite.nom,
      parties: unite.parties.length > 0 ? unite.parties : [unite.code],
      mode: offre.mode,
      validation: offre.validation,
      prixExplication: '',
      plafond: '',
      horaires: unite.horaires,
      prixCentimes: unite.prixCentimes,
      delaiReservation: expliquerDelai(offre.delaiReservation),
      delaiAnnulation: expliquerDelai(offre.delaiAnnulation),
      cellules: ofUnite
        .filter((creneau) => creneau.groupe === groupe)
        .map((creneau) => {
          const limite = limites.get(creneau.id) ?? limitesOf(creneau, offre, lecture.zone)
          limites.set(creneau.id, limite)
          return celluleOf(enfant, creneau, limite, unite.prixCentimes, lecture)
        }),
    }))
  })
}

function celluleOf(
  enfant: Droits['enfants'][number],
  creneau: Creneau,
  limites: Limites,
  prixCentimes: number,
  lecture: Lecture,
): Cellule {
  const { maintenant, vivantes } = lecture
  const vivante = vivantes.get(cleOf(creneau.id, enfant.id))
  const { ouverture, fermeture } = limites.periode
  const jusquAu = fermeture && fermeture < limites.reservableJusquAu ? fermeture : limites.reservableJusquAu
  return {
    date: creneau.date,
    fin: creneau.fin > creneau.date ? creneau.fin : null,
    attente: creneau.enAttente,
    rang: null,
    expireLe: null,
    absence: null,
    absenceJusquAu: null,
    creneau: creneau.id,
    ...etatOf(faitsOf(creneau, limites, enfant, lecture, vivante), maintenant),
    places: placesOf(creneau),
    prixCentimes: vivante?.prixCentimes ?? prixCentimes,
    ouvreLe: ouverture > maintenant ? ouverture.toISOString() : null,
    reservableJusquAu: jusquAu.toISOString(),
    annulableJusquAu: limites.annulableJusquAu.toISOString(),
  }
}

/** The next opening among what these children are enrolled in. */
export function ouvertureOf(
  droits: Droits,
  offres: readonly Offre[],
  maintenant: Date,
): Planning['ouverture'] {
  const coming = offres
    .flatMap((offre) => offre.periodes.map((periode) => ({ offre, periode })))
    .filter(
      ({ offre, periode }) =>
        periode.ouverture > maintenant &&
        offre.mode !== 'contrat' &&
        droits.inscriptions.some(
          (one) => one.activiteId === offre.id && (one.periodeId === null || one.periodeId === periode.id),
        ),
    )
    .sort((a, b) => a.periode.ouverture.getTime() - b.periode.ouverture.getTime())
  const [next] = coming
  if (!next) return null
  return { nom: nomPeriode(next.offre.nom, next.periode.nom), instant: next.periode.ouverture.toISOString() }
}

/** The children as chips and rows name them. */
export function enfantsOf(droits: Droits, aujourdhui: string): Planning['enfants'] {
  return droits.enfants.map(({ id, prenom, nom, dateNaissance }) => ({
    id,
    prenom,
    nom,
    age: ageLe(dateNaissance, aujourdhui),
  }))
}
