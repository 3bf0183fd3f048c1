import { sql } from 'drizzle-orm'
import {
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
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { colonnesFichierFacultatif } from '../database/fichier.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { foyers } from '../foyers/tables.ts'

/** How a town is known to API Particulier; a town without a row does not ask it. */
export const habilitations = pgTable(
  'habilitations_particulier',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    siret: text().notNull(),
    /** Sealed (`outside/coffre.ts`). */
    jetonScelle: text('jeton_scelle').notNull(),
    depuis: instant('depuis').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

/** Quotients that the CAF or the MSA said, and who asked. Nothing of the identity that was sent. */
export const quotients = pgTable(
  'quotients',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    compteId: uuid('compte_id').notNull(),
    /** Euros a month. */
    valeur: integer().notNull(),
    caisse: text().$type<'CAF' | 'MSA'>().notNull(),
    annee: integer().notNull(),
    mois: integer().notNull(),
    obtenuLe: instant('obtenu_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('quotients_foyer').on(t.collectiviteId, t.foyerId, t.obtenuLe),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

/** Quotients typed by hand, each with its proof, and what a service answered. */
export const quotientsDeclares = pgTable(
  'quotients_declares',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    compteId: uuid('compte_id').notNull(),
    /** What the file said when it was declared. */
    avant: integer(),
    /** Euros a month. */
    valeur: integer().notNull(),
    caisse: text().$type<'CAF' | 'MSA'>().notNull(),
    /** demandee | acceptee | refusee | retiree (by the family, or by a newer one) */
    etat: text().$type<'demandee' | 'acceptee' | 'refusee' | 'retiree'>().notNull(),
    motif: text(),
    demandeeLe: instant('demandee_le').notNull(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
    /** The family is reminded before. */
    valableJusquAu: date('valable_jusqu_au', { mode: 'string' }),
    /** The nearest reminder that was sent, in days before. */
    dernierRappel: integer('dernier_rappel'),
    ...colonnesFichierFacultatif(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('quotients_declares_foyer').on(t.collectiviteId, t.foyerId, t.demandeeLe),
    uniqueIndex('quotients_declares_attente').on(t.collectiviteId, t.foyerId).where(sql`etat = 'demandee'`),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: quotientsDeclares,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
  },
  { table: habilitations, systeme: ['select', 'insert', 'update', 'delete'] },
  {
    table: quotients,
    systeme: ['select', 'insert', 'update', 'delete'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
  },
]
