import { sql } from 'drizzle-orm'
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { collectiviteId, instant } from '../database/columns.ts'
import { every, type ReferenceRights, type Rights } from '../database/rights.ts'

/** The towns themselves. `id` is the name in addresses (`rurales-entre-deux-mers`) and never changes. */
export const collectivites = pgTable('collectivites', {
  id: text().primaryKey(),
  nom: text().notNull(),
  /** Time zone of its civil dates (IANA name). */
  zone: text().notNull().default('Europe/Paris'),
  /** Who to write to or call when something goes wrong. */
  courriel: text(),
  telephone: text(),
  /** Names of the communes whose families are residents. */
  communes: text().array().notNull().default(sql`'{}'`),
  /** Official school holidays zone: A | B | C. */
  zoneScolaire: text('zone_scolaire'),
  creeLe: instant('cree_le').notNull().defaultNow(),
})

/** The sites allowed to embed its widgets: scheme, host and port. */
export const origines = pgTable(
  'origines',
  { collectiviteId: collectiviteId().references(() => collectivites.id), origine: text().notNull() },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.origine] })],
)

/** Where each section lives on the town's site; a section without a page is on the hosted one. */
export const pages = pgTable(
  'pages',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    section: text().notNull(),
    url: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.section] })],
)

/** How a town's widgets, hosted pages and letters look. */
export const apparences = pgTable(
  'apparences',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** Brand, #rrggbb, readable on the light backgrounds. */
    marque: text(),
    /** Names of fonts, as CSS takes them. */
    police: text(),
    /** The logo itself, in base64: 150 kB at most, and read by itself alone. */
    logo: text(),
    logoType: text('logo_type'),
    logoLargeur: integer('logo_largeur'),
    logoHauteur: integer('logo_hauteur'),
    /** Beginning of the SHA-256 of the logo: its address changes with it. */
    logoEmpreinte: text('logo_empreinte'),
    modifieeLe: instant('modifiee_le').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

/** Answers to requests that carried an `Idempotency-Key`, so that a replay gets the same one. */
export const requetes = pgTable(
  'requetes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** Who asked (compte, or the address for the public) and the key they sent. */
    auteur: text().notNull(),
    cle: text().notNull(),
    /** SHA-256 of method, path and body: another request under the same key is refused. */
    empreinte: text().notNull(),
    statut: text(),
    /** The answer's body, as it was sent (JSON). */
    reponse: text(),
    recueLe: instant('recue_le').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.auteur, t.cle] })],
)

export const rights: Rights[] = [
  { table: origines, systeme: ['select', 'insert', 'delete'], anyone: { select: every } },
  { table: pages, systeme: ['select', 'insert', 'update', 'delete'], anyone: { select: every } },
  { table: apparences, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  {
    table: requetes,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: {
      select: 'auteur = inoe_compte()::text',
      insert: 'auteur = inoe_compte()::text',
      update: 'auteur = inoe_compte()::text',
    },
    agent: {
      select: 'auteur = inoe_compte()::text',
      insert: 'auteur = inoe_compte()::text',
      update: 'auteur = inoe_compte()::text',
    },
  },
]

export const references: ReferenceRights[] = [
  { table: collectivites, reference: 'the list of tenants', systeme: [], anyone: ['select'] },
]
