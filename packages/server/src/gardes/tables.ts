import type { GardeSaisie } from '@inoe/contract/gardes'
import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'

/** How a child came, or is asked, into a second home, and how it left it: who said so, and when. */
export const rattachements = pgTable(
  'rattachements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    enfantId: uuid('enfant_id').notNull(),
    /** The home that has the child already. */
    foyerId: uuid('foyer_id').notNull(),
    /** The second home, once it is known. */
    autreFoyerId: uuid('autre_foyer_id'),
    /** The other parent's address, where the home asked. Never shown to anybody else but its owner. */
    courriel: text().notNull().default(''),
    /**
     * invite | a-reunir (the other home has a sheet of the same child: an agent makes one of the two) | fait | decline |
     * retire | bloque (too many wrong answers) | defait | distincts (an agent says that the two sheets are of two children)
     */
    etat: text()
      .$type<'invite' | 'a-reunir' | 'fait' | 'decline' | 'retire' | 'bloque' | 'defait' | 'distincts'>()
      .notNull(),
    /** The other home's sheet that looks like the same child's. It may be taken out of its file meanwhile. */
    autreEnfantId: uuid('autre_enfant_id'),
    /** Wrong dates of birth typed so far. */
    essais: integer().notNull().default(0),
    demandeLe: instant('demande_le').notNull(),
    demandePar: uuid('demande_par').notNull(),
    expireLe: instant('expire_le'),
    /** What says so: the document, or the agreement of both. */
    accord: text(),
    faitLe: instant('fait_le'),
    faitPar: uuid('fait_par'),
    /** Why it was undone, or why the two sheets stay apart. */
    motif: text(),
    defaitLe: instant('defait_le'),
    defaitPar: uuid('defait_par'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    // One request under way per child: asked again, it is written again.
    uniqueIndex('rattachements_ouverts')
      .on(t.collectiviteId, t.enfantId)
      .where(sql`etat in ('invite', 'a-reunir')`),
    index('rattachements_courriel').on(t.collectiviteId, t.courriel),
    index('rattachements_foyer').on(t.collectiviteId, t.foyerId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.autreFoyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }).onDelete('cascade'),
  ],
)

/** The calendars of children who have two homes. */
export const gardes = pgTable(
  'gardes',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    enfantId: uuid('enfant_id').notNull(),
    /** The home that the calendar is told from, and the other. */
    foyerId: uuid('foyer_id').notNull(),
    autreFoyerId: uuid('autre_foyer_id').notNull(),
    debut: date({ mode: 'string' }).notNull(),
    fin: date({ mode: 'string' }),
    regle: jsonb().$type<Omit<GardeSaisie, 'debut' | 'fin'>>().notNull(),
    /** proposee (the other home has not agreed) | confirmee | refusee | retiree | remplacee */
    etat: text().$type<'proposee' | 'confirmee' | 'refusee' | 'retiree' | 'remplacee'>().notNull(),
    /** An agent set it. */
    parService: boolean('par_service').notNull(),
    proposeeLe: instant('proposee_le').notNull(),
    proposeePar: uuid('proposee_par').notNull(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('gardes_proposees').on(t.collectiviteId, t.enfantId).where(sql`etat = 'proposee'`),
    index('gardes_enfant').on(t.collectiviteId, t.enfantId, t.etat),
    index('gardes_foyer').on(t.collectiviteId, t.foyerId),
    index('gardes_autre').on(t.collectiviteId, t.autreFoyerId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.autreFoyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }).onDelete('cascade'),
  ],
)

/** What the town decides of days that are the other home's. */
export const reglesGardes = pgTable(
  'regles_gardes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** They may not be booked; else the planning says whose they are. */
    chacunSesJours: boolean('chacun_ses_jours').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

export const rights: Rights[] = [
  {
    table: rattachements,
    systeme: ['select', 'insert', 'update', 'delete'],
    // What it asked itself, and, to count it, what waits for an answer of that address: of the child and of its home who is
    // asked has no more than ids, which open nothing; the rest is read through the server.
    famille: { select: `(${ownFoyer} OR (etat = 'invite' AND inoe_est_courriel(courriel)))` },
  },
  {
    table: gardes,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: `(${ownFoyer} OR autre_foyer_id = inoe_foyer())` },
  },
  { table: reglesGardes, systeme: ['select', 'insert', 'update'], anyone: { select: 'true' } },
]
