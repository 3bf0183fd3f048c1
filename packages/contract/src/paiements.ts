import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant } from './commun.ts'

/** What a family asks to pay: invoices, never an amount, which the server alone decides. */
export const NouveauPaiement = v.object({
  factures: v.pipe(v.array(Id), v.minLength(1), v.maxLength(50)),
  /** Page to come back to after PayFiP; the town's own « Mes paiements » when it is not of a declared site. */
  retour: v.pipe(v.string(), v.maxLength(2000)),
})
export type NouveauPaiement = v.InferOutput<typeof NouveauPaiement>

/** `url` is PayFiP's page: send the person there. */
export const PaiementOuvert = v.object({ paiement: Id, url: v.string() })
export type PaiementOuvert = v.InferOutput<typeof PaiementOuvert>

export const ETATS_PAIEMENT = ['en-cours', 'paye', 'refuse', 'abandonne', 'expire'] as const

/** What became of a payment. */
export const Paiement = v.object({
  id: Id,
  etat: v.picklist(ETATS_PAIEMENT),
  moyen: v.nullable(v.picklist(['carte', 'prelevement'])),
  montantCentimes: Centimes,
  factures: v.array(v.object({ id: Id, numero: v.string() })),
  creeLe: Instant,
  termineLe: v.nullable(Instant),
  /** True when the person left PayFiP's page, which PayFiP confirms only twenty minutes later. */
  quitte: v.boolean(),
  /** From when the same invoices may be paid again, while `en-cours`. */
  reprisePossibleLe: v.nullable(Instant),
  /** Received for invoices that were already paid: kept as a credit, that the régisseur uses or gives back. */
  tropPercuCentimes: Centimes,
  /** Its entry, once paid: the receipt is at `encaissements/{id}/recu`. */
  encaissement: v.nullable(Id),
  regie: v.object({ id: Id, nom: v.string() }),
})
export type Paiement = v.InferOutput<typeof Paiement>

/** « Historique de mes actions »: online payments tried between two days, both included; latest first. */
export const FiltrePaiements = v.object({ du: DateCivile, au: DateCivile })
export type FiltrePaiements = v.InferOutput<typeof FiltrePaiements>

export const Paiements = v.object({ paiements: v.array(Paiement) })
export type Paiements = v.InferOutput<typeof Paiements>
