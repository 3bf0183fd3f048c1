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
