import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { factures } from '../factures/tables.ts'
import { foyers } from '../foyers/tables.ts'
import { regies } from '../structures/tables.ts'

/** One PayFiP operation: a state machine that one function alone moves (`paiements/settle.ts`). */
export const paiements = pgTable(
  'paiements',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    regieId: uuid('regie_id').notNull(),
    compteId: uuid('compte_id').notNull(),
    /** en-cours | paye | refuse | abandonne | expire */
    etat: text().notNull(),
    montantCentimes: integer('montant_centimes').notNull(),
    /** PayFiP's id of the operation; stored before the parent is sent there. */
    idOp: text('id_op'),
    refdet: text().notNull(),
    saisie: text().notNull(),
    numcli: text().notNull(),
    /** Where the parent comes back to: a page of a declared origin or the hosted one. */
    retour: text().notNull(),
    resultrans: text(),
    numauto: text(),
    creeLe: instant('cree_le').notNull(),
    verifieLe: instant('verifie_le'),
    termineLe: instant('termine_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    uniqueIndex('paiements_id_op').on(t.collectiviteId, t.idOp),
    index('paiements_foyer').on(t.collectiviteId, t.foyerId),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.regieId],
      foreignColumns: [regies.collectiviteId, regies.id],
    }),
  ],
)

/** Which invoices a payment is for, and how much of it went to each. */
export const paiementsFactures = pgTable(
  'paiements_factures',
  {
    collectiviteId: collectiviteId(),
    paiementId: uuid('paiement_id').notNull(),
    factureId: uuid('facture_id').notNull(),
    foyerId: uuid('foyer_id').notNull(),
    montantCentimes: integer('montant_centimes').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.paiementId, t.factureId] }),
    index('paiements_factures_facture').on(t.collectiviteId, t.factureId),
    foreignKey({
      columns: [t.collectiviteId, t.paiementId],
      foreignColumns: [paiements.collectiviteId, paiements.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.factureId],
      foreignColumns: [factures.collectiviteId, factures.id],
    }),
  ],
)

export const rights: Rights[] = [
  {
    table: paiements,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    famille: { select: ownFoyer },
  },
  {
    table: paiementsFactures,
    eliminable: true,
    systeme: ['select', 'insert', 'update'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
  },
]
