import type { SujetNotification } from '@inoe/contract/sujets-notification'
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { comptes } from '../comptes/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'

/** The browsers that are notified, each of one login. Only `systeme` reads them: whoever knows an address can write there. */
export const abonnements = pgTable(
  'abonnements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    compteId: uuid('compte_id').notNull(),
    /** Print of the session that this browser last used: signing it out ends its notices. */
    session: text().notNull(),
    adresse: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    sujets: text().array().$type<SujetNotification[]>().notNull(),
    creeLe: instant('cree_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('abonnements_adresse').on(t.collectiviteId, t.adresse),
    index('abonnements_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }).onDelete('cascade'),
  ],
)

export const rights: Rights[] = [{ table: abonnements, systeme: ['select', 'insert', 'update', 'delete'] }]
