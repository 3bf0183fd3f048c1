import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'

/** Private addresses at which a family's calendar is read (ICS), for all its children or one of them. */
export const agendas = pgTable(
  'agendas',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    /** Every child of the foyer without it. */
    enfantId: uuid('enfant_id'),
    /** SHA-256 of the secret in the address. Threat: whoever reads the table must not be able to read the calendars. */
    empreinte: text().notNull(),
    creeLe: instant('cree_le').notNull(),
    revoqueLe: instant('revoque_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('agendas_empreinte').on(t.collectiviteId, t.empreinte),
    index('agendas_foyer').on(t.collectiviteId, t.foyerId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: agendas, systeme: ['select', 'insert', 'update', 'delete'], famille: { select: ownFoyer } },
]
