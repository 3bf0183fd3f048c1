import * as v from 'valibot'
import { Courriel, DateCivile, Id, Instant, LigneRequise, Texte } from './commun.ts'
import { SortDesContrats } from './contrats.ts'

/** Hour of the day, HH:MM. */
const Heure = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const Parite = v.picklist(['paires', 'impaires'])

/** Most exceptions of one calendar. */
export const EXCEPTIONS_MAX = 60

/**
 * The usual turn of a child of two homes, told from one of them (« ici »).
 * - `semaines`: from one handover to the next, by the ISO week in which it takes place.
 * - `quinzaine`: fourteen days from the Monday of the calendar's first week, each here (true) or not, over and over.
 */
export const RythmeGarde = v.variant('type', [
  v.object({
    type: v.literal('semaines'),
    ici: Parite,
    /** Day of the handover, 1 Monday to 7 Sunday, and its hour. */
    jour: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    heure: Heure,
  }),
  v.object({ type: v.literal('quinzaine'), jours: v.pipe(v.array(v.boolean()), v.length(14)) }),
])
export type RythmeGarde = v.InferOutput<typeof RythmeGarde>

/** A calendar of garde alternée, as one of the two homes tells it. */
export const GardeSaisie = v.object({
  debut: DateCivile,
  /** Last day; none: until another calendar. */
  fin: v.nullable(DateCivile),
  rythme: RythmeGarde,
  /** School holidays of more than a week are halved: the years whose first half is here. Null: as the usual turn. */
  vacances: v.nullable(Parite),
  /** Days that are otherwise than all of it. */
  exceptions: v.pipe(
    v.array(v.object({ du: DateCivile, au: DateCivile, ici: v.boolean() })),
    v.maxLength(EXCEPTIONS_MAX),
  ),
})
export type GardeSaisie = v.InferOutput<typeof GardeSaisie>

export const Garde = v.object({
  id: Id,
  ...GardeSaisie.entries,
  /** Who set it. */
  par: v.picklist(['ici', 'ailleurs', 'service']),
  le: Instant,
  /** What it says, line by line: in the reader's language, in French to the services. */
  phrases: v.array(v.string()),
  /** Six weeks from Monday of this one; null: outside of it. */
  apercu: v.array(v.object({ date: DateCivile, ici: v.nullable(v.boolean()) })),
})
export type Garde = v.InferOutput<typeof Garde>

/** What a family reads of each of its children's other home: never who or where it is. */
export const EnfantDeuxFoyers = v.object({
  id: Id,
  prenom: v.string(),
  deuxFoyers: v.boolean(),
  /** The other parent, asked by this family and who has not answered. */
  invitation: v.nullable(v.object({ id: Id, courriel: v.string(), expireLe: Instant })),
  /** The other parent accepted; a service compares what each wrote of the child. */
  auService: v.boolean(),
  /** The calendar that holds. */
  garde: v.nullable(Garde),
  /** The one that waits for the agreement of one home. */
  proposition: v.nullable(Garde),
})
export type EnfantDeuxFoyers = v.InferOutput<typeof EnfantDeuxFoyers>

export const GardesFamille = v.object({
  enfants: v.array(EnfantDeuxFoyers),
  /** Other homes that ask this login to take a child in its file too; nothing is said of the child. */
  invitations: v.array(v.object({ id: Id, par: v.string(), expireLe: Instant })),
  /** A day of the other home may not be booked. */
  chacunSesJours: v.boolean(),
})
export type GardesFamille = v.InferOutput<typeof GardesFamille>

/** « Mon enfant vit aussi chez son autre parent » */
export const InvitationSecondFoyer = v.object({ enfant: Id, courriel: Courriel })
export type InvitationSecondFoyer = v.InferOutput<typeof InvitationSecondFoyer>

/** `dateNaissance`: the child's, typed by who knows it; asked to accept. */
export const ReponseSecondFoyer = v.object({
  accepte: v.boolean(),
  dateNaissance: v.optional(v.nullable(DateCivile), null),
})
export type ReponseSecondFoyer = v.InferOutput<typeof ReponseSecondFoyer>

export const ReponseGarde = v.object({ accepte: v.boolean() })
export type ReponseGarde = v.InferOutput<typeof ReponseGarde>

/** What is done with the days to come that a home booked, once the child is no longer in its file. */
export const SORTS_DES_JOURS = ['laisser', 'annuler', 'suivre'] as const
export const SortDesJours = v.picklist(SORTS_DES_JOURS)
export type SortDesJours = v.InferOutput<typeof SortDesJours>

/** An agent puts a child in a second home. */
export const Rattachement = v.object({
  enfant: Id,
  /** The document that says so, or the agreement of both. */
  accord: LigneRequise(300),
  /** The family has a sheet of the same child already: the two become one. */
  reunir: v.optional(v.boolean(), false),
})
export type Rattachement = v.InferOutput<typeof Rattachement>

/** An agent takes a child out of one of its two homes. */
export const Detachement = v.object({
  motif: LigneRequise(300),
  jours: SortDesJours,
  contrats: v.optional(SortDesContrats, 'laisser'),
})
export type Detachement = v.InferOutput<typeof Detachement>

/** What the town decides of days that are the other home's. */
export const RegleGardes = v.object({ chacunSesJours: v.boolean() })
export type RegleGardes = v.InferOutput<typeof RegleGardes>

/** Words of a search of families. */
export const FiltreFamilles = v.object({ nom: v.pipe(Texte(100), v.minLength(2)) })

/** A family as agents choose it among others. */
export const FamilleTrouvee = v.object({
  id: Id,
  nom: v.string(),
  adultes: v.array(v.string()),
  commune: v.string(),
  enfants: v.array(v.object({ id: Id, prenom: v.string(), nom: v.string(), dateNaissance: DateCivile })),
})
export type FamilleTrouvee = v.InferOutput<typeof FamilleTrouvee>
export const FamillesTrouvees = v.object({ familles: v.array(FamilleTrouvee) })
export type FamillesTrouvees = v.InferOutput<typeof FamillesTrouvees>

/** A family as an agent opens it. */
export const FamilleGeree = v.object({
  ...FamilleTrouvee.entries,
  enfants: v.array(
    v.object({
      id: Id,
      prenom: v.string(),
      nom: v.string(),
      dateNaissance: DateCivile,
      deuxFoyers: v.boolean(),
      /** Its other home, where this agent answers for the child. */
      autre: v.nullable(v.object({ id: Id, nom: v.string() })),
      /** What said so, where an agent or both homes did. */
      accord: v.nullable(v.string()),
      /** Living bookings of this home from today on. */
      joursAVenir: v.number(),
      /** Contracts of this home for the child that are not over, asked for or accepted. */
      contrats: v.array(v.object({ activite: v.string(), debut: DateCivile, fin: DateCivile })),
      garde: v.nullable(Garde),
      proposition: v.nullable(Garde),
    }),
  ),
})
export type FamilleGeree = v.InferOutput<typeof FamilleGeree>
