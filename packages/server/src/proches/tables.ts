import type { ETATS_INTERDICTION } from '@inoe/contract/proches'
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { colonnesFichierFacultatif } from '../database/fichier.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { childOfStructure, enfants, foyers, foyersEnfants } from '../foyers/tables.ts'

/** People whom a family trusts with its children: who may collect them, who is called in an emergency. */
export const proches = pgTable(
  'proches',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    prenom: text().notNull(),
    nom: text().notNull(),
    lien: text().notNull(),
    telephone: text().notNull(),
    peutChercher: boolean('peut_chercher').notNull(),
    aPrevenir: boolean('a_prevenir').notNull(),
    /** Order of calling, within the family. */
    rang: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('proches_foyer').on(t.collectiviteId, t.foyerId, t.rang),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

/** The children that each of them is trusted with; gone with the child from that home. */
export const prochesEnfants = pgTable(
  'proches_enfants',
  {
    collectiviteId: collectiviteId(),
    procheId: uuid('proche_id').notNull(),
    enfantId: uuid('enfant_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.procheId, t.enfantId] }),
    index('proches_enfants_enfant').on(t.collectiviteId, t.enfantId),
    foreignKey({
      columns: [t.collectiviteId, t.procheId],
      foreignColumns: [proches.collectiviteId, proches.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId, t.enfantId],
      foreignColumns: [foyersEnfants.collectiviteId, foyersEnfants.foyerId, foyersEnfants.enfantId],
    }).onDelete('cascade'),
  ],
)

/**
 * Who may not collect a child, as a court decided: asked by a home with the document, answered by a service. It protects
 * the child: that home erased, it stays with a child who has another (decision 0039).
 */
export const interdictions = pgTable(
  'interdictions',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    enfantId: uuid('enfant_id').notNull(),
    /** The home that asked; null once it is erased. */
    foyerId: uuid('foyer_id'),
    personnePrenom: text('personne_prenom').notNull(),
    personneNom: text('personne_nom').notNull(),
    lien: text().notNull(),
    juridiction: text().notNull(),
    reference: text().notNull(),
    dateDecision: date('date_decision', { mode: 'string' }).notNull(),
    fin: date({ mode: 'string' }),
    etat: text().$type<(typeof ETATS_INTERDICTION)[number]>().notNull(),
    demandeeLe: instant('demandee_le').notNull(),
    /** Null once who asked is erased with their home. */
    demandeePar: uuid('demandee_par'),
    motif: text(),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
    /** The nearest reminder of its end that was sent, in days before. */
    dernierRappel: integer('dernier_rappel'),
    /** The decision itself, until the request is taken back. */
    ...colonnesFichierFacultatif(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('interdictions_enfant').on(t.collectiviteId, t.enfantId, t.etat),
    index('interdictions_etat').on(t.collectiviteId, t.etat, t.demandeeLe),
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

export const rights: Rights[] = [
  {
    table: proches,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: {
      select: `EXISTS (SELECT 1 FROM proches_enfants pe WHERE pe.collectivite_id = inoe_collectivite()
        AND pe.proche_id = proches.id AND ${childOfStructure('pe.enfant_id')})`,
    },
  },
  {
    table: prochesEnfants,
    systeme: ['select', 'insert', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: childOfStructure('proches_enfants.enfant_id') },
  },
  {
    table: interdictions,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: childOfStructure('interdictions.enfant_id') },
  },
]
