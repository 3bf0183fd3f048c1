import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'
import type { Kept } from '../outside/fichiers.ts'

/** A file on its way, in pieces, each encrypted by itself; then what it was, for a request that comes twice. */
export const televersements = pgTable(
  'televersements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    /** Who sends it: the only one who may go on with it, or use it. */
    compteId: uuid('compte_id').notNull(),
    nom: text().notNull(),
    /** Bytes announced, bytes that have come. */
    taille: integer().notNull(),
    recu: integer().notNull().default(0),
    morceaux: jsonb().$type<Kept[]>().notNull().default([]),
    /** What it was seen to be, once it was used: its pieces are gone then. */
    remis: jsonb().$type<{ nom: string; type: string; taille: number; empreinte: string }>(),
    commenceLe: instant('commence_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('televersements_compte').on(t.collectiviteId, t.compteId),
  ],
)

export const rights: Rights[] = [{ table: televersements, systeme: ['select', 'insert', 'update', 'delete'] }]
