import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { comptes } from '../comptes/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'

/** Exports of what is held on a family, each of one login: the other parent of the same file makes their own. */
export const exports = pgTable(
  'exports',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    compteId: uuid('compte_id').notNull(),
    /** The family of that login when it asked. */
    foyerId: uuid('foyer_id').notNull(),
    /** en-cours | pret */
    etat: text().$type<'en-cours' | 'pret'>().notNull(),
    demandeLe: instant('demande_le').notNull(),
    /** Who gathers it now: a worker that comes after a cut begins again, and what the one before still writes is refused. */
    tentative: uuid('tentative'),
    /** Bytes of the zip. */
    taille: integer(),
    pretLe: instant('pret_le'),
    expireLe: instant('expire_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    // One being made per login, however many times it is asked for.
    uniqueIndex('exports_en_cours').on(t.collectiviteId, t.compteId).where(sql`etat = 'en-cours'`),
    index('exports_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** The zip of an export, in pieces, each a file of its own in the store: none is ever whole in memory. */
export const exportsMorceaux = pgTable(
  'exports_morceaux',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    exportId: uuid('export_id').notNull(),
    rang: integer().notNull(),
    taille: integer().notNull(),
    emplacement: text().notNull(),
    cle: text().notNull(),
    /** Made here of files that were checked when they came. */
    controle: text().$type<'libre'>().notNull().default('libre'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('exports_morceaux_rang').on(t.collectiviteId, t.exportId, t.rang),
    foreignKey({
      columns: [t.collectiviteId, t.exportId],
      foreignColumns: [exports.collectiviteId, exports.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: exports,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: 'compte_id = inoe_compte()' },
  },
  {
    table: exportsMorceaux,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: {
      select:
        'EXISTS (SELECT 1 FROM exports e WHERE e.collectivite_id = inoe_collectivite() AND e.id = export_id AND e.compte_id = inoe_compte())',
    },
  },
]
