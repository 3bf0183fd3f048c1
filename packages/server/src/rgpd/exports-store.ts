import type { ExportDonnees } from '@inoe/contract/mes-donnees'
import { and, desc, eq, inArray, lt, ne, or } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import type { Kept } from '../outside/fichiers.ts'
import { exports, exportsMorceaux } from './tables.ts'

export type LigneExport = typeof exports.$inferSelect

const ofExport = (collectivite: string, id: string) =>
  and(eq(exports.collectiviteId, collectivite), eq(exports.id, id))

/** The exports of a login, latest first; one whose time is over is no more. */
export async function exportsOf(
  tx: Tx,
  collectivite: string,
  compte: string,
  now: Date,
): Promise<ExportDonnees[]> {
  const found = await tx
    .select()
    .from(exports)
    .where(and(eq(exports.collectiviteId, collectivite), eq(exports.compteId, compte)))
    .orderBy(desc(exports.demandeLe), desc(exports.id))
  return found
    .filter(({ expireLe }) => expireLe === null || expireLe > now)
    .map(({ id, etat, demandeLe, taille, expireLe }) => ({
      id,
      etat,
      demandeLe: demandeLe.toISOString(),
      taille,
      expireLe: expireLe?.toISOString() ?? null,
    }))
}

/** Asks for one. @returns its id, and false when one was being made already. As `systeme`. */
export async function demanderExport(
  tx: Tx,
  { collectivite, compte, foyer }: { collectivite: string; compte: string; foyer: string },
  now: Date,
): Promise<{ id: string; nouveau: boolean }> {
  const id = uuid()
  const [made] = await tx
    .insert(exports)
    .values({
      collectiviteId: collectivite,
      id,
      compteId: compte,
      foyerId: foyer,
      etat: 'en-cours',
      demandeLe: now,
    })
    .onConflictDoNothing()
    .returning({ id: exports.id })
  if (made) return { id, nouveau: true }
  const [there] = await tx
    .select({ id: exports.id })
    .from(exports)
    .where(
      and(
        eq(exports.collectiviteId, collectivite),
        eq(exports.compteId, compte),
        eq(exports.etat, 'en-cours'),
      ),
    )
  return { id: there?.id ?? id, nouveau: false }
}

/** One, with where its pieces are, in order; undefined when it is not there. */
export async function exportOf(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<{ ligne: LigneExport; morceaux: Kept[] } | undefined> {
  const [ligne] = await tx.select().from(exports).where(ofExport(collectivite, id))
  if (!ligne) return undefined
  const morceaux = await tx
    .select({ emplacement: exportsMorceaux.emplacement, cle: exportsMorceaux.cle })
    .from(exportsMorceaux)
    .where(and(eq(exportsMorceaux.collectiviteId, collectivite), eq(exportsMorceaux.exportId, id)))
    .orderBy(exportsMorceaux.rang)
  return { ligne, morceaux }
}

/**
 * Begins to make one: what an earlier try wrote is forgotten, and what it may still write is refused.
 * @returns what it is of, the try's name and the pieces to delete; undefined when there is nothing to do any more
 */
export async function prendreExport(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<{ ligne: LigneExport; tentative: string; jetes: Kept[] } | undefined> {
  const tentative = uuid()
  const [ligne] = await tx
    .update(exports)
    .set({ tentative })
    .where(and(ofExport(collectivite, id), eq(exports.etat, 'en-cours')))
    .returning()
  if (!ligne) return undefined
  return { ligne, tentative, jetes: await retirerMorceaux(tx, collectivite, [id]) }
}

/** Keeps a piece. @returns false when another try took over, or the export was taken away */
export async function garderMorceau(
  tx: Tx,
  collectivite: string,
  { id, tentative }: { id: string; tentative: string },
  morceau: Kept & { rang: number; taille: number },
): Promise<boolean> {
  const [mine] = await tx
    .select({ id: exports.id })
    .from(exports)
    .where(and(ofExport(collectivite, id), eq(exports.tentative, tentative), eq(exports.etat, 'en-cours')))
    .for('update')
  if (!mine) return false
  await tx
    .insert(exportsMorceaux)
    .values({ collectiviteId: collectivite, id: uuid(), exportId: id, ...morceau })
  return true
}

/** It is whole. @returns the pieces of those that it replaces; undefined when another try took over */
export async function finirExport(
  tx: Tx,
  collectivite: string,
  { id, tentative }: { id: string; tentative: string },
  fini: { taille: number; pretLe: Date; expireLe: Date },
): Promise<Kept[] | undefined> {
  const [done] = await tx
    .update(exports)
    .set({ etat: 'pret', ...fini })
    .where(and(ofExport(collectivite, id), eq(exports.tentative, tentative), eq(exports.etat, 'en-cours')))
    .returning({ compte: exports.compteId })
  if (!done) return undefined
  return retirerExports(
    tx,
    collectivite,
    and(eq(exports.compteId, done.compte), eq(exports.etat, 'pret'), ne(exports.id, id)),
  )
}

/** Takes away those whose time is over, and those that nothing could make. @returns their pieces */
export function retirerPerimes(tx: Tx, collectivite: string, now: Date): Promise<Kept[]> {
  const abandon = new Date(now.getTime() - 2 * 86_400_000)
  return retirerExports(
    tx,
    collectivite,
    or(lt(exports.expireLe, now), and(eq(exports.etat, 'en-cours'), lt(exports.demandeLe, abandon))),
  )
}

async function retirerExports(tx: Tx, collectivite: string, which: ReturnType<typeof and>): Promise<Kept[]> {
  const found = await tx
    .select({ id: exports.id })
    .from(exports)
    .where(and(eq(exports.collectiviteId, collectivite), which))
    .for('update')
  const ids = found.map((one) => one.id)
  if (ids.length === 0) return []
  const pieces = await retirerMorceaux(tx, collectivite, ids)
  await tx.delete(exports).where(and(eq(exports.collectiviteId, collectivite), inArray(exports.id, ids)))
  return pieces
}

function retirerMorceaux(tx: Tx, collectivite: string, ids: readonly string[]): Promise<Kept[]> {
  return tx
    .delete(exportsMorceaux)
    .where(and(eq(exportsMorceaux.collectiviteId, collectivite), inArray(exportsMorceaux.exportId, [...ids])))
    .returning({ emplacement: exportsMorceaux.emplacement, cle: exportsMorceaux.cle })
}
