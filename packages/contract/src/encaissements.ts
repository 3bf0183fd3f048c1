// What a régie receives, whatever the means, and what it is for.
import * as v from 'valibot'
import { Centimes, DateCivile, Id, Instant, Ligne, Texte } from './commun.ts'
import { MOYENS, MOYENS_GUICHET } from './moyens.ts'

export const Moyen = v.picklist(MOYENS)
export type Moyen = v.InferOutput<typeof Moyen>
export const MoyenGuichet = v.picklist(MOYENS_GUICHET)
export type MoyenGuichet = v.InferOutput<typeof MoyenGuichet>

/** An entry and where it went; the parts sum to the amount. */
export const Encaissement = v.object({
  id: Id,
  regie: v.object({ id: Id, nom: v.string() }),
  famille: v.object({ foyer: Id, nom: v.string() }),
  moyen: Moyen,
  /** Below zero: a reversal, a rejected debit, a credit given back. */
  montantCentimes: Centimes,
  reference: v.string(),
  recuLe: Instant,
  parts: v.array(
    v.object({
      /** Null: kept as the family's credit. */
      facture: v.nullable(v.object({ id: Id, numero: v.string() })),
      centimes: Centimes,
    }),
  ),
  /** The entry that this one reverses, and why. */
  annule: v.nullable(Id),
  motif: v.nullable(v.string()),
  /** The entry that reversed it. */
  annulePar: v.nullable(Id),
})
export type Encaissement = v.InferOutput<typeof Encaissement>

/** A régie as its régisseur sees and sets it. */
export const RegieGeree = v.object({
  id: Id,
  nom: v.string(),
  /** Six digits, zeros kept; null: no online payment. */
  numcli: v.nullable(v.string()),
  /** T test, X activation, W production. */
  saisie: v.picklist(['T', 'X', 'W']),
  /** `titres`: each invoice is a titre that the comptable knows; it is paid by itself, under the reference imposed. */
  mode: v.picklist(['regie', 'titres']),
  moyens: v.array(MoyenGuichet),
  /** Where and how each is taken, in French: shown to families as « Autres moyens ». */
  autresMoyens: v.string(),
  /** Days after the due date at which an unpaid invoice is reminded of. */
  relances: v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  /** Direct debit: identifiant créancier SEPA, and the DFT account; null: not offered. */
  sepa: v.nullable(
    v.object({
      ics: v.string(),
      iban: v.string(),
      bic: v.string(),
      titulaire: v.string(),
      adresse: v.string(),
      /** Codique of the comptable's office, and the service's id at DFTnet: written in files, where DGFiP gave them. */
      poste: v.optional(v.pipe(v.string(), v.regex(/^[0-9AB]{6,7}$/))),
      service: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))),
    }),
  ),
})
export type RegieGeree = v.InferOutput<typeof RegieGeree>

export const RegiesGerees = v.object({
  aujourdhui: DateCivile,
  regies: v.array(RegieGeree),
  /** What only a person can settle, in all of them. */
  alertes: v.number(),
})
export type RegiesGerees = v.InferOutput<typeof RegiesGerees>

export const ReglagesRegie = v.pick(RegieGeree, [
  'numcli',
  'saisie',
  'mode',
  'moyens',
  'autresMoyens',
  'relances',
  'sepa',
])
export type ReglagesRegie = v.InferOutput<typeof ReglagesRegie>

/** Something that only a person can settle. `disparue`: it is no longer true. */
export const Alerte = v.object({
  id: Id,
  /** What happened and what to do, in French. */
  message: v.string(),
  etat: v.picklist(['ouverte', 'traitee', 'disparue']),
  ouverteLe: Instant,
  fermeeLe: v.nullable(Instant),
})
export type Alerte = v.InferOutput<typeof Alerte>

/** Open ones first, then those closed lately; latest first. */
export const Alertes = v.object({ alertes: v.array(Alerte) })
export type Alertes = v.InferOutput<typeof Alertes>

/** « Traitée », or taken back. */
export const TraitementAlerte = v.object({ traitee: v.boolean() })
export type TraitementAlerte = v.InferOutput<typeof TraitementAlerte>

/** What PayFiP says of a client number (`recupererDetailClient`), or why it cannot be used. */
export const EssaiPayFip = v.object({ reussi: v.boolean(), message: v.string() })
export type EssaiPayFip = v.InferOutput<typeof EssaiPayFip>

/** What is still to pay of a régie, found by name or number. */
export const FiltreDus = v.object({ recherche: v.optional(Ligne(100), '') })
export const Dus = v.object({
  familles: v.array(
    v.object({
      foyer: Id,
      nom: v.string(),
      creditCentimes: Centimes,
      factures: v.array(
        v.object({
          id: Id,
          numero: v.string(),
          structure: v.string(),
          totalCentimes: Centimes,
          resteCentimes: Centimes,
          echeance: DateCivile,
          enRetard: v.boolean(),
          /** A PayFiP payment is open for it, or it is to be debited. */
          enCours: v.nullable(v.picklist(['payfip', 'prelevement'])),
        }),
      ),
    }),
  ),
})
export type Dus = v.InferOutput<typeof Dus>

/** Money handed over at the counter. What the invoices named do not take is kept as the family's credit. */
export const NouvelEncaissement = v.object({
  regie: Id,
  foyer: Id,
  moyen: MoyenGuichet,
  montantCentimes: v.pipe(Centimes, v.minValue(1), v.maxValue(99_999_999)),
  /** Number of the cheque, of the CESU… */
  reference: v.optional(Ligne(60), ''),
  parts: v.pipe(
    v.array(v.object({ facture: Id, centimes: v.pipe(Centimes, v.minValue(1)) })),
    v.maxLength(50),
  ),
})
export type NouvelEncaissement = v.InferOutput<typeof NouvelEncaissement>

export const Annulation = v.object({ motif: v.pipe(Texte(500), v.nonEmpty()) })
export type Annulation = v.InferOutput<typeof Annulation>

/** A family's credit used for invoices, or given back by transfer (no part). */
export const UsageCredit = v.object({
  regie: Id,
  foyer: Id,
  parts: v.pipe(
    v.array(v.object({ facture: Id, centimes: v.pipe(Centimes, v.minValue(1)) })),
    v.maxLength(50),
  ),
  /** Cents given back; 0 when it is used for invoices. */
  remboursementCentimes: v.pipe(Centimes, v.minValue(0)),
  reference: v.optional(Ligne(60), ''),
})
export type UsageCredit = v.InferOutput<typeof UsageCredit>

/** The entries of a régie between two days, both included; latest first. */
export const FiltreEncaissements = v.object({ du: DateCivile, au: DateCivile })
export const Journal = v.object({
  encaissements: v.array(Encaissement),
  totaux: v.array(v.object({ moyen: Moyen, nombre: v.number(), centimes: Centimes })),
  /** Credits that families have in this régie, all days together. */
  creditsCentimes: Centimes,
})
export type Journal = v.InferOutput<typeof Journal>
