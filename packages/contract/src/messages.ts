import * as v from 'valibot'
import { avec, Id, Instant, LigneRequise } from './commun.ts'
import { COTES, MESSAGE_MAX, PIECES_MAX, SUJET_MAX, VUES_FILS } from './messagerie.ts'
import { CONTROLES } from './televersements.ts'

/** A file joined to a message. */
export const PieceJointe = v.object({
  id: Id,
  nom: v.string(),
  type: v.string(),
  /** Bytes. */
  taille: v.number(),
  controle: v.picklist(CONTROLES),
})
export type PieceJointe = v.InferOutput<typeof PieceJointe>

export const Message = v.object({
  id: Id,
  /** 1 for the first of its thread. */
  rang: v.number(),
  de: v.picklist(COTES),
  /** Name of the parent, or « L’arbre à paumes — Sophie ». */
  auteur: v.string(),
  /** Plain text, as it was typed. */
  texte: v.string(),
  envoyeLe: Instant,
  /** When the other side first saw it. To a family, that of its own messages is not said. */
  luLe: v.nullable(Instant),
  pieces: v.array(PieceJointe),
})
export type Message = v.InferOutput<typeof Message>

/** A conversation of one family with one structure, about a child or none. */
export const FilResume = v.object({
  id: Id,
  sujet: v.string(),
  structure: v.object({ id: Id, nom: v.string() }),
  enfant: v.nullable(v.object({ id: Id, prenom: v.string() })),
  /** Name of the family's first adult. */
  famille: v.string(),
  /** `clos`: the service has closed it; writing in it opens it again. */
  etat: v.picklist(['ouvert', 'clos']),
  dernier: v.object({
    de: v.picklist(COTES),
    auteur: v.string(),
    /** How it begins. */
    extrait: v.string(),
    envoyeLe: Instant,
  }),
  /** Messages of the other side that this side has not seen. */
  nonLus: v.number(),
})
export type FilResume = v.InferOutput<typeof FilResume>

/** Latest message first. */
export const Fils = v.object({
  fils: v.array(FilResume),
  /** There are older ones: ask `avant` the last of these. */
  suite: v.boolean(),
  /** Whatever the filter: for a family its unread messages, for a service the open threads that wait for its answer. */
  attente: v.number(),
  /** The family's own children, to write about one; none for a service. */
  enfants: v.array(v.object({ id: Id, prenom: v.string() })),
  /** The largest file that a message takes, bytes. */
  tailleMax: v.number(),
})
export type Fils = v.InferOutput<typeof Fils>

/** `avant`: id of the last thread that is shown. `q` is looked for in subjects, messages and names of families. */
export const FiltreFils = v.object({
  vue: v.optional(v.picklist(VUES_FILS), 'tous'),
  structure: v.optional(Id),
  enfant: v.optional(Id),
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100), v.regex(/^[^\0]*$/)), ''),
  avant: v.optional(Id),
})
export type FiltreFils = v.InferOutput<typeof FiltreFils>

/** A thread with its latest messages, in order. */
export const Fil = avec(FilResume, {
  messages: v.array(Message),
  /** There are older ones: ask `avant` the rank of the first of these. */
  plusAnciens: v.boolean(),
})
export type Fil = v.InferOutput<typeof Fil>

export const PageFil = v.object({
  avant: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/))),
})
export type PageFil = v.InferOutput<typeof PageFil>

/** `pieces`: files given before (`messages/pieces`), by the same person, and not sent yet. */
export const MessageNouveau = v.object({
  texte: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MESSAGE_MAX), v.regex(/^[^\0]*$/)),
  pieces: v.optional(v.pipe(v.array(Id), v.maxLength(PIECES_MAX)), []),
})
export type MessageNouveau = v.InferOutput<typeof MessageNouveau>

/** A thread that a family opens. */
export const FilNouveau = avec(MessageNouveau, {
  structure: Id,
  enfant: v.optional(v.nullable(Id), null),
  sujet: LigneRequise(SUJET_MAX),
})
export type FilNouveau = v.InferOutput<typeof FilNouveau>

/** A thread that a service opens with a family enrolled in it. */
export const FilDuService = avec(FilNouveau, { foyer: Id })
export type FilDuService = v.InferOutput<typeof FilDuService>

export const FilCree = v.object({ id: Id })
export const MessageCree = v.object({ id: Id, rang: v.number() })
export type MessageCree = v.InferOutput<typeof MessageCree>

/** Everything up to this rank was shown. */
export const Lecture = v.object({
  jusqua: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999)),
})
export type Lecture = v.InferOutput<typeof Lecture>

export const EtatFil = v.object({ etat: v.picklist(['ouvert', 'clos']) })
export type EtatFil = v.InferOutput<typeof EtatFil>

/** Families of a structure that one may write to, by name. */
export const FiltreDestinataires = v.object({
  structure: Id,
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100), v.regex(/^[^\0]*$/)), ''),
})
export const Destinataires = v.object({
  familles: v.array(
    v.object({
      foyer: Id,
      nom: v.string(),
      enfants: v.array(v.object({ id: Id, prenom: v.string() })),
    }),
  ),
})
export type Destinataires = v.InferOutput<typeof Destinataires>

/** Open threads that wait for the service's answer. */
export const AttenteService = v.object({ attente: v.number() })
export type AttenteService = v.InferOutput<typeof AttenteService>
