import type { AccesSante } from '@inoe/contract/mes-donnees'
import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { agents, comptes } from '../comptes/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, ownChild } from '../foyers/tables.ts'

/** Exports of what is held on a family, each of one login: the other parent of the same file makes their own. */
export const exports = pgTable(
  'exports',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    compteId: uuid('compte_id').notNull(),
    /** The family of that login when it asked. */
    foyerId: uuid('foyer_id').notNull(),
    /** en-cours | pret */
    etat: text().$type<'en-cours' | 'pret'>().notNull(),
    demandeLe: instant('demande_le').notNull(),
    /** Who gathers it now: a worker that comes after a cut begins again, and what the one before still writes is refused. */
    tentative: uuid('tentative'),
    /** Bytes of the zip. */
    taille: integer(),
    pretLe: instant('pret_le'),
    expireLe: instant('expire_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    // One being made per login, however many times it is asked for.
    uniqueIndex('exports_en_cours').on(t.collectiviteId, t.compteId).where(sql`etat = 'en-cours'`),
    index('exports_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** The zip of an export, in pieces, each a file of its own in the store: none is ever whole in memory. */
export const exportsMorceaux = pgTable(
  'exports_morceaux',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    exportId: uuid('export_id').notNull(),
    rang: integer().notNull(),
    taille: integer().notNull(),
    emplacement: text().notNull(),
    cle: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('exports_morceaux_rang').on(t.collectiviteId, t.exportId, t.rang),
    foreignKey({
      columns: [t.collectiviteId, t.exportId],
      foreignColumns: [exports.collectiviteId, exports.id],
    }),
  ],
)

/**
 * Who of the services read what is medical of a child: one row per agent, child, screen and day, written with the
 * reading itself.
 */
export const accesSante = pgTable(
  'acces_sante',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    enfantId: uuid('enfant_id').notNull(),
    /** The home it is of, which alone sees it; none for what a child's two homes share. */
    foyerId: uuid('foyer_id'),
    /** The agent, and the structure they answered for. */
    compteId: uuid('compte_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    ecran: text().$type<AccesSante['ecran']>().notNull(),
    /** What was read: the child's file, a document, an absence; and its name, where it has one. */
    objetId: uuid('objet_id').notNull(),
    objet: text().notNull(),
    jour: date({ mode: 'string' }).notNull(),
    premierLe: instant('premier_le').notNull(),
    dernierLe: instant('dernier_le').notNull(),
    fois: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('acces_sante_jour').on(
      t.collectiviteId,
      t.compteId,
      t.jour,
      t.enfantId,
      t.structureId,
      t.ecran,
      t.objetId,
    ),
    index('acces_sante_enfant').on(t.collectiviteId, t.enfantId, t.dernierLe),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }).onDelete('cascade'),
  ],
)

/** Requests for erasure: one living at a time per login. Kept once answered, without the address. */
export const effacements = pgTable(
  'effacements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    compteId: uuid('compte_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    /** Address of the login; emptied with it. */
    courriel: text().notNull(),
    /** demandee | acceptee | refusee | retiree (by who asked) */
    etat: text().$type<'demandee' | 'acceptee' | 'refusee' | 'retiree'>().notNull(),
    demandeLe: instant('demande_le').notNull(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
    /** Why it was refused. */
    motif: text(),
    /** Reference of the archives' visa under which it was done, and how many rows went, by table. */
    visa: text(),
    bilan: jsonb().$type<Record<string, number>>(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('effacements_demandes').on(t.collectiviteId, t.compteId).where(sql`etat = 'demandee'`),
    index('effacements_etat').on(t.collectiviteId, t.etat, t.demandeLe),
  ],
)

/** Agents who answer for the town's data: erasures, eliminations. */
export const referentsDonnees = pgTable(
  'referents_donnees',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [agents.collectiviteId, agents.compteId],
    }),
  ],
)

const ownCompte = 'compte_id = inoe_compte()'

export const rights: Rights[] = [
  {
    table: exports,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownCompte },
  },
  {
    table: exportsMorceaux,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: {
      select:
        'EXISTS (SELECT 1 FROM exports e WHERE e.collectivite_id = inoe_collectivite() AND e.id = export_id AND e.compte_id = inoe_compte())',
    },
  },
  {
    table: accesSante,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: `(foyer_id IS NULL OR ${ownFoyer}) AND ${ownChild('acces_sante.enfant_id')}` },
    agent: { select: ownCompte, insert: `${ownCompte} AND ${ownStructure}`, update: ownCompte },
  },
  {
    table: effacements,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    famille: { select: ownCompte },
  },
  { table: referentsDonnees, systeme: ['select', 'insert', 'delete'] },
]
