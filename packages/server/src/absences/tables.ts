import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { colonnesFichierFacultatif } from '../database/fichier.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { structures } from '../structures/tables.ts'

/**
 * An absence that a parent declared, for one child and one service, over one or several booked days (the reservations
 * that name it). The service accepts it (the days are not billed) or refuses it.
 */
export const absences = pgTable(
  'absences',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    enfantId: uuid('enfant_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    /** declaree | acceptee | refusee | retiree */
    etat: text().notNull(),
    /** maladie | rendez-vous | famille | autre */
    motif: text().notNull(),
    commentaire: text().notNull().default(''),
    declareeLe: instant('declaree_le').notNull(),
    declareePar: uuid('declaree_par').notNull(),
    /** What the service says; always there on a refusal. */
    reponse: text(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
    /** The supporting document. */
    ...colonnesFichierFacultatif(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('absences_foyer').on(t.collectiviteId, t.foyerId),
    index('absences_structure').on(t.collectiviteId, t.structureId, t.etat),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: absences,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
