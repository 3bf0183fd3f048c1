import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants } from '../foyers/tables.ts'
import { activites, structures } from '../structures/tables.ts'

/**
 * Who really came: the only source of presence. One row per child, activity, unit and day, once somebody said so. The
 * booking or the contract that it is of is found by these when it is read: it may be accepted, or cancelled, later.
 */
export const pointages = pgTable(
  'pointages',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    structureId: uuid('structure_id').notNull(),
    activiteId: uuid('activite_id').notNull(),
    /** Code of the unit; empty for a contract. */
    unite: text().notNull(),
    date: date({ mode: 'string' }).notNull(),
    enfantId: uuid('enfant_id').notNull(),
    /** The family of the booking or of the contract when it was said, else of the enrolment: who sees it. */
    foyerId: uuid('foyer_id').notNull(),
    /** present | absent */
    etat: text().$type<'present' | 'absent'>().notNull(),
    /** hh:mm, the collectivite's zone. */
    arrivee: text(),
    depart: text(),
    pointeLe: instant('pointe_le').notNull(),
    pointePar: uuid('pointe_par').notNull(),
    /** The invoice line that bills it, when it is not the booking's own (hours of a contract, came without booking). */
    ligneId: uuid('ligne_id'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('pointages_jour').on(t.collectiviteId, t.date, t.enfantId, t.activiteId, t.unite),
    index('pointages_structure').on(t.collectiviteId, t.structureId, t.date),
    index('pointages_foyer').on(t.collectiviteId, t.foyerId, t.date),
    check('pointages_heures', sql`depart IS NULL OR arrivee IS NULL OR arrivee < depart`),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: pointages,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
