import type { Langue } from '@inoe/contract/langues'
import { sql } from 'drizzle-orm'
import {
  bigint,
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
    /** In which its owner is written to. */
    langue: text().$type<Langue>().notNull().default('fr'),
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
    compteId: uuid('compte_id').notNull(),
    /** The origin that opened a bearer session, and the only one it serves; none for a cookie. */
    origine: text(),
    /** « Rester connecté ». */
    persistante: boolean().notNull().default(false),
    /** The User-Agent header. */
    appareil: text(),
    /** The network it was opened from, cut short. */
    reseau: text(),
    /** Print of what the browser names itself by. */
    identite: text(),
    /** Opened by FranceConnect: what signs out of it, sealed. */
    idTokenScelle: text('id_token_scelle'),
    creeLe: instant('cree_le').notNull().defaultNow(),
    /** Within a quarter of an hour; none since before this was kept. */
    vueLe: instant('vue_le'),
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
    /** Print of the identity that a confirmation links. */
    franceconnect: text(),
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

/** The browsers from which a login was used; the SHA-256 of what each names itself by. */
export const appareils = pgTable(
  'appareils',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    empreinte: text().notNull(),
    connuLe: instant('connu_le').notNull(),
    vuLe: instant('vu_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId, t.empreinte] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** The change of address that a login waits for: one at most, done when both addresses answered. */
export const changementsCourriel = pgTable(
  'changements_courriel',
  {
    collectiviteId: collectiviteId(),
    compteId: uuid('compte_id').notNull(),
    id: id(),
    ancien: text().notNull(),
    nouveau: text().notNull(),
    /** SHA-256 of the secret sent to each; none before it is sent. */
    empreinteAncien: text('empreinte_ancien'),
    empreinteNouveau: text('empreinte_nouveau'),
    accordeLe: instant('accorde_le'),
    prouveLe: instant('prouve_le'),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.compteId] }),
    index('changements_courriel_ancien').on(t.collectiviteId, t.empreinteAncien),
    index('changements_courriel_nouveau').on(t.collectiviteId, t.empreinteNouveau),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** Invitations from a parent to the other: used once, cancelled by deleting them. */
export const invitationsParents = pgTable(
  'invitations_parents',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    /** Who invites. */
    compteId: uuid('compte_id').notNull(),
    courriel: text().notNull(),
    prenom: text().notNull(),
    nom: text().notNull(),
    /** SHA-256 of the secret of the last link sent. */
    empreinte: text(),
    expireLe: instant('expire_le').notNull(),
    utiliseeLe: instant('utilisee_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('invitations_parents_courriel').on(t.collectiviteId, t.foyerId, t.courriel),
    index('invitations_parents_empreinte').on(t.collectiviteId, t.empreinte),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** Passkeys: the public half; nothing here opens anything. */
export const clesAcces = pgTable(
  'cles_acces',
  {
    collectiviteId: collectiviteId(),
    /** The credential's id, base64url, as its authenticator drew it. */
    id: text().notNull(),
    compteId: uuid('compte_id').notNull(),
    /** RP ID: the host of the pages where it serves. */
    site: text().notNull(),
    nom: text().notNull(),
    /** COSE key, base64url. */
    clePublique: text('cle_publique').notNull(),
    compteur: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    creeLe: instant('cree_le').notNull(),
    utiliseeLe: instant('utilisee_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('cles_acces_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** Challenges given to authenticators, each taken out by the one answer it is good for. */
export const defis = pgTable(
  'defis',
  {
    collectiviteId: collectiviteId(),
    /** SHA-256 of the challenge. */
    empreinte: text().notNull(),
    /** Who registers a key; none when signing in. */
    compteId: uuid('compte_id'),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.empreinte] }),
    foreignKey({
      columns: [t.collectiviteId, t.compteId],
      foreignColumns: [comptes.collectiviteId, comptes.id],
    }),
  ],
)

/** Codes by which a page of the town's site takes over a session opened on the hosted page; the SHA-256 of each. */
export const codesConnexion = pgTable(
  'codes_connexion',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    empreinte: text().notNull(),
    /** Print of the session it is for: one that ended meanwhile is taken over by nobody. */
    session: text().notNull(),
    /** The only origin whose pages may use it. */
    origine: text().notNull(),
    /** PKCE: the SHA-256, base64url, of what the page that asked keeps. */
    defi: text().notNull(),
    expireLe: instant('expire_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.empreinte] })],
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
  { table: jetons, systeme: all },
  { table: appareils, systeme: all },
  { table: changementsCourriel, systeme: all },
  { table: invitationsParents, systeme: all },
  { table: clesAcces, systeme: all },
  { table: defis, systeme: ['select', 'insert', 'delete'] },
  { table: codesConnexion, systeme: ['select', 'insert', 'delete'] },
]

export const references: ReferenceRights[] = [
  { table: limites, reference: 'counters without personal data, keyed by hashes', systeme: all, anyone: [] },
]
