import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant } from './commun.ts'
import { Moyen, MoyenGuichet } from './encaissements.ts'

/** A month, YYYY-MM. */
export const Mois = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
export type Mois = v.InferOutput<typeof Mois>

export const LigneFacture = v.object({
  id: Id,
  /** Null when it is of the whole family. */
  enfant: v.nullable(Id),
  libelle: v.string(),
  /** How the amount was found, in French; lines of text. */
  explication: v.string(),
  /** Units, or hours when it is billed by real presence: an exact decimal, « 18 », « 12.5 ». */
  quantite: v.string(),
  /** Of one unit or one hour. */
  prixCentimes: Centimes,
  montantCentimes: Centimes,
})
export type LigneFacture = v.InferOutput<typeof LigneFacture>

/** Who cashes an invoice; invoices of one régie are paid together. */
export const RegieFacture = v.object({
  id: Id,
  nom: v.string(),
  /** False where PayFiP is not open: one pays otherwise. */
  enLigne: v.boolean(),
  /** `titres`: each invoice is paid by itself, under the reference that the comptable gave it. */
  mode: v.picklist(['regie', 'titres']),
  /** Means taken at the counter, and where and how, in French. */
  moyens: v.array(MoyenGuichet),
  autresMoyens: v.string(),
})
export type RegieFacture = v.InferOutput<typeof RegieFacture>

export const Facture = v.object({
  id: Id,
  numero: v.string(),
  /** `avoir`: a credit note; its amounts are below zero. */
  nature: v.picklist(['facture', 'avoir']),
  /** Why, and of which invoice, for an avoir. */
  motif: v.nullable(v.string()),
  origine: v.nullable(v.object({ id: Id, numero: v.string() })),
  structure: v.object({ id: Id, nom: v.string() }),
  regie: RegieFacture,
  mois: Mois,
  etat: v.picklist(['emise', 'payee', 'annulee']),
  totalCentimes: Centimes,
  resteCentimes: Centimes,
  emiseLe: Instant,
  echeance: DateCivile,
  enRetard: v.boolean(),
  payeeLe: v.nullable(Instant),
  lignes: v.array(LigneFacture),
  /** Children that it is for. */
  enfants: v.array(v.object({ id: Id, prenom: v.string() })),
  /** What was paid of it, oldest first. A receipt is at `encaissements/{id}/recu`. */
  encaissements: v.array(v.object({ id: Id, moyen: Moyen, centimes: Centimes, recuLe: Instant })),
  /** It is debited by itself: when, once a date is announced. It is then not payable online. */
  prelevement: v.nullable(v.object({ date: v.nullable(DateCivile) })),
  /**
   * A payment opened less than twenty minutes ago and not concluded: where to go on (no page once the person has left
   * it), and when one may begin again.
   */
  paiementEnCours: v.nullable(v.object({ paiement: Id, url: v.nullable(v.string()), jusqua: Instant })),
})
export type Facture = v.InferOutput<typeof Facture>

export const FacturesDemandees = v.object({
  etat: v.optional(v.picklist(['a-payer', 'payees']), 'a-payer'),
  structure: v.optional(Id),
  enfant: v.optional(Id),
  /** Of the month billed. */
  annee: v.optional(v.pipe(v.string(), v.regex(/^20\d\d$/))),
})

/** « Mes paiements ». */
export const ListeFactures = v.object({
  factures: v.array(Facture),
  /** What is left to pay of the invoices listed. */
  resteCentimes: Centimes,
  /** What the family has in advance, by régie; none at zero. */
  credits: v.array(v.object({ regie: v.object({ id: Id, nom: v.string() }), centimes: Centimes })),
  /** What one can filter by: everything that the family was ever billed. */
  filtres: v.object({
    structures: v.array(v.object({ id: Id, nom: v.string() })),
    enfants: v.array(v.object({ id: Id, prenom: v.string() })),
    annees: v.array(v.number()),
  }),
  /** Bounds of one online payment. */
  minCentimes: Centimes,
  maxCentimes: Centimes,
})
export type ListeFactures = v.InferOutput<typeof ListeFactures>

/** What an agent asks: bill a structure's month. Running it again bills only what is left. */
export const Emission = v.object({ structure: Id, mois: Mois })
export type Emission = v.InferOutput<typeof Emission>

export const EmissionFaite = v.object({
  factures: v.number(),
  reservations: v.number(),
  totalCentimes: Centimes,
})
export type EmissionFaite = v.InferOutput<typeof EmissionFaite>
