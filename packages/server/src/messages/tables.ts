import type { Cote } from '@inoe/contract/messagerie'
import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { colonnesFichier } from '../database/fichier.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { structures } from '../structures/tables.ts'

/** A conversation of one family with one structure. A child in two foyers has each one's own: they do not meet. */
export const fils = pgTable(
  'fils',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    enfantId: uuid('enfant_id'),
    sujet: text().notNull(),
    /** ouvert | clos */
    etat: text().$type<'ouvert' | 'clos'>().notNull().default('ouvert'),
    /** How many messages it has: the rank of the last one. */
    nombre: integer().notNull(),
    /** Of the last message. */
    dernierLe: instant('dernier_le').notNull(),
    dernierDe: text('dernier_de').$type<Cote>().notNull(),
    /** The e-mail that says « Un message vous attend » left, and all is not read since. */
    avisFamilleLe: instant('avis_famille_le'),
    avisServiceLe: instant('avis_service_le'),
    ouvertLe: instant('ouvert_le').notNull(),
    ouvertPar: uuid('ouvert_par').notNull(),
    closLe: instant('clos_le'),
    closPar: uuid('clos_par'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('fils_foyer').on(t.collectiviteId, t.foyerId, t.dernierLe),
    index('fils_structure').on(t.collectiviteId, t.structureId, t.dernierLe),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
  ],
)

/** What was written, never changed afterwards but for when the other side saw it, and the name of who was erased. */
export const messages = pgTable(
  'messages',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    filId: uuid('fil_id').notNull(),
    rang: integer().notNull(),
    /** Those of the thread: rights and counts read them here. */
    foyerId: uuid('foyer_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    de: text().$type<Cote>().notNull(),
    /** Name of the parent, given name of the agent, as they were. */
    auteur: text().notNull(),
    compteId: uuid('compte_id').notNull(),
    texte: text().notNull(),
    envoyeLe: instant('envoye_le').notNull(),
    /** When the other side first saw it. */
    luLe: instant('lu_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('messages_fil').on(t.collectiviteId, t.filId, t.rang),
    index('messages_non_lus').on(t.collectiviteId, t.foyerId).where(sql`lu_le IS NULL AND de = 'service'`),
    foreignKey({
      columns: [t.collectiviteId, t.filId],
      foreignColumns: [fils.collectiviteId, fils.id],
    }),
  ],
)

/** Files given for a message: first by themselves, then with it. Encrypted in the file store, as deposits are. */
export const piecesJointes = pgTable(
  'pieces_jointes',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    /** Who gave it: the only one who may send it. */
    compteId: uuid('compte_id').notNull(),
    /** None of these until it is sent. */
    messageId: uuid('message_id'),
    foyerId: uuid('foyer_id'),
    structureId: uuid('structure_id'),
    ordre: integer().notNull().default(0),
    ...colonnesFichier(),
    recueLe: instant('recue_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('pieces_jointes_message').on(t.collectiviteId, t.messageId),
    index('pieces_jointes_en_attente').on(t.collectiviteId, t.compteId).where(sql`message_id IS NULL`),
    foreignKey({
      columns: [t.collectiviteId, t.messageId],
      foreignColumns: [messages.collectiviteId, messages.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: fils,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  {
    table: messages,
    systeme: ['select', 'insert', 'update', 'delete'],
    // The name of who left a family that goes on without them.
    modifiables: ['lu_le', 'auteur', 'foyer_id'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
  {
    table: piecesJointes,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
