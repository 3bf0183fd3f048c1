import { dateEnLettres, plusJours } from '../factures/rules.ts'
import { typographie } from '../outside/lettre.ts'
import { isOuvreTarget } from './calendrier-target.ts'

const MINUTE = 60_000

/** How long the code received by e-mail signs, and how often it may be typed wrong. */
export const DUREE_CODE = 15 * MINUTE
export const ESSAIS_CODE = 5

/** Days between the notice that a family receives and the debit (SEPA Core rulebook). */
export const PREAVIS_JOURS = 14
/** How far ahead a batch may be prepared. */
const AVANCE_JOURS = 120
/** Months without a debit after which a mandate lapses (SEPA Core rulebook). */
const CADUCITE_MOIS = 36

/** Crockford's digits without 0 and 1: read aloud, none is taken for another. */
const DIGITS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Référence unique du mandat: at most 35 characters of the SEPA set; ten random ones make it like no other.
 * @param hasard ten bytes or more
 */
export function rumDe(prefixe: string, annee: number, hasard: Uint8Array): string {
  const random = [...hasard.slice(0, 10)].map((byte) => DIGITS[byte % DIGITS.length]).join('')
  return `${prefixe
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 19)}-${annee}-${random}`
}

/** Six digits. @param nombre below a million */
export function codeDe(nombre: number): string {
  return String(nombre).padStart(6, '0')
}

/** An identifier as files write it. */
export function sansEspaces(identifiant: string): string {
  return identifiant.replaceAll(/\s/g, '').toUpperCase()
}

/** « c…@exemple.fr »: enough for its owner to recognise it. */
export function courrielMasque(courriel: string): string {
  const [local = '', domaine = ''] = courriel.split('@')
  return `${local.slice(0, 1)}…@${domaine}`
}

/** Version of the words below: a mandate keeps both. */
export const TEXTE_VERSION = 'sepa-core-2026-1'

/** What one signs: the authorisation and the rights of a SEPA Core mandate, in the words of the European Payments Council. */
export function texteMandat(creancier: string): string {
  return [
    `En signant ce mandat, vous autorisez ${creancier} à envoyer des instructions à votre banque pour débiter votre compte, et votre banque à débiter votre compte conformément à ces instructions.`,
    'Vous bénéficiez d’un droit à remboursement par votre banque selon les conditions décrites dans la convention que vous avez passée avec elle. Toute demande de remboursement doit être présentée dans les 8 semaines suivant la date de débit de votre compte pour un prélèvement autorisé, et au plus tard dans les 13 mois en cas de prélèvement non autorisé.',
    `Chaque prélèvement vous est annoncé par e-mail, avec sa date et son montant, au moins ${PREAVIS_JOURS} jours avant.`,
  ].join('\n')
}

/** Why a batch cannot be collected on a day, in French, or null. */
export function reprocheDate(date: string, today: string): string | null {
  const premiere = plusJours(today, PREAVIS_JOURS)
  if (date < premiere)
    return `Les familles doivent être prévenues au moins ${PREAVIS_JOURS} jours avant\u00a0: choisissez une date à partir du ${typographie(dateEnLettres(prochainOuvre(premiere)))}.`
  if (date > plusJours(today, AVANCE_JOURS))
    return `Une remise se prépare au plus ${AVANCE_JOURS} jours à l’avance.`
  if (!isOuvreTarget(date))
    return `Les banques ne prélèvent pas ce jour-là (week-end ou jour férié bancaire)\u00a0: choisissez par exemple le ${typographie(dateEnLettres(prochainOuvre(date)))}.`
  return null
}

function prochainOuvre(date: string): string {
  return isOuvreTarget(date) ? date : prochainOuvre(plusJours(date, 1))
}

/** The day since when a mandate must have served, or have been signed, to be still good. */
export function limiteCaducite(today: string): string {
  const date = new Date(`${today}T12:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() - CADUCITE_MOIS)
  return date.toISOString().slice(0, 10)
}

/** An invoice under a mandate. */
export interface FactureSousMandat {
  id: string
  foyer: string
  mandat: string
  resteCentimes: number
}

export interface Debit {
  mandat: string
  foyer: string
  montantCentimes: number
  parts: { facture: string; centimes: number }[]
}

/** One debit per mandate, for the whole of what it owes. */
export function debitsDe(factures: readonly FactureSousMandat[]): Debit[] {
  const debits = new Map<string, Debit>()
  for (const { id, foyer, mandat, resteCentimes } of factures) {
    if (resteCentimes <= 0) continue
    const debit = debits.get(mandat) ?? { mandat, foyer, montantCentimes: 0, parts: [] }
    debit.parts.push({ facture: id, centimes: resteCentimes })
    debit.montantCentimes += resteCentimes
    debits.set(mandat, debit)
  }
  return [...debits.values()]
}

/** What is left of a debit's parts, its invoices having been paid otherwise meanwhile. @param restes by invoice, cents */
export function partsRestantes(
  parts: readonly { facture: string; centimes: number }[],
  restes: ReadonlyMap<string, number>,
): { facture: string; centimes: number }[] {
  return parts.flatMap(({ facture, centimes }) => {
    const left = Math.min(centimes, restes.get(facture) ?? 0)
    return left > 0 ? [{ facture, centimes: left }] : []
  })
}
