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
import { colonnesFichier } from '../database/fichier.ts'
import {
  every,
  foyerOfStructure,
  ownFoyer,
  ownStructure,
  type Rights,
  structureOfFoyer,
} from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { activites, structures } from '../structures/tables.ts'

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
    /** Asked only of those enrolled, or asking to be, in something of this structure, which answers it. */
    structureId: uuid('structure_id'),
    /** Days before the end of a valid document when the family is reminded. */
    rappels: integer().array().notNull().default([30, 7]),
    /** Asked no more; what was given stays. */
    retireeLe: instant('retiree_le'),
    ordre: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
  ],
)

/** A file a family gave for a piece. */
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
    ...colonnesFichier(),
    valableJusquAu: date('valable_jusqu_au', { mode: 'string' }),
    transmisLe: instant('transmis_le').notNull(),
    transmisPar: uuid('transmis_par').notNull(),
    /** When a service, or the antivirus, accepted or refused it. */
    reponduLe: instant('repondu_le'),
    /** The nearest reminder of its end that was sent, in days before. */
    dernierRappel: integer('dernier_rappel'),
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

/** « Documentation structure »: a file that a structure offers to its families, some to be sent back filled. */
export const documentation = pgTable(
  'documentation',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    structureId: uuid('structure_id').notNull(),
    titre: text().notNull(),
    consigne: text().notNull().default(''),
    /** What families send it back for; null for what is only read. */
    pieceId: uuid('piece_id'),
    ...colonnesFichier(),
    publieLe: instant('publie_le').notNull(),
    publiePar: uuid('publie_par').notNull(),
    retireLe: instant('retire_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('documentation_structure').on(t.collectiviteId, t.structureId),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.pieceId],
      foreignColumns: [pieces.collectiviteId, pieces.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: pieces, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  {
    table: depots,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer, insert: ownFoyer, update: ownFoyer },
    agent: { select: foyerOfStructure('depots.foyer_id') },
  },
  {
    table: documentation,
    systeme: ['select', 'insert', 'update'],
    famille: { select: structureOfFoyer('documentation.structure_id') },
    agent: { select: ownStructure },
  },
]
