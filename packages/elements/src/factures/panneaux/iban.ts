// An IBAN while it is typed: written by fours, and what is wrong with it said at once.
import { getCountrySpecifications, isValidIBAN } from 'ibantools'
import { panneauxFr } from './messages.fr.ts'

const t = panneauxFr.prelevement
/** Countries that joined SEPA since the library's list was made (EPC409-09, from October 2025). */
const ADHESIONS = ['AL', 'MD', 'ME', 'MK', 'RS']

/** Letters and digits alone, in capitals. */
export const brut = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()

/**
 * A text written by fours, and where the caret goes so that it stays beside the same character.
 * @param caret offset in the text as typed
 */
export function parQuatre(text: string, caret: number): { texte: string; caret: number } {
  const before = brut(text.slice(0, caret)).length
  const texte = brut(text).replaceAll(/(.{4})(?=.)/g, '$1 ')
  return { texte, caret: before + Math.floor(Math.max(0, before - 1) / 4) }
}

/** Why an IBAN is not right, or null. @param complet the person has left the field: what is missing is said too */
export function reproche(text: string, complet: boolean): string | null {
  const iban = brut(text)
  if (iban.length < 2) return complet ? t.champs.iban : null
  const spec = getCountrySpecifications()[iban.slice(0, 2)]
  if (!spec?.chars) return t.ibanPays
  if (!spec.SEPA && !ADHESIONS.includes(iban.slice(0, 2))) return t.ibanHorsSepa
  if (iban.length > spec.chars) return t.ibanLong
  if (iban.length < spec.chars) return complet ? t.ibanCourt(spec.chars - iban.length) : null
  return isValidIBAN(iban) ? null : t.ibanFaux
}
