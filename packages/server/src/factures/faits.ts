// What a month's invoices are made of, before anything has a price.

/** Where something to bill comes from, and what is written there once it is billed. */
export type Source =
  /** `declaree`: an absence was declared for it. */
  | { type: 'reservation'; id: string; declaree: boolean }
  /** Hours of a contract beyond, or below, what it says; a child who came without booking. */
  | { type: 'pointage'; id: string }
  | { type: 'heures'; id: string }
  | { type: 'contrat'; id: string; mois: string; minutes: number }

export type Absence = 'aucune' | 'justifiee' | 'injustifiee'

/**
 * `au-dela`: presence beyond a contract's hours. `deduction`: hours of a contract on a day the child did not come.
 * `fermetures`: hours of a contract that closures decided since left out. Each is said apart on the invoice.
 */
export type Genre =
  | 'reservation'
  | 'sans-reservation'
  | 'contrat'
  | 'occasionnelles'
  | 'au-dela'
  | 'deduction'
  | 'fermetures'

/** One thing to bill. */
export interface Fait {
  genre: Genre
  source: Source
  foyer: string
  enfant: string
  activite: string
  /** Code of the unit; empty for a contract. */
  unite: string
  /** First and last day: the same but for a sejour. */
  date: string
  fin: string
  /** Minutes, where the price is of an hour; null where it is of a unit. */
  minutes: number | null
  /** Booked after the deadline. */
  tardive: boolean
  absence: Absence
  /** Nobody said when the child came and left: the hours expected are billed. */
  prevues: boolean
  /** Said after the price: how the hours of a contract were found. */
  precision: string
}

/** A booking that is billed, and that asks for less than it was billed since. */
export interface Rendu {
  reservation: string
  foyer: string
  enfant: string
  activite: string
  unite: string
  date: string
  fin: string
  /** What invoices ask for it, cents, and as what. */
  factureCentimes: number
  factureAbsence: Absence
  /** The line that bills it, of which invoice, and how much of it is still asked for. */
  ligne: { id: string; numero: string; facture: string | null; resteCentimes: number; partGarde: PartGarde }
  /** What became of it. */
  devenue: 'annulee' | 'justifiee' | 'injustifiee'
}

/** Which share of a line counts as care of a young child: `gardeCentimes` of `montantCentimes`. */
export interface PartGarde {
  gardeCentimes: number
  montantCentimes: number
}

/** What is written on a source once it is billed. */
export type Marque =
  | { type: 'reservation'; id: string; declaree: boolean; centimes: number; absence: Absence }
  | { type: 'rendu'; id: string; centimes: number; absence: Absence }
  | Exclude<Source, { type: 'reservation' }>

/** A line before it is written. */
export interface LigneAEmettre {
  enfant: string | null
  libelle: string
  explication: string
  quantite: string
  prixCentimes: number
  montantCentimes: number
  gardeCentimes: number
  /** The line of an earlier invoice that it gives back, and that invoice. */
  rend: { ligne: string; facture: string | null } | null
  marques: Marque[]
}

/** What a family is to be sent: an invoice, or an avoir when its total is below zero. */
export interface FactureAEmettre {
  foyer: string
  lignes: LigneAEmettre[]
  totalCentimes: number
}
