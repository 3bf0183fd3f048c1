import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import type { ReferenceRights, Rights } from '../database/rights.ts'
import { foyers } from '../foyers/tables.ts'

/** Logins: of parents (with a foyer) and of agents (without). Only `systeme` reads them. */
export const comptes = pgTable(
  'comptes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    /** Lower case, as compared. */
    courriel: text().notNull(),
    /** argon2id; none until the owner of an invited address chose one. */
    motDePasse: text('mot_de_passe'),
    confirmeLe: instant('confirme_le'),
    /** Version of the notice on personal data shown at sign-up (at `cree_le`); none for an invited address. */
    rgpdVersion: text('rgpd_version'),
    /** The only family this login reaches; none for an agent. */
    foyerId: uuid('foyer_id'),
    creeLe: instant('cree_le').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('comptes_courriel').on(t.collectiviteId, t.courriel),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

/** Agents of the services, by their login. */
export const agents = pgTable(
  'agents',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    nom: text().notNull(),
    prenom: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** The structures an agent answers for. */
export const agentsStructures = pgTable(
  'agents_structures',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    structureId: uuid('structure_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId, t.structureId] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [agents.collectiviteId, agents.compteId],
    }),
  ],
)

/** The régies whose money an agent handles: who is their régisseur, or stands in for them. */
export const agentsRegies = pgTable(
  'agents_regies',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    regieId: uuid('regie_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId, t.regieId] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [agents.collectiviteId, agents.compteId],
    }),
  ],
)

/** Open sessions. Threat: a stolen table opens no session, since only the SHA-256 of each id is kept. */
export const sessions = pgTable(
  'sessions',
  {
    collectiviteId: collectiviteId(),
    empreinte: text().notNull(),
    /** How its owner names it, to end it: tells nothing of the secret. */
    id: uuid().notNull().defaultRandom(),
    compteId: uuid('compte_id').notNull(),
    /** The origin that opened a bearer session, and the only one it serves; none for a cookie. */
    origine: text(),
    /** « Rester connecté ». */
    persistante: boolean().notNull().default(false),
    appareil: text(),
    /** Where it was opened from, blurred. */
    reseau: text().notNull().default(''),
    /** Last seen, to the hour. */
    vueLe: instant('vue_le').notNull().defaultNow(),
    creeLe: instant('cree_le').notNull().defaultNow(),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.empreinte] }),
    index('sessions_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/**
 * Devices from which a login was opened, as its owner knows them (« Firefox sur Android »): a sign-in from another one
 * is told by e-mail. Nothing is kept on the device itself.
 */
export const appareils = pgTable(
  'appareils',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    nom: text().notNull(),
    vuLe: instant('vu_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId, t.nom] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** One-use links sent by e-mail; the SHA-256 of each secret. */
export const jetons = pgTable(
  'jetons',
  {
    collectiviteId: collectiviteId(),
    empreinte: text().notNull(),
    compteId: uuid('compte_id').notNull(),
    /** confirmation | mot-de-passe | invitation */
    usage: text().notNull(),
    /** What a confirmation sets: argon2id of the password given by whoever asked for this very link. */
    motDePasse: text('mot_de_passe'),
    expireLe: instant('expire_le').notNull(),
    utiliseLe: instant('utilise_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.empreinte] }),
    index('jetons_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** Counters of attempts (rate-limiter-flexible's shape), shared by all processes. */
export const limites = pgTable('limites', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: timestamp({ withTimezone: true, mode: 'date' }).default(sql`NULL`),
})

const all = ['select', 'insert', 'update', 'delete'] as const
export const rights: Rights[] = [
  { table: comptes, systeme: all },
  { table: agents, systeme: ['select', 'insert'] },
  { table: agentsStructures, systeme: ['select', 'insert', 'delete'] },
  { table: agentsRegies, systeme: ['select', 'insert', 'delete'] },
  { table: sessions, systeme: all },
  { table: appareils, systeme: all },
  { table: jetons, systeme: all },
]

export const references: ReferenceRights[] = [
  { table: limites, reference: 'counters without personal data, keyed by hashes', systeme: all, anyone: [] },
]
