// « Documentation structure »: what structures offer to families, and what comes back.
import { Id } from '@inoe/contract/commun'
import type { DocumentStructure, GestionDocuments } from '@inoe/contract/documents'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { rows, type Tx } from '../database/open.ts'
import { nomsDesStructures } from '../structures/contact.ts'
import { documentation, pieces } from './tables.ts'

export type LigneDocumentation = typeof documentation.$inferSelect

async function lire(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<LigneDocumentation[]> {
  if (structures.length === 0) return []
  return tx
    .select()
    .from(documentation)
    .where(
      and(
        eq(documentation.collectiviteId, collectivite),
        inArray(documentation.structureId, [...new Set(structures)]),
        isNull(documentation.retireLe),
      ),
    )
    .orderBy(desc(documentation.publieLe), desc(documentation.id))
}

function voir(row: LigneDocumentation, noms: ReadonlyMap<string, string>): DocumentStructure {
  return {
    id: row.id,
    structure: { id: row.structureId, nom: noms.get(row.structureId) ?? '' },
    titre: row.titre,
    consigne: row.consigne,
    nom: row.nom,
    taille: row.taille,
    publieLe: row.publieLe.toISOString(),
    piece: row.pieceId,
  }
}

/** What some structures offer, latest first; not what the antivirus has not seen. */
export async function documentationOf(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<DocumentStructure[]> {
  const found = await lire(tx, collectivite, structures)
  if (found.length === 0) return []
  const noms = await nomsDesStructures(tx, collectivite)
  return found.filter((row) => row.controle === 'libre').map((row) => voir(row, noms))
}

/** The same for the structures themselves, with how many came back. As `systeme`. */
export async function documentationDesServices(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<GestionDocuments['documentation']> {
  const found = await lire(tx, collectivite, structures)
  const noms = await nomsDesStructures(tx, collectivite)
  const counted = await rows<{ piece: string; n: number }>(
    tx,
    sql`SELECT piece_id AS piece, count(DISTINCT (foyer_id, enfant_id))::int AS n FROM depots
        WHERE collectivite_id = ${collectivite} AND retire_le IS NULL AND etat <> 'refuse'
          AND piece_id = ANY(${sql.param(found.flatMap((row) => row.pieceId ?? []))}::uuid[])
        GROUP BY piece_id`,
  )
  const retours = new Map(counted.map((one) => [one.piece, one.n]))
  return found.map((row) => ({
    ...voir(row, noms),
    controle: row.controle,
    retours: (row.pieceId && retours.get(row.pieceId)) || 0,
  }))
}

/** One that is offered, or undefined; so is an id that has not the form of one. */
export async function documentationNommee(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneDocumentation | undefined> {
  if (!v.is(Id, id)) return undefined
  const [found] = await tx
    .select()
    .from(documentation)
    .where(
      and(
        eq(documentation.collectiviteId, collectivite),
        eq(documentation.id, id),
        isNull(documentation.retireLe),
      ),
    )
  return found
}

/** Publishes a document; `retour`: also asks that it come back, as a piece of that structure's own. As `systeme`. */
export async function publierDocumentation(
  tx: Tx,
  row: Omit<typeof documentation.$inferInsert, 'pieceId'>,
  retour: { portee: 'foyer' | 'enfant'; piece: string } | null,
): Promise<void> {
  if (retour)
    await tx.insert(pieces).values({
      collectiviteId: row.collectiviteId,
      id: retour.piece,
      nom: row.titre,
      aide: row.consigne ?? '',
      portee: retour.portee,
      structureId: row.structureId,
      obligatoire: true,
      // After what the whole town asks for.
      ordre: 1000,
    })
  await tx.insert(documentation).values({ ...row, pieceId: retour?.piece ?? null })
}

/** No longer offered, nor asked back; what came back stays. As `systeme`. */
export async function retirerDocumentation(
  tx: Tx,
  { collectiviteId, id, pieceId }: LigneDocumentation,
  now: Date,
): Promise<void> {
  await tx
    .update(documentation)
    .set({ retireLe: now })
    .where(and(eq(documentation.collectiviteId, collectiviteId), eq(documentation.id, id)))
  if (pieceId)
    await tx
      .update(pieces)
      .set({ retireeLe: now })
      .where(and(eq(pieces.collectiviteId, collectiviteId), eq(pieces.id, pieceId)))
}
