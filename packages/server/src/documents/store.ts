import { Id } from '@inoe/contract/commun'
import type { Documents, PieceDemandee } from '@inoe/contract/documents'
import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import * as v from 'valibot'
import { type Lecture, rangees } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { enfantsOfFoyer } from '../foyers/store.ts'
import { inscriptionsOfFoyer } from '../inscriptions/store.ts'
import { nomsOf } from '../structures/store.ts'
import { documentationOf } from './documentation.ts'
import { demandeDe, estVivante, manque, situation } from './rules.ts'
import { depots, pieces } from './tables.ts'

export type Piece = typeof pieces.$inferSelect
export type DepotRow = typeof depots.$inferSelect

const DERNIER_D_ABORD = [desc(depots.transmisLe), desc(depots.id)]

/**
 * Compulsory pieces not given, refused or expired, that an enrolment asks for.
 * @param enfant the child's own pieces; those of the foyer when null
 * @param activite pieces of that activity count too
 * @param today civil date, to tell what has expired
 */
export async function piecesManquantes(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string | null,
  activite: string | null,
  today: string,
): Promise<{ id: string; nom: string }[]> {
  const given = await depotsOf(tx, collectivite, foyer)
  // What a structure asks of those that it welcomes keeps nobody from asking to be welcomed.
  return (await piecesOf(tx, collectivite))
    .filter((piece) => piece.structureId === null)
    .filter((piece) => piece.obligatoire && piece.portee === (enfant === null ? 'foyer' : 'enfant'))
    .filter((piece) => piece.activiteId === null || piece.activiteId === activite)
    .filter((piece) => manque(situation(given, piece.id, enfant, today)))
    .map(({ id, nom }) => ({ id, nom }))
}

/** A document without which nothing is booked: for one child or all, in one activity or all. */
export interface PieceBloquante {
  enfantId: string | null
  activiteId: string | null
  nom: string
}

/** The pieces without which nothing is booked. */
export function piecesQuiBloquent(collectivite: string): Lecture<Piece[]> {
  return rangees(
    pieces,
    sql`WHERE collectivite_id = ${collectivite} AND bloque_reservation AND retiree_le IS NULL ORDER BY ordre, nom`,
  )
}

/**
 * What keeps each of these families from booking: those of these pieces that were not given, were refused or expired.
 * @param familles the children of each foyer
 */
export async function manquantesDesFoyers(
  tx: Tx,
  collectivite: string,
  wanted: readonly Piece[],
  familles: ReadonlyMap<string, readonly { id: string }[]>,
  today: string,
): Promise<Map<string, PieceBloquante[]>> {
  if (wanted.length === 0) return new Map()
  const given = await tx
    .select()
    .from(depots)
    .where(
      and(
        eq(depots.collectiviteId, collectivite),
        inArray(depots.foyerId, [...familles.keys()]),
        isNull(depots.retireLe),
      ),
    )
    .orderBy(...DERNIER_D_ABORD)
  const byFoyer = Map.groupBy(given, (one) => one.foyerId)
  return new Map(
    [...familles].map(([foyer, enfants]) => {
      const own = byFoyer.get(foyer) ?? []
      return [
        foyer,
        wanted.flatMap(({ id, nom, portee, activiteId }) =>
          (portee === 'foyer' ? [null] : enfants.map((enfant) => enfant.id))
            .filter((enfantId) => manque(situation(own, id, enfantId, today)))
            .map((enfantId) => ({ enfantId, activiteId, nom })),
        ),
      ]
    }),
  )
}

/**
 * Every piece that is asked of a family and of each child. A piece of one activity is compulsory only for those
 * enrolled in it or asking to be; the others see it, since it must be given before asking.
 */
export async function documentsOf(
  tx: Tx,
  collectivite: string,
  foyer: string,
  today: string,
): Promise<Omit<Documents, 'tailleMax'>> {
  const [wanted, given] = [await piecesOf(tx, collectivite), await depotsOf(tx, collectivite, foyer)]
  const living = (await inscriptionsOfFoyer(tx, collectivite, foyer)).filter(estVivante)
  const { activites } = await nomsOf(tx, collectivite)
  const welcomed = living.map((one) => one.structureId)
  const documentation = await documentationOf(tx, collectivite, welcomed)
  const modeles = new Map(documentation.map((one) => [one.piece, { id: one.id, nom: one.nom }]))
  const asked = (piece: Piece, enfant: string | null): PieceDemandee => {
    const { depot, etat, precedent } = situation(given, piece.id, enfant, today)
    return {
      piece: piece.id,
      nom: piece.nom,
      aide: piece.aide,
      obligatoire: demandeDe(piece, enfant, living) === 'obligatoire',
      activite: piece.activiteId === null ? null : (activites.get(piece.activiteId)?.nom ?? null),
      etat,
      motif: depot?.etat === 'refuse' ? depot.motif : null,
      valableJusquAu: depot?.valableJusquAu ?? null,
      reponduLe: depot?.reponduLe?.toISOString() ?? null,
      precedent: precedent && { valableJusquAu: precedent.valableJusquAu },
      modele: modeles.get(piece.id) ?? null,
      depot: depot
        ? {
            id: depot.id,
            nom: depot.nom,
            type: depot.type,
            taille: depot.taille,
            transmisLe: depot.transmisLe.toISOString(),
            controle: depot.controle,
          }
        : null,
    }
  }
  const list = (portee: string, enfant: string | null) =>
    wanted
      .filter((piece) => piece.portee === portee && demandeDe(piece, enfant, living) !== 'non')
      .map((piece) => asked(piece, enfant))
  return {
    foyer: list('foyer', null),
    enfants: (await enfantsOfFoyer(tx, collectivite, foyer)).map(({ id, nom, prenom }) => ({
      id,
      nom,
      prenom,
      pieces: list('enfant', id),
    })),
    documentation,
  }
}

/** Those of the pieces that a service asked for that are still to give. */
export async function depotsManquants(
  tx: Tx,
  collectivite: string,
  { foyerId, enfantId, piecesDemandees }: { foyerId: string; enfantId: string; piecesDemandees: string[] },
  today: string,
): Promise<{ id: string; nom: string }[]> {
  if (piecesDemandees.length === 0) return []
  const given = await depotsOf(tx, collectivite, foyerId)
  return (await piecesOf(tx, collectivite))
    .filter((one) => piecesDemandees.includes(one.id))
    .filter(({ id, portee }) => manque(situation(given, id, portee === 'foyer' ? null : enfantId, today)))
    .map(({ id, nom }) => ({ id, nom }))
}

/** One piece that the town asks for, or undefined. */
export async function pieceOf(tx: Tx, collectivite: string, id: string): Promise<Piece | undefined> {
  const [found] = await tx
    .select()
    .from(pieces)
    .where(and(eq(pieces.collectiviteId, collectivite), eq(pieces.id, id)))
  return found
}

/** A file that was given and neither replaced nor withdrawn, or undefined; so is an id that has not the form of one. */
export async function depotOf(tx: Tx, collectivite: string, id: string): Promise<DepotRow | undefined> {
  if (!v.is(Id, id)) return undefined
  const [found] = await tx
    .select()
    .from(depots)
    .where(and(eq(depots.collectiviteId, collectivite), eq(depots.id, id), isNull(depots.retireLe)))
  return found
}

/** The same, locked until the end of the transaction: answered, replaced or withdrawn one at a time. */
export async function lockDepot(tx: Tx, collectivite: string, id: string): Promise<DepotRow | undefined> {
  if (!v.is(Id, id)) return undefined
  const [found] = await tx
    .select()
    .from(depots)
    .where(and(eq(depots.collectiviteId, collectivite), eq(depots.id, id), isNull(depots.retireLe)))
    .for('update')
  return found
}

/**
 * Writes the file given for a piece in place of the one before; a valid one holds until this one is. The family's file is
 * locked by the caller.
 */
export async function replaceDepot(
  tx: Tx,
  row: Omit<DepotRow, 'etat' | 'motif' | 'valableJusquAu' | 'reponduLe' | 'retireLe' | 'dernierRappel'>,
): Promise<void> {
  await tx
    .update(depots)
    .set({ retireLe: row.transmisLe })
    .where(and(memePiece(row), ne(depots.etat, 'valide')))
  await tx.insert(depots).values({ ...row, etat: 'a-verifier' })
}

/** Once a file is valid, those before it are no longer needed. */
export async function retirerPrecedents(tx: Tx, row: DepotRow, now: Date): Promise<void> {
  await tx
    .update(depots)
    .set({ retireLe: now })
    .where(and(memePiece(row), ne(depots.id, row.id)))
}

/** What a family has given for a piece and not taken back. */
const memePiece = (row: Pick<DepotRow, 'collectiviteId' | 'foyerId' | 'pieceId' | 'enfantId'>) =>
  and(
    eq(depots.collectiviteId, row.collectiviteId),
    eq(depots.foyerId, row.foyerId),
    eq(depots.pieceId, row.pieceId),
    row.enfantId === null ? isNull(depots.enfantId) : eq(depots.enfantId, row.enfantId),
    isNull(depots.retireLe),
  )

export async function setDepot(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<
    Pick<DepotRow, 'etat' | 'motif' | 'valableJusquAu' | 'reponduLe' | 'retireLe' | 'dernierRappel'>
  >,
): Promise<void> {
  await tx
    .update(depots)
    .set(change)
    .where(and(eq(depots.collectiviteId, collectivite), eq(depots.id, id)))
}

/** What the town asks for, in order. */
export async function piecesOf(tx: Tx, collectivite: string): Promise<Piece[]> {
  return tx
    .select()
    .from(pieces)
    .where(and(eq(pieces.collectiviteId, collectivite), isNull(pieces.retireeLe)))
    .orderBy(asc(pieces.ordre), asc(pieces.nom))
}

async function depotsOf(tx: Tx, collectivite: string, foyer: string): Promise<DepotRow[]> {
  return tx
    .select()
    .from(depots)
    .where(and(eq(depots.collectiviteId, collectivite), eq(depots.foyerId, foyer), isNull(depots.retireLe)))
    .orderBy(...DERNIER_D_ABORD)
}

/** @param rappels days before the end of a document when its family is reminded */
export async function setRappels(
  tx: Tx,
  collectivite: string,
  piece: string,
  rappels: number[],
): Promise<void> {
  await tx
    .update(pieces)
    .set({ rappels })
    .where(and(eq(pieces.collectiviteId, collectivite), eq(pieces.id, piece)))
}
