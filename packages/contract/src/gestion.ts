import * as v from 'valibot'
import { DateCivile, Id, Instant, Texte } from './commun.ts'
import { ETATS_PIECE } from './documents.ts'
import { ETATS_INSCRIPTION } from './inscriptions.ts'

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
  /** What the family gave; the file is at `gestion/documents/{depot}/fichier`. */
  documents: v.array(v.object({ depot: Id, nom: v.string(), etat: v.picklist(ETATS_PIECE) })),
})
export type Demande = v.InferOutput<typeof Demande>

/** Oldest first. */
export const Demandes = v.object({ demandes: v.array(Demande) })
export type Demandes = v.InferOutput<typeof Demandes>

export const FiltreDemandes = v.object({ etat: v.optional(v.picklist(ETATS_INSCRIPTION), 'demandee') })
export type FiltreDemandes = v.InferOutput<typeof FiltreDemandes>

/** The structures an agent answers for, in the town's order. */
export const StructuresAgent = v.object({
  aujourdhui: DateCivile,
  structures: v.array(v.object({ id: Id, nom: v.string() })),
})
export type StructuresAgent = v.InferOutput<typeof StructuresAgent>

/** An agent's answer. On a refusal `motif` is required: the family reads it. */
export const ReponseDemande = v.object({
  decision: v.picklist(['acceptee', 'refusee']),
  motif: v.optional(v.nullable(Texte(1000)), null),
})
export type ReponseDemande = v.InferOutput<typeof ReponseDemande>
