import type { Empechement } from '@inoe/contract/inscriptions'
import { ageLe, etatPeriode } from '../structures/rules.ts'

/** What is asked for. */
export interface Offre {
  nom: string
  ageMin: number | null
  ageMax: number | null
  /** The periods asked for: one, or all those of the activity. */
  periodes: readonly { debut: string; fin: string; ouverture: Date; fermeture: Date | null }[]
}

/** For whom, with what the other domains know of the child. */
export interface Candidat {
  prenom: string
  dateNaissance: string
  /** State of the living request for the same thing. */
  vivante: 'demandee' | 'acceptee' | null
  piecesManquantes: readonly { id: string; nom: string }[]
  champsManquants: readonly string[]
}

/** Now, and today's civil date in the collectivite's zone. */
export interface Moment {
  now: Date
  aujourdhui: string
}

/**
 * Everything that keeps a child from being enrolled, what to do about it said for each; empty when the request can be
 * made. What is already asked for is the only answer, since nothing else is left to do.
 */
export function empechementsOf(candidat: Candidat, offre: Offre, moment: Moment): Empechement[] {
  if (candidat.vivante) return [dejaInscrit(candidat.prenom, candidat.vivante)]
  const living = offre.periodes.filter(
    (one) => one.fin >= moment.aujourdhui && etatPeriode(one, moment.now) !== 'fermee',
  )
  if (offre.periodes.length > 0 && living.length === 0) {
    return [empechement('inscription-close', `Les inscriptions à «\u00a0${offre.nom}\u00a0» sont closes.`)]
  }
  const found = [ageRefusal(candidat, offre, living, moment.aujourdhui)]
  if (candidat.champsManquants.length > 0) {
    const champs = [...candidat.champsManquants]
    found.push(
      empechement(
        'dossier-incomplet',
        `À compléter dans «\u00a0Mon foyer\u00a0»\u00a0: ${champs.join(', ')}.`,
        { champs },
      ),
    )
  }
  if (candidat.piecesManquantes.length > 0) {
    const pieces = candidat.piecesManquantes.map(({ id, nom }) => ({ id, nom }))
    const names = pieces.map((piece) => piece.nom).join(', ')
    found.push(
      empechement('piece-manquante', `À fournir dans «\u00a0Mes documents\u00a0»\u00a0: ${names}.`, {
        pieces,
      }),
    )
  }
  return found.filter((one) => one !== null)
}

export function dejaInscrit(prenom: string, etat: 'demandee' | 'acceptee'): Empechement {
  return empechement(
    'deja-inscrit',
    etat === 'acceptee'
      ? `${prenom} est déjà inscrit(e).`
      : `Une demande est déjà en cours d’étude pour ${prenom}.`,
  )
}

/** A child is admitted when of the right age on at least one day of what is asked for: each day is checked when booked. */
function ageRefusal(
  candidat: Candidat,
  offre: Offre,
  living: Offre['periodes'],
  aujourdhui: string,
): Empechement | null {
  const { prenom, dateNaissance } = candidat
  const { ageMin, ageMax } = offre
  const starts = living.map((one) => one.debut).sort()
  const ends = living.map((one) => one.fin).sort()
  const first = starts[0] !== undefined && starts[0] > aujourdhui ? starts[0] : aujourdhui
  const last = ends.at(-1) ?? aujourdhui
  const range = ageRange(ageMin, ageMax)
  if (ageMax !== null && ageLe(dateNaissance, first) > ageMax) {
    const when = first === aujourdhui ? 'a' : 'aura'
    return empechement(
      'age-non-admis',
      `${prenom} ${when} ${years(ageLe(dateNaissance, first))}${first === aujourdhui ? '' : ` le ${longDate(first)}`}\u00a0: «\u00a0${offre.nom}\u00a0» est ouvert ${range}.`,
    )
  }
  if (ageMin !== null && ageLe(dateNaissance, last) < ageMin) {
    const birthday = nthBirthday(dateNaissance, ageMin)
    return empechement(
      'age-non-admis',
      `«\u00a0${offre.nom}\u00a0» est ouvert ${range}\u00a0: ${prenom} aura ${years(ageMin)} le ${longDate(birthday)}.`,
    )
  }
  return null
}

function empechement(
  code: Empechement['code'],
  phrase: string,
  { pieces = [], champs = [] }: Partial<Pick<Empechement, 'pieces' | 'champs'>> = {},
): Empechement {
  return { code, phrase, pieces, champs }
}

function ageRange(min: number | null, max: number | null): string {
  if (min === null) return `jusqu’à ${years(max ?? 0)}`
  return max === null ? `à partir de ${years(min)}` : `de ${min} à ${years(max)}`
}

function years(count: number): string {
  return count < 2 ? `${count} an` : `${count} ans`
}

/** The day a child reaches an age: 1 March, in years without a 29 February, for who was born on one. */
function nthBirthday(dateNaissance: string, age: number): string {
  const day = `${Number(dateNaissance.slice(0, 4)) + age}${dateNaissance.slice(4)}`
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)
}

const LONG = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

function longDate(date: string): string {
  return LONG.format(new Date(`${date}T00:00:00Z`))
}
