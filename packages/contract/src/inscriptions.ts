import * as v from 'valibot'
import { Id, Instant } from './commun.ts'
import { ETAPES_INSCRIPTION, ETATS_INSCRIPTION, GESTES_INSCRIPTION } from './suivi.ts'

export { ETATS_INSCRIPTION } from './suivi.ts'

/** Asks for one or several children of the family at once. */
export const DemandeInscription = v.object({
  activite: Id,
  /** Only this period; every period of the activity without it. */
  periode: v.nullable(Id),
  enfants: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)),
})
export type DemandeInscription = v.InferOutput<typeof DemandeInscription>

export const EMPECHEMENTS = [
  'age-non-admis',
  'piece-manquante',
  'deja-inscrit',
  'inscription-close',
  'dossier-incomplet',
  'hors-territoire',
  'renouvellement-requis',
] as const

/** Why a child cannot be enrolled, and what to do about it, in French. */
export const Empechement = v.object({
  code: v.picklist(EMPECHEMENTS),
  phrase: v.string(),
  /** Documents to give (`piece-manquante`). */
  pieces: v.array(v.object({ id: Id, nom: v.string() })),
  /** Fields to fill in (`dossier-incomplet`). */
  champs: v.array(v.string()),
})
export type Empechement = v.InferOutput<typeof Empechement>

export const EnfantNomme = v.object({ id: Id, nom: v.string(), prenom: v.string() })
export type EnfantNomme = v.InferOutput<typeof EnfantNomme>

/** What one would be answered, child by child, before asking. */
export const Eligibilite = v.object({
  enfants: v.array(
    v.object({
      enfant: EnfantNomme,
      possible: v.boolean(),
      /** No place is left: the request would wait on the list. */
      attente: v.boolean(),
      empechements: v.array(Empechement),
    }),
  ),
})
export type Eligibilite = v.InferOutput<typeof Eligibilite>

/** The answer for each child asked for: the request that was made, or why there is none. */
export const ResultatInscription = v.object({
  resultats: v.array(
    v.object({
      enfant: EnfantNomme,
      inscription: v.nullable(Id),
      /** It went on the waiting list. */
      attente: v.boolean(),
      empechements: v.array(Empechement),
    }),
  ),
})
export type ResultatInscription = v.InferOutput<typeof ResultatInscription>

const PieceNommee = v.object({ id: Id, nom: v.string() })

/** One step of a request: what happened, when, by whom. */
export const Etape = v.object({
  type: v.picklist(ETAPES_INSCRIPTION),
  le: Instant,
  /** `systeme`: nobody pressed anything, a place became free or the last document arrived. */
  par: v.picklist(['famille', 'service', 'systeme']),
  motif: v.nullable(v.string()),
  /** Names of the documents asked for. */
  pieces: v.array(v.string()),
})
export type Etape = v.InferOutput<typeof Etape>

export const Inscription = v.object({
  id: Id,
  enfant: EnfantNomme,
  structure: v.object({
    id: Id,
    nom: v.string(),
    courriel: v.nullable(v.string()),
    telephone: v.nullable(v.string()),
  }),
  activite: v.object({ id: Id, nom: v.string() }),
  periode: v.nullable(v.object({ id: Id, nom: v.string() })),
  /** First civil year of the school year: 2026 for 2026-2027. */
  annee: v.number(),
  etat: v.picklist(ETATS_INSCRIPTION),
  /** Place on the waiting list, where the authority shows it. */
  rang: v.nullable(v.number()),
  /** What the service says to the family; always there on a refusal. */
  motif: v.nullable(v.string()),
  /** Documents that the service asked for and that are still to give. */
  piecesManquantes: v.array(PieceNommee),
  /** What the family may do with it now. */
  gestes: v.array(v.picklist(GESTES_INSCRIPTION)),
  /** Every step, first to last. */
  etapes: v.array(Etape),
  demandeeLe: Instant,
  reponduLe: v.nullable(Instant),
})
export type Inscription = v.InferOutput<typeof Inscription>

/** Latest first. */
export const Inscriptions = v.object({ inscriptions: v.array(Inscription) })
export type Inscriptions = v.InferOutput<typeof Inscriptions>

/** What is asked about: an activity, or one of its periods. */
export const QuestionEligibilite = v.object({ activite: Id, periode: v.optional(Id) })
export type QuestionEligibilite = v.InferOutput<typeof QuestionEligibilite>
