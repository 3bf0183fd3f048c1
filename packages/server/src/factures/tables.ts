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
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('lignes_facture').on(t.collectiviteId, t.factureId),
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

export const rights: Rights[] = [
  {
    table: factures,
    systeme: ['select', 'insert', 'update'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  {
    table: lignes,
    systeme: ['select', 'insert'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  { table: numeros, systeme: ['select', 'insert', 'update'] },
]
