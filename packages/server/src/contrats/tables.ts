import type { PlageHebdomadaire } from '@inoe/contract/contrats'
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { activites, structures } from '../structures/tables.ts'

/** A multi-accueil's regular care: weekly hours over a span, asked for by the family, answered by the service. */
export const contrats = pgTable(
  'contrats',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    enfantId: uuid('enfant_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    activiteId: uuid('activite_id').notNull(),
    /** demande | accepte | refuse | retire (by the family, before the answer) */
    etat: text().notNull(),
    debut: date({ mode: 'string' }).notNull(),
    fin: date({ mode: 'string' }).notNull(),
    /** The hours of each weekday. */
    semaine: jsonb().$type<PlageHebdomadaire[]>().notNull(),
    commentaire: text().notNull().default(''),
    demandeLe: instant('demande_le').notNull(),
    demandePar: uuid('demande_par').notNull(),
    reponse: text(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('contrats_foyer').on(t.collectiviteId, t.foyerId),
    index('contrats_structure').on(t.collectiviteId, t.structureId, t.etat),
    check('contrats_ordre', sql`debut <= fin`),
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
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
  ],
)

/** Hours of one day asked for beside a contract. */
export const heuresOccasionnelles = pgTable(
  'heures_occasionnelles',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    contratId: uuid('contrat_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    enfantId: uuid('enfant_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    date: date({ mode: 'string' }).notNull(),
    /** hh:mm, the collectivite's zone. */
    debut: text().notNull(),
    fin: text().notNull(),
    /** demande | accepte | refuse | retire */
    etat: text().notNull(),
    demandeLe: instant('demande_le').notNull(),
    demandePar: uuid('demande_par').notNull(),
    reponse: text(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
    /** The invoice line that bills them. */
    ligneId: uuid('ligne_id'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('heures_occasionnelles_foyer').on(t.collectiviteId, t.foyerId, t.date),
    index('heures_occasionnelles_structure').on(t.collectiviteId, t.structureId, t.etat),
    foreignKey({
      columns: [t.collectiviteId, t.contratId],
      foreignColumns: [contrats.collectiviteId, contrats.id],
    }),
  ],
)

/** The months of a contract that are billed: each once. */
export const contratsFactures = pgTable(
  'contrats_factures',
  {
    collectiviteId: collectiviteId(),
    contratId: uuid('contrat_id').notNull(),
    /** YYYY-MM */
    mois: text().notNull(),
    ligneId: uuid('ligne_id').notNull(),
    /** Minutes billed for that month, what pointage adds or takes left out. */
    minutes: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.contratId, t.mois] }),
    foreignKey({
      columns: [t.collectiviteId, t.contratId],
      foreignColumns: [contrats.collectiviteId, contrats.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: contratsFactures, eliminable: true, systeme: ['select', 'insert'] },
  {
    table: contrats,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  {
    table: heuresOccasionnelles,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
