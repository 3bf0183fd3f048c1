import type { LigneFacture } from '@inoe/contract/factures'
import { nomMois, quantieme } from './mots.fr.ts'

/** Bounds of one PayFiP payment, cents. */
export const MIN_CENTIMES = 100
export const MAX_CENTIMES = 9_999_999

/** Days between the issue of an invoice and its due date. */
export const DELAI_PAIEMENT = 30

export function total(lignes: readonly Pick<LigneFacture, 'montantCentimes'>[]): number {
  return lignes.reduce((sum, ligne) => sum + ligne.montantCentimes, 0)
}

/** An invoice's number as printed: prefix of the régie, year, rank. */
export function numeroDe(prefixe: string, annee: number, rang: number): string {
  return `${prefixe}-${annee}-${String(rang).padStart(4, '0')}`
}

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' })

/** « 1 234,50 € », with spaces that do not break. */
export function euros(centimes: number): string {
  return EUROS.format(centimes / 100).replace('-', '−')
}

/** « novembre 2026 ». @param mois YYYY-MM */
export function moisEnLettres(mois: string): string {
  return `${nomMois(mois)} ${mois.slice(0, 4)}`
}

/** « 3 décembre 2026 », « 1er décembre 2026 ». @param date YYYY-MM-DD */
export function dateEnLettres(date: string): string {
  return `${quantieme(date)} ${nomMois(date)} ${date.slice(0, 4)}`
}

/** A civil date some days later. */
export function plusJours(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The month before. @param mois YYYY-MM */
export function moisPrecedent(mois: string): string {
  return plusJours(`${mois}-01`, -1).slice(0, 7)
}

/** The last day of a month. @param mois YYYY-MM */
export function finDeMois(mois: string): string {
  return plusJours(plusJours(`${mois}-01`, 31).slice(0, 8).concat('01'), -1)
}

/** A share of an amount, rounded to the nearest cent, half a cent away from zero; exact. @param sur above zero */
export function prorata(centimes: number, part: number, sur: number): number {
  const [product, whole] = [BigInt(centimes) * BigInt(part), BigInt(sur)]
  const half = whole / 2n
  const rounded = product < 0n ? -((-product + half) / whole) : (product + half) / whole
  return Number(rounded)
}
