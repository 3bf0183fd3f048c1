import * as v from 'valibot'
import { DateCivile, Id, Instant, LigneRequise } from './commun.ts'

/**
 * What a family that has not renewed its file may no longer do once the renewal is over, of the new school year:
 * `inscriptions`, ask to be enrolled; `reservations`, book either.
 */
export const BLOCAGES = ['rien', 'inscriptions', 'reservations'] as const
export type Blocage = (typeof BLOCAGES)[number]

/** The parts of a file that are confirmed one by one; `identite` and `sante` are of each child. */
export const SECTIONS_DOSSIER = [
  'contact',
  'parents',
  'revenus',
  'identite',
  'sante',
  'personnes',
  'consentements',
] as const
export const SectionDossier = v.picklist(SECTIONS_DOSSIER)
export type SectionDossier = v.InferOutput<typeof SectionDossier>

/** First civil year of a school year: 2027 for 2027-2028. */
export const AnneeScolaire = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100))

/** What a town asks of its families before a school year. */
export const ReglageRenouvellement = v.object({
  annee: AnneeScolaire,
  /** First and last day on which it is asked; done later, it still counts. */
  du: DateCivile,
  jusquAu: DateCivile,
  blocage: v.picklist(BLOCAGES),
  /** Days before the end when those that have not are written to; never without it. */
  rappelJours: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
})
export type ReglageRenouvellement = v.InferOutput<typeof ReglageRenouvellement>

/** One part of a file, with what is known. */
export const SectionARenouveler = v.object({
  section: SectionDossier,
  enfant: v.nullable(v.object({ id: Id, prenom: v.string() })),
  /** `a-revoir`: confirmed, and changed since. */
  etat: v.picklist(['a-confirmer', 'a-revoir', 'confirmee']),
  /** Who confirmed it last: given name of the other parent, or null for the login that asks. */
  confirmation: v.nullable(v.object({ le: Instant, par: v.nullable(v.string()) })),
  /** What it holds, in French; `enAttente`: asked of a service that has not answered. */
  lignes: v.array(v.object({ nom: v.string(), valeur: v.string(), enAttente: v.boolean() })),
  /** Why it cannot be confirmed yet, in French. */
  obstacles: v.array(v.string()),
  /** Of what is shown: sent back, so that nobody confirms what they have not read. */
  empreinte: v.string(),
})
export type SectionARenouveler = v.InferOutput<typeof SectionARenouveler>

/** The renewal of a family's file. */
export const RenouvellementFoyer = v.object({
  ...ReglageRenouvellement.entries,
  /** The last day is over. */
  enRetard: v.boolean(),
  /** Since when the whole file is renewed. */
  completLe: v.nullable(Instant),
  sections: v.array(SectionARenouveler),
  /** Documents that end before the school year does; `pour`: the child's given name. */
  documents: v.array(v.object({ nom: v.string(), pour: v.nullable(v.string()), fin: DateCivile })),
})
export type RenouvellementFoyer = v.InferOutput<typeof RenouvellementFoyer>

/** Null: nothing is asked of this family now. */
export const Renouvellement = v.object({ renouvellement: v.nullable(RenouvellementFoyer) })
export type Renouvellement = v.InferOutput<typeof Renouvellement>

/** « C’est toujours exact ». */
export const SectionConfirmee = v.object({
  section: SectionDossier,
  enfant: v.nullable(Id),
  empreinte: LigneRequise(100),
})
export type SectionConfirmee = v.InferOutput<typeof SectionConfirmee>

/** Nothing of the file: answers are kept for replays. */
export const ResultatConfirmation = v.object({ complet: v.boolean() })
export type ResultatConfirmation = v.InferOutput<typeof ResultatConfirmation>

/** The renewal as the services follow it: families enrolled, or that ask to be, in their structures. */
export const GestionRenouvellement = v.object({
  reglage: v.nullable(ReglageRenouvellement),
  aujourdhui: DateCivile,
  familles: v.object({ nombre: v.number(), renouvelees: v.number(), commencees: v.number() }),
  /** Those that have not, 200 at most, by name. */
  aRenouveler: v.array(
    v.object({
      foyer: Id,
      famille: v.string(),
      enfants: v.array(v.string()),
      /** Parts that it confirmed. */
      confirmees: v.number(),
      /** Somebody of it has a login: it can be written to. */
      joignable: v.boolean(),
      relanceeLe: v.nullable(DateCivile),
    }),
  ),
})
export type GestionRenouvellement = v.InferOutput<typeof GestionRenouvellement>

/** How many families were written to: those with a login that were not yet today. */
export const ResultatRelance = v.object({ relancees: v.number() })
export type ResultatRelance = v.InferOutput<typeof ResultatRelance>
