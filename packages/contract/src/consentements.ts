import * as v from 'valibot'
import { DateCivile, Id, Instant, LigneRequise, Texte } from './commun.ts'

/**
 * What became of what is asked of a child's holders of parental authority.
 * - `donne`: agreed to, as it is worded now.
 * - `ancienne-version`: agreed to as it was worded before: it is asked again.
 * - `attend-second`: one holder agreed, the text asks for both.
 * - `refuse`, `retire`: one holder said no, or took back a yes: nobody else's yes goes over it.
 */
export const ETATS_CONSENTEMENT = [
  'donne',
  'ancienne-version',
  'attend-second',
  'absent',
  'refuse',
  'retire',
] as const
export const EtatConsentement = v.picklist(ETATS_CONSENTEMENT)
export type EtatConsentement = v.InferOutput<typeof EtatConsentement>

/** A text as it is asked today. */
export const TexteConsentement = v.object({
  /** Of this wording. */
  id: Id,
  /** Of the text through its wordings. */
  code: Id,
  version: v.number(),
  titre: v.string(),
  texte: v.string(),
  deuxTitulaires: v.boolean(),
  depuis: DateCivile,
})
export type TexteConsentement = v.InferOutput<typeof TexteConsentement>

/** What somebody said last of a text, and of which wording. */
const Dit = v.object({ accord: v.boolean(), version: v.number(), le: Instant })

export const ConsentementEnfant = v.object({
  code: Id,
  etat: EtatConsentement,
  /** What the login that asks said last. */
  moi: v.nullable(Dit),
  /** What the other holder said last: never who, nor from which home. */
  autre: v.nullable(Dit),
  /** The answer of whoever asks is awaited. */
  attendu: v.boolean(),
})
export type ConsentementEnfant = v.InferOutput<typeof ConsentementEnfant>

/** What the authority asks for each child of the family, and what was answered. */
export const Consentements = v.object({
  textes: v.array(TexteConsentement),
  enfants: v.array(
    v.object({
      id: Id,
      prenom: v.string(),
      /** Whoever asks holds parental authority: may answer. */
      titulaire: v.boolean(),
      /** Somebody else who may answer has a login. */
      autreJoignable: v.boolean(),
      consentements: v.array(ConsentementEnfant),
    }),
  ),
})
export type Consentements = v.InferOutput<typeof Consentements>

/** Agrees to a wording, or says no; saying no after a yes takes it back. */
export const ReponseConsentement = v.object({ texte: Id, accord: v.boolean() })
export type ReponseConsentement = v.InferOutput<typeof ReponseConsentement>

/** A wording to write: of a new text (`code` null), or that replaces the one before. */
export const TexteSaisi = v.object({
  code: v.nullable(Id),
  titre: LigneRequise(120),
  texte: v.pipe(Texte(10_000), v.nonEmpty()),
  deuxTitulaires: v.boolean(),
  /** First day that it is asked; not before today. */
  depuis: DateCivile,
})
export type TexteSaisi = v.InferOutput<typeof TexteSaisi>

/** A wording as an agent reads it. */
export const TexteGere = v.object({
  ...TexteConsentement.entries,
  /** First day that the text is no longer asked. */
  jusque: v.nullable(DateCivile),
  /** This wording is the one asked today. */
  enVigueur: v.boolean(),
})
export type TexteGere = v.InferOutput<typeof TexteGere>

/** What the children of a structure have, and every wording there was, latest first. */
export const GestionConsentements = v.object({
  textes: v.array(TexteGere),
  enfants: v.array(
    v.object({
      id: Id,
      prenom: v.string(),
      nom: v.string(),
      consentements: v.array(
        v.object({
          code: Id,
          etat: EtatConsentement,
          /** Each thing that was said, latest first: by whom, when, of which wording. */
          reponses: v.array(v.object({ par: v.string(), ...Dit.entries })),
        }),
      ),
    }),
  ),
})
export type GestionConsentements = v.InferOutput<typeof GestionConsentements>

export const FiltreConsentements = v.object({ structure: Id })
