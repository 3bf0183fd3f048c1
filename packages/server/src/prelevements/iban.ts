// What is checked of a bank account before it can be debited.

import {
  electronicFormatIBAN,
  getCountrySpecifications,
  isValidBIC,
  ValidationErrorsIBAN,
  validateIBAN,
} from 'ibantools'
import type { Dite } from '../http/regles.ts'

/** Countries that joined SEPA since the library's list was made (EPC409-09, from October 2025). */
const ADHESIONS = ['AL', 'MD', 'ME', 'MK', 'RS']

/** An IBAN without the spaces and dots that people put in, in capitals. */
export function electronique(tape: string): string {
  return electronicFormatIBAN(tape.replaceAll(/[\s.]/g, '')) ?? ''
}

/** Why an account cannot be debited, in French, or null. @param iban as `electronique` gives it */
export function reprocheIban(iban: string): Dite | null {
  const pays = iban.slice(0, 2)
  const spec = getCountrySpecifications()[pays]
  if (!spec?.chars) return (dit) => dit.prelevements.pays
  if (!spec.SEPA && !ADHESIONS.includes(pays)) return (dit) => dit.prelevements.horsSepa
  const { chars } = spec
  if (iban.length !== chars) return (dit) => dit.prelevements.longueur(pays, chars, iban.length)
  const { errorCodes } = validateIBAN(iban)
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat)) return (dit) => dit.prelevements.caractere
  if (errorCodes.length > 0) return (dit) => dit.prelevements.faux
  return null
}

/** Why a BIC is refused, in French, or null; it may be left out. @param bic in capitals */
export function reprocheBic(bic: string): Dite | null {
  if (bic === '' || isValidBIC(bic)) return null
  return (dit) => dit.prelevements.bic
}

/** What is shown of an account: « FR76 •••• •••• 0189 ». */
export function apercuIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• •••• ${iban.slice(-4)}`
}
