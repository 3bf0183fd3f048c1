import type { MoyenGuichet } from '@inoe/contract/encaissements'
import type { ReglePointage } from '@inoe/contract/pointages'
import type { Groupe, ModeReservation, Plafond, RegleDelai } from '@inoe/contract/structures'
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
  uuid,
} from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { every, type Rights } from '../database/rights.ts'

/** Who collects direct debits, as it is printed on mandates and written in files. */
export interface CreancierSepa {
  ics: string
  iban: string
  bic: string
  titulaire: string
  adresse: string
  /** Codique of the comptable's office, and the service's name at DFTnet: in references and file names, where given. */
  poste?: string | undefined
  service?: string | undefined
}

/** The accounting units that cash. */
export const regies = pgTable(
  'regies',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    nom: text().notNull(),
    /** Six digits given by DGFiP, zeros kept; no online payment without it. */
    numcli: text(),
    /** PayFiP's `saisie`: T test, X activation, W production. */
    saisie: text().notNull().default('T'),
    /** Begins the numbers of its invoices and PayFiP references (letters and digits). */
    prefixe: text().notNull(),
    /** Printed on invoices: name, address, SIRET of who bills; where to pay otherwise. */
    mentions: jsonb().$type<{ adresse: string; siret: string; autresMoyens: string }>().notNull(),
    /** regie | titres: in the latter each invoice is paid by itself, under the reference that the comptable gave it. */
    mode: text().$type<'regie' | 'titres'>().notNull().default('regie'),
    /** What its founding act lets it take at the counter. */
    moyens: text().array().$type<MoyenGuichet[]>().notNull().default(sql`'{}'`),
    /** Days after the due date at which an unpaid invoice is reminded of. */
    relances: integer().array().notNull().default(sql`'{}'`),
    /** Who collects direct debits: creditor's identifier (ICS) and the DFT account; none where it is not offered. */
    sepa: jsonb().$type<CreancierSepa>(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.id] })],
)

/** The establishments, and the teams that answer. */
export const structures = pgTable(
  'structures',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    nom: text().notNull(),
    /** multi-accueil | alsh | point-jeunes | periscolaire | restauration */
    type: text().notNull(),
    description: text().notNull().default(''),
    adresse: text().notNull().default(''),
    telephone: text(),
    courriel: text(),
    /** When somebody answers, line by line. */
    horaires: text().array().notNull().default(sql`'{}'`),
    regieId: uuid('regie_id').notNull(),
    ordre: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

/** What a structure offers. */
export const activites = pgTable(
  'activites',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    structureId: uuid('structure_id').notNull(),
    nom: text().notNull(),
    /** mercredis | vacances | sejour | periscolaire | repas | accueil-regulier | jeunes */
    type: text().notNull(),
    description: text().notNull().default(''),
    /** Age in full years, bounds included, on the day. */
    ageMin: integer('age_min'),
    ageMax: integer('age_max'),
    /** Until when one may book, and cancel. */
    delaiReservation: jsonb('delai_reservation').$type<RegleDelai>().notNull(),
    delaiAnnulation: jsonb('delai_annulation').$type<RegleDelai>().notNull(),
    /** jour | sejour | contrat */
    mode: text().$type<ModeReservation>().notNull().default('jour'),
    /** An agent answers each booking: it is asked for before it is had. */
    validation: boolean().notNull().default(false),
    /** A full day can be waited for. */
    listeAttente: boolean('liste_attente').notNull().default(true),
    /** Hours a family has to confirm a place that became free for it; without it the place is given at once. */
    confirmationHeures: integer('confirmation_heures'),
    plafonds: jsonb().$type<Plafond[]>().notNull().default([]),
    /** Age groups; its creneaux name one of them, or none. */
    groupes: jsonb().$type<Groupe[]>().notNull().default([]),
    /** Days after a day during which its absence may still be declared. */
    absenceJours: integer('absence_jours').notNull().default(8),
    /** How real hours are rounded, from the règlement; none: to the minute. */
    pointage: jsonb().$type<ReglePointage>(),
    /** Only families of the territory (`collectivites.communes`) may ask to be enrolled. */
    reserveTerritoire: boolean('reserve_territoire').notNull().default(false),
    /** Children who may be enrolled at once, in each period; no limit without it. */
    placesInscription: integer('places_inscription'),
    /** A family reads its rank on the waiting list. */
    rangAffiche: boolean('rang_affiche').notNull().default(true),
    ordre: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
  ],
)

/** What one books of a day of an activity, and its price. */
export const unites = pgTable(
  'unites',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    activiteId: uuid('activite_id').notNull(),
    /** journee | matin | apres-midi | repas | soir… */
    code: text().notNull(),
    nom: text().notNull(),
    horaires: text().notNull().default(''),
    /**
     * The parts of the day it takes (matin, repas, apres-midi…): a child may not hold two units of an activity that
     * share one. Empty: only itself.
     */
    parties: text().array().notNull().default(sql`'{}'`),
    ordre: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.activiteId, t.code] }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
  ],
)

/** Dates of an activity that open for booking at one instant and close at another. */
export const periodes = pgTable(
  'periodes',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    activiteId: uuid('activite_id').notNull(),
    nom: text().notNull(),
    debut: date({ mode: 'string' }).notNull(),
    fin: date({ mode: 'string' }).notNull(),
    ouverture: instant('ouverture').notNull(),
    /** Opens earlier, from here on, for families of the territory (`collectivites.communes`). */
    ouvertureResidents: instant('ouverture_residents'),
    fermeture: instant('fermeture'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('periodes_activite').on(t.collectiviteId, t.activiteId, t.debut),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: regies, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  { table: structures, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  { table: activites, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  { table: unites, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  { table: periodes, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
]
