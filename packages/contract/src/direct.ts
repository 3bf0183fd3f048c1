import * as v from 'valibot'

/** What can change under an open page; the widget concerned reads it again. */
export const SUJETS = [
  'foyer',
  'documents',
  'inscriptions',
  'reservations',
  'places',
  'factures',
  'mandats',
  'pointages',
  'messages',
  'actualites',
  'mes-donnees',
] as const
export const Sujet = v.picklist(SUJETS)
export type Sujet = v.InferOutput<typeof Sujet>

/**
 * What comes with `places`: places left, and children who wait, by creneau. A page shows it without reading again, so
 * that thousands of pages open at the opening minute do not all ask at once.
 */
export type Places = Readonly<Record<string, readonly [places: number, attente: number]>>

/** What changed after an event, for pages that the stream does not reach. */
export const Changements = v.object({
  /** The last event that there is: what the next question begins from; 0: none. */
  dernier: v.number(),
  /** Number and subject of each; a little of what was known before is among them. */
  changements: v.array(v.tuple([v.number(), Sujet])),
  /** That event is too old to know what came after: everything is to be read again. */
  tout: v.boolean(),
})
export type Changements = v.InferOutput<typeof Changements>

export const DepuisQuery = v.object({
  depuis: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
})
