import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, instant } from '../database/columns.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'

/** What changed, for whom: read by the live stream, kept a day so that a page that slept catches up. */
export const evenements = pgTable(
  'evenements',
  {
    collectiviteId: collectiviteId(),
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    /** The family concerned, or … */
    foyerId: uuid('foyer_id'),
    /** … the service concerned; neither: everyone (places of a creneau). */
    structureId: uuid('structure_id'),
    /** inscriptions | reservations | factures | foyer | documents | places */
    sujet: text().notNull(),
    creeLe: instant('cree_le').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('evenements_recents').on(t.collectiviteId, t.creeLe),
  ],
)

export const rights: Rights[] = [
  {
    table: evenements,
    systeme: ['select', 'insert', 'delete'],
    famille: { select: `${ownFoyer} OR (foyer_id IS NULL AND structure_id IS NULL)`, insert: 'true' },
    agent: { select: `${ownStructure} OR (foyer_id IS NULL AND structure_id IS NULL)`, insert: 'true' },
  },
]
