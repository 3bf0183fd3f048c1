import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { factures } from '../factures/tables.ts'
import { foyers } from '../foyers/tables.ts'
import { type CreancierSepa, regies } from '../structures/tables.ts'

/** What a batch's file says of who collects, as it was when the batch was prepared: the file never changes. */
export interface CreancierRemise extends CreancierSepa {
  /** The collectivite and its SIRET: who hands the file over. */
  collectivite: string
  siret: string
  /** Holder of the DFT account. */
  regie: string
  prefixe: string
}

/**
 * What a family signed: its account may be debited for one régie. Nothing of it changes once signed but its state; a
 * family that changes its bank signs another.
 */
export const mandats = pgTable(
  'mandats',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    regieId: uuid('regie_id').notNull(),
    /** Référence unique du mandat: never given twice. */
    rum: text().notNull(),
    /** The creditor as it was signed: identifier (ICS), name, address. */
    ics: text().notNull(),
    creancier: text().notNull(),
    creancierAdresse: text('creancier_adresse').notNull(),
    /** The debtor: holder of the account, postal address. */
    titulaire: text().notNull(),
    adresse: text().notNull(),
    /** Sealed (`outside/coffre.ts`). Threat: a stolen table gives no bank account. */
    ibanScelle: text('iban_scelle').notNull(),
    /** What is shown of it: « FR76 •••• •••• 0189 ». */
    ibanApercu: text('iban_apercu').notNull(),
    bic: text().notNull(),
    /** a-signer | actif | suspendu | revoque */
    etat: text().$type<'a-signer' | 'actif' | 'suspendu' | 'revoque'>().notNull(),
    /** Why it is suspended or over, when the family did not do it: the code of a rejection, or `caducite`. */
    motif: text(),
    /** The login that asked for it: to it goes the code, and it alone may sign. */
    compteId: uuid('compte_id').notNull(),
    /** Keyed print of the code, until when it can be typed, and how often it was typed wrong. */
    codeEmpreinte: text('code_empreinte'),
    codeJusquAu: instant('code_jusqu_au'),
    codeEssais: integer('code_essais').notNull().default(0),
    /** The words that were shown, and their version. */
    texte: text().notNull(),
    texteVersion: text('texte_version').notNull(),
    creeLe: instant('cree_le').notNull(),
    signeLe: instant('signe_le'),
    /** Address that received the code typed, and the place said of the signature: the proof of it. */
    signeCourriel: text('signe_courriel'),
    signeLieu: text('signe_lieu'),
    finiLe: instant('fini_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('mandats_rum').on(t.collectiviteId, t.rum),
    // One living mandate per family and régie.
    uniqueIndex('mandats_vivant').on(t.collectiviteId, t.foyerId, t.regieId).where(sql`etat <> 'revoque'`),
    index('mandats_regie').on(t.collectiviteId, t.regieId, t.etat),
    check('mandats_signe', sql`etat NOT IN ('actif', 'suspendu') OR signe_le IS NOT NULL`),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

/** A batch of debits of one régie and one date: one file. */
export const remises = pgTable(
  'remises',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    regieId: uuid('regie_id').notNull(),
    date: date({ mode: 'string' }).notNull(),
    /** preparee | deposee | close */
    etat: text().$type<'preparee' | 'deposee' | 'close'>().notNull(),
    creancier: jsonb().$type<CreancierRemise>().notNull(),
    creeLe: instant('cree_le').notNull(),
    /** When its file was made, that civil day, and the file's rank among those of the day: in its name. */
    deposeeLe: instant('deposee_le'),
    jour: date({ mode: 'string' }),
    rang: integer(),
    closeLe: instant('close_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('remises_regie').on(t.collectiviteId, t.regieId, t.date),
    // Files of a day have names of their own, even where régies share a service id.
    uniqueIndex('remises_rang').on(t.collectiviteId, t.jour, t.rang),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

/** One debit of one mandate in a batch. */
export const prelevements = pgTable(
  'prelevements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    remiseId: uuid('remise_id').notNull(),
    mandatId: uuid('mandat_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    regieId: uuid('regie_id').notNull(),
    /** The batch's. */
    date: date({ mode: 'string' }).notNull(),
    montantCentimes: integer('montant_centimes').notNull(),
    sequence: text().$type<'FRST' | 'RCUR'>().notNull(),
    /** prevu | preleve | rejete | retire */
    etat: text().$type<'prevu' | 'preleve' | 'rejete' | 'retire'>().notNull().default('prevu'),
    /** Why it was rejected (the bank's code) or withdrawn. */
    motif: text(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('prelevements_remise').on(t.collectiviteId, t.remiseId, t.mandatId),
    index('prelevements_mandat').on(t.collectiviteId, t.mandatId),
    index('prelevements_foyer').on(t.collectiviteId, t.foyerId, t.etat),
    check('prelevements_montant', sql`montant_centimes > 0`),
    foreignKey({
      columns: [t.collectiviteId, t.remiseId],
      foreignColumns: [remises.collectiviteId, remises.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.collectiviteId, t.mandatId],
      foreignColumns: [mandats.collectiviteId, mandats.id],
    }),
  ],
)

/** What a debit is for. */
export const prelevementsFactures = pgTable(
  'prelevements_factures',
  {
    collectiviteId: collectiviteId(),
    prelevementId: uuid('prelevement_id').notNull(),
    factureId: uuid('facture_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    centimes: integer().notNull(),
    /** True while the debit is to come; false once it is there, rejected or withdrawn. */
    enCours: boolean('en_cours').notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.prelevementId, t.factureId] }),
    // An invoice is in one debit to come, however many batches are prepared at once.
    uniqueIndex('prelevements_factures_en_cours').on(t.collectiviteId, t.factureId).where(sql`en_cours`),
    index('prelevements_factures_facture').on(t.collectiviteId, t.factureId),
    check('prelevements_factures_centimes', sql`centimes > 0`),
    foreignKey({
      columns: [t.collectiviteId, t.prelevementId],
      foreignColumns: [prelevements.collectiviteId, prelevements.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.collectiviteId, t.factureId],
      foreignColumns: [factures.collectiviteId, factures.id],
    }),
  ],
)

export const rights: Rights[] = [
  // One that was never signed is thrown away.
  { table: mandats, systeme: ['select', 'insert', 'update', 'delete'], famille: { select: ownFoyer } },
  { table: remises, systeme: ['select', 'insert', 'update', 'delete'] },
  { table: prelevements, systeme: ['select', 'insert', 'update', 'delete'], famille: { select: ownFoyer } },
  {
    table: prelevementsFactures,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
  },
]
