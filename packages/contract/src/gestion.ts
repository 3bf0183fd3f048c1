import * as v from 'valibot'
import { avec, DateCivile, Id, Instant, Texte } from './commun.ts'
import { ETATS_PIECE } from './documents.ts'
import { Etape } from './inscriptions.ts'
import { LOT_MAX } from './lots.ts'
import { DECISIONS_INSCRIPTION, ETATS_INSCRIPTION } from './suivi.ts'

/** A request as an agent sees it: all that it takes to answer. */
export const Demande = v.object({
  id: Id,
  etat: v.picklist(ETATS_INSCRIPTION),
  motif: v.nullable(v.string()),
  demandeeLe: Instant,
  reponduLe: v.nullable(Instant),
  /** Name of the family's first adult. */
  famille: v.string(),
  enfant: v.object({
    id: Id,
    nom: v.string(),
    prenom: v.string(),
    dateNaissance: DateCivile,
    age: v.number(),
  }),
  structure: v.object({ id: Id, nom: v.string() }),
  activite: v.object({ id: Id, nom: v.string() }),
  periode: v.nullable(v.object({ id: Id, nom: v.string() })),
  piecesManquantes: v.array(v.object({ id: Id, nom: v.string() })),
  /** Documents that may be asked for. */
  piecesPossibles: v.array(v.object({ id: Id, nom: v.string() })),
  /** Place on the waiting list. */
  rang: v.nullable(v.number()),
  /** Places left for acceptances; null where there is no limit. */
  places: v.nullable(v.number()),
  decisions: v.array(v.picklist(DECISIONS_INSCRIPTION)),
  /** Every step, first to last. */
  etapes: v.array(Etape),
  /** What the family gave; the file is at `gestion/documents/{depot}/fichier`. */
  documents: v.array(v.object({ depot: Id, nom: v.string(), etat: v.picklist(ETATS_PIECE) })),
})
export type Demande = v.InferOutput<typeof Demande>

/** Oldest first. */
export const Demandes = v.object({ demandes: v.array(Demande) })
export type Demandes = v.InferOutput<typeof Demandes>

export const FiltreDemandes = v.object({
  etat: v.optional(v.picklist(ETATS_INSCRIPTION), 'demandee'),
  structure: v.optional(Id),
})
export type FiltreDemandes = v.InferOutput<typeof FiltreDemandes>

/** The structures an agent answers for, in the town's order. */
export const StructuresAgent = v.object({
  aujourdhui: DateCivile,
  structures: v.array(v.object({ id: Id, nom: v.string() })),
})
export type StructuresAgent = v.InferOutput<typeof StructuresAgent>

/**
 * An agent's answer. `motif` is what the family reads: required on a refusal, and on `incomplete` where no document is
 * named in `pieces`.
 */
export const ReponseDemande = v.object({
  decision: v.picklist(DECISIONS_INSCRIPTION),
  motif: v.optional(v.nullable(Texte(1000)), null),
  pieces: v.optional(v.pipe(v.array(Id), v.maxLength(30)), []),
})
export type ReponseDemande = v.InferOutput<typeof ReponseDemande>

/** A booking that an agent answers: the activity asks for it. */
export const ReservationADecider = v.object({
  id: Id,
  /** Name of the family's first adult. */
  famille: v.string(),
  enfant: v.object({ prenom: v.string(), nom: v.string(), age: v.number() }),
  structure: v.object({ id: Id, nom: v.string() }),
  activite: v.object({ id: Id, nom: v.string() }),
  /** Name of the unit: « Journée ». */
  unite: v.string(),
  date: DateCivile,
  /** Last day of a sejour; null for a single day. */
  fin: v.nullable(DateCivile),
  creeLe: Instant,
  /** Places left that day, this one counted as taken. */
  places: v.number(),
})
export type ReservationADecider = v.InferOutput<typeof ReservationADecider>

/** Oldest first. */
export const ReservationsADecider = v.object({ reservations: v.array(ReservationADecider) })
export type ReservationsADecider = v.InferOutput<typeof ReservationsADecider>

export const FiltreReservations = v.object({ etat: v.optional(v.picklist(['demandee']), 'demandee') })
export type FiltreReservations = v.InferOutput<typeof FiltreReservations>

/** One answer for a batch of bookings. On a refusal `motif` is required: the families read it. */
export const DecisionReservations = v.object({
  ids: v.pipe(v.array(Id), v.minLength(1), v.maxLength(LOT_MAX)),
  decision: v.picklist(['confirmee', 'refusee']),
  motif: v.optional(v.nullable(Texte(1000)), null),
})
export type DecisionReservations = v.InferOutput<typeof DecisionReservations>

/** What became of each, in the order asked: one that was withdrawn or answered meanwhile says its own state. */
export const ReponsesReservations = v.object({
  reponses: v.array(
    v.object({
      id: Id,
      etat: v.picklist(['confirmee', 'refusee', 'annulee', 'demandee', 'en-attente', 'proposee', 'expiree']),
    }),
  ),
})
export type ReponsesReservations = v.InferOutput<typeof ReponsesReservations>

/** The days of one structure between two dates, both included. */
export const FiltreCreneaux = v.object({ structure: Id, du: DateCivile, au: DateCivile })
export type FiltreCreneaux = v.InferOutput<typeof FiltreCreneaux>

/** A day with its places, as a service counts them. */
export const CreneauService = v.object({
  id: Id,
  date: DateCivile,
  /** Last day of a sejour; null for a single day. */
  fin: v.nullable(DateCivile),
  activite: v.object({ id: Id, nom: v.string() }),
  /** Name of the age group; empty for all. */
  groupe: v.string(),
  /** Name of the unit: « Journée ». */
  unite: v.string(),
  capacite: v.number(),
  /** Places taken: confirmed, asked for or offered. */
  occupees: v.number(),
  enAttente: v.number(),
  /** No longer proposed to families. */
  ferme: v.boolean(),
})
export type CreneauService = v.InferOutput<typeof CreneauService>

/** In order of dates. */
export const CreneauxService = v.object({ creneaux: v.array(CreneauService) })
export type CreneauxService = v.InferOutput<typeof CreneauxService>

/** New numbers of places; those that it frees go to the children who wait. */
export const Capacites = v.object({
  creneaux: v.pipe(
    v.array(
      v.object({
        id: Id,
        capacite: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
      }),
    ),
    v.minLength(1),
    v.maxLength(LOT_MAX),
  ),
})
export type Capacites = v.InferOutput<typeof Capacites>

/** The rows that were set, as they are now. `promues`: children who got a place, or the offer of one. */
export const CapacitesRepondues = avec(CreneauxService, { promues: v.number() })
export type CapacitesRepondues = v.InferOutput<typeof CapacitesRepondues>

/**
 * How one enrols in an activity: how many children at once in each period (null: no limit), only families of the
 * territory, whether a family reads its rank on the waiting list.
 */
export const ReglageInscriptions = v.object({
  placesInscription: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))),
  reserveTerritoire: v.boolean(),
  rangAffiche: v.boolean(),
})
export type ReglageInscriptions = v.InferOutput<typeof ReglageInscriptions>

export const ActiviteReglee = avec(ReglageInscriptions, {
  id: Id,
  nom: v.string(),
  structure: v.object({ id: Id, nom: v.string() }),
  /** Children who hold a place, asked for or accepted, in the fullest period that is not over. */
  occupees: v.number(),
  enAttente: v.number(),
})
export type ActiviteReglee = v.InferOutput<typeof ActiviteReglee>

/** In the town's order. `communes`: the territory; with none, nobody is kept out. */
export const ActivitesReglees = v.object({
  communes: v.array(v.string()),
  activites: v.array(ActiviteReglee),
})
export type ActivitesReglees = v.InferOutput<typeof ActivitesReglees>

/** The activity as it is now. `promues`: children who got a place that the change made. */
export const ReglageRepondu = avec(ActiviteReglee, { promues: v.number() })
export type ReglageRepondu = v.InferOutput<typeof ReglageRepondu>
