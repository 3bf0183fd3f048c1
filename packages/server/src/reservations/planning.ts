// Lays out what a family can book and has booked: rows of cells, in the town's order, child after child.
import type { Cellule, LignePlanning, Planning } from '@inoe/contract/reservations'
import { phrasesGarde } from '../gardes/phrases.ts'
import type { Langue } from '../http/langue.ts'
import { delaisDits } from '../structures/delais.ts'
import { ageLe, nomPeriode } from '../structures/rules.ts'
import type { Offre } from '../structures/store.ts'
import { type Paroles, parolesPrix } from '../tarifs/phrases.ts'
import { rangsDuFoyer } from '../tarifs/situation.ts'
import type { Tarification } from '../tarifs/tarification.ts'
import { type PrixUnite, prixParJour } from '../tarifs/unite.ts'
import type { Droits, Enfant } from './droits.ts'
import {
  absenceDe,
  type Creneau,
  etatOf,
  faitsOf,
  type Limites,
  limitesOf,
  ouvertureDe,
  partiesOf,
  placesOf,
  type Vivante,
} from './rules.ts'

export interface Lecture {
  foyer: string
  droits: Droits
  offres: readonly Offre[]
  tarification: Tarification
  creneaux: readonly Creneau[]
  /** The family's bookings. */
  vivantes: readonly Vivante[]
  /** Rank in its waiting list of each booking that waits. */
  rangs: ReadonlyMap<string, number>
  zone: string
  maintenant: Date
  aujourdhui: string
  /** That its reader has. */
  langue: Langue
}

/** A reading, with what is looked up once for every child. */
interface Indexee extends Lecture {
  limites: Map<string, Limites>
  jours: Map<string, Creneau[]>
  parEnfant: Map<string, Vivante[]>
  rangDe: ReturnType<typeof rangsDuFoyer>
}

/**
 * One row per child, activity, unit and group with a day in the span, or without one when the child is enrolled. A
 * booking whose enrolment ended since keeps its row: it can still be seen and cancelled.
 */
export function lignesOf(lecture: Lecture): LignePlanning[] {
  const { droits, offres, vivantes, creneaux } = lecture
  const accepted = new Set(droits.inscriptions.map((one) => `${one.enfantId} ${one.activiteId}`))
  const indexee: Indexee = {
    ...lecture,
    limites: new Map(),
    jours: Map.groupBy(creneaux, (one) => `${one.activiteId} ${one.unite}`),
    parEnfant: Map.groupBy(vivantes, (one) => `${one.enfantId} ${one.activiteId}`),
    rangDe: rangsDuFoyer(droits.enfants, droits.inscriptions),
  }
  return droits.enfants.flatMap((enfant) =>
    offres
      .filter((offre) => {
        const key = `${enfant.id} ${offre.id}`
        return indexee.parEnfant.has(key) || (offre.mode !== 'contrat' && accepted.has(key))
      })
      .flatMap((offre) => rowsOf(enfant, offre, indexee)),
  )
}

function rowsOf(enfant: Enfant, offre: Offre, lecture: Indexee): LignePlanning[] {
  const own = lecture.parEnfant.get(`${enfant.id} ${offre.id}`) ?? []
  const booked = new Set(own.map((one) => one.creneauId))
  const delais = delaisDits(lecture.langue)
  const dit = parolesPrix(lecture.langue)
  return offre.unites.flatMap((unite) => {
    const days = (lecture.jours.get(`${offre.id} ${unite.code}`) ?? []).filter(
      (creneau) => booked.has(creneau.id) || estPour(enfant, creneau, offre),
    )
    const groupes = days.length ? [...new Set(days.map((creneau) => creneau.groupe))].sort() : ['']
    const prix = prixParJour(
      lecture.tarification,
      { activite: offre.id, unite: unite.code },
      lecture.droits.situation,
      lecture.rangDe(offre.structure.id, enfant.id),
      dit,
    )
    const shown = prixDesJours(days, prix, lecture.aujourdhui, dit)
    return groupes.map((groupe) => ({
      id: [enfant.id, offre.id, unite.code, groupe].join(' ').trim(),
      enfant: enfant.id,
      structure: offre.structure.nom,
      offre: { activite: offre.id, unite: unite.code },
      activite: offre.nom,
      groupe: offre.groupes.find((one) => one.code === groupe)?.nom ?? groupe,
      unite: unite.nom,
      parties: [...partiesOf(offre, unite.code)],
      mode: offre.mode,
      validation: offre.validation,
      listeAttente: offre.listeAttente,
      horaires: unite.horaires,
      prixCentimes: shown.centimes,
      prixExplication: shown.explication,
      plafond: offre.plafonds.map(delais.plafond).join(', '),
      delaiReservation: delais.jusquA(offre.delaiReservation),
      delaiAnnulation: delais.jusquA(offre.delaiAnnulation),
      cellules: days
        .filter((creneau) => creneau.groupe === groupe)
        .map((creneau) => celluleOf(enfant, creneau, offre, prix, own, lecture)),
    }))
  })
}

/** The price of the first of some days, today's without any; says from which day another rule changes it. */
function prixDesJours(
  days: readonly Creneau[],
  prix: (date: string) => PrixUnite,
  aujourdhui: string,
  dit: Paroles,
): PrixUnite {
  const dates = days.map((one) => one.date)
  const first = prix(dates[0] ?? aujourdhui)
  let last = first
  const changes = dates.flatMap((date) => {
    const next = prix(date)
    if (next.centimes === last.centimes && next.explication === last.explication) return []
    last = next
    return dit.apartir(date, next.explication || dit.euros(next.centimes))
  })
  return {
    centimes: first.centimes,
    explication: [first.explication, ...changes].filter((one) => one !== '').join('. '),
  }
}

/** False for the days of another age group, which would only be noise, and for those no longer proposed. */
function estPour(enfant: Enfant, creneau: Creneau, offre: Offre): boolean {
  if (creneau.ferme) return false
  const groupe = offre.groupes.find((one) => one.code === creneau.groupe)
  if (!groupe) return true
  const age = ageLe(enfant.dateNaissance, creneau.date)
  return age >= (groupe.ageMin ?? 0) && age <= (groupe.ageMax ?? Number.POSITIVE_INFINITY)
}

function celluleOf(
  enfant: Enfant,
  creneau: Creneau,
  offre: Offre,
  prix: (date: string) => PrixUnite,
  own: readonly Vivante[],
  lecture: Indexee,
): Cellule {
  const { maintenant, aujourdhui } = lecture
  const limites = lecture.limites.get(creneau.id) ?? limitesOf(creneau, offre, lecture.zone)
  lecture.limites.set(creneau.id, limites)
  const faits = faitsOf(creneau, limites, enfant, lecture, own)
  const { vivante } = faits
  const { fermeture } = limites.periode
  const jusquAu = fermeture && fermeture < limites.reservableJusquAu ? fermeture : limites.reservableJusquAu
  return {
    date: creneau.date,
    fin: creneau.fin > creneau.date ? creneau.fin : null,
    creneau: creneau.id,
    ...etatOf(faits, maintenant),
    ...(faits.ailleurs && !faits.mienne ? { note: phrasesGarde(lecture.langue).ailleurs } : {}),
    places: placesOf(creneau),
    attente: creneau.enAttente,
    rang: vivante?.etat === 'en-attente' ? (lecture.rangs.get(vivante.id) ?? null) : null,
    expireLe: vivante?.etat === 'proposee' ? (vivante.expireLe?.toISOString() ?? null) : null,
    absence: vivante?.absence ?? null,
    absenceJusquAu: vivante
      ? absenceDe(vivante, limites, { now: maintenant, aujourdhui, zone: lecture.zone })
      : null,
    prixCentimes: vivante?.prixCentimes ?? prix(creneau.date).centimes,
    ouvreLe: faits.ouverture > maintenant ? faits.ouverture.toISOString() : null,
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
  const [next] = offres
    .filter((offre) => offre.mode !== 'contrat')
    .flatMap((offre) =>
      offre.periodes.map((periode) => ({
        offre,
        periode,
        instant: ouvertureDe(periode, droits.situation.resident),
      })),
    )
    .filter(
      ({ offre, periode, instant }) =>
        instant > maintenant &&
        droits.inscriptions.some(
          (one) => one.activiteId === offre.id && (one.periodeId === null || one.periodeId === periode.id),
        ),
    )
    .sort((a, b) => a.instant.getTime() - b.instant.getTime())
  if (!next) return null
  return { nom: nomPeriode(next.offre.nom, next.periode.nom), instant: next.instant.toISOString() }
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
