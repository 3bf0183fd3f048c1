import type { Blocage, SectionDossier } from '@inoe/contract/renouvellements'
import { sql } from 'drizzle-orm'
import {
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
import { every, ownFoyer, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'

/** What a town asks of its families before a school year: one at a time. */
export const renouvellements = pgTable(
  'renouvellements',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** First civil year of the school year. */
    annee: integer().notNull(),
    /** First and last day on which it is asked. */
    du: date({ mode: 'string' }).notNull(),
    jusquAu: date('jusqu_au', { mode: 'string' }).notNull(),
    /** rien | inscriptions | reservations */
    blocage: text().$type<Blocage>().notNull(),
    /** Days before the end at which families are reminded by themselves. */
    rappelJours: integer('rappel_jours'),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

/** Where each family is in the renewal of a year; none until it did, or was told, something. */
export const renouvellementsFoyers = pgTable(
  'renouvellements_foyers',
  {
    collectiviteId: collectiviteId(),
    annee: integer().notNull(),
    foyerId: uuid('foyer_id').notNull(),
    /** Since when the whole file is renewed, and the login that confirmed the last part: none for a file just opened. */
    completLe: instant('complet_le'),
    completPar: uuid('complet_par'),
    /** Last day it was written to, and last day it was so by itself. */
    relanceLe: date('relance_le', { mode: 'string' }),
    rappelLe: date('rappel_le', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.annee, t.foyerId] }),
    index('renouvellements_foyers_foyer').on(t.collectiviteId, t.foyerId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

/** The parts of a file that were confirmed: who, when, and the print of what they read. */
export const renouvellementsSections = pgTable(
  'renouvellements_sections',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    annee: integer().notNull(),
    foyerId: uuid('foyer_id').notNull(),
    section: text().$type<SectionDossier>().notNull(),
    /** The child it is about; null: the family itself. */
    enfantId: uuid('enfant_id'),
    empreinte: text().notNull(),
    confirmeeLe: instant('confirmee_le').notNull(),
    confirmeePar: uuid('confirmee_par').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('renouvellements_sections_une').on(
      t.collectiviteId,
      t.foyerId,
      t.annee,
      t.section,
      sql`coalesce(enfant_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }).onDelete('cascade'),
  ],
)

export const rights: Rights[] = [
  {
    table: renouvellements,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: every },
    agent: { select: every },
  },
  {
    table: renouvellementsFoyers,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
  },
  {
    table: renouvellementsSections,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
  },
]
