import { type Cote, FILS_PAR_PAGE, MESSAGES_PAR_PAGE } from '@inoe/contract/messagerie'
import type { FiltreFils } from '@inoe/contract/messages'
import { and, desc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { lire } from '../database/lecture.ts'
import type { Tx } from '../database/open.ts'
import { contient } from '../database/recherche.ts'
import { autre } from './rules.ts'
import { messagesNonLus } from './tableau.ts'
import { fils, messages, piecesJointes } from './tables.ts'

export type LigneFil = typeof fils.$inferSelect
export type LigneMessage = typeof messages.$inferSelect
export type LignePiece = typeof piecesJointes.$inferSelect

/** Whose threads: of one family, or of some structures. */
export type Membre = { cote: 'famille'; foyer: string } | { cote: 'service'; structures: readonly string[] }

/** A thread with its last message and what its reader has not seen. */
export interface FilLu {
  fil: LigneFil
  dernier: Pick<LigneMessage, 'de' | 'auteur' | 'texte' | 'envoyeLe'>
  nonLus: number
}

const one = (collectivite: string, id: string) => and(eq(fils.collectiviteId, collectivite), eq(fils.id, id))

/** True for a thread of theirs: everybody else is told that there is none. */
export function estMembre(fil: LigneFil | undefined, membre: Membre): fil is LigneFil {
  if (!fil) return false
  return membre.cote === 'famille'
    ? fil.foyerId === membre.foyer
    : membre.structures.includes(fil.structureId)
}

/**
 * One page of somebody's threads, latest message first.
 * @param foyers families whose name is what is looked for: their threads are found too
 * @returns one more than a page when there are older ones
 */
export async function lireFils(
  tx: Tx,
  collectivite: string,
  membre: Membre,
  { vue, structure, enfant, q, avant }: FiltreFils,
  foyers: readonly string[] = [],
): Promise<FilLu[]> {
  const where: (SQL | undefined)[] = [
    ofMembre(collectivite, membre),
    vue === 'clos' ? eq(fils.etat, 'clos') : undefined,
    vue === 'a-repondre' ? aRepondre : undefined,
    vue === 'non-lus' ? sql`${nonLusDe(membre.cote)} > 0` : undefined,
    structure ? eq(fils.structureId, structure) : undefined,
    enfant ? eq(fils.enfantId, enfant) : undefined,
    q ? or(parle(q), foyers.length > 0 ? inArray(fils.foyerId, [...foyers]) : undefined) : undefined,
    avant
      ? sql`(${fils.dernierLe}, ${fils.id}) < (SELECT a.dernier_le, a.id FROM fils a WHERE a.collectivite_id = ${collectivite} AND a.id = ${avant})`
      : undefined,
  ]
  return filsAvecDernier(tx, membre.cote)
    .where(and(...where))
    .orderBy(desc(fils.dernierLe), desc(fils.id))
    .limit(FILS_PAR_PAGE + 1)
}

/** One thread as its members see it, or undefined. */
export async function lireFil(
  tx: Tx,
  collectivite: string,
  membre: Membre,
  id: string,
): Promise<FilLu | undefined> {
  const [found] = await filsAvecDernier(tx, membre.cote).where(
    and(ofMembre(collectivite, membre), eq(fils.id, id)),
  )
  return found
}

/** A thread locked until the end of the transaction: messages take their rank one after the other. */
export async function lockFil(tx: Tx, collectivite: string, id: string): Promise<LigneFil | undefined> {
  const [found] = await tx.select().from(fils).where(one(collectivite, id)).for('update')
  return found
}

/** One message, or undefined. As `systeme`. */
export async function messageOf(tx: Tx, collectivite: string, id: string): Promise<LigneMessage | undefined> {
  const [found] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.collectiviteId, collectivite), eq(messages.id, id)))
  return found
}

/**
 * The latest messages of a thread before a rank, in order.
 * @returns one more than a page when there are older ones
 */
export async function messagesOf(
  tx: Tx,
  collectivite: string,
  fil: string,
  avant?: number,
): Promise<LigneMessage[]> {
  const found = await tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.collectiviteId, collectivite),
        eq(messages.filId, fil),
        avant === undefined ? undefined : lt(messages.rang, avant),
      ),
    )
    .orderBy(desc(messages.rang))
    .limit(MESSAGES_PAR_PAGE + 1)
  return found.reverse()
}

/** The files of these messages, in the order they were joined. */
export async function piecesOf(
  tx: Tx,
  collectivite: string,
  ids: readonly string[],
): Promise<Map<string, LignePiece[]>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select()
    .from(piecesJointes)
    .where(and(eq(piecesJointes.collectiviteId, collectivite), inArray(piecesJointes.messageId, [...ids])))
    .orderBy(piecesJointes.ordre)
  return Map.groupBy(found, (piece) => piece.messageId ?? '')
}

/** What waits, whatever is filtered: unread messages of a family, open threads that a service has to answer. */
export async function attenteOf(tx: Tx, collectivite: string, membre: Membre): Promise<number> {
  if (membre.cote === 'famille') return lire(tx, messagesNonLus(collectivite, membre.foyer))
  const [found] = await tx
    .select({ nombre: sql<number>`count(*)`.mapWith(Number) })
    .from(fils)
    .where(and(ofMembre(collectivite, membre), aRepondre))
  return found?.nombre ?? 0
}

/** True when a family has written to one of these structures, or was written to. */
export async function dejaEcrit(
  tx: Tx,
  collectivite: string,
  structure: string,
  foyer: string,
): Promise<boolean> {
  const found = await tx
    .select({ id: fils.id })
    .from(fils)
    .where(
      and(eq(fils.collectiviteId, collectivite), eq(fils.structureId, structure), eq(fils.foyerId, foyer)),
    )
    .limit(1)
  return found.length > 0
}

export async function insertFil(tx: Tx, row: typeof fils.$inferInsert): Promise<void> {
  await tx.insert(fils).values(row)
}

export async function setFil(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<Omit<LigneFil, 'collectiviteId' | 'id'>>,
): Promise<void> {
  await tx.update(fils).set(change).where(one(collectivite, id))
}

export async function insertMessage(tx: Tx, row: typeof messages.$inferInsert): Promise<void> {
  await tx.insert(messages).values(row)
}

/**
 * Marks what a side has seen.
 * @returns how many messages it had not seen, and whether something is left
 */
export async function marquerLus(
  tx: Tx,
  collectivite: string,
  fil: string,
  lecteur: Cote,
  jusqua: number,
  now: Date,
): Promise<{ lus: number; reste: boolean }> {
  const unread = and(
    eq(messages.collectiviteId, collectivite),
    eq(messages.filId, fil),
    eq(messages.de, autre(lecteur)),
    isNull(messages.luLe),
  )
  const marked = await tx
    .update(messages)
    .set({ luLe: now })
    .where(and(unread, lte(messages.rang, jusqua)))
    .returning({ rang: messages.rang })
  const left = await tx.select({ rang: messages.rang }).from(messages).where(unread).limit(1)
  return { lus: marked.length, reste: left.length > 0 }
}

const aRepondre = sql`(${fils.etat} = 'ouvert' AND ${fils.dernierDe} = 'famille')`

/** How many messages of a thread a side has not seen. */
const nonLusDe = (cote: Cote) => sql<number>`(
  SELECT count(*) FROM messages n WHERE n.collectivite_id = ${fils.collectiviteId} AND n.fil_id = ${fils.id}
    AND n.de = ${autre(cote)} AND n.lu_le IS NULL)`

/** In its subject or in one of its messages. */
const parle = (q: string) => sql`(
  ${contient(fils.sujet, q)} OR EXISTS (
    SELECT 1 FROM messages r WHERE r.collectivite_id = ${fils.collectiviteId} AND r.fil_id = ${fils.id}
      AND ${contient(sql`r.texte`, q)}))`

function ofMembre(collectivite: string, membre: Membre): SQL | undefined {
  return and(
    eq(fils.collectiviteId, collectivite),
    membre.cote === 'famille'
      ? eq(fils.foyerId, membre.foyer)
      : membre.structures.length > 0
        ? inArray(fils.structureId, [...membre.structures])
        : sql`false`,
  )
}

function filsAvecDernier(tx: Tx, cote: Cote) {
  return tx
    .select({
      fil: fils,
      dernier: {
        de: messages.de,
        auteur: messages.auteur,
        texte: messages.texte,
        envoyeLe: messages.envoyeLe,
      },
      nonLus: nonLusDe(cote).mapWith(Number),
    })
    .from(fils)
    .innerJoin(
      messages,
      and(
        eq(messages.collectiviteId, fils.collectiviteId),
        eq(messages.filId, fils.id),
        eq(messages.rang, fils.nombre),
      ),
    )
    .$dynamic()
}
