import type { CategorieConservation, ETATS_ELIMINATION } from '@inoe/contract/conservation'
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { colonnesFichierFacultatif } from '../database/fichier.ts'
import { every, type Rights } from '../database/rights.ts'
import { foyers } from '../foyers/tables.ts'

/** Durations that a town set otherwise than `categories.fr.ts` does. */
export const dureesConservation = pgTable(
  'durees_conservation',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    categorie: text().$type<CategorieConservation>().notNull(),
    mois: integer().notNull(),
    choisieLe: instant('choisie_le').notNull(),
    choisiePar: uuid('choisie_par').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.categorie] })],
)

/** Families of which nothing is proposed, nor destroyed, for a reason (a dispute). */
export const gels = pgTable(
  'gels',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    motif: text().notNull(),
    poseLe: instant('pose_le').notNull(),
    posePar: uuid('pose_par').notNull(),
    leveLe: instant('leve_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('gels_vivants').on(t.collectiviteId, t.foyerId).where(sql`leve_le IS NULL`),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }).onDelete('cascade'),
  ],
)

/** « Bordereaux d’élimination »: kept for ever, since they prove that what is gone went lawfully. */
export const eliminations = pgTable(
  'eliminations',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    /** Year and rank: « 2026-1 ». */
    annee: integer().notNull(),
    rang: integer().notNull(),
    etat: text().$type<(typeof ETATS_ELIMINATION)[number]>().notNull(),
    proposeeLe: instant('proposee_le').notNull(),
    /** The agent who asked for it; none for the monthly job. */
    proposeePar: uuid('proposee_par'),
    /** The civil day at which what is due was computed. */
    arreteeAu: date('arretee_au', { mode: 'string' }).notNull(),
    /** What the archives answered, and who wrote it down. */
    visaReference: text('visa_reference'),
    visaDate: date('visa_date', { mode: 'string' }),
    visePar: uuid('vise_par'),
    motif: text().notNull().default(''),
    lanceeLe: instant('lancee_le'),
    lanceePar: uuid('lancee_par'),
    termineeLe: instant('terminee_le'),
    /** Their signed document. */
    ...colonnesFichierFacultatif(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('eliminations_rang').on(t.collectiviteId, t.annee, t.rang),
    // One at a time: what one holds is not in another.
    uniqueIndex('eliminations_vivante')
      .on(t.collectiviteId)
      .where(sql`etat IN ('proposee', 'visee', 'en-cours')`),
  ],
)

/** A line of a bordereau: what kind, how many, from when to when. Nobody's name. */
export const eliminationsLignes = pgTable(
  'eliminations_lignes',
  {
    collectiviteId: collectiviteId(),
    eliminationId: uuid('elimination_id').notNull(),
    categorie: text().$type<CategorieConservation>().notNull(),
    /** The duration that held then. */
    mois: integer().notNull(),
    nombre: integer().notNull(),
    premiere: date({ mode: 'string' }).notNull(),
    derniere: date({ mode: 'string' }).notNull(),
    retenus: integer().notNull(),
    ecartee: boolean().notNull().default(false),
    jusque: date({ mode: 'string' }),
    detruits: integer().notNull().default(0),
    laisses: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.eliminationId, t.categorie] }),
    foreignKey({
      columns: [t.collectiviteId, t.eliminationId],
      foreignColumns: [eliminations.collectiviteId, eliminations.id],
    }),
  ],
)

/** What exactly is on a bordereau, by its number alone; thrown away once it is destroyed, or left. */
export const eliminationsArticles = pgTable(
  'eliminations_articles',
  {
    collectiviteId: collectiviteId(),
    eliminationId: uuid('elimination_id').notNull(),
    categorie: text().$type<CategorieConservation>().notNull(),
    /** Table of the row. */
    nature: text().notNull(),
    objetId: uuid('objet_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.eliminationId, t.nature, t.objetId] }),
    index('eliminations_articles_objet').on(t.collectiviteId, t.nature, t.objetId),
    foreignKey({
      columns: [t.collectiviteId, t.eliminationId],
      foreignColumns: [eliminations.collectiviteId, eliminations.id],
    }),
  ],
)

const all = ['select', 'insert', 'update', 'delete'] as const

export const rights: Rights[] = [
  // How long things are kept is nobody's secret.
  { table: dureesConservation, systeme: all, anyone: { select: every } },
  { table: gels, systeme: all },
  { table: eliminations, systeme: ['select', 'insert', 'update'] },
  { table: eliminationsLignes, systeme: ['select', 'insert', 'update'] },
  { table: eliminationsArticles, systeme: ['select', 'insert', 'delete'] },
]
