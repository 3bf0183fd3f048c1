import * as v from 'valibot'
import { DateCivile, Id } from './commun.ts'
import { Empechement, EnfantNomme } from './inscriptions.ts'

/** What one is enrolled in: an activity, or one of its periods. */
const Place = v.object({
  structure: v.object({ id: Id, nom: v.string() }),
  activite: v.object({ id: Id, nom: v.string() }),
  periode: v.nullable(v.object({ id: Id, nom: v.string() })),
})

/** `cible`: the same thing goes on; `releve`: what takes over for a child who has outgrown it. */
export const SUITES = ['cible', 'releve'] as const

/** A child's enrolment that may go on. */
export const LigneReinscription = v.object({
  /** What the town opened. */
  reinscription: Id,
  enfant: EnfantNomme,
  actuelle: Place,
  /** Where it would go on, and what would be answered; `releve` where the child is too old for the rest. */
  suite: v.object({
    quoi: v.picklist(SUITES),
    ...Place.entries,
    possible: v.boolean(),
    /** No place is left: it would wait, before those who are new where the town decided so. */
    attente: v.boolean(),
    empechements: v.array(Empechement),
  }),
  /** Last day on which it may be asked. */
  jusquAu: DateCivile,
  /** Before those who are new, where one waits for a place. */
  prioritaire: v.boolean(),
})
export type LigneReinscription = v.InferOutput<typeof LigneReinscription>

/** The present enrolments of a family that may go on, by child; empty when none may. */
export const Reinscriptions = v.object({ lignes: v.array(LigneReinscription) })
export type Reinscriptions = v.InferOutput<typeof Reinscriptions>

const Choix = v.object({ reinscription: Id, enfant: Id })

/** Those that are to go on, all at once. */
export const DemandeReinscription = v.object({
  choix: v.pipe(v.array(Choix), v.minLength(1), v.maxLength(100)),
})
export type DemandeReinscription = v.InferOutput<typeof DemandeReinscription>

/** The answer to each, in the order asked: the request that was made, or why there is none. */
export const ResultatReinscription = v.object({
  resultats: v.array(
    v.object({
      ...Choix.entries,
      prenom: v.string(),
      /** Name of where it goes on. */
      suite: v.string(),
      inscription: v.nullable(Id),
      attente: v.boolean(),
      empechements: v.array(Empechement),
    }),
  ),
})
export type ResultatReinscription = v.InferOutput<typeof ResultatReinscription>

/** One that a service opens: from an activity (or a period of it) to another, and what takes over for who outgrows it. */
export const ReinscriptionSaisie = v.object({
  source: v.object({ activite: Id, periode: v.nullable(Id) }),
  cible: v.object({ activite: Id, periode: v.nullable(Id) }),
  releve: v.nullable(v.object({ activite: Id, periode: v.nullable(Id) })),
  du: DateCivile,
  jusquAu: DateCivile,
  prioritaire: v.boolean(),
})
export type ReinscriptionSaisie = v.InferOutput<typeof ReinscriptionSaisie>

/** Those of the structures of an agent, and what they may be made of. */
export const GestionReinscriptions = v.object({
  aujourdhui: DateCivile,
  reinscriptions: v.array(
    v.object({
      id: Id,
      source: Place,
      cible: Place,
      releve: v.nullable(Place),
      du: DateCivile,
      jusquAu: DateCivile,
      prioritaire: v.boolean(),
      /** Children enrolled in the first, and those of them who asked to go on. */
      enfants: v.number(),
      demandees: v.number(),
    }),
  ),
  /** Every activity of the town, with its periods that are not over; `mienne`: of a structure of the agent. */
  activites: v.array(
    v.object({
      id: Id,
      nom: v.string(),
      structure: v.string(),
      mienne: v.boolean(),
      periodes: v.array(v.object({ id: Id, nom: v.string() })),
    }),
  ),
})
export type GestionReinscriptions = v.InferOutput<typeof GestionReinscriptions>
