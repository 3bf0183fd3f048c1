import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
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
import { every, ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { activites, periodes, unites } from '../structures/tables.ts'

/** The town's counter window: whoever gives, frees or counts places takes its turn on this row first. */
export const guichets = pgTable(
  'guichets',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** Turns taken so far: the order of saves, whichever process received them. */
    tour: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

/** Activity × group × date × unite, with a capacity. A sejour is one creneau over several days. */
export const creneaux = pgTable(
  'creneaux',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    activiteId: uuid('activite_id').notNull(),
    periodeId: uuid('periode_id').notNull(),
    date: date({ mode: 'string' }).notNull(),
    /** Last day, for a sejour; `date` itself otherwise. */
    fin: date({ mode: 'string' }).notNull(),
    unite: text().notNull(),
    groupe: text().notNull().default(''),
    capacite: integer().notNull(),
    /** No longer proposed (closed since, or out of the week template); its bookings stay. */
    ferme: boolean().notNull().default(false),
    /** Places taken (confirmed, asked for or offered); kept by the reservation writer alone. */
    occupees: integer().notNull().default(0),
    /** Children who wait; kept by the reservation writer alone. */
    enAttente: integer('en_attente').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('creneaux_unique').on(t.collectiviteId, t.activiteId, t.date, t.unite, t.groupe),
    index('creneaux_date').on(t.collectiviteId, t.date),
    check('creneaux_places', sql`occupees >= 0 AND en_attente >= 0`),
    // A month is read by its dates: a sejour that began before it is found at most 31 days back.
    check('creneaux_duree', sql`fin BETWEEN date AND date + 31`),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.periodeId],
      foreignColumns: [periodes.collectiviteId, periodes.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId, t.unite],
      foreignColumns: [unites.collectiviteId, unites.activiteId, unites.code],
    }),
  ],
)

/** An enrolled child on a creneau. */
export const reservations = pgTable(
  'reservations',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    creneauId: uuid('creneau_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    activiteId: uuid('activite_id').notNull(),
    /** First and last day, copied from the creneau: a family's month is read by them. */
    date: date({ mode: 'string' }).notNull(),
    fin: date({ mode: 'string' }).notNull(),
    enfantId: uuid('enfant_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    /**
     * confirmee | demandee (an agent answers) | en-attente | proposee (a place became free, the family confirms it):
     * living; annulee | refusee (by the service) | expiree (an offer not confirmed in time): ended.
     */
    etat: text().notNull(),
    /** The price shown when it was saved, cents. */
    prixCentimes: integer('prix_centimes').notNull(),
    creeLe: instant('cree_le').notNull(),
    creePar: uuid('cree_par'),
    /** Place in the waiting list: lower goes first. Kept once promoted, as a trace. */
    ordreAttente: bigint('ordre_attente', { mode: 'number' }),
    /** When what was asked of a service ended: its answer, or the family’s taking it back (`annulee_le` then). */
    reponduLe: instant('repondu_le'),
    /** Last instant (included) at which an offered place may be confirmed. */
    expireLe: instant('expire_le'),
    /** When and by whom it ended, and why when a service ended it. */
    annuleeLe: instant('annulee_le'),
    annuleePar: uuid('annulee_par'),
    motif: text(),
    /** The declared absence that covers it. */
    absenceId: uuid('absence_id'),
    /** The invoice line that bills it. */
    ligneId: uuid('ligne_id'),
    /** What invoices ask for it now, cents: less than its line once something was given back; null until billed. */
    factureCentimes: integer('facture_centimes'),
    /** What it was billed as: aucune (the child was to come) | justifiee | injustifiee (absent). */
    factureAbsence: text('facture_absence').$type<'aucune' | 'justifiee' | 'injustifiee'>(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('reservations_vivantes')
      .on(t.collectiviteId, t.creneauId, t.enfantId)
      .where(sql`etat in ('confirmee', 'demandee', 'en-attente', 'proposee')`),
    index('reservations_foyer').on(t.collectiviteId, t.foyerId, t.date),
    index('reservations_enfant').on(t.collectiviteId, t.enfantId, t.date),
    index('reservations_structure').on(t.collectiviteId, t.structureId, t.date),
    index('reservations_attente')
      .on(t.collectiviteId, t.creneauId, t.ordreAttente)
      .where(sql`etat = 'en-attente'`),
    index('reservations_a_rendre')
      .on(t.collectiviteId, t.structureId)
      .where(sql`facture_centimes > 0 AND etat <> 'confirmee'`),
    index('reservations_absence').on(t.collectiviteId, t.absenceId).where(sql`absence_id IS NOT NULL`),
    index('reservations_propositions').on(t.collectiviteId, t.expireLe).where(sql`etat = 'proposee'`),
    foreignKey({
      columns: [t.collectiviteId, t.creneauId],
      foreignColumns: [creneaux.collectiviteId, creneaux.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: guichets, systeme: ['select', 'insert', 'update'] },
  { table: creneaux, systeme: ['select', 'insert', 'update', 'delete'], anyone: { select: every } },
  {
    table: reservations,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
