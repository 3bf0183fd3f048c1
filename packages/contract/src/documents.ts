import * as v from 'valibot'
import { DateCivile, Id, Instant, Texte } from './commun.ts'

/** What a file may be, told from its content. */
export const TYPES_ACCEPTES = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
] as const
export type TypeAccepte = (typeof TYPES_ACCEPTES)[number]

/** A file that was given. */
export const Depot = v.object({
  id: Id,
  nom: v.string(),
  type: v.string(),
  /** Bytes. */
  taille: v.number(),
  transmisLe: Instant,
})
export type Depot = v.InferOutput<typeof Depot>

export const ETATS_PIECE = ['a-fournir', 'a-verifier', 'valide', 'refuse', 'expire'] as const

/** A document that the town asks for, and where one is with it. */
export const PieceDemandee = v.object({
  piece: Id,
  nom: v.string(),
  aide: v.string(),
  /** Without it no enrolment is taken. */
  obligatoire: v.boolean(),
  /** The activity that asks for it; null when it is asked of everyone. */
  activite: v.nullable(v.string()),
  etat: v.picklist(ETATS_PIECE),
  /** Why it was refused. */
  motif: v.nullable(v.string()),
  valableJusquAu: v.nullable(DateCivile),
  depot: v.nullable(Depot),
})
export type PieceDemandee = v.InferOutput<typeof PieceDemandee>

export const Documents = v.object({
  /** Largest file, bytes. */
  tailleMax: v.number(),
  foyer: v.array(PieceDemandee),
  enfants: v.array(v.object({ id: Id, nom: v.string(), prenom: v.string(), pieces: v.array(PieceDemandee) })),
})
export type Documents = v.InferOutput<typeof Documents>

/** The fields of an upload, beside the file itself (`fichier`). */
export const DepotDemande = v.object({
  piece: Id,
  /** For a piece asked of each child. */
  enfant: v.optional(Id),
})
export type DepotDemande = v.InferOutput<typeof DepotDemande>

/** What the service says of a document. `motif` is required with a refusal: the family reads it. */
export const ReponseDocument = v.object({
  decision: v.picklist(['valide', 'refuse']),
  motif: v.optional(Texte(1000)),
  /** Until when a valid document holds. */
  valableJusquAu: v.optional(v.nullable(DateCivile)),
})
export type ReponseDocument = v.InferOutput<typeof ReponseDocument>
