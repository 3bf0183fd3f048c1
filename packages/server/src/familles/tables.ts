import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'
import { foyers } from '../foyers/tables.ts'

/** What agents did of families: merged two files, split one, opened an access, took it away or gave it back. Written once. */
export const mouvementsFoyers = pgTable(
  'mouvements_foyers',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    quoi: text().$type<'fusion' | 'separation' | 'acces-ouvert' | 'acces-retire' | 'acces-rendu'>().notNull(),
    /** The file that stays. */
    foyerId: uuid('foyer_id').notNull(),
    /** The file that went into it, and is no more; the one that a separation or a lost access opened. */
    autreFoyerId: uuid('autre_foyer_id'),
    /** Whose access, or who left. */
    compteId: uuid('compte_id'),
    motif: text().notNull(),
    /** How many rows moved, by table, and which sheets of children became one. Never a value of a file. */
    bilan: jsonb().$type<Record<string, unknown>>().notNull(),
    le: instant('le').notNull(),
    par: uuid('par').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('mouvements_foyers_foyer').on(t.collectiviteId, t.foyerId, t.le),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: mouvementsFoyers,
    systeme: ['select', 'insert', 'update', 'delete'],
    modifiables: ['foyer_id'],
  },
]
