// Prélèvement automatique: mandates, their signature, collection, rejections.
import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant, Ligne, LigneRequise } from './commun.ts'

/** `a-signer`: the code sent by e-mail was not typed yet. */
export const ETATS_MANDAT = ['a-signer', 'actif', 'suspendu', 'revoque'] as const
export const EtatMandat = v.picklist(ETATS_MANDAT)
export type EtatMandat = v.InferOutput<typeof EtatMandat>

export const NouveauMandat = v.object({
  regie: Id,
  /** As typed: spaces allowed. */
  iban: LigneRequise(50),
  /** Optional within SEPA; empty when not known. */
  bic: v.optional(Ligne(11), ''),
  titulaire: LigneRequise(70),
})
export type NouveauMandat = v.InferOutput<typeof NouveauMandat>

/** The six digits received by e-mail. */
export const SignatureMandat = v.object({ code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/)) })
export type SignatureMandat = v.InferOutput<typeof SignatureMandat>

export const Mandat = v.object({
  id: Id,
  regie: v.object({ id: Id, nom: v.string() }),
  /** Référence unique du mandat, and the creditor's identifier (ICS). */
  rum: v.string(),
  ics: v.string(),
  etat: EtatMandat,
  titulaire: v.string(),
  /** « FR76 •••• •••• 0189 »: the whole is shown to nobody again. */
  iban: v.string(),
  signeLe: v.nullable(Instant),
  /** Until when the code may be typed, while `a-signer`. */
  codeJusquAu: v.nullable(Instant),
  /** The next debit announced. */
  prochain: v.nullable(v.object({ date: DateCivile, montantCentimes: Centimes })),
})
export type Mandat = v.InferOutput<typeof Mandat>

export const Mandats = v.object({
  mandats: v.array(Mandat),
  /** Régies of the family's services that debit accounts, with what one signs. */
  regies: v.array(
    v.object({ id: Id, nom: v.string(), ics: v.string(), creancier: v.string(), texte: v.string() }),
  ),
})
export type Mandats = v.InferOutput<typeof Mandats>

/** Suspends, takes up again or ends a mandate. */
export const ChangementMandat = v.object({ etat: v.picklist(['actif', 'suspendu', 'revoque']) })
export type ChangementMandat = v.InferOutput<typeof ChangementMandat>

/** `preparee`: families are told, nothing left the town. `deposee`: the file was made. `close`: the money is there. */
export const ETATS_REMISE = ['preparee', 'deposee', 'close'] as const

/** A batch of debits of one régie and one date, with its pain.008 file. */
export const Remise = v.object({
  id: Id,
  regie: v.object({ id: Id, nom: v.string() }),
  date: DateCivile,
  etat: v.picklist(ETATS_REMISE),
  nombre: v.number(),
  totalCentimes: Centimes,
  rejets: v.number(),
  prelevements: v.array(
    v.object({
      id: Id,
      famille: v.string(),
      rum: v.string(),
      sequence: v.picklist(['FRST', 'RCUR']),
      montantCentimes: Centimes,
      factures: v.array(v.object({ id: Id, numero: v.string() })),
      etat: v.picklist(['prevu', 'preleve', 'rejete', 'retire']),
      motifRejet: v.nullable(v.string()),
    }),
  ),
})
export type Remise = v.InferOutput<typeof Remise>

export const Remises = v.object({ remises: v.array(v.omit(Remise, ['prelevements'])) })
export type Remises = v.InferOutput<typeof Remises>

/** A batch to prepare: every unpaid invoice under an active mandate of the régie that is due by then. At least 14 days ahead. */
export const NouvelleRemise = v.object({ regie: Id, date: DateCivile })
export type NouvelleRemise = v.InferOutput<typeof NouvelleRemise>

/** The bank gave a debit back: the code of its reason (AC04, AM04, MD01…). */
export const RejetPrelevement = v.object({ code: v.pipe(v.string(), v.trim(), v.regex(/^[A-Z]{2}\d{2}$/)) })
export type RejetPrelevement = v.InferOutput<typeof RejetPrelevement>
