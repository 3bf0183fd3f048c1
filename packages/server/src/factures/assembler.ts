// Puts together what a run bills, from bookings, contracts and presence: pure.
import type { ReglePointage } from '@inoe/contract/pointages'
import type { RegleTarif } from '@inoe/contract/tarifs'
import type { ContratAFacturer } from '../contrats/facturation.ts'
import { mensualiteDe } from '../contrats/mensualites.ts'
import { minutesDe, type Plage, plageOf } from '../contrats/rules.ts'
import type { Presence } from '../pointages/facturation.ts'
import { minutesFacturees, vuesDe } from '../pointages/rules.ts'
import type { AFacturer } from '../reservations/facturation.ts'
import type { Absence, Fait } from './faits.ts'
import { duree } from './mots.fr.ts'
import { dateEnLettres } from './rules.ts'

/** What a run reads. */
export interface Lecture {
  /** The months billed by this run: its own and those issued before, YYYY-MM. */
  mois: readonly string[]
  reservations: readonly AFacturer[]
  /** Of the same months. */
  presences: readonly Presence[]
  contrats: readonly ContratAFacturer[]
  isFerme(date: string): boolean
  regle(activite: string, unite: string, date: string): RegleTarif | undefined
  /** Rounding of real hours, by activity. */
  pointage(activite: string): ReglePointage
  /** Hours expected of a unit; null when they are not known. */
  horaires(activite: string, unite: string): Plage | null
  /** True when a booking was made after the deadline of its activity. */
  isTardive(reservation: AFacturer): boolean
}

export interface Assemblage {
  faits: Fait[]
  /** Bookings that wait for the answer to an absence, by family. */
  attente: Map<string, number>
  /** Priced per hour, neither pointed nor with hours expected: nothing says how much. */
  sansHeures: { foyer: string; activite: string; date: string }[]
}

export function assembler(lecture: Lecture): Assemblage {
  const faits: Fait[] = []
  const attente = new Map<string, number>()
  const sansHeures: Assemblage['sansHeures'] = []
  const seen = vuesDe(lecture.presences)
  for (const reservation of lecture.reservations) {
    const { foyer, activite, date } = reservation
    const presence = seen.get(reservation.id)
    // Billed as a child who came without booking, before its booking was accepted.
    if (presence?.ligne) continue
    // Who came is billed as present, whatever was declared.
    if (reservation.absence === 'declaree' && presence?.etat !== 'present') {
      attente.set(foyer, (attente.get(foyer) ?? 0) + 1)
      continue
    }
    const fait = faitDeReservation(reservation, presence, lecture)
    if (fait) faits.push(fait)
    else sansHeures.push({ foyer, activite, date })
  }
  for (const presence of lecture.presences) {
    if (presence.reservation || presence.contrat || presence.ligne || presence.etat !== 'present') continue
    const fait = faitSansReservation(presence, lecture)
    if (fait) faits.push(fait)
    else sansHeures.push({ foyer: presence.foyer, activite: presence.activite, date: presence.date })
  }
  for (const contrat of lecture.contrats) faits.push(...faitsDeContrat(contrat, lecture))
  return { faits, attente, sansHeures }
}

function faitDeReservation(
  reservation: AFacturer,
  presence: Presence | undefined,
  lecture: Lecture,
): Fait | null {
  const { id, foyer, enfant, activite, unite, date, fin, absence } = reservation
  const hours = heuresDe(lecture, reservation, presence)
  if (hours === null) return null
  return {
    genre: 'reservation',
    source: { type: 'reservation', id, declaree: absence !== null },
    foyer,
    enfant,
    activite,
    unite,
    date,
    fin,
    ...hours,
    tardive: lecture.isTardive(reservation),
    absence: absenceDe(absence, presence),
    precision: '',
  }
}

function absenceDe(declared: AFacturer['absence'], presence: Presence | undefined): Absence {
  if (presence?.etat === 'present') return 'aucune'
  if (declared === 'acceptee') return 'justifiee'
  return declared === 'refusee' || presence?.etat === 'absent' ? 'injustifiee' : 'aucune'
}

function faitSansReservation(presence: Presence, lecture: Lecture): Fait | null {
  const { id, foyer, enfant, activite, unite, date } = presence
  const hours = heuresDe(lecture, presence, presence)
  if (hours === null) return null
  return {
    genre: 'sans-reservation',
    source: { type: 'pointage', id },
    foyer,
    enfant,
    activite,
    unite,
    date,
    fin: date,
    ...hours,
    tardive: false,
    absence: 'aucune',
    precision: '',
  }
}

/** The minutes to bill, real or expected; null when they are asked for and nothing tells them. */
function heuresDe(
  lecture: Lecture,
  { activite, unite, date }: { activite: string; unite: string; date: string },
  presence: Presence | undefined,
): Pick<Fait, 'minutes' | 'prevues'> | null {
  if (lecture.regle(activite, unite, date)?.par !== 'heure') return { minutes: null, prevues: false }
  const prevu = lecture.horaires(activite, unite)
  if (presence?.etat === 'present' && presence.arrivee && presence.depart) {
    const minutes = minutesFacturees(presence, prevu, lecture.pointage(activite))
    return { minutes, prevues: false }
  }
  if (!prevu) return null
  return { minutes: minutesDe(prevu), prevues: presence?.etat !== 'absent' }
}

function faitsDeContrat(contrat: ContratAFacturer, lecture: Lecture): Fait[] {
  const { id, foyer, enfant, activite } = contrat
  const common = { foyer, enfant, activite, unite: '', tardive: false, prevues: false, precision: '' }
  const on = (date: string) => ({ ...common, date, fin: date })
  const hourly = (date: string) => lecture.regle(activite, '', date)?.par === 'heure'
  const faits: Fait[] = []
  for (const mois of lecture.mois) {
    const due = mensualiteDe(contrat, mois, lecture.isFerme)
    if (!due || due.minutes === 0) continue
    const date = contrat.debut > `${mois}-01` ? contrat.debut : `${mois}-01`
    const span = `Contrat du ${dateEnLettres(contrat.debut)} au ${dateEnLettres(contrat.fin)}`
    faits.push({
      ...on(date),
      genre: due.minutes > 0 ? 'contrat' : 'fermetures',
      source: { type: 'contrat', id, mois, minutes: due.minutes },
      minutes: hourly(date) ? Math.abs(due.minutes) : null,
      absence: 'aucune',
      precision:
        due.minutes > 0
          ? `${span} : ${duree(due.totalMinutes)} d’accueil réparties sur ${due.nombreMois}\u00a0mois, soit ${duree(due.minutes)} ce mois-ci.`
          : `${span} : ${duree(due.totalMinutes)} d’accueil, ${duree(-due.minutes)} de moins que les mois facturés.`,
    })
  }
  const presences = lecture.presences.filter((one) => one.contrat === id)
  const byDate = new Map(presences.map((one) => [one.date, one]))
  for (const hours of contrat.heures) {
    if (hours.facturees || !lecture.mois.includes(hours.date.slice(0, 7)) || !hourly(hours.date)) continue
    faits.push({
      ...on(hours.date),
      genre: 'occasionnelles',
      source: { type: 'heures', id: hours.id },
      minutes: minutesDe(hours),
      absence: byDate.get(hours.date)?.etat === 'absent' ? 'injustifiee' : 'aucune',
    })
  }
  for (const presence of presences) {
    if (presence.ligne || !hourly(presence.date)) continue
    const fait = ecartDe(contrat, presence, lecture)
    if (fait) faits.push({ ...on(presence.date), source: { type: 'pointage', id: presence.id }, ...fait })
  }
  return faits
}

/** What presence adds to a day of a contract, or takes from it. */
function ecartDe(
  contrat: ContratAFacturer,
  presence: Presence,
  lecture: Lecture,
): Pick<Fait, 'genre' | 'minutes' | 'absence'> | null {
  const { date } = presence
  const plage = lecture.isFerme(date) ? undefined : plageOf(contrat.semaine, date)
  const expected = plage && date >= contrat.debut && date <= contrat.fin ? minutesDe(plage) : 0
  if (presence.etat === 'absent')
    return expected > 0 ? { genre: 'deduction', minutes: expected, absence: 'injustifiee' } : null
  if (!presence.arrivee || !presence.depart) return null
  const beside = contrat.heures.filter((one) => one.date === date)
  const prevu = etendueDe(plage ? [plage, ...beside] : beside)
  const real = minutesFacturees(presence, prevu, lecture.pointage(contrat.activite))
  const beyond = beside.reduce((left, one) => left - minutesDe(one), real - expected)
  return beyond > 0 ? { genre: 'au-dela', minutes: beyond, absence: 'aucune' } : null
}

/** From the first hour expected of a day to the last. */
function etendueDe([first, ...others]: readonly Plage[]): Plage | null {
  if (!first) return null
  return others.reduce(
    (all, one) => ({
      debut: one.debut < all.debut ? one.debut : all.debut,
      fin: one.fin > all.fin ? one.fin : all.fin,
    }),
    { debut: first.debut, fin: first.fin },
  )
}

/** « 7 h 30 – 18 h 30 », « 16h30-18h »: hours of a unit as the catalogue says them; null when they are said otherwise. */
export function plageDe(horaires: string): Plage | null {
  const times = [...horaires.matchAll(/(\d{1,2})\s*[h:]\s*(\d{2})?/g)].map(
    ([, hours = '', minutes = '00']) => `${hours.padStart(2, '0')}:${minutes}`,
  )
  const [debut, fin, more] = times
  if (!debut || !fin || more || fin <= debut || fin > '24:00') return null
  return { debut, fin }
}
