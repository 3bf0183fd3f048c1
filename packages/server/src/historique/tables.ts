import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { comptes } from '../comptes/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'

/** Sign-ins of a login, written once: a session ends, that it was opened stays. */
export const connexions = pgTable(
  'connexions',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    compteId: uuid('compte_id').notNull(),
    le: instant('le').notNull(),
    /** As its owner knows it: « Firefox sur Android ». */
    appareil: text().notNull(),
    /** Where from, blurred. */
    reseau: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('connexions_compte').on(t.collectiviteId, t.compteId, t.le),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: connexions,
    systeme: ['select', 'insert', 'delete'],
    famille: { select: 'compte_id = inoe_compte()' },
  },
]
