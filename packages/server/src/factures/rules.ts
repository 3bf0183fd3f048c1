import type { LigneFacture } from '@inoe/contract/factures'

/** Bounds of one PayFiP payment, cents. */
export const MIN_CENTIMES = 100
export const MAX_CENTIMES = 9_999_999

/** Days between the issue of an invoice and its due date. */
export const DELAI_PAIEMENT = 30

/** A booking to bill. */
export interface Reservation {
  id: string
  foyer: string
  enfant: { id: string; prenom: string }
  activite: string
  unite: string
  date: string
  prixCentimes: number
}

/** A line before it is written, and the bookings it bills. */
export interface Ligne extends Omit<LigneFacture, 'id'> {
  enfant: string
  reservations: string[]
}

export interface FactureAEmettre {
  foyer: string
  lignes: Ligne[]
  totalCentimes: number
}

/** The invoices that bookings make: one per family, a line per child, activity, unit and price. Families who owe nothing get none. */
export function facturesDe(reservations: readonly Reservation[]): FactureAEmettre[] {
  return [...groupBy(reservations, (one) => one.foyer)]
    .map(([foyer, own]) => {
      const lignes = lignesDe(own)
      return { foyer, lignes, totalCentimes: total(lignes) }
    })
    .filter((facture) => facture.totalCentimes > 0)
}

/** The lines of one family's bookings: by child, then activity, unit and price. */
export function lignesDe(reservations: readonly Reservation[]): Ligne[] {
  const groups = groupBy(reservations, ({ enfant, activite, unite, prixCentimes }) =>
    JSON.stringify([enfant.prenom, activite, unite, prixCentimes, enfant.id]),
  )
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'fr'))
    .flatMap(([, same]) => {
      const [first] = same
      if (!first) return []
      const { enfant, activite, unite, prixCentimes } = first
      const quantite = same.length
      const dates = same.map((one) => one.date).sort()
      return [
        {
          enfant: enfant.id,
          libelle: [enfant.prenom, activite].filter(Boolean).join(', '),
          explication: `${compter(quantite, unite)} à ${euros(prixCentimes)} : ${jours(dates)}`,
          quantite: String(quantite),
          prixCentimes,
          montantCentimes: quantite * prixCentimes,
          reservations: same.map((one) => one.id),
        },
      ]
    })
}

export function total(lignes: readonly Pick<LigneFacture, 'montantCentimes'>[]): number {
  return lignes.reduce((sum, ligne) => sum + ligne.montantCentimes, 0)
}

/** An invoice's number as printed: prefix of the régie, year, rank. */
export function numeroDe(prefixe: string, annee: number, rang: number): string {
  return `${prefixe}-${annee}-${String(rang).padStart(4, '0')}`
}

/** « 4 journées », « 1 repas », « 2 matins avec repas »: the first word takes the plural. */
export function compter(nombre: number, unite: string): string {
  const [word = '', ...rest] = unite.toLocaleLowerCase('fr').split(' ')
  return `${nombre} ${[nombre > 1 ? pluriel(word) : word, ...rest].join(' ')}`.trim()
}

function pluriel(word: string): string {
  if (word === '' || /[sxz]$/.test(word) || word.endsWith('midi')) return word
  return /[ae]u$/.test(word) ? `${word}x` : `${word}s`
}

/** « le 4 novembre », « les 4, 11 et 18 novembre ». @param dates of one month, in order */
function jours(dates: readonly string[]): string {
  const days = [...new Set(dates)].map((date) =>
    date.endsWith('-01') ? '1er' : String(Number(date.slice(8))),
  )
  const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${dates[0]}T12:00:00Z`),
  )
  const last = days.pop()
  return days.length === 0 ? `le ${last} ${month}` : `les ${days.join(', ')} et ${last} ${month}`
}

const MONNAIE = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** « 1 234,50 € », with spaces that do not break. */
export function euros(centimes: number): string {
  return MONNAIE.format(centimes / 100)
}

/** « novembre 2026 ». @param mois YYYY-MM */
export function moisEnLettres(mois: string): string {
  return new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${mois}-15T12:00:00Z`),
  )
}

/** « 3 décembre 2026 ». @param date YYYY-MM-DD */
export function dateEnLettres(date: string): string {
  return new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  )
}

/** A civil date some days later. */
export function plusJours(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(key(one))
    if (group) group.push(one)
    else groups.set(key(one), [one])
  }
  return groups
}
