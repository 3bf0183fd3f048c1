// What is checked of a bank account before it can be debited.
import {
  electronicFormatIBAN,
  getCountrySpecifications,
  isValidBIC,
  ValidationErrorsIBAN,
  validateIBAN,
} from 'ibantools'

/** Countries that joined SEPA since the library's list was made (EPC409-09, from October 2025). */
const ADHESIONS = ['AL', 'MD', 'ME', 'MK', 'RS']

/** An IBAN without the spaces and dots that people put in, in capitals. */
export function electronique(tape: string): string {
  return electronicFormatIBAN(tape.replaceAll(/[\s.]/g, '')) ?? ''
}

/** Why an account cannot be debited, in French, or null. @param iban as `electronique` gives it */
export function reprocheIban(iban: string): string | null {
  const pays = iban.slice(0, 2)
  const spec = getCountrySpecifications()[pays]
  if (!spec?.chars)
    return 'Un IBAN commence par les deux lettres de son pays, FR pour la France. Recopiez celui de votre relevé d’identité bancaire.'
  if (!spec.SEPA && !ADHESIONS.includes(pays))
    return 'Un compte hors zone SEPA ne peut pas être prélevé\u00a0: donnez l’IBAN d’un compte de la zone SEPA.'
  if (iban.length !== spec.chars)
    return `Un IBAN qui commence par ${pays} compte ${spec.chars} caractères\u00a0: celui-ci en compte ${iban.length}.`
  const { errorCodes } = validateIBAN(iban)
  if (errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat))
    return 'Cet IBAN contient un caractère qui n’a pas sa place\u00a0: recopiez-le du relevé d’identité bancaire.'
  if (errorCodes.length > 0) return 'Cet IBAN n’existe pas\u00a0: un chiffre ou une lettre est à corriger.'
  return null
}

/** Why a BIC is refused, in French, or null; it may be left out. @param bic in capitals */
export function reprocheBic(bic: string): string | null {
  if (bic === '' || isValidBIC(bic)) return null
  return 'Un BIC compte 8 ou 11 caractères (exemple\u00a0: AGRIFRPP). Vous pouvez aussi le laisser vide.'
}

/** What is shown of an account: « FR76 •••• •••• 0189 ». */
export function apercuIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• •••• ${iban.slice(-4)}`
}
