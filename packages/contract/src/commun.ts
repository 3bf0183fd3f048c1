import * as v from 'valibot'

/** Id of anything: a UUID. */
export const Id = v.pipe(v.string(), v.uuid())
/** A town's name in addresses. */
export const CollectiviteId = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/))
/** Civil date, YYYY-MM-DD, in the collectivite's zone; one that is in the calendar (there is no 31 February). */
export const DateCivile = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((date) => date >= '1900' && new Date(`${date}T00:00:00Z`).getUTCDate() === Number(date.slice(8))),
)
/** Instant in UTC, ISO 8601. */
export const Instant = v.pipe(v.string(), v.isoTimestamp())
/** Integer cents of euro. */
export const Centimes = v.pipe(v.number(), v.integer())
/** E-mail address, as typed; compared in lower case. */
export const Courriel = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email())
/** A line of text a person types: trimmed, one line. */
export const Ligne = /* @__NO_SIDE_EFFECTS__ */ (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\n\r\0]*$/))
/** A line of text that may not be empty. */
export const LigneRequise = /* @__NO_SIDE_EFFECTS__ */ (max: number) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max), v.regex(/^[^\n\r\0]*$/))
/** Several lines of text. */
export const Texte = /* @__NO_SIDE_EFFECTS__ */ (max: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(max), v.regex(/^[^\0]*$/))

/** The sections of the portal: what a page of the town's site, a tile or a link in an e-mail leads to. */
export const SECTIONS = [
  'connexion',
  'tableau-de-bord',
  'foyer',
  'documents',
  'services',
  'inscriptions',
  'reservations',
  'factures',
  'messages',
  'actualites',
  'historique',
  'compte',
  'mes-donnees',
  'gestion',
  'pointage',
] as const
export type Section = (typeof SECTIONS)[number]

/**
 * An object schema with more entries. Marked pure, as the calls of valibot are for the build of the elements: what a
 * page does not use of the contract is left out of its download (a spread of `.entries` would keep all of valibot).
 */
// @__NO_SIDE_EFFECTS__
export function avec<Entries extends v.ObjectEntries, More extends v.ObjectEntries>(
  schema: v.ObjectSchema<Entries, undefined>,
  more: More,
) {
  return v.object({ ...schema.entries, ...more })
}
