import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant } from './commun.ts'

/** A month, YYYY-MM. */
export const Mois = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
export type Mois = v.InferOutput<typeof Mois>

export const LigneFacture = v.object({
  libelle: v.string(),
  /** How the amount was found, in French. */
  explication: v.string(),
  quantite: v.pipe(v.number(), v.integer()),
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
  /** Where and how to pay otherwise, in French. */
  autresMoyens: v.string(),
})
export type RegieFacture = v.InferOutput<typeof RegieFacture>

export const Facture = v.object({
  id: Id,
  numero: v.string(),
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
  /**
   * A payment opened less than twenty minutes ago and not concluded: where to go on (no page once the person has left
   * it), and when one may begin again.
   */
  paiementEnCours: v.nullable(v.object({ paiement: Id, url: v.nullable(v.string()), jusqua: Instant })),
})
export type Facture = v.InferOutput<typeof Facture>

export const FacturesDemandees = v.object({ etat: v.optional(v.picklist(['a-payer', 'payees']), 'a-payer') })

/** « Mes paiements ». */
export const ListeFactures = v.object({
  factures: v.array(Facture),
  /** What is left to pay of the invoices listed. */
  resteCentimes: Centimes,
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
