import type { Moyen } from '@inoe/contract/encaissements'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { factures } from '../factures/tables.ts'
import { foyers } from '../foyers/tables.ts'
import { regies } from '../structures/tables.ts'

/**
 * What a régie received from a family, whatever the means: one side of each entry. It is never changed nor deleted: a
 * mistake is reversed by an entry of its own. Written by `inscrire.ts` alone.
 */
export const encaissements = pgTable(
  'encaissements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    regieId: uuid('regie_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    moyen: text().$type<Moyen>().notNull(),
    /** Cents; below zero for a reversal, a rejected debit, a credit given back; 0 when a credit is used. */
    montantCentimes: integer('montant_centimes').notNull(),
    /** Number of the cheque, of the authorisation, of the avoir… */
    reference: text().notNull().default(''),
    recuLe: instant('recu_le').notNull(),
    /** Login of the agent who recorded it; none for what comes by itself. */
    saisiPar: uuid('saisi_par'),
    /** What it comes from, when not the counter: a PayFiP payment, a direct debit, an avoir. One entry for each. */
    paiementId: uuid('paiement_id'),
    prelevementId: uuid('prelevement_id'),
    avoirId: uuid('avoir_id'),
    /** The entry that this one reverses, and why. One reversal at most. */
    annuleId: uuid('annule_id'),
    motif: text(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('encaissements_foyer').on(t.collectiviteId, t.foyerId),
    index('encaissements_regie').on(t.collectiviteId, t.regieId, t.recuLe),
    uniqueIndex('encaissements_annule').on(t.collectiviteId, t.annuleId),
    // A reversal names the same payment as what it reverses.
    uniqueIndex('encaissements_paiement').on(t.collectiviteId, t.paiementId).where(sql`annule_id IS NULL`),
    uniqueIndex('encaissements_prelevement')
      .on(t.collectiviteId, t.prelevementId)
      .where(sql`annule_id IS NULL`),
    uniqueIndex('encaissements_avoir').on(t.collectiviteId, t.avoirId).where(sql`annule_id IS NULL`),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.annuleId],
      foreignColumns: [t.collectiviteId, t.id],
    }),
  ],
)

/** Where an entry went, the other side: parts that sum to its amount. Without an invoice: the family's credit in that régie. */
export const imputations = pgTable(
  'imputations',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    encaissementId: uuid('encaissement_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    regieId: uuid('regie_id').notNull(),
    factureId: uuid('facture_id'),
    centimes: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('imputations_encaissement').on(t.collectiviteId, t.encaissementId),
    index('imputations_facture').on(t.collectiviteId, t.factureId),
    index('imputations_credits').on(t.collectiviteId, t.foyerId, t.regieId).where(sql`facture_id IS NULL`),
    check('imputations_centimes', sql`centimes <> 0`),
    foreignKey({
      columns: [t.collectiviteId, t.encaissementId],
      foreignColumns: [encaissements.collectiviteId, encaissements.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.factureId],
      foreignColumns: [factures.collectiviteId, factures.id],
    }),
  ],
)

export const rights: Rights[] = [
  // An entry is never changed: its family alone is, when two files of one family become one.
  {
    table: encaissements,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
  },
  {
    table: imputations,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
  },
]
