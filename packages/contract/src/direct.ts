import * as v from 'valibot'

/** What can change under an open page; the widget concerned reads it again. */
export const SUJETS = ['foyer', 'documents', 'inscriptions', 'reservations', 'places', 'factures'] as const
export const Sujet = v.picklist(SUJETS)
export type Sujet = v.InferOutput<typeof Sujet>
