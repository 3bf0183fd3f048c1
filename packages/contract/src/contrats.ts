import * as v from 'valibot'
import { avec, DateCivile, Id, Instant, Texte } from './commun.ts'

const Heure = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

/** Hours of one weekday (1 Monday to 7 Sunday), hh:mm in the collectivite's zone, the end after the beginning. */
export const PlageHebdomadaire = v.object({
  jour: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
  debut: Heure,
  fin: Heure,
})
export type PlageHebdomadaire = v.InferOutput<typeof PlageHebdomadaire>

/** Regular care asked for: weekly hours over a span. */
export const DemandeContrat = v.object({
  activite: Id,
  enfant: Id,
  debut: DateCivile,
  fin: DateCivile,
  semaine: v.pipe(v.array(PlageHebdomadaire), v.minLength(1), v.maxLength(7)),
  commentaire: v.optional(Texte(1000), ''),
})
export type DemandeContrat = v.InferOutput<typeof DemandeContrat>

/** Hours of one day, beside a contract. */
export const DemandeHeures = v.object({ date: DateCivile, debut: Heure, fin: Heure })
export type DemandeHeures = v.InferOutput<typeof DemandeHeures>

export const ETATS_CONTRAT = ['demande', 'accepte', 'refuse', 'retire'] as const
export const EtatContrat = v.picklist(ETATS_CONTRAT)
export type EtatContrat = v.InferOutput<typeof EtatContrat>

/**
 * What becomes of a home's contracts for a child who leaves it on a day.
 * - `laisser`: this home keeps them, and pays for them.
 * - `finir`: they end the day before.
 * - `suivre`: the same hours go on in the child's other home from that day.
 */
export const SORTS_DES_CONTRATS = ['laisser', 'finir', 'suivre'] as const
export const SortDesContrats = v.picklist(SORTS_DES_CONTRATS)
export type SortDesContrats = v.InferOutput<typeof SortDesContrats>

export const HeuresOccasionnelles = v.object({
  id: Id,
  date: DateCivile,
  debut: Heure,
  fin: Heure,
  etat: EtatContrat,
  reponse: v.nullable(v.string()),
})
export type HeuresOccasionnelles = v.InferOutput<typeof HeuresOccasionnelles>

export const Contrat = v.object({
  id: Id,
  enfant: v.object({ id: Id, prenom: v.string(), nom: v.string() }),
  structure: v.object({ id: Id, nom: v.string() }),
  activite: v.object({ id: Id, nom: v.string() }),
  etat: EtatContrat,
  debut: DateCivile,
  fin: DateCivile,
  semaine: v.array(PlageHebdomadaire),
  /** Minutes a week. */
  minutesSemaine: v.number(),
  commentaire: v.string(),
  demandeLe: Instant,
  /** What the service says; always there on a refusal. */
  reponse: v.nullable(v.string()),
  reponduLe: v.nullable(Instant),
  /** Oldest first. */
  heures: v.array(HeuresOccasionnelles),
})
export type Contrat = v.InferOutput<typeof Contrat>

/** What may be asked for: the enrolled child and the activity booked by contract. */
export const Contrats = v.object({
  contrats: v.array(Contrat),
  possibles: v.array(
    v.object({
      enfant: v.object({ id: Id, prenom: v.string(), nom: v.string() }),
      activite: v.object({ id: Id, nom: v.string() }),
      structure: v.object({ id: Id, nom: v.string() }),
    }),
  ),
})
export type Contrats = v.InferOutput<typeof Contrats>

/** A contract as an agent sees it: all that it takes to answer it and the hours asked for beside it. */
export const ContratADecider = avec(Contrat, {
  /** Name of the family's first adult. */
  famille: v.string(),
  /** Age on the first day, full years. */
  age: v.number(),
})
export type ContratADecider = v.InferOutput<typeof ContratADecider>

/** Oldest first while they wait; latest answer first afterwards. */
export const ContratsADecider = v.object({ contrats: v.array(ContratADecider) })
export type ContratsADecider = v.InferOutput<typeof ContratsADecider>

/** `demande`: those with something to answer, be it the contract itself or hours beside it. */
export const FiltreContrats = v.object({ etat: v.optional(EtatContrat, 'demande') })
export type FiltreContrats = v.InferOutput<typeof FiltreContrats>

/** An agent's answer to a contract or to hours. On a refusal `motif` is required: the family reads it. */
export const ReponseContrat = v.object({
  decision: v.picklist(['accepte', 'refuse']),
  motif: v.optional(v.nullable(Texte(1000)), null),
})
export type ReponseContrat = v.InferOutput<typeof ReponseContrat>
