import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { every, ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { activites, periodes, unites } from '../structures/tables.ts'

/** Activity × group × date × unite, with a capacity. */
export const creneaux = pgTable(
  'creneaux',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    activiteId: uuid('activite_id').notNull(),
    periodeId: uuid('periode_id').notNull(),
    date: date({ mode: 'string' }).notNull(),
    unite: text().notNull(),
    groupe: text().notNull().default(''),
    capacite: integer().notNull(),
    /** Places taken; kept by the reservation writer alone, in the transaction that takes or frees them. */
    occupees: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('creneaux_unique').on(t.collectiviteId, t.activiteId, t.date, t.unite, t.groupe),
    index('creneaux_date').on(t.collectiviteId, t.date),
    check('creneaux_places', sql`occupees >= 0`),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.periodeId],
      foreignColumns: [periodes.collectiviteId, periodes.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId, t.unite],
      foreignColumns: [unites.collectiviteId, unites.activiteId, unites.code],
    }),
  ],
)

/** An enrolled child on a creneau. */
export const reservations = pgTable(
  'reservations',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    creneauId: uuid('creneau_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    activiteId: uuid('activite_id').notNull(),
    /** Copied from the creneau: a family's month is read by it. */
    date: date({ mode: 'string' }).notNull(),
    enfantId: uuid('enfant_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    /** confirmee | annulee */
    etat: text().notNull(),
    /** The price shown when it was saved, cents. */
    prixCentimes: integer('prix_centimes').notNull(),
    creeLe: instant('cree_le').notNull(),
    creePar: uuid('cree_par'),
    annuleeLe: instant('annulee_le'),
    annuleePar: uuid('annulee_par'),
    /** The invoice line that bills it. */
    ligneId: uuid('ligne_id'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('reservations_vivantes')
      .on(t.collectiviteId, t.creneauId, t.enfantId)
      .where(sql`etat <> 'annulee'`),
    index('reservations_foyer').on(t.collectiviteId, t.foyerId, t.date),
    index('reservations_structure').on(t.collectiviteId, t.structureId, t.date),
    foreignKey({
      columns: [t.collectiviteId, t.creneauId],
      foreignColumns: [creneaux.collectiviteId, creneaux.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: creneaux, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  {
    table: reservations,
    systeme: ['select', 'insert', 'update'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
