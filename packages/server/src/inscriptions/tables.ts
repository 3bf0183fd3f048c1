import type { EtapeInscription } from '@inoe/contract/suivi'
import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, ownStructure, type Rights } from '../database/rights.ts'
import { enfants, foyers } from '../foyers/tables.ts'
import { activites, periodes } from '../structures/tables.ts'

/** A child's enrolment in an activity (or in one of its periods), asked for by the family, answered by the service. */
export const inscriptions = pgTable(
  'inscriptions',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    enfantId: uuid('enfant_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    activiteId: uuid('activite_id').notNull(),
    /** Only this period; every period of the activity without it. */
    periodeId: uuid('periode_id'),
    /** demandee | incomplete | en-attente | acceptee | refusee | retiree. `terminee` is read from the dates. */
    etat: text().notNull(),
    /** Why it was refused, as the family reads it. */
    motif: text(),
    demandeeLe: instant('demandee_le').notNull(),
    demandeePar: uuid('demandee_par'),
    reponduLe: instant('repondu_le'),
    reponduPar: uuid('repondu_par'),
    /** Since when it waits for a place: orders the list. */
    attenteDepuis: instant('attente_depuis'),
    /** Goes on from the year before, where the town lets those wait before who is new. */
    prioritaire: boolean().notNull().default(false),
    /** Documents that the service asked for (`incomplete`). */
    piecesDemandees: uuid('pieces_demandees').array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('inscriptions_foyer').on(t.collectiviteId, t.foyerId),
    index('inscriptions_structure').on(t.collectiviteId, t.structureId, t.etat),
    // One living request per child, foyer and activity (or period): two tabs make one.
    uniqueIndex('inscriptions_vivantes')
      .on(
        t.collectiviteId,
        t.enfantId,
        t.foyerId,
        t.activiteId,
        sql`coalesce(periode_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
      )
      .where(sql`etat in ('demandee', 'incomplete', 'en-attente', 'acceptee')`),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.enfantId],
      foreignColumns: [enfants.collectiviteId, enfants.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.periodeId],
      foreignColumns: [periodes.collectiviteId, periodes.id],
    }),
  ],
)

/** Each step of a request, written with it. */
export const etapes = pgTable(
  'inscriptions_etapes',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    inscriptionId: uuid('inscription_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    structureId: uuid('structure_id').notNull(),
    type: text().$type<EtapeInscription>().notNull(),
    /** Where the request was from then on. */
    etat: text().notNull(),
    le: instant('le').notNull(),
    /** famille | service | systeme */
    par: text().$type<'famille' | 'service' | 'systeme'>().notNull(),
    /** The login that did it. */
    compteId: uuid('compte_id'),
    motif: text(),
    /** Names of the documents asked for, as they were then. */
    pieces: text().array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('inscriptions_etapes_inscription').on(t.collectiviteId, t.inscriptionId),
    foreignKey({
      columns: [t.collectiviteId, t.inscriptionId],
      foreignColumns: [inscriptions.collectiviteId, inscriptions.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: inscriptions,
    systeme: ['select', 'insert', 'update', 'delete'],
    famille: { select: ownFoyer, insert: ownFoyer, update: ownFoyer },
    agent: { select: ownStructure, update: ownStructure },
  },
  {
    table: etapes,
    systeme: ['select', 'insert', 'update', 'delete'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
    agent: { select: ownStructure },
  },
]
