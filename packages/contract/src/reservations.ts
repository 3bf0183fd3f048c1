import * as v from 'valibot'
import { EtatAbsence } from './absences.ts'
import { Centimes, DateCivile, Id, Instant } from './commun.ts'
import { ModeReservation } from './structures.ts'

/**
 * What a cell of the planning is now.
 * - `libre`: places left, bookable. `complet`: none left; it can be waited for when `motif` is null.
 * - `reserve`, `demande` (an agent answers), `en-attente` (its `rang` says which), `propose` (a place became free: to
 *   be confirmed, by an addition, until `expireLe`).
 * - `ferme`: there is a day, but not for this child (its `motif` says why).
 * - `absent`: declared by the family or seen by the service. `present` comes from the services' roll call.
 */
export const ETATS_CELLULE = [
  'libre',
  'reserve',
  'en-attente',
  'propose',
  'demande',
  'complet',
  'ferme',
  'hors-delai',
  'pas-encore-ouvert',
  'absent',
  'present',
  'facture',
] as const
export const EtatCellule = v.picklist(ETATS_CELLULE)
export type EtatCellule = v.InferOutput<typeof EtatCellule>

/** Why a cell cannot be changed. */
export const MOTIFS_REFUS = [
  'introuvable',
  'non-inscrit',
  'age',
  'piece-manquante',
  'dossier-a-renouveler',
  'ferme',
  'pas-encore-ouvert',
  'hors-delai',
  'conflit-unite',
  'plafond',
  'complet',
  'deja-reserve',
  'non-reserve',
  'deja-facture',
  'deja-absent',
  'autre-foyer',
  'ensemble',
] as const
export const MotifRefus = v.picklist(MOTIFS_REFUS)
export type MotifRefus = v.InferOutput<typeof MotifRefus>

/** A child's day on one line of the planning. */
export const Cellule = v.object({
  date: DateCivile,
  /** Last day of a sejour; null for a single day. */
  fin: v.nullable(DateCivile),
  creneau: Id,
  etat: EtatCellule,
  /** Why it cannot be toggled now; null when it can. */
  motif: v.nullable(MotifRefus),
  /** What else is to be known of that day, in French: whose day it is, of a child who has two homes. */
  note: v.optional(v.string()),
  /** Places left, and children who wait, for everyone. */
  places: v.number(),
  attente: v.number(),
  /** Rank in the waiting list (1: the next one), when it waits. */
  rang: v.nullable(v.number()),
  /** Last instant (included) to confirm an offered place. */
  expireLe: v.nullable(Instant),
  /** The absence declared for it. */
  absence: v.nullable(v.object({ id: Id, etat: EtatAbsence, reponse: v.nullable(v.string()) })),
  /** Last day (included) on which its absence may be declared; null when it cannot be. */
  absenceJusquAu: v.nullable(DateCivile),
  /** What it costs, or what it was booked at. */
  prixCentimes: Centimes,
  /** Opening instant, while it is ahead. */
  ouvreLe: v.nullable(Instant),
  /** Last instants (included) at which one may book, and cancel. */
  reservableJusquAu: Instant,
  annulableJusquAu: Instant,
})
export type Cellule = v.InferOutput<typeof Cellule>

/** One child × activity × unit (× group): a row of the grid. A date without a cell is closed. */
export const LignePlanning = v.object({
  id: v.string(),
  enfant: Id,
  structure: v.string(),
  /** What a brother's or sister's row of the same activity and unit shares: one child's week is copied by it. */
  offre: v.object({ activite: Id, unite: v.string() }),
  activite: v.string(),
  /** Of an age group; empty for all. */
  groupe: v.string(),
  unite: v.string(),
  /** Parts of the day it takes: a child may not hold two units of one activity and day that share a part. */
  parties: v.array(v.string()),
  mode: ModeReservation,
  /** An agent answers each booking. */
  validation: v.boolean(),
  /** A full day can be waited for. */
  listeAttente: v.boolean(),
  horaires: v.string(),
  /** For this family, now. */
  prixCentimes: Centimes,
  /** How that price was found, in French; empty when it is the same for all. */
  prixExplication: v.string(),
  /** The most one may book, in French; empty without limit. */
  plafond: v.string(),
  /** Until when one may book, and cancel, in French. */
  delaiReservation: v.string(),
  delaiAnnulation: v.string(),
  cellules: v.array(Cellule),
})
export type LignePlanning = v.InferOutput<typeof LignePlanning>

/** Everything a family can book or has booked between two dates. */
export const Planning = v.object({
  /** The server's now: the page counts down by it, whatever its own clock says. */
  maintenant: Instant,
  /** Today's civil date there. */
  aujourdhui: DateCivile,
  enfants: v.array(v.object({ id: Id, prenom: v.string(), nom: v.string(), age: v.number() })),
  lignes: v.array(LignePlanning),
  /** Nearest days with a cell before and after those asked. */
  jourPrecedent: v.nullable(DateCivile),
  jourSuivant: v.nullable(DateCivile),
  /** The next opening among what these children are enrolled in. */
  ouverture: v.nullable(v.object({ nom: v.string(), instant: Instant })),
  /** Hours of regular care: of a contract, or beside it, asked for or accepted. */
  gardes: v.array(
    v.object({
      enfant: Id,
      structure: v.string(),
      activite: v.string(),
      date: DateCivile,
      debut: v.string(),
      fin: v.string(),
      etat: v.picklist(['contrat', 'demande', 'accepte']),
    }),
  ),
})
export type Planning = v.InferOutput<typeof Planning>

/** Most days one may ask for at once. */
export const JOURS_MAX = 62
export const DemandePlanning = v.object({ du: DateCivile, au: DateCivile })
export type DemandePlanning = v.InferOutput<typeof DemandePlanning>

export const Changement = v.object({
  creneau: Id,
  enfant: Id,
  /** Adding books, waits, asks or confirms an offered place, as the day allows; removing ends any of them. */
  action: v.picklist(['ajouter', 'retirer']),
  /** « Ensemble ou rien »: done only if every cell so marked is, each addition with a place of its own. */
  ensemble: v.optional(v.boolean()),
})
export type Changement = v.InferOutput<typeof Changement>

/** Most cells in one save. */
export const CELLULES_MAX = 1000
export const Enregistrement = v.object({
  cellules: v.pipe(v.array(Changement), v.minLength(1), v.maxLength(CELLULES_MAX)),
})
export type Enregistrement = v.InferOutput<typeof Enregistrement>

/** Why a cell was refused, for the parent, and when it would be or would have been possible. */
export const RefusCellule = v.object({
  code: MotifRefus,
  message: v.string(),
  /** Possible from then. */
  depuis: v.nullable(Instant),
  /** It was possible until then. */
  jusquA: v.nullable(Instant),
  places: v.nullable(v.number()),
})
export type RefusCellule = v.InferOutput<typeof RefusCellule>

/** What became of one cell of a save. `prixCentimes`: what it adds to the bill, negative when cancelled. */
export const CelluleRepondue = v.object({
  creneau: Id,
  enfant: Id,
  action: v.picklist(['ajouter', 'retirer']),
  etat: v.picklist(['confirmee', 'en-attente', 'demandee', 'annulee', 'refusee']),
  prixCentimes: Centimes,
  /** Rank in the waiting list, when it waits. */
  rang: v.nullable(v.number()),
  refus: v.nullable(RefusCellule),
})
export type CelluleRepondue = v.InferOutput<typeof CelluleRepondue>

/** The answer to a save, cell by cell in the order asked. */
export const EnregistrementRepondu = v.object({
  cellules: v.array(CelluleRepondue),
  confirmees: v.number(),
  enAttente: v.number(),
  demandees: v.number(),
  annulees: v.number(),
  refusees: v.number(),
  prixCentimes: Centimes,
})
export type EnregistrementRepondu = v.InferOutput<typeof EnregistrementRepondu>

/** What is booked, from its first day to its last, in the words that a family reads. */
export const JourReserve = v.object({
  date: DateCivile,
  fin: DateCivile,
  enfant: v.string(),
  activite: v.string(),
  unite: v.string(),
  /** Sure, or asked of the service, or offered by it. */
  etat: v.picklist(['confirmee', 'demandee', 'proposee']),
})
export type JourReserve = v.InferOutput<typeof JourReserve>

/** Most of the next bookings that are kept to be read without a network. */
export const PROCHAINES_MAX = 60
/** The next bookings of a family, to be read without a network: nothing of its file, nothing medical. */
export const ProchainesReservations = v.object({
  luLe: Instant,
  /** The collectivite's. */
  zone: v.string(),
  /** The browser is the family's own, by what it ticked when it signed in. */
  resterConnecte: v.boolean(),
  jours: v.array(JourReserve),
})
export type ProchainesReservations = v.InferOutput<typeof ProchainesReservations>
