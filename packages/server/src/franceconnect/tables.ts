import { foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { comptes } from '../comptes/tables.ts'
import { collectiviteId, instant } from '../database/columns.ts'
import type { Rights } from '../database/rights.ts'

/** What a town was given by FranceConnect; a town without a row does not offer it. */
export const franceconnectReglages = pgTable(
  'franceconnect_reglages',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    emetteur: text().notNull(),
    clientId: text('client_id').notNull(),
    /** Sealed (`outside/coffre.ts`). */
    secretScelle: text('secret_scelle').notNull(),
    /** eidas1 | eidas2 | eidas3 */
    niveau: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

/** People who went to FranceConnect, until they come back; taken out by the one return each is good for. */
export const franceconnectDemandes = pgTable(
  'franceconnect_demandes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** SHA-256 of the state. */
    empreinte: text().notNull(),
    /** SHA-256 of what the browser that left holds. */
    navigateur: text().notNull(),
    nonce: text().notNull(),
    verificateur: text().notNull(),
    /** The page of the town's site that awaits them, as the hosted page reads it; empty without one. */
    suite: text().notNull(),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.empreinte] })],
)

/** Identities that no login has yet, for the time its owner takes to prove one or to make one. */
export const franceconnectAttentes = pgTable(
  'franceconnect_attentes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** SHA-256 of the secret that the browser has. */
    empreinte: text().notNull(),
    sub: text().notNull(),
    /** Sealed. */
    identiteScellee: text('identite_scellee').notNull(),
    /** Sealed: what signs out of FranceConnect. */
    idTokenScelle: text('id_token_scelle').notNull(),
    creeLe: instant('cree_le').notNull(),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.empreinte] })],
)

/** Logins that FranceConnect opens. */
export const franceconnectLiens = pgTable(
  'franceconnect_liens',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    sub: text().notNull(),
    /** The « identité pivot », sealed. */
    identiteScellee: text('identite_scellee').notNull(),
    /** What the family's file said of that person when it was linked: conforme | inconnue */
    concordance: text().notNull(),
    lieLe: instant('lie_le').notNull(),
    utiliseLe: instant('utilise_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId] }),
    uniqueIndex('franceconnect_liens_sub').on(t.collectiviteId, t.sub),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

const all = ['select', 'insert', 'update', 'delete'] as const
export const rights: Rights[] = [
  { table: franceconnectReglages, systeme: all },
  { table: franceconnectDemandes, systeme: ['select', 'insert', 'delete'] },
  { table: franceconnectAttentes, systeme: all },
  { table: franceconnectLiens, systeme: all },
]
