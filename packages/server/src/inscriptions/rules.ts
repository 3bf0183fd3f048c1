import type { Champ } from '@inoe/contract/champs'
import type { Empechement } from '@inoe/contract/inscriptions'
import type { Langue } from '@inoe/contract/langues'
import type {
  DecisionInscription,
  EtatInscription,
  GesteInscription,
  InscriptionVivante,
} from '@inoe/contract/suivi'
import { nomsDes } from '../foyers/noms.ts'
import { type Dite, dire } from '../http/regles.ts'
import { ageLe, etatPeriode } from '../structures/rules.ts'

/** What is asked for. */
export interface Offre {
  nom: string
  ageMin: number | null
  ageMax: number | null
  /** Only families of the territory may ask. */
  reserveTerritoire: boolean
  /** The periods asked for: one, or all those of the activity. */
  periodes: readonly { debut: string; fin: string; ouverture: Date; fermeture: Date | null }[]
}

/** For whom, with what the other domains know of the child. */
export interface Candidat {
  prenom: string
  dateNaissance: string
  /** State of the living request for the same thing. */
  vivante: InscriptionVivante | null
  /** Its family lives in the territory. */
  resident: boolean
  piecesManquantes: readonly { id: string; nom: string }[]
  champsManquants: readonly Champ[]
  /** The school year for which the family must renew its file first: « 2026-2027 ». */
  aRenouveler: string | null
}

type Manque = Partial<Pick<Empechement, 'pieces' | 'champs'>>

/** Now, and today's civil date in the collectivite's zone. */
export interface Moment {
  now: Date
  aujourdhui: string
  /** Of who asks. */
  langue: Langue
}

/**
 * Everything that keeps a child from being enrolled, what to do about it said for each; empty when the request can be
 * made. What is already asked for is the only answer, since nothing else is left to do.
 */
export function empechementsOf(candidat: Candidat, offre: Offre, moment: Moment): Empechement[] {
  const { langue } = moment
  const empechement = (code: Empechement['code'], phrase: Dite, quoi: Manque = {}): Empechement => ({
    code,
    phrase: dire(phrase, langue),
    pieces: [],
    champs: [],
    ...quoi,
  })
  if (candidat.vivante) return [dejaInscrit(candidat.prenom, candidat.vivante, langue)]
  const living = offre.periodes.filter(
    (one) => one.fin >= moment.aujourdhui && etatPeriode(one, moment.now) !== 'fermee',
  )
  if (offre.periodes.length > 0 && living.length === 0) {
    return [empechement('inscription-close', (dit) => dit.inscriptions.closes(offre.nom))]
  }
  const found: Empechement[] = []
  const age = ageRefusal(candidat, offre, living, moment.aujourdhui)
  if (age) found.push(empechement('age-non-admis', age))
  if (offre.reserveTerritoire && !candidat.resident) {
    found.push(empechement('hors-territoire', (dit) => dit.inscriptions.territoire(offre.nom)))
  }
  const { aRenouveler } = candidat
  if (aRenouveler !== null) {
    found.push(empechement('renouvellement-requis', (dit) => dit.inscriptions.renouveler(aRenouveler)))
  }
  if (candidat.champsManquants.length > 0) {
    const { champsManquants } = candidat
    found.push(
      empechement('dossier-incomplet', (dit) => dit.inscriptions.champs(champsManquants), {
        champs: nomsDes(champsManquants, langue),
      }),
    )
  }
  if (candidat.piecesManquantes.length > 0) {
    const pieces = candidat.piecesManquantes.map(({ id, nom }) => ({ id, nom }))
    const names = pieces.map((piece) => piece.nom)
    found.push(
      empechement('piece-manquante', (dit) => dit.inscriptions.pieces(names), {
        pieces,
      }),
    )
  }
  return found
}

export function dejaInscrit(prenom: string, etat: InscriptionVivante, langue: Langue): Empechement {
  const phrase = dire((dit) => dit.inscriptions.deja[etat](prenom), langue)
  return { code: 'deja-inscrit', phrase, pieces: [], champs: [] }
}

/** What an agent may decide, from where the request is. */
export const DECISIONS: Record<EtatInscription, readonly DecisionInscription[]> = {
  demandee: ['acceptee', 'refusee', 'incomplete', 'en-attente'],
  incomplete: ['acceptee', 'refusee', 'incomplete', 'en-attente'],
  'en-attente': ['acceptee', 'refusee'],
  acceptee: ['rouverte'],
  refusee: ['rouverte'],
  retiree: [],
  terminee: [],
}

/**
 * What a family may do with its request.
 * @param avant where it was before it was withdrawn
 * @param manque documents asked for that are still to give
 */
export function gestesDe(etat: EtatInscription, avant: string | null, manque: number): GesteInscription[] {
  switch (etat) {
    case 'demandee':
    case 'en-attente':
    case 'acceptee':
      return ['retirer']
    case 'incomplete':
      return manque === 0 ? ['completer', 'retirer'] : ['retirer']
    case 'retiree':
      return avant !== null && REPRENABLES.includes(avant) ? ['reprendre'] : []
    default:
      return []
  }
}

/** Nothing was decided there: a withdrawal can be taken back. */
export const REPRENABLES: readonly string[] = ['demandee', 'incomplete', 'en-attente']

/** Accepted, and over: its period is, or every one of the activity's. */
export function estTerminee(
  etat: string,
  periodeId: string | null,
  periodes: readonly { id: string; fin: string }[],
  aujourdhui: string,
): boolean {
  const own = periodes.filter((one) => periodeId === null || one.id === periodeId)
  return etat === 'acceptee' && own.length > 0 && own.every((one) => one.fin < aujourdhui)
}

/**
 * The school year of a request, by its first civil year: that of the last day of its period, or of the first period
 * that was not over when it was asked for. It begins on 1 September.
 */
export function anneeScolaire(
  periodeId: string | null,
  periodes: readonly { id: string; fin: string }[],
  demandeeLe: string,
): number {
  const own = periodes.find((one) => (periodeId === null ? one.fin >= demandeeLe : one.id === periodeId))
  const day = own?.fin ?? demandeeLe
  return Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)
}

/** A child is admitted when of the right age on at least one day of what is asked for: each day is checked when booked. */
function ageRefusal(
  candidat: Candidat,
  offre: Offre,
  living: Offre['periodes'],
  aujourdhui: string,
): Dite | null {
  const { prenom, dateNaissance } = candidat
  const { ageMin, ageMax } = offre
  const starts = living.map((one) => one.debut).sort()
  const ends = living.map((one) => one.fin).sort()
  const first = starts[0] !== undefined && starts[0] > aujourdhui ? starts[0] : aujourdhui
  const last = ends.at(-1) ?? aujourdhui
  const { nom } = offre
  if (ageMax !== null && ageLe(dateNaissance, first) > ageMax) {
    const age = ageLe(dateNaissance, first)
    const le = first === aujourdhui ? null : first
    return (dit) => dit.inscriptions.tropGrand(nom, ageMin, ageMax, prenom, age, le)
  }
  if (ageMin !== null && ageLe(dateNaissance, last) < ageMin) {
    const birthday = nthBirthday(dateNaissance, ageMin)
    return (dit) => dit.inscriptions.tropPetit(nom, ageMin, ageMax, prenom, ageMin, birthday)
  }
  return null
}

/** The day a child reaches an age: 1 March, in years without a 29 February, for who was born on one. */
function nthBirthday(dateNaissance: string, age: number): string {
  const day = `${Number(dateNaissance.slice(0, 4)) + age}${dateNaissance.slice(4)}`
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)
}
