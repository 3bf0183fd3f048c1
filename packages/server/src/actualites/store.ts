import type { Actualite } from '@inoe/contract/actualites'
import { ACTUALITES_MAX } from '@inoe/contract/nouvelles'
import { and, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import { nomsDesStructures } from '../structures/contact.ts'
import { type Noms, nomsOf } from '../structures/store.ts'
import { imagesDe, type LigneImage, poserImages } from './images-store.ts'
import { actualites, actualitesLues, DESTINEE, destineeA } from './tables.ts'

export type LigneActualite = typeof actualites.$inferSelect

/** What whoever asks may read on a day: published, and written to them. */
export const lisible = (collectivite: string, today: string): SQL | undefined =>
  and(
    eq(actualites.collectiviteId, collectivite),
    eq(actualites.etat, 'publiee'),
    lte(actualites.debut, today),
    or(isNull(actualites.fin), gte(actualites.fin, today)),
    sql.raw(DESTINEE),
  )

/** What this login has seen of a row; the wall leaves only its own. */
export const vue = sql<boolean>`EXISTS (SELECT 1 FROM actualites_lues l
  WHERE l.collectivite_id = ${actualites.collectiviteId} AND l.actualite_id = ${actualites.id}
    AND l.compte_id = inoe_compte())`

/** The news of whoever asks, latest first. */
export async function lireActualites(
  tx: Tx,
  collectivite: string,
  today: string,
): Promise<{ row: LigneActualite; lue: boolean }[]> {
  return tx
    .select({ row: actualites, lue: vue })
    .from(actualites)
    .where(lisible(collectivite, today))
    .orderBy(desc(actualites.debut), desc(actualites.id))
    .limit(ACTUALITES_MAX)
}

/** Notes what a login has seen, among what it may read. */
export async function marquerVues(
  tx: Tx,
  collectivite: string,
  compte: string,
  ids: readonly string[],
  now: Date,
  today: string,
): Promise<void> {
  const found = await tx
    .select({ id: actualites.id })
    .from(actualites)
    .where(and(lisible(collectivite, today), inArray(actualites.id, [...ids])))
  if (found.length === 0) return
  await tx
    .insert(actualitesLues)
    .values(
      found.map(({ id }) => ({
        collectiviteId: collectivite,
        actualiteId: id,
        compteId: compte,
        lueLe: now,
      })),
    )
    .onConflictDoNothing()
}

/** Everything that some structures wrote, latest first, with how many logins saw it. As `systeme`. */
export async function actualitesDesStructures(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<{ row: LigneActualite; lectures: number }[]> {
  if (structures.length === 0) return []
  return tx
    .select({
      row: actualites,
      lectures: sql<number>`(SELECT count(*) FROM actualites_lues l
        WHERE l.collectivite_id = ${actualites.collectiviteId} AND l.actualite_id = ${actualites.id})`.mapWith(
        Number,
      ),
    })
    .from(actualites)
    .where(and(eq(actualites.collectiviteId, collectivite), inArray(actualites.structureId, [...structures])))
    .orderBy(desc(actualites.debut), desc(actualites.id))
    .limit(200)
}

/** One, locked until the end of the transaction, or undefined. As `systeme`. */
export async function lockActualite(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneActualite | undefined> {
  const [found] = await tx
    .select()
    .from(actualites)
    .where(and(eq(actualites.collectiviteId, collectivite), eq(actualites.id, id)))
    .for('update')
  return found
}

/** Which of these families a piece of news is written to. As `systeme`. */
export async function foyersVises(
  tx: Tx,
  { collectiviteId, id }: LigneActualite,
  foyers: readonly string[],
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`SELECT f.id FROM unnest(${sql.param([...foyers])}::uuid[]) AS f(id)
        JOIN actualites ON actualites.collectivite_id = ${collectiviteId} AND actualites.id = ${id}
        WHERE ${sql.raw(destineeA('f.id'))}`,
  )
  return found.map((one) => one.id)
}

export async function insertActualite(tx: Tx, row: typeof actualites.$inferInsert): Promise<void> {
  await tx.insert(actualites).values(row)
}

export async function setActualite(
  tx: Tx,
  { collectiviteId, id }: LigneActualite,
  change: Partial<Omit<LigneActualite, 'collectiviteId' | 'id'>>,
): Promise<void> {
  await tx
    .update(actualites)
    .set(change)
    .where(and(eq(actualites.collectiviteId, collectiviteId), eq(actualites.id, id)))
}

/** Takes one away with all that is of it. @returns its pictures, whose files are to be deleted */
export async function supprimerActualite(
  tx: Tx,
  { collectiviteId, id }: LigneActualite,
): Promise<LigneImage[]> {
  const gone = await poserImages(tx, collectiviteId, id, null, [])
  await tx
    .delete(actualitesLues)
    .where(and(eq(actualitesLues.collectiviteId, collectiviteId), eq(actualitesLues.actualiteId, id)))
  await tx.delete(actualites).where(and(eq(actualites.collectiviteId, collectiviteId), eq(actualites.id, id)))
  return gone
}

/** Rows as they are read. */
export async function nommer<Row extends { row: LigneActualite }>(
  tx: Tx,
  collectivite: string,
  found: readonly Row[],
): Promise<(Row & { vue: Actualite })[]> {
  if (found.length === 0) return []
  const structures = await nomsDesStructures(tx, collectivite)
  const { activites } = await nomsOf(tx, collectivite)
  const images = await imagesDe(
    tx,
    collectivite,
    found.map(({ row }) => row.id),
  )
  return found.map((one) => ({
    ...one,
    vue: { ...voir(one.row, structures, activites), images: images.get(one.row.id) ?? [] },
  }))
}

function voir(
  row: LigneActualite,
  structures: ReadonlyMap<string, string>,
  activites: Noms['activites'],
): Omit<Actualite, 'images'> {
  const { id, titre, texte, structureId, audience, activiteId, jour, debut } = row
  return {
    id,
    titre,
    texte,
    structure: { id: structureId, nom: structures.get(structureId) ?? '' },
    audience,
    activite: activiteId ? { id: activiteId, nom: activites.get(activiteId)?.nom ?? '' } : null,
    jour,
    debut,
  }
}
