import type { MoyenGuichet } from '@inoe/contract/encaissements'
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { regies, structures } from '../structures/tables.ts'

/** What an invoice prints of who sends it. */
export interface Emetteur {
  collectivite: string
  structure: string
  regie: string
  adresse: string
  siret: string
  autresMoyens: string
  /** True when it can be paid on PayFiP. */
  enLigne: boolean
  /** Means taken at the counter; missing on invoices older than this. */
  moyens?: MoyenGuichet[]
  /** `titres`: paid under the reference that the comptable gives. */
  mode?: 'regie' | 'titres'
  /** The mandate (RUM) under which the family's account will be debited, if there was one at issue. */
  mandat?: string
  /** What the family had in advance in the régie at issue. */
  avanceCentimes?: number
  /** Whom to ask: e-mail and telephone, on one line. */
  contact?: string
  /** Of an avoir: the number of the invoice it corrects. */
  origine?: string
}

/** One invoice per foyer, service and month. Once issued, nothing of it changes but what was paid of it. */
export const factures = pgTable(
  'factures',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    regieId: uuid('regie_id').notNull(),
    /** The billing run that issued it; none for an avoir made by hand. */
    facturationId: uuid('facturation_id'),
    /** facture | avoir (a credit note: its amounts are below zero) */
    nature: text().$type<'facture' | 'avoir'>().notNull().default('facture'),
    /** Of an avoir: the invoice it corrects, when it is of one alone, and why. */
    origineId: uuid('origine_id'),
    motif: text(),
    /** Month billed, YYYY-MM. */
    mois: text().notNull(),
    /** emise | payee | annulee (by an avoir of the whole); an avoir is `payee` from the start: nothing is owed for it. */
    etat: text().notNull(),
    /** Year and rank in its régie, without gaps; given at issue. */
    annee: integer().notNull(),
    rang: integer().notNull(),
    /** As printed: prefix, year, rank. */
    numero: text().notNull(),
    /** The comptable's reference, where the régie works by titres: not payable online before it is known. */
    titreReference: text('titre_reference'),
    totalCentimes: integer('total_centimes').notNull(),
    /** Sum of the parts of `imputations` that name it: moved by `encaissements/inscrire.ts` alone. */
    payeCentimes: integer('paye_centimes').notNull().default(0),
    emiseLe: instant('emise_le').notNull(),
    echeance: date({ mode: 'string' }).notNull(),
    /** Name and address as they were at issue. */
    destinataire: text().notNull(),
    /** Who bills, as it was at issue: what is printed never changes. */
    emetteur: jsonb().$type<Emetteur>().notNull(),
    payeeLe: instant('payee_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('factures_rang').on(t.collectiviteId, t.regieId, t.annee, t.rang),
    index('factures_foyer').on(t.collectiviteId, t.foyerId, t.etat),
    index('factures_regie').on(t.collectiviteId, t.regieId, t.echeance).where(sql`etat = 'emise'`),
    uniqueIndex('factures_titre')
      .on(t.collectiviteId, t.regieId, t.titreReference)
      .where(sql`titre_reference IS NOT NULL`),
    index('factures_facturation').on(t.collectiviteId, t.facturationId),
    index('factures_origine').on(t.collectiviteId, t.origineId).where(sql`origine_id IS NOT NULL`),
    check(
      'factures_paye',
      sql`(nature = 'facture' AND paye_centimes BETWEEN 0 AND total_centimes) OR (nature = 'avoir' AND total_centimes < 0 AND paye_centimes = 0)`,
    ),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

export const lignes = pgTable(
  'lignes',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    factureId: uuid('facture_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    enfantId: uuid('enfant_id'),
    ordre: integer().notNull(),
    libelle: text().notNull(),
    /** How the price was found, in French. */
    explication: text().notNull(),
    /** Units, or hours of real presence: exact. */
    quantite: numeric().notNull(),
    prixCentimes: integer('prix_centimes').notNull(),
    montantCentimes: integer('montant_centimes').notNull(),
    /** How much of it is the care of a child under 6, as the attestation fiscale counts it (meals and penalties left out). */
    gardeCentimes: integer('garde_centimes').notNull().default(0),
    /** The line that this one gives back, of an earlier invoice: no line is given back beyond what it billed. */
    ligneOrigineId: uuid('ligne_origine_id'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('lignes_facture').on(t.collectiviteId, t.factureId),
    index('lignes_origine').on(t.collectiviteId, t.ligneOrigineId).where(sql`ligne_origine_id IS NOT NULL`),
    foreignKey({
      columns: [t.collectiviteId, t.factureId],
      foreignColumns: [factures.collectiviteId, factures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

/** The last invoice number given, per régie and year: locked while issuing, so that numbers have no gap. */
export const numeros = pgTable(
  'numeros',
  {
    collectiviteId: collectiviteId(),
    regieId: uuid('regie_id').notNull(),
    annee: integer().notNull(),
    dernier: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.regieId, t.annee] }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

/** A run: one service, one month. Prepared, checked, then issued once; what comes afterwards is another run. */
export const facturations = pgTable(
  'facturations',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    structureId: uuid('structure_id').notNull(),
    regieId: uuid('regie_id').notNull(),
    /** YYYY-MM */
    mois: text().notNull(),
    /** brouillon | emise */
    etat: text().$type<'brouillon' | 'emise'>().notNull(),
    prepareeLe: instant('preparee_le').notNull(),
    /** Login of the agent; none for a command. */
    prepareePar: uuid('preparee_par'),
    emiseLe: instant('emise_le'),
    emisePar: uuid('emise_par'),
    /** When families were told. */
    annonceeLe: instant('annoncee_le'),
    factures: integer().notNull(),
    avoirs: integer().notNull(),
    totalCentimes: integer('total_centimes').notNull(),
    /** Print of what would be written, as it was last prepared. */
    empreinte: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('facturations_brouillon')
      .on(t.collectiviteId, t.structureId, t.mois)
      .where(sql`etat = 'brouillon'`),
    index('facturations_structure').on(t.collectiviteId, t.structureId, t.mois),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

/** Reminders sent: each invoice is reminded of once at each date that its régie set. */
export const relances = pgTable(
  'relances',
  {
    collectiviteId: collectiviteId(),
    factureId: uuid('facture_id').notNull(),
    /** Days after the due date. */
    jours: integer().notNull(),
    foyerId: uuid('foyer_id').notNull(),
    envoyeeLe: instant('envoyee_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.factureId, t.jours] }),
    foreignKey({
      columns: [t.collectiviteId, t.factureId],
      foreignColumns: [factures.collectiviteId, factures.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: factures,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    // What was issued never changes: the database itself refuses anything else. Two files of one family become one.
    modifiables: ['paye_centimes', 'etat', 'payee_le', 'titre_reference', 'foyer_id'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  {
    table: lignes,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    modifiables: ['foyer_id', 'enfant_id'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  { table: numeros, systeme: ['select', 'insert', 'update'] },
  {
    table: facturations,
    systeme: ['select', 'insert', 'update', 'delete'],
    agent: { select: ownStructure },
  },
  {
    table: relances,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
  },
]
