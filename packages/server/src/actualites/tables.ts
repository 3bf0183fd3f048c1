import type { Audience, EtatActualite } from '@inoe/contract/nouvelles'
import { sql } from 'drizzle-orm'
import { date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { collectiviteId, id, instant } from '../database/columns.ts'
import { colonnesFichier } from '../database/fichier.ts'
import { ownStructure, type Rights } from '../database/rights.ts'
import { activites, structures } from '../structures/tables.ts'

/** News of a structure. */
export const actualites = pgTable(
  'actualites',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    /** Who writes it. */
    structureId: uuid('structure_id').notNull(),
    titre: text().notNull(),
    texte: text().notNull(),
    audience: text().$type<Audience>().notNull(),
    activiteId: uuid('activite_id'),
    jour: date({ mode: 'string' }),
    etat: text().$type<EtatActualite>().notNull(),
    /** First and last day that it is shown. */
    debut: date({ mode: 'string' }).notNull(),
    fin: date({ mode: 'string' }),
    ecriteLe: instant('ecrite_le').notNull(),
    ecritePar: uuid('ecrite_par').notNull(),
    /** When the devices of its readers were told: once. */
    annonceeLe: instant('annoncee_le'),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('actualites_publiees').on(t.collectiviteId, t.etat, t.debut),
    index('actualites_structure').on(t.collectiviteId, t.structureId),
    foreignKey({
      columns: [t.collectiviteId, t.structureId],
      foreignColumns: [structures.collectiviteId, structures.id],
    }),
    foreignKey({
      columns: [t.collectiviteId, t.activiteId],
      foreignColumns: [activites.collectiviteId, activites.id],
    }),
  ],
)

/** What each login has seen. */
export const actualitesLues = pgTable(
  'actualites_lues',
  {
    collectiviteId: collectiviteId(),
    actualiteId: uuid('actualite_id').notNull(),
    compteId: uuid('compte_id').notNull(),
    lueLe: instant('lue_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.actualiteId, t.compteId] }),
    index('actualites_lues_compte').on(t.collectiviteId, t.compteId),
    foreignKey({
      columns: [t.collectiviteId, t.actualiteId],
      foreignColumns: [actualites.collectiviteId, actualites.id],
    }),
  ],
)

/** Pictures of news: given first by themselves, then with what is said of them. */
export const actualitesImages = pgTable(
  'actualites_images',
  {
    collectiviteId: collectiviteId(),
    id: id(),
    /** The agent who gave it: the only one who may put it in a piece of news. */
    compteId: uuid('compte_id').notNull(),
    /** None until that piece of news is written. */
    actualiteId: uuid('actualite_id'),
    rang: integer().notNull().default(0),
    /** Null: it decorates. */
    alternative: text(),
    legende: text(),
    /** In points, as it is shown. */
    largeur: integer().notNull(),
    hauteur: integer().notNull(),
    ...colonnesFichier(),
    recueLe: instant('recue_le').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.collectiviteId, t.id] }),
    index('actualites_images_actualite').on(t.collectiviteId, t.actualiteId),
    index('actualites_images_en_attente').on(t.collectiviteId, t.compteId).where(sql`actualite_id IS NULL`),
    foreignKey({
      columns: [t.collectiviteId, t.actualiteId],
      foreignColumns: [actualites.collectiviteId, actualites.id],
    }),
  ],
)

const inscrit = (foyer: string, more: string) =>
  `EXISTS (SELECT 1 FROM inscriptions i WHERE i.collectivite_id = inoe_collectivite() AND i.foyer_id = ${foyer}
    AND i.etat IN ('demandee', 'acceptee') AND ${more})`

/** SQL: a family is among those a row of `actualites` is written to. @param foyer SQL of its id */
export const destineeA = (foyer: string) => `(actualites.audience = 'tous'
  OR (actualites.audience = 'structure' AND ${inscrit(foyer, 'i.structure_id = actualites.structure_id')})
  OR (actualites.audience = 'activite' AND ${inscrit(foyer, 'i.activite_id = actualites.activite_id')})
  OR (actualites.audience = 'jour' AND EXISTS (
    SELECT 1 FROM reservations r WHERE r.collectivite_id = inoe_collectivite() AND r.foyer_id = ${foyer}
      AND r.etat = 'confirmee' AND r.structure_id = actualites.structure_id
      AND (actualites.activite_id IS NULL OR r.activite_id = actualites.activite_id)
      AND actualites.jour BETWEEN r.date AND r.fin)))`

/**
 * SQL: whoever asks is among them. The wall and the reading are the same words: nobody is shown what the database would
 * not give, nor the other way round.
 */
export const DESTINEE = destineeA('inoe_foyer()')

const ownCompte = 'compte_id = inoe_compte()'

export const rights: Rights[] = [
  {
    table: actualites,
    systeme: ['select', 'insert', 'update', 'delete'],
    anyone: { select: "(actualites.etat = 'publiee' AND actualites.audience = 'tous')" },
    famille: { select: `actualites.etat = 'publiee' AND ${DESTINEE}` },
    agent: { select: ownStructure },
  },
  {
    table: actualitesLues,
    systeme: ['select', 'delete'],
    famille: { select: ownCompte, insert: ownCompte },
  },
  {
    table: actualitesImages,
    systeme: ['select', 'insert', 'update', 'delete'],
    // Whoever reads a piece of news sees its pictures: the wall of the one is the wall of the other.
    anyone: {
      select: `controle = 'libre' AND EXISTS (SELECT 1 FROM actualites a
        WHERE a.collectivite_id = inoe_collectivite() AND a.id = actualite_id)`,
    },
  },
]
