import * as v from 'valibot'
import { avec, DateCivile, Id, Instant, LigneRequise, Texte } from './commun.ts'
import { RAPPELS_MAX, RETOURS } from './documentation.ts'
import { CONTROLES } from './televersements.ts'

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
  controle: v.picklist(CONTROLES),
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
  /** When the file that is there was accepted or refused. */
  reponduLe: v.nullable(Instant),
  /** An earlier document that still holds, while the latest waits or was refused: nothing is missing. */
  precedent: v.nullable(v.object({ valableJusquAu: v.nullable(DateCivile) })),
  /** The document of a structure to fill and to send back for this piece. */
  modele: v.nullable(v.object({ id: Id, nom: v.string() })),
  depot: v.nullable(Depot),
})
export type PieceDemandee = v.InferOutput<typeof PieceDemandee>

/** « Documentation structure »: a file that a structure offers to the families that it welcomes. */
export const DocumentStructure = v.object({
  id: Id,
  structure: v.object({ id: Id, nom: v.string() }),
  titre: v.string(),
  consigne: v.string(),
  nom: v.string(),
  /** Bytes. */
  taille: v.number(),
  publieLe: Instant,
  /** The piece for which families send it back filled; null for what is only read. */
  piece: v.nullable(Id),
})
export type DocumentStructure = v.InferOutput<typeof DocumentStructure>

export const Documents = v.object({
  /** Largest file, bytes. */
  tailleMax: v.number(),
  foyer: v.array(PieceDemandee),
  enfants: v.array(v.object({ id: Id, nom: v.string(), prenom: v.string(), pieces: v.array(PieceDemandee) })),
  /** Latest first. */
  documentation: v.array(DocumentStructure),
})
export type Documents = v.InferOutput<typeof Documents>

/** What a file is given for; the file is beside (`televersement`, or `fichier`). */
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

/** Reminders of a document whose end comes: days before it. */
export const Rappels = v.object({
  rappels: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
    v.maxLength(RAPPELS_MAX),
  ),
})
export type Rappels = v.InferOutput<typeof Rappels>

/** A document that a family gave and that waits for the service's answer. */
export const DocumentAVerifier = v.object({
  id: Id,
  piece: v.string(),
  famille: v.string(),
  /** Null for a document of the whole family. */
  enfant: v.nullable(v.string()),
  depot: Depot,
})
export type DocumentAVerifier = v.InferOutput<typeof DocumentAVerifier>

/** Oldest first; `attente` counts them all. */
export const DocumentsAVerifier = v.object({
  documents: v.array(DocumentAVerifier),
  attente: v.number(),
  /** What the antivirus destroyed in the last thirty days, latest first: if it comes by another way, it is not to be opened. */
  arretes: v.array(DocumentAVerifier),
})
export type DocumentsAVerifier = v.InferOutput<typeof DocumentsAVerifier>

/** A document that a structure publishes; the file is beside (`televersement`, or `fichier`). */
export const PublicationDocument = v.object({
  structure: Id,
  titre: LigneRequise(120),
  consigne: v.optional(Texte(1000), ''),
  retour: v.picklist(RETOURS),
})
export type PublicationDocument = v.InferOutput<typeof PublicationDocument>

/** What the services manage of documents. */
export const GestionDocuments = v.object({
  tailleMax: v.number(),
  documentation: v.array(
    avec(DocumentStructure, {
      controle: v.picklist(CONTROLES),
      /** How many came back. */
      retours: v.number(),
    }),
  ),
  /** What the town asks for, with its reminders. */
  pieces: v.array(v.object({ id: Id, nom: v.string(), rappels: v.array(v.number()) })),
})
export type GestionDocuments = v.InferOutput<typeof GestionDocuments>
