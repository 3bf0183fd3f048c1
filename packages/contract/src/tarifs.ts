import * as v from 'valibot'
import { Centimes, DateCivile, Id } from './commun.ts'

const entier = /* @__NO_SIDE_EFFECTS__ */ (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
/** Cents that a rule may name: never negative, below a million euros. */
const Montant = entier(0, 99_999_999)

/** An exact decimal, as text: « 0.0619 », « 12.5 ». Never a floating number: half a cent has one meaning. */
export const Decimal = v.pipe(v.string(), v.regex(/^\d{1,9}(\.\d{1,8})?$/))

/** A band of quotient familial: up to `jusquA` (included; null: without limit) a unit costs that much. */
export const TranchePrix = v.object({ jusquA: v.nullable(entier(0, 100_000)), prixCentimes: Centimes })
export type TranchePrix = v.InferOutput<typeof TranchePrix>

/** Rounding to the cent: the nearest (half a cent goes up), or downwards. */
export const Arrondi = v.picklist(['proche', 'inferieur'])

/**
 * How one unit (or one hour) is priced before anything is added to it.
 * - `forfait`: the same for all.
 * - `tranches`: by bands of quotient familial, lowest first, the last without limit. No QF: the highest.
 * - `taux-effort`: `taux` % of the QF, between floor and ceiling. No QF: the ceiling.
 * - `cnaf`: hourly; monthly resources (N-2 ÷ 12, between the national floor and ceiling of the day) × the rate of the
 *   number of children, one rank further per child with AEEH. Source: circulaire CNAF 2019-005. No resources: the ceiling.
 */
export const BasePrix = v.variant('type', [
  v.object({ type: v.literal('forfait'), centimes: Montant }),
  v.object({
    type: v.literal('tranches'),
    tranches: v.pipe(v.array(TranchePrix), v.minLength(1), v.maxLength(30)),
  }),
  v.object({
    type: v.literal('taux-effort'),
    taux: Decimal,
    plancherCentimes: Montant,
    plafondCentimes: Montant,
    arrondi: Arrondi,
  }),
  v.object({ type: v.literal('cnaf'), accueil: v.picklist(['collectif', 'familial']) }),
])
export type BasePrix = v.InferOutput<typeof BasePrix>

/** What is added to or taken from a price: a percentage of it (exact, rounded to the nearest cent) or cents. */
export const Variation = v.variant('type', [
  v.object({ type: v.literal('pourcent'), valeur: Decimal }),
  v.object({ type: v.literal('centimes'), centimes: Montant }),
])
export type Variation = v.InferOutput<typeof Variation>

/**
 * A price rule: everything that a règlement says of what a unit costs. It holds from its `debut` until the next rule of
 * the same activity and unit begins; a day is priced by the rule of that day.
 */
export const RegleTarif = v.object({
  base: BasePrix,
  /** What `base` is the price of: the unit, or an hour of presence (billed to the minute, after the rounding of the service). */
  par: v.picklist(['unite', 'heure']),
  /** For families who do not live in the territory: another base, or something added. Null: as everybody. */
  nonResident: v.nullable(
    v.variant('type', [
      v.object({ type: v.literal('base'), base: BasePrix }),
      v.object({ type: v.literal('majoration'), variation: Variation }),
    ]),
  ),
  /** Reduction from the 2nd child on: the first is of the 2nd child, the last also of all the following. Empty: none. */
  fratrie: v.pipe(v.array(Variation), v.maxLength(10)),
  /** Added when it was booked after the deadline, and when the child came without booking. */
  reservationTardive: v.nullable(Variation),
  sansReservation: v.nullable(Variation),
  /** Percentage of the price that is due, 0 to 100, when the child does not come. */
  absence: v.object({ justifiee: entier(0, 100), injustifiee: entier(0, 100) }),
  /** Whether the attestation fiscale counts it (care of a child under 6), and how much of a unit is the meal, which it does not. */
  fiscal: v.object({ garde: v.boolean(), repasCentimes: Montant }),
})
export type RegleTarif = v.InferOutput<typeof RegleTarif>

/** A rule, dated. `unite`: the code of the unit; empty for what is billed by contract. */
export const Tarif = v.object({
  id: Id,
  activite: v.object({ id: Id, nom: v.string() }),
  unite: v.string(),
  debut: DateCivile,
  regle: RegleTarif,
  /** The rule in French, line by line. */
  resume: v.array(v.string()),
})
export type Tarif = v.InferOutput<typeof Tarif>

export const Tarifs = v.object({ tarifs: v.array(Tarif) })
export type Tarifs = v.InferOutput<typeof Tarifs>

/** A rule to add. A day already billed keeps its price; `debut` may not be before the last day billed. */
export const NouveauTarif = v.object({
  activite: Id,
  unite: v.string(),
  debut: DateCivile,
  regle: RegleTarif,
})
export type NouveauTarif = v.InferOutput<typeof NouveauTarif>

/** What a price was found to be, with how: one French line per step, the first says the base. */
export const Prix = v.object({ centimes: Centimes, lignes: v.array(v.string()) })
export type Prix = v.InferOutput<typeof Prix>

/** The public simulator: numbers in the query, as typed. */
export const Simulation = v.object({
  activite: Id,
  /** Civil date of the day priced; today without it. */
  date: v.optional(DateCivile),
  quotientFamilial: v.optional(v.pipe(v.string(), v.regex(/^\d{1,5}$/))),
  /** Monthly resources in whole euros, for CNAF prices. */
  ressourcesMensuelles: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/))),
  /** Dependent children, and which of them comes (1: the first). */
  enfants: v.optional(v.pipe(v.string(), v.regex(/^([1-9]|1\d|20)$/)), '1'),
  rang: v.optional(v.pipe(v.string(), v.regex(/^([1-9]|1\d|20)$/)), '1'),
  aeeh: v.optional(v.pipe(v.string(), v.regex(/^([0-9]|1\d|20)$/)), '0'),
  resident: v.optional(v.picklist(['oui', 'non']), 'oui'),
})
export type Simulation = v.InferOutput<typeof Simulation>

export const PrixSimules = v.object({
  activite: v.object({ id: Id, nom: v.string() }),
  date: DateCivile,
  /** One per unit; `par` says of what it is the price. */
  prix: v.array(
    v.object({ unite: v.string(), nom: v.string(), par: v.picklist(['unite', 'heure']), prix: Prix }),
  ),
})
export type PrixSimules = v.InferOutput<typeof PrixSimules>
