import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { collectivites } from '../collectivites/tables.ts'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { ownFoyer, type Rights } from '../database/rights.ts'
import { foyers } from '../foyers/tables.ts'

/** How a town is known to API Particulier; a town without a row does not ask it. */
export const habilitations = pgTable(
  'habilitations_particulier',
  {
    collectiviteId: collectiviteId().references(() => collectivites.id),
    siret: text().notNull(),
    /** Sealed (`outside/coffre.ts`). */
    jetonScelle: text('jeton_scelle').notNull(),
    depuis: instant('depuis').notNull(),
  },
  (t) => [primaryKey({ columns: [t.collectiviteId] })],
)

/** Quotients that the CAF or the MSA said, and who asked. Nothing of the identity that was sent. */
export const quotients = pgTable(
  'quotients',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    foyerId: uuid('foyer_id').notNull(),
    compteId: uuid('compte_id').notNull(),
    /** Euros a month. */
    valeur: integer().notNull(),
    caisse: text().$type<'CAF' | 'MSA'>().notNull(),
    annee: integer().notNull(),
    mois: integer().notNull(),
    obtenuLe: instant('obtenu_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('quotients_foyer').on(t.collectiviteId, t.foyerId, t.obtenuLe),
    foreignKey({
      columns: [t.collectiviteId, t.foyerId],
      foreignColumns: [foyers.collectiviteId, foyers.id],
    }),
  ],
)

export const rights: Rights[] = [
  { table: habilitations, systeme: ['select', 'insert', 'update', 'delete'] },
  {
    table: quotients,
    systeme: ['select', 'insert', 'update', 'delete'],
    modifiables: ['foyer_id'],
    famille: { select: ownFoyer },
  },
]
