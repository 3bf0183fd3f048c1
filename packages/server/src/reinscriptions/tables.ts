import { boolean, date, foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id } from '../database/columns.ts'
import { every, type Rights } from '../database/rights.ts'
import { activites, periodes } from '../structures/tables.ts'

/** From which activity (or period of it) to which other those enrolled may go on, and what takes over for the older. */
export const reinscriptions = pgTable(
  'reinscriptions',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    activiteId: uuid('activite_id').notNull(),
    periodeId: uuid('periode_id'),
    cibleActiviteId: uuid('cible_activite_id').notNull(),
    ciblePeriodeId: uuid('cible_periode_id'),
    releveActiviteId: uuid('releve_activite_id'),
    relevePeriodeId: uuid('releve_periode_id'),
    /** First and last day on which it may be asked. */
    du: date({ mode: 'string' }).notNull(),
    jusquAu: date('jusqu_au', { mode: 'string' }).notNull(),
    /** Those who go on wait before those who are new. */
    prioritaire: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('reinscriptions_dates').on(t.collectiviteId, t.jusquAu),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.periodeId],
      foreignColumns: [periodes.collectiviteId, periodes.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.cibleActiviteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.ciblePeriodeId],
      foreignColumns: [periodes.collectiviteId, periodes.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.releveActiviteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.relevePeriodeId],
      foreignColumns: [periodes.collectiviteId, periodes.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: reinscriptions,
    systeme: ['select', 'insert', 'delete'],
    famille: { select: every },
    agent: { select: every },
  },
]
