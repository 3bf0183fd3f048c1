import {
  boolean,
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
import { every, type Rights } from '../database/rights.ts'
import { childOfStructure, enfants, foyers, ownChild } from '../foyers/tables.ts'

/** What the town asks parents to agree to, one row per wording: what somebody agreed to is never worded otherwise. */
export const consentementsTextes = pgTable(
  'consentements_textes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    /** Id of the first wording: the same through all of them. */
    code: uuid().notNull(),
    version: integer().notNull(),
    titre: text().notNull(),
    texte: text().notNull(),
    /** Both holders of parental authority must agree. */
    deuxTitulaires: boolean('deux_titulaires').notNull(),
    /** First day that it is asked, and first day that it no longer is. */
    depuis: date({ mode: 'string' }).notNull(),
    jusque: date({ mode: 'string' }),
    ecritLe: instant('ecrit_le').notNull(),
    ecritPar: uuid('ecrit_par').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('consentements_textes_version').on(t.collectiviteId, t.code, t.version),
  ],
)

/** What holders of parental authority said, one row each time: who, when, of which wording. Nothing is rewritten. */
export const consentements = pgTable(
  'consentements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    enfantId: uuid('enfant_id').notNull(),
    texteId: uuid('texte_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    compteId: uuid('compte_id').notNull(),
    /** False: refused, or taken back. */
    accord: boolean().notNull(),
    le: instant('le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('consentements_enfant').on(t.collectiviteId, t.enfantId, t.le),
    foreignKey({
      columns: [t.collectiviteId, t.texteId],
      foreignColumns: [consentementsTextes.collectiviteId, consentementsTextes.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }).onDelete('cascade'),
  ],
)

export const rights: Rights[] = [
  {
    table: consentementsTextes,
    systeme: ['select', 'insert', 'update'],
    modifiables: ['jusque'],
    famille: { select: every },
    agent: { select: every },
  },
  {
    table: consentements,
    // Thrown away with the family alone; of two files of one family, kept by the one that stays.
    systeme: ['select', 'insert', 'update', 'delete'],
    modifiables: ['foyer_id', 'enfant_id'],
    famille: { select: ownChild('consentements.enfant_id') },
    agent: { select: childOfStructure('consentements.enfant_id') },
  },
]
