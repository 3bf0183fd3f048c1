import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { every, foyerOfStructure, ownFoyer, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { activites } from '../structures/tables.ts'

/** A supporting document that the authority asks for, from the foyer or from each child. */
export const pieces = pgTable(
  'pieces',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    nom: text().notNull(),
    aide: text().notNull().default(''),
    /** foyer | enfant */
    portee: text().notNull(),
    /** Asked only of those enrolled, or asking to be, in this activity; of everyone without it. */
    activiteId: uuid('activite_id'),
    /** Without it no inscription is taken. */
    obligatoire: boolean().notNull(),
    /** Without it no day is booked either. */
    bloqueReservation: boolean('bloque_reservation').notNull().default(false),
    ordre: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
  ],
)

/** A file a family gave for a piece. The content is encrypted in the file store; here is the key, itself wrapped. */
export const depots = pgTable(
  'depots',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    pieceId: uuid('piece_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    enfantId: uuid('enfant_id'),
    /** a-verifier | valide | refuse */
    etat: text().notNull(),
    motif: text(),
    nom: text().notNull(),
    type: text().notNull(),
    taille: integer().notNull(),
    /** SHA-256 of the clear content. */
    empreinte: text().notNull(),
    /** Where the file store keeps it, and the file's own key wrapped by the server's. */
    emplacement: text().notNull(),
    cle: text().notNull(),
    valableJusquAu: date('valable_jusqu_au', { mode: 'string' }),
    transmisLe: instant('transmis_le').notNull(),
    transmisPar: uuid('transmis_par').notNull(),
    /** Replaced or withdrawn: no longer shown. */
    retireLe: instant('retire_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('depots_foyer').on(t.collectiviteId, t.foyerId),
    foreignKey({
      columns: [t.collectiviteId, t.pieceId],
      foreignColumns: [pieces.collectiviteId, pieces.id],
    }),
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
  { table: pieces, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  {
    table: depots,
    systeme: ['select', 'insert', 'update'],
    famille: { select: ownFoyer, insert: ownFoyer, update: ownFoyer },
    agent: { select: foyerOfStructure('depots.foyer_id') },
  },
]
