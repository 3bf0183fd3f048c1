import type { RegleTarif } from '@inoe/contract/tarifs'
import {
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id } from '../database/columns.ts'
import { every, type ReferenceRights, type Rights } from '../database/rights.ts'
import { activites } from '../structures/tables.ts'

/** Price rules, dated: the one in force on a day is the latest that began. */
export const tarifs = pgTable(
  'tarifs',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    activiteId: uuid('activite_id').notNull(),
    /** Code of the unit; empty for what is billed by contract. */
    unite: text().notNull(),
    debut: date({ mode: 'string' }).notNull(),
    regle: jsonb().$type<RegleTarif>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    unique('tarifs_debut').on(t.collectiviteId, t.activiteId, t.unite, t.debut),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
  ],
)

/** The national rates of childcare (CNAF), dated: the ones of a day are the latest that began. Filled by migrations. */
export const baremesCnaf = pgTable('baremes_cnaf', {
  debut: date({ mode: 'string' }).primaryKey(),
  /** Bounds of the monthly resources. */
  plancherCentimes: integer('plancher_centimes').notNull(),
  plafondCentimes: integer('plafond_centimes').notNull(),
  /** Percentage of the monthly resources that an hour costs, by number of children (the first: one child). */
  taux: jsonb().$type<{ collectif: string[]; familial: string[] }>().notNull(),
})

export const rights: Rights[] = [
  { table: tarifs, systeme: ['select', 'insert', 'update', 'delete'], anyone: { select: every } },
]

export const references: ReferenceRights[] = [
  { table: baremesCnaf, reference: 'national rates, the same for all', systeme: [], anyone: ['select'] },
]
