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
import { every, foyerOfStructure, ownFoyer, type Rights } from '../database/rights.ts'

/** What a field holds. */
export type Valeur = string | number | null

/** The family files. */
export const foyers = pgTable(
  'foyers',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    adresse: text().notNull().default(''),
    complement: text().notNull().default(''),
    codePostal: text('code_postal').notNull().default(''),
    commune: text().notNull().default(''),
    /** Reference income of the household, cents a year, and the year it is of. */
    revenusCentimes: integer('revenus_centimes'),
    revenusAnnee: integer('revenus_annee'),
    quotientFamilial: integer('quotient_familial'),
    /** Dependent children, as prices count them, and those of them with AEEH; null: the children of the file, and none. */
    enfantsACharge: integer('enfants_a_charge'),
    enfantsAeeh: integer('enfants_aeeh'),
    /** CAF | MSA */
    caisse: text(),
    numeroAllocataire: text('numero_allocataire'),
    /** Grows by one at each save: two tabs do not overwrite each other. */
    version: integer().notNull().default(1),
    modifieLe: instant('modifie_le').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.id] })],
)

/** The adults of a foyer; the first is who opened it. */
export const responsables = pgTable(
  'responsables',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    nom: text().notNull().default(''),
    prenom: text().notNull().default(''),
    courriel: text().notNull().default(''),
    telephone: text().notNull().default(''),
    ordre: integer().notNull(),
    /** Holds parental authority over the children of the file: a step-parent does not. */
    autoriteParentale: boolean('autorite_parentale').notNull().default(true),
    /** What says so, and which agent wrote it when; null until one does. */
    autoriteMotif: text('autorite_motif'),
    autoriteLe: instant('autorite_le'),
    autoritePar: uuid('autorite_par'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('responsables_foyer').on(t.collectiviteId, t.foyerId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

export const enfants = pgTable(
  'enfants',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    id: id(),
    nom: text().notNull(),
    prenom: text().notNull(),
    dateNaissance: date('date_naissance', { mode: 'string' }).notNull(),
    version: integer().notNull().default(1),
    modifieLe: instant('modifie_le').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.id] })],
)

/** A child may belong to two foyers (garde alternée). */
export const foyersEnfants = pgTable(
  'foyers_enfants',
  {
    collectiviteId: collectiviteId(),
    foyerId: uuid('foyer_id').notNull(),
    enfantId: uuid('enfant_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.foyerId, t.enfantId] }),
    index('foyers_enfants_enfant').on(t.collectiviteId, t.enfantId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

/** Medical information, apart from the rest of the child's file so that fewer people read it. Never logged. */
export const santes = pgTable(
  'santes',
  {
    collectiviteId: collectiviteId(),
    enfantId: uuid('enfant_id').notNull(),
    allergies: text().notNull().default(''),
    regime: text().notNull().default(''),
    pai: text().notNull().default(''),
    vaccins: text().notNull().default(''),
    medecin: text().notNull().default(''),
    medecinTelephone: text('medecin_telephone').notNull().default(''),
    autres: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.enfantId] }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

/** Who changed what of a child's health, one row per field: two homes share one truth. Never logged. */
export const santesChangements = pgTable(
  'santes_changements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    enfantId: uuid('enfant_id').notNull(),
    /** A field of `santes`. */
    champ: text().notNull(),
    avant: text().notNull(),
    apres: text().notNull(),
    le: instant('le').notNull(),
    /** The home and the login that changed it. */
    foyerId: uuid('foyer_id').notNull(),
    compteId: uuid('compte_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('santes_changements_enfant').on(t.collectiviteId, t.enfantId, t.le),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

/** What the authority decided of a field of the family file, where it is not the usual. */
export const champs = pgTable(
  'champs',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    /** A path of the contract (`champs.ts`). */
    champ: text().notNull(),
    saisie: text().notNull(),
    effet: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId, t.champ] })],
)

/** Changes of a file that wait for the answer of a service, or were answered. Never anything medical. */
export const modifications = pgTable(
  'modifications',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    /** The child it is about; null: the family itself. */
    enfantId: uuid('enfant_id'),
    /** Old and new value of each field, as the contract has them. */
    changements: jsonb().$type<Record<string, { avant: Valeur; apres: Valeur }>>().notNull(),
    /** demandee | acceptee | refusee | retiree */
    etat: text().notNull().default('demandee'),
    demandeeLe: instant('demandee_le').notNull(),
    demandeePar: uuid('demandee_par').notNull(),
    motif: text(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    // One that waits per file and child: what is changed meanwhile joins it.
    uniqueIndex('modifications_ouvertes')
      .on(t.collectiviteId, t.foyerId, sql`coalesce(enfant_id, '00000000-0000-0000-0000-000000000000'::uuid)`)
      .where(sql`etat = 'demandee'`),
    index('modifications_etat').on(t.collectiviteId, t.etat, t.demandeeLe),
    index('modifications_foyer').on(t.collectiviteId, t.foyerId, t.demandeeLe),
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

/** SQL: a child of the family that asks. */
export const ownChild = (enfant: string) =>
  `EXISTS (SELECT 1 FROM foyers_enfants fe WHERE fe.collectivite_id = inoe_collectivite() AND fe.enfant_id = ${enfant} AND fe.foyer_id = inoe_foyer())`
/** SQL: a child enrolled, or who asks to be, in a structure of the agent that asks. */
export const childOfStructure = (enfant: string) =>
  `EXISTS (SELECT 1 FROM inscriptions i WHERE i.collectivite_id = inoe_collectivite() AND i.enfant_id = ${enfant} AND i.structure_id = ANY(inoe_structures()))`

export const rights: Rights[] = [
  { table: champs, systeme: ['select', 'insert', 'update'], anyone: { select: every } },
  {
    table: modifications,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
  },
  {
    table: foyers,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: 'id = inoe_foyer()', update: 'id = inoe_foyer()' },
    agent: { select: foyerOfStructure('foyers.id') },
  },
  {
    table: responsables,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer, insert: ownFoyer, update: ownFoyer, delete: ownFoyer },
    agent: { select: foyerOfStructure('responsables.foyer_id') },
  },
  {
    table: enfants,
    systeme: ['select', 'insert', 'update', 'delete'],
    // A child is added as `systeme`, so that no request can attach somebody else's child to its own foyer.
    famille: { select: ownChild('enfants.id'), update: ownChild('enfants.id') },
    agent: { select: childOfStructure('enfants.id') },
  },
  {
    table: foyersEnfants,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: foyerOfStructure('foyers_enfants.foyer_id') },
  },
  {
    table: santes,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: {
      select: ownChild('santes.enfant_id'),
      insert: ownChild('santes.enfant_id'),
      update: ownChild('santes.enfant_id'),
    },
    agent: { select: childOfStructure('santes.enfant_id') },
  },
  {
    table: santesChangements,
    // Written once and for all; thrown away with the child, or kept by the one sheet that two of them become.
    systeme: ['select', 'insert', 'update', 'delete'],
    modifiables: ['foyer_id', 'enfant_id'],
    famille: { select: ownChild('santes_changements.enfant_id') },
  },
]
