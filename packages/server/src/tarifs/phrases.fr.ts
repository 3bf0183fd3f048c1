// How prices say numbers, in French.
import type { Variation } from '@inoe/contract/tarifs'
import { euros } from '../factures/rules.ts'

/** « 0,0619 » of « 0.0619 ». */
export const decimal = (value: string) => value.replace('.', ',')

/** « 1er », « 2e ». */
export const ordinal = (rang: number) => (rang === 1 ? '1er' : `${rang}e`)

export const compte = (nombre: number, nom: string) => `${nombre}\u00a0${nom}${nombre > 1 ? 's' : ''}`

/** « +30 % », « −2,00 € ». */
export function variation(signe: '+' | '−', change: Variation): string {
  return signe + (change.type === 'pourcent' ? `${decimal(change.valeur)}\u00a0%` : euros(change.centimes))
}

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

/** « 1er janvier 2027 ». @param date civil date */
export const leJour = (date: string) => JOUR.format(new Date(`${date}T12:00:00Z`)).replace(/^1 /, '1er ')
