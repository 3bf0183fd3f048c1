// Pictures of news. As `systeme` but for what families read.
import type { ActualiteSaisie, ImageActualite } from '@inoe/contract/actualites'
import { and, eq, inArray, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { introuvable } from '../http/problem.ts'
import { actualites, actualitesImages } from './tables.ts'

export type LigneImage = typeof actualitesImages.$inferSelect

const enAttente = (collectivite: string) =>
  and(eq(actualitesImages.collectiviteId, collectivite), isNull(actualitesImages.actualiteId))

export async function insertImage(tx: Tx, row: typeof actualitesImages.$inferInsert): Promise<void> {
  await tx.insert(actualitesImages).values(row)
}

/** How many pictures somebody gave and put in no piece of news. */
export async function imagesEnAttente(tx: Tx, collectivite: string, compte: string): Promise<number> {
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(actualitesImages)
    .where(and(enAttente(collectivite), eq(actualitesImages.compteId, compte)))
  return found?.nombre ?? 0
}

/** The pictures of some news, in their order; whoever reads is given those that they may see. */
export async function imagesDe(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, ImageActualite[]>> {
  const { id, actualiteId, alternative, legende, largeur, hauteur, controle } = actualitesImages
  const found = await tx
    .select({ id, actualiteId, alternative, legende, largeur, hauteur, controle })
    .from(actualitesImages)
    .where(and(eq(actualitesImages.collectiviteId, collectivite), inArray(actualiteId, [...ids])))
    .orderBy(actualitesImages.rang, id)
  const by = new Map<string, ImageActualite[]>()
  for (const { actualiteId: of, ...image } of found) by.set(of ?? '', [...(by.get(of ?? '') ?? []), image])
  return by
}

/**
 * Makes these the pictures of a piece of news, in this order: those that it has, and those that a login just gave.
 * @returns those that it has no more, their rows deleted: their files are to be
 * @throws Refus `introuvable` for one that is gone, of another piece of news, or somebody else's
 */
export async function poserImages(
  tx: Tx,
  collectivite: string,
  actualite: string,
  compte: string | null,
  images: ActualiteSaisie['images'],
): Promise<LigneImage[]> {
  const siennes = eq(actualitesImages.actualiteId, actualite)
  const donnees = compte ? and(enAttente(collectivite), eq(actualitesImages.compteId, compte)) : undefined
  for (const [rang, { id, alternative, legende }] of images.entries()) {
    const posed = await tx
      .update(actualitesImages)
      .set({ actualiteId: actualite, rang, alternative, legende })
      .where(
        and(
          eq(actualitesImages.collectiviteId, collectivite),
          eq(actualitesImages.id, id),
          or(siennes, donnees),
        ),
      )
      .returning({ id: actualitesImages.id })
    if (posed.length === 0) throw introuvable()
  }
  const kept = images.map((one) => one.id)
  return tx
    .delete(actualitesImages)
    .where(
      and(
        eq(actualitesImages.collectiviteId, collectivite),
        siennes,
        ...(kept.length > 0 ? [notInArray(actualitesImages.id, kept)] : []),
      ),
    )
    .returning()
}

/** One with the structure whose news it is in; of one that is in none, the structure is null. */
export async function imageOf(
  tx: Tx,
  collectivite: string,
  id: string,
  more?: SQL,
): Promise<{ image: LigneImage; actualite: typeof actualites.$inferSelect | null } | undefined> {
  const [found] = await tx
    .select({ image: actualitesImages, actualite: actualites })
    .from(actualitesImages)
    .leftJoin(
      actualites,
      and(
        eq(actualites.collectiviteId, actualitesImages.collectiviteId),
        eq(actualites.id, actualitesImages.actualiteId),
      ),
    )
    .where(and(eq(actualitesImages.collectiviteId, collectivite), eq(actualitesImages.id, id), more))
  return found
}

/** Given before a moment and put in no piece of news, their rows deleted: the files themselves are to be. */
export async function retirerImagesOubliees(
  tx: Tx,
  collectivite: string,
  before: Date,
): Promise<LigneImage[]> {
  return tx
    .delete(actualitesImages)
    .where(and(enAttente(collectivite), lt(actualitesImages.recueLe, before)))
    .returning()
}
