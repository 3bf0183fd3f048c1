import * as v from 'valibot'
import { avec, DateCivile, Id, Instant, Ligne, LigneRequise, Texte } from './commun.ts'

/** What is kept for a time, then proposed for elimination, or destroyed by its age where no visa is due. */
export const CATEGORIES_CONSERVATION = [
  'dossiers',
  'demandes',
  'accueil',
  'sante',
  'documents',
  'messages',
  'decisions',
  'consentements',
  'quotients',
  'comptabilite',
  'acces-sante',
  'effacements',
  'connexions',
] as const
export type CategorieConservation = (typeof CATEGORIES_CONSERVATION)[number]
const Categorie = v.picklist(CATEGORIES_CONSERVATION)

/** How long something is kept, as a family reads it. */
export const DureeConservation = v.object({
  code: Categorie,
  quoi: v.string(),
  /** « 5 ans », « 6 mois ». */
  duree: v.string(),
  /** From which event it counts. */
  depuis: v.string(),
  pourquoi: v.string(),
  /** The text, the recommendation or the usage that it comes from. */
  source: v.string(),
})
export type DureeConservation = v.InferOutput<typeof DureeConservation>

/** « Combien de temps ? », for a family. */
export const DureesConservation = v.object({ durees: v.array(DureeConservation) })
export type DureesConservation = v.InferOutput<typeof DureesConservation>

/** The same for who answers for the data, with what the town may set. In months. */
export const RegleConservation = avec(DureeConservation, {
  mois: v.number(),
  parDefaut: v.number(),
  min: v.number(),
  max: v.number(),
  /** Why not less, why not more. */
  motifMin: v.string(),
  motifMax: v.string(),
  /** False: destroyed by its age, without a proposal. */
  visa: v.boolean(),
  /** How sure the duration is: a text, a recommendation, or a usage to be agreed with the archives. */
  certitude: v.picklist(['texte', 'recommandation', 'usage']),
})
export type RegleConservation = v.InferOutput<typeof RegleConservation>

export const ParamCategorie = v.object({ code: Categorie })

export const DureeChoisie = v.object({
  mois: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1200)),
})
export type DureeChoisie = v.InferOutput<typeof DureeChoisie>

/** A family of which nothing is proposed while a dispute, or another reason, lasts. */
export const GelConservation = v.object({
  id: Id,
  famille: v.string(),
  motif: v.string(),
  poseLe: Instant,
})
export type GelConservation = v.InferOutput<typeof GelConservation>

export const GelDemande = v.object({ foyer: Id, motif: Texte(500) })
export type GelDemande = v.InferOutput<typeof GelDemande>

export const RechercheFamille = v.object({ nom: LigneRequise(100) })
export const FamillesTrouvees = v.object({ familles: v.array(v.object({ foyer: Id, nom: v.string() })) })
export type FamillesTrouvees = v.InferOutput<typeof FamillesTrouvees>

/** One line of a « bordereau d’élimination »: counts and extreme dates, nobody's name. */
export const LigneElimination = v.object({
  code: Categorie,
  quoi: v.string(),
  duree: v.string(),
  source: v.string(),
  nombre: v.number(),
  premiere: DateCivile,
  derniere: DateCivile,
  /** Past their time, but kept: a bill to pay, a dispute, a request that waits. */
  retenus: v.number(),
  /** Put aside by the archives: kept. `jusque`: proposed again from that day; never without it. */
  ecartee: v.boolean(),
  jusque: v.nullable(DateCivile),
  /** Done so far: destroyed, and left because no longer due. */
  detruits: v.number(),
  laisses: v.number(),
})
export type LigneElimination = v.InferOutput<typeof LigneElimination>

export const ETATS_ELIMINATION = [
  'proposee',
  'visee',
  'en-cours',
  'terminee',
  'refusee',
  'abandonnee',
] as const

/** A « bordereau d’élimination », from its proposal to the certificate of destruction. */
export const Elimination = v.object({
  id: Id,
  numero: v.string(),
  etat: v.picklist(ETATS_ELIMINATION),
  proposeeLe: Instant,
  /** The civil day at which it was computed. */
  arreteeAu: DateCivile,
  lignes: v.array(LigneElimination),
  visa: v.nullable(v.object({ reference: v.string(), date: DateCivile, fichier: v.boolean() })),
  /** What the archives said of a refusal, or of what they put aside. */
  motif: v.string(),
  lanceeLe: v.nullable(Instant),
  termineeLe: v.nullable(Instant),
})
export type Elimination = v.InferOutput<typeof Elimination>

/** « Conservation et archives », for who answers for the town's data. The latest first. */
export const Conservation = v.object({
  regles: v.array(RegleConservation),
  eliminations: v.array(Elimination),
  gels: v.array(GelConservation),
  /** Bytes of the archives’ signed document, at most. */
  tailleMax: v.number(),
})
export type Conservation = v.InferOutput<typeof Conservation>

/**
 * What the archives answered, with their signed document. `ecartees`: categories put aside, commas between (a form's
 * field is a text); `jusque`: until when.
 */
export const VisaElimination = v.object({
  decision: v.picklist(['accordee', 'refusee']),
  reference: LigneRequise(200),
  date: DateCivile,
  ecartees: v.optional(v.pipe(v.string(), v.maxLength(400), v.regex(/^([a-z-]+(,[a-z-]+)*)?$/)), ''),
  jusque: v.optional(DateCivile),
  motif: v.optional(Ligne(1000), ''),
})
export type VisaElimination = v.InferOutput<typeof VisaElimination>
