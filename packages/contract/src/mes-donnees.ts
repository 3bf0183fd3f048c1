import * as v from 'valibot'
import { DateCivile, Id, Instant, Ligne, Texte } from './commun.ts'

/** Days during which an export can be downloaded. */
export const EXPORT_JOURS = 7

/** Everything held on one's family, gathered in a zip: being made, or there to download. */
export const ExportDonnees = v.object({
  id: Id,
  etat: v.picklist(['en-cours', 'pret']),
  demandeLe: Instant,
  /** Bytes. */
  taille: v.nullable(v.number()),
  /** Last instant at which it is given. */
  expireLe: v.nullable(Instant),
})
export type ExportDonnees = v.InferOutput<typeof ExportDonnees>

/** A request for erasure, and its answer. */
export const Effacement = v.object({
  etat: v.picklist(['demandee', 'acceptee', 'refusee', 'retiree']),
  demandeLe: Instant,
  reponduLe: v.nullable(Instant),
  motif: v.nullable(v.string()),
})
export type Effacement = v.InferOutput<typeof Effacement>

/** « Mes données », as the login that asks sees it. */
export const MesDonnees = v.object({
  /** The latest first: one being made at most, one ready at most. */
  exports: v.array(ExportDonnees),
  /** The last that was asked for. */
  effacement: v.nullable(Effacement),
})
export type MesDonnees = v.InferOutput<typeof MesDonnees>

/** Where an agent reads what is medical: the day list, the queue of absences, a supporting document, a child's document. */
export const ECRANS_SANTE = ['pointage', 'absences', 'justificatif', 'document', 'fusion'] as const

/** Lines of one page of the journal; older ones are asked for after it. */
export const ACCES_PAR_PAGE = 30

/** What an agent read of a child's health on a day. */
export const AccesSante = v.object({
  id: Id,
  enfant: v.string(),
  /** The service: its structure, and the agent's given name; empty once the agent is gone. */
  structure: v.string(),
  agent: v.string(),
  ecran: v.picklist(ECRANS_SANTE),
  /** Name of the document; empty elsewhere. */
  objet: v.string(),
  jour: DateCivile,
  /** First and last time that day, and how many. */
  premierLe: Instant,
  dernierLe: Instant,
  fois: v.number(),
})
export type AccesSante = v.InferOutput<typeof AccesSante>

export const FiltreAccesSante = v.object({
  /** Those older than the last of the page before: its `suite`. */
  avant: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
})
export type FiltreAccesSante = v.InferOutput<typeof FiltreAccesSante>

/** Who of the services read what is known of the health of one's children, latest first. */
export const JournalSante = v.object({
  acces: v.array(AccesSante),
  /** What to ask next as `avant`; none when these are the oldest. */
  suite: v.nullable(v.string()),
})
export type JournalSante = v.InferOutput<typeof JournalSante>

/** What an erasure would do, said before. */
export const EffacementPrevu = v.object({
  /** `compte`: the other parent keeps the family's file. */
  portee: v.picklist(['compte', 'foyer']),
  efface: v.array(v.string()),
  garde: v.array(v.object({ quoi: v.string(), duree: v.string(), pourquoi: v.string(), source: v.string() })),
  /** What must be settled before. */
  obstacles: v.array(v.string()),
})
export type EffacementPrevu = v.InferOutput<typeof EffacementPrevu>

/** A request as who answers for the town's data sees it. */
export const EffacementADecider = v.object({
  id: Id,
  courriel: v.string(),
  famille: v.string(),
  demandeLe: Instant,
  portee: v.picklist(['compte', 'foyer']),
  garde: v.array(v.string()),
  obstacles: v.array(v.string()),
})
export type EffacementADecider = v.InferOutput<typeof EffacementADecider>

/** Oldest first. */
export const EffacementsADecider = v.object({ demandes: v.array(EffacementADecider) })
export type EffacementsADecider = v.InferOutput<typeof EffacementsADecider>

/** On a refusal `motif` is required: the parent reads it. On an acceptance `visa` is: nothing is destroyed without. */
export const ReponseEffacement = v.object({
  decision: v.picklist(['acceptee', 'refusee']),
  motif: v.optional(Texte(1000), ''),
  visa: v.optional(Ligne(200), ''),
})
export type ReponseEffacement = v.InferOutput<typeof ReponseEffacement>
