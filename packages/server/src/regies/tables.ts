import { sql } from 'drizzle-orm'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'
import { regies } from '../structures/tables.ts'

/** What a régisseur must look at: only a person can settle it. */
export const alertes = pgTable(
  'alertes',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    regieId: uuid('regie_id').notNull(),
    /** What it is about; while it is open, said again it is not another one. */
    cause: text().notNull(),
    /** What happened and what to do, as the régisseur reads it. Nothing of a family but an invoice's number. */
    message: text().notNull(),
    paiementId: uuid('paiement_id'),
    ouverteLe: instant('ouverte_le').notNull(),
    /** The last time it was seen. */
    vueLe: instant('vue_le').notNull(),
    /** When a régisseur said that it is settled, and who. */
    traiteeLe: instant('traitee_le'),
    traiteePar: uuid('traitee_par'),
    /** When the nightly proof no longer saw it. */
    disparueLe: instant('disparue_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('alertes_ouvertes')
      .on(t.collectiviteId, t.regieId, t.cause)
      .where(sql`traitee_le IS NULL AND disparue_le IS NULL`),
    index('alertes_regie').on(t.collectiviteId, t.regieId, t.ouverteLe),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: alertes, eliminable: true, systeme: ['select', 'insert', 'update'] },
]
