import type { ETATS_PAIEMENT } from '@inoe/contract/paiements'

export type EtatPaiement = (typeof ETATS_PAIEMENT)[number]

/** Before that age « abandoned » and « no result » are not final: the same PayFiP page may still be open. */
export const DELAI_REPRISE = 20 * 60_000
/** An operation without PayFiP's id after so long lost the process that was opening it. */
export const DELAI_OUVERTURE = 30_000
/** Seconds after opening at which PayFiP is asked, whatever is heard from it; after seven days one gives up. */
export const RELEVES = [1, 5, 10, 20, 30, 60, 150, 360, 720, 1440, 4320, 10_080].map(
  (minutes) => minutes * 60,
)

/** What we know of an operation. */
export interface Operation {
  etat: EtatPaiement
  idOp: string | null
  montantCentimes: number
  refdet: string
  numcli: string
  saisie: string
  resultrans: string | null
  numauto: string | null
  creeLe: Date
}

/** What PayFiP said of it: its detail, or a fault. */
export type Reponse =
  | {
      idOp: string
      resultrans: string
      montantCentimes: number
      refdet: string
      numcli: string
      saisie: string
      numauto: string | null
    }
  | { code: string; technical: boolean }

/** Where the operation goes. `alerte`: something only a person can settle. */
export interface Suite {
  etat: EtatPaiement
  resultrans: string | null
  numauto: string | null
  alerte: string | null
}

/**
 * The state machine of a payment. `paye` is the only end: whatever was concluded here before (refused, left, expired),
 * a success that PayFiP tells later pays. An answer older than the state never takes it back.
 */
export function suivre(operation: Operation, reponse: Reponse, now: Date): Suite {
  const { etat, resultrans, numauto, creeLe } = operation
  const same: Suite = { etat, resultrans, numauto, alerte: null }
  if (etat === 'paye') return same
  const old = now.getTime() - creeLe.getTime() >= DELAI_REPRISE
  const waiting = etat === 'en-cours'
  if ('code' in reponse) {
    if (reponse.technical) return same
    if (reponse.code === 'P5') return waiting && old ? { ...same, etat: 'expire' } : same
    if (reponse.code === 'P1') return waiting ? { ...same, etat: 'expire' } : same
    return { ...same, alerte: `code ${reponse.code}` }
  }
  const differs = difference(operation, reponse)
  if (differs) return { ...same, alerte: `${differs} differs from what was sent` }
  const told = { ...same, resultrans: reponse.resultrans, numauto: reponse.numauto }
  switch (reponse.resultrans) {
    case 'P':
    case 'V':
      return { ...told, etat: 'paye' }
    case 'R':
    case 'Z':
      return { ...told, etat: 'refuse' }
    case 'A':
      if (etat === 'refuse') return same
      return { ...told, etat: old || !waiting ? 'abandonne' : 'en-cours' }
    default:
      return { ...same, alerte: `unknown result « ${reponse.resultrans.slice(0, 10)} »` }
  }
}

/** The first field of PayFiP's answer that is not what we sent. */
function difference(operation: Operation, reponse: Exclude<Reponse, { code: string }>): string | undefined {
  if (reponse.idOp.toLowerCase() !== operation.idOp?.toLowerCase()) return 'idOp'
  return (['montantCentimes', 'refdet', 'numcli', 'saisie'] as const).find(
    (field) => reponse[field] !== operation[field],
  )
}

/** From when invoices of an operation that is not concluded may be paid again. */
export function reprisePossibleLe(creeLe: Date): Date {
  return new Date(creeLe.getTime() + DELAI_REPRISE)
}

/**
 * PayFiP's reference of an attempt: the first invoice's number and which attempt, so that the régisseur finds the
 * bill from the statement. 6 to 30 letters and digits.
 */
export function refdetDe(prefixe: string, annee: number, rang: number, tentative: number): string {
  const letters = prefixe.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 10)
  return `${letters}${annee}${String(rang).padStart(6, '0')}A${tentative}`
}
