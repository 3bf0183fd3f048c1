import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant } from './commun.ts'

/**
 * A notice rule: until when one may book or cancel, `jours` days before the day at `heure` (hh:mm, the
 * collectivite's zone). `ouvres` counts Monday to Friday without French public holidays, `calendaires` every day.
 */
export const RegleDelai = v.object({
  jours: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90)),
  heure: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  compte: v.picklist(['calendaires', 'ouvres']),
})
export type RegleDelai = v.InferOutput<typeof RegleDelai>

export const Unite = v.object({
  code: v.string(),
  nom: v.string(),
  horaires: v.string(),
  prixCentimes: Centimes,
})
export type Unite = v.InferOutput<typeof Unite>

/** `etat`: what one can do with it now. */
export const Periode = v.object({
  id: Id,
  nom: v.string(),
  debut: DateCivile,
  fin: DateCivile,
  ouverture: Instant,
  fermeture: v.nullable(Instant),
  etat: v.picklist(['a-venir', 'ouverte', 'fermee']),
})
export type Periode = v.InferOutput<typeof Periode>

export const Activite = v.object({
  id: Id,
  nom: v.string(),
  type: v.string(),
  description: v.string(),
  ageMin: v.nullable(v.number()),
  ageMax: v.nullable(v.number()),
  reservable: v.boolean(),
  /** Until when one may book, in French. */
  delaiReservation: v.string(),
  delaiAnnulation: v.string(),
  unites: v.array(Unite),
  periodes: v.array(Periode),
})
export type Activite = v.InferOutput<typeof Activite>

export const Structure = v.object({
  id: Id,
  nom: v.string(),
  type: v.string(),
  description: v.string(),
  adresse: v.string(),
  telephone: v.nullable(v.string()),
  courriel: v.nullable(v.string()),
  activites: v.array(Activite),
})
export type Structure = v.InferOutput<typeof Structure>

/** « Nos services »: public, no account needed. */
export const Catalogue = v.object({ maintenant: Instant, structures: v.array(Structure) })
export type Catalogue = v.InferOutput<typeof Catalogue>
