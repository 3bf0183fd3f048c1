import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id } from '../database/columns.ts'
import { every, type Rights } from '../database/rights.ts'
import { structures, unites } from '../structures/tables.ts'
import type { Quand } from './rules.ts'

/** The usual week of an activity: on which days a unit takes place, for which group, with how many places. */
export const semainesModeles = pgTable(
  'semaines_modeles',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    activiteId: uuid('activite_id').notNull(),
    unite: text().notNull(),
    groupe: text().notNull().default(''),
    /** Weekdays, 1 Monday to 7 Sunday. */
    jours: smallint().array().notNull(),
    capacite: integer().notNull(),
    /** scolaire (outside school holidays) | vacances (only then) | toujours */
    quand: text().$type<Quand>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('semaines_modeles_activite').on(t.collectiviteId, t.activiteId),
    check('semaines_modeles_capacite', sql`capacite >= 0`),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId, t.unite],
      foreignColumns: [unites.collectiviteId, unites.activiteId, unites.code],
    }),
  ],
)

/** Days on which a structure, or every one of the town, is closed. */
export const fermetures = pgTable(
  'fermetures',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    /** Every structure without it. */
    structureId: uuid('structure_id'),
    du: date({ mode: 'string' }).notNull(),
    au: date({ mode: 'string' }).notNull(),
    motif: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('fermetures_dates').on(t.collectiviteId, t.du),
    check('fermetures_ordre', sql`du <= au`),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: semainesModeles,
    systeme: ['select', 'insert', 'update', 'delete'],
    anyone: { select: every },
  },
  { table: fermetures, systeme: ['select', 'insert', 'update', 'delete'], anyone: { select: every } },
]
