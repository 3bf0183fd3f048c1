import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant } from './commun.ts'
import { TranchePrix } from './tarifs.ts'

const entier = /* @__NO_SIDE_EFFECTS__ */ (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const Heure = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/**
 * A notice rule: until when (included) one may book or cancel a day, at `heure` (hh:mm, the collectivite's zone).
 * - `jours`: so many days before. `ouvres` counts Monday to Friday and `ouvrables` Monday to Saturday, both without
 *   French public holidays; `calendaires` counts every day.
 * - `semaine`: on a weekday (1 Monday to 7 Sunday) of the week that is `semaines` weeks before that of the day.
 * - `mois`: on the nth of the month that is `mois` months before that of the day; a month too short ends on its last day.
 */
export const RegleDelai = v.variant('type', [
  v.object({
    type: v.literal('jours'),
    jours: entier(0, 90),
    heure: Heure,
    compte: v.picklist(['calendaires', 'ouvres', 'ouvrables']),
  }),
  v.object({ type: v.literal('semaine'), semaines: entier(1, 12), jour: entier(1, 7), heure: Heure }),
  v.object({ type: v.literal('mois'), mois: entier(1, 6), quantieme: entier(1, 31), heure: Heure }),
])
export type RegleDelai = v.InferOutput<typeof RegleDelai>

/** What one books of a day. `prixCentimes` is its price, or the highest of its bands. */
export const Unite = v.object({
  code: v.string(),
  nom: v.string(),
  horaires: v.string(),
  prixCentimes: Centimes,
  /** Prices by quotient familial, lowest first; empty when the price is the same for all. */
  tranches: v.array(TranchePrix),
  /** The price rule of today in French, line by line; empty while there is none. */
  tarif: v.array(v.string()),
})
export type Unite = v.InferOutput<typeof Unite>

/** `etat`: what one can do with it now. */
export const Periode = v.object({
  id: Id,
  nom: v.string(),
  debut: DateCivile,
  fin: DateCivile,
  ouverture: Instant,
  /** Earlier, for families of the territory. */
  ouvertureResidents: v.nullable(Instant),
  fermeture: v.nullable(Instant),
  etat: v.picklist(['a-venir', 'ouverte', 'fermee']),
})
export type Periode = v.InferOutput<typeof Periode>

/**
 * How an activity is booked: `jour` by the day, `sejour` several days as one place, `contrat` by weekly hours that the
 * family asks for and the service answers.
 */
export const MODES_RESERVATION = ['jour', 'sejour', 'contrat'] as const
export const ModeReservation = v.picklist(MODES_RESERVATION)
export type ModeReservation = v.InferOutput<typeof ModeReservation>

/**
 * What the prices of an activity depend on today: what its simulator asks. `ressources` goes with the number of children
 * in charge. None: they are the same for all.
 */
export const CriterePrix = v.picklist(['quotient', 'ressources', 'rang', 'residence'])
export type CriterePrix = v.InferOutput<typeof CriterePrix>

/** Children of some ages within an activity, with places of their own. Ages in full years on the day, bounds included. */
export const Groupe = v.object({
  code: v.string(),
  nom: v.string(),
  ageMin: v.nullable(v.number()),
  ageMax: v.nullable(v.number()),
})
export type Groupe = v.InferOutput<typeof Groupe>

/** The most bookings of an activity that one child may have in one week (Monday to Sunday) or one period. */
export const Plafond = v.object({ par: v.picklist(['semaine', 'periode']), nombre: entier(1, 400) })
export type Plafond = v.InferOutput<typeof Plafond>

export const Activite = v.object({
  id: Id,
  nom: v.string(),
  type: v.string(),
  description: v.string(),
  ageMin: v.nullable(v.number()),
  ageMax: v.nullable(v.number()),
  mode: ModeReservation,
  /** Age groups, each with places of its own; none when all ages are together. */
  groupes: v.array(Groupe),
  /** Until when one may book, in French. */
  delaiReservation: v.string(),
  delaiAnnulation: v.string(),
  unites: v.array(Unite),
  criteres: v.array(CriterePrix),
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

/** « Contacter la structure »: who answers, when and where. */
export const Contact = v.object({
  id: Id,
  nom: v.string(),
  type: v.string(),
  adresse: v.string(),
  telephone: v.nullable(v.string()),
  courriel: v.nullable(v.string()),
  /** When somebody answers, a line each: « Du lundi au vendredi : 9 h – 12 h ». */
  horaires: v.array(v.string()),
})
export type Contact = v.InferOutput<typeof Contact>

/** Public, in the town's order. */
export const Contacts = v.object({ structures: v.array(Contact) })
export type Contacts = v.InferOutput<typeof Contacts>

/** « Nos services »: public, no account needed. */
export const Catalogue = v.object({ maintenant: Instant, structures: v.array(Structure) })
export type Catalogue = v.InferOutput<typeof Catalogue>
