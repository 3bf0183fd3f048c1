// Billing runs: what an agent prepares, checks and issues.
import * as v from 'valibot'
import { Centimes, Id, Instant, Texte } from './commun.ts'
import { LigneFacture, Mois } from './factures.ts'

/** A service and the month (YYYY-MM) to bill. */
export const NouvelleFacturation = v.object({ structure: Id, mois: Mois })
export type NouvelleFacturation = v.InferOutput<typeof NouvelleFacturation>

/** `bloquante`: the run cannot be issued before it is settled. */
export const Anomalie = v.object({
  gravite: v.picklist(['attention', 'bloquante']),
  foyer: v.nullable(Id),
  famille: v.string(),
  /** What is odd and what to do, in French. */
  message: v.string(),
})
export type Anomalie = v.InferOutput<typeof Anomalie>

export const FactureProposee = v.object({
  foyer: Id,
  /** Name of the family's first adult. */
  famille: v.string(),
  /** Below zero: what earlier months were billed too much, given back as an avoir. */
  totalCentimes: Centimes,
  lignes: v.array(LigneFacture),
})
export type FactureProposee = v.InferOutput<typeof FactureProposee>

export const ETATS_FACTURATION = ['brouillon', 'emise'] as const

export const Facturation = v.object({
  id: Id,
  structure: v.object({ id: Id, nom: v.string() }),
  regie: v.object({ id: Id, nom: v.string() }),
  mois: Mois,
  etat: v.picklist(ETATS_FACTURATION),
  prepareeLe: Instant,
  emiseLe: v.nullable(Instant),
  factures: v.number(),
  avoirs: v.number(),
  totalCentimes: Centimes,
  /** Says what was checked: sent back with the issue, which is refused if anything moved since. */
  empreinte: v.string(),
  anomalies: v.array(Anomalie),
  /** What would be issued, by name of family; empty once issued. */
  propositions: v.array(FactureProposee),
})
export type Facturation = v.InferOutput<typeof Facturation>

/** Latest first, without their propositions and anomalies. */
export const Facturations = v.object({
  facturations: v.array(v.omit(Facturation, ['propositions', 'anomalies'])),
})
export type Facturations = v.InferOutput<typeof Facturations>

/** What a run issued, by name of family: invoices and avoirs. */
export const FacturesEmises = v.object({
  factures: v.array(
    v.object({
      id: Id,
      numero: v.string(),
      nature: v.picklist(['facture', 'avoir']),
      /** Name of the family's first adult. */
      famille: v.string(),
      totalCentimes: Centimes,
      /** What is left to pay; 0 of an avoir. */
      resteCentimes: Centimes,
      annulee: v.boolean(),
    }),
  ),
})
export type FacturesEmises = v.InferOutput<typeof FacturesEmises>

export const EmissionFacturation = v.object({ empreinte: v.string() })
export type EmissionFacturation = v.InferOutput<typeof EmissionFacturation>

/** A credit note: of a whole invoice (no line named), or of some of its lines. `motif` is printed on it. */
export const NouvelAvoir = v.object({
  motif: v.pipe(Texte(500), v.nonEmpty()),
  lignes: v.optional(
    v.pipe(
      v.array(v.object({ ligne: Id, montantCentimes: v.pipe(Centimes, v.minValue(1)) })),
      v.minLength(1),
      v.maxLength(200),
    ),
  ),
})
export type NouvelAvoir = v.InferOutput<typeof NouvelAvoir>

/** The reference that the comptable gave to an invoice, where the régie works by titres: PayFiP is asked with it. */
export const ReferenceTitre = v.object({
  reference: v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9]{6,30}$/)),
})
export type ReferenceTitre = v.InferOutput<typeof ReferenceTitre>

export const AvoirEmis = v.object({
  id: Id,
  numero: v.string(),
  totalCentimes: Centimes,
  /** What the invoice did not owe any more: it is the family's credit. */
  creditCentimes: Centimes,
})
export type AvoirEmis = v.InferOutput<typeof AvoirEmis>

/** An issued invoice as its régisseur corrects it: what is left of each line that an avoir may give back. */
export const FactureARendre = v.object({
  id: Id,
  numero: v.string(),
  lignes: v.array(
    v.object({ id: Id, libelle: v.string(), montantCentimes: Centimes, resteCentimes: Centimes }),
  ),
})
export type FactureARendre = v.InferOutput<typeof FactureARendre>
