// The one place that writes what a régie received and what it was for, by double entry: the parts of an entry always
// sum to its amount, and what is paid of an invoice is always the sum of the parts that name it.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { type FactureRow, lockFactures, savePaye } from '../factures/store.ts'
import { encaissements, imputations } from './tables.ts'

export type EncaissementRow = typeof encaissements.$inferSelect
type Entree = Omit<typeof encaissements.$inferInsert, 'id'>

/** A share of an entry; without an invoice it is (or is taken from) the family's credit. */
export interface Part {
  facture: string | null
  centimes: number
}

export interface Inscrit {
  id: string
  /** What the invoices named did not need: added to the family's credit. */
  creditCentimes: number
  /** The invoices that it moved, as they are now. */
  factures: FactureRow[]
}

/**
 * Records what was received and gives it to the invoices named, under their locks: each takes no more than it owes, the
 * rest becomes the family's credit in that régie. As `systeme`; the invoices must be of that family and régie.
 * @param entree its amount, above zero
 * @param parts what is meant for each invoice; whatever they leave of the amount is credit
 * @throws RangeError when the parts are more than the amount, or an invoice is of another family or régie
 */
export async function encaisser(tx: Tx, entree: Entree, parts: readonly Part[], now: Date): Promise<Inscrit> {
  const meant = parts.reduce((sum, part) => sum + part.centimes, 0)
  if (meant > entree.montantCentimes || parts.some((part) => part.centimes <= 0))
    throw new RangeError('parts beyond the amount')
  const given = repartir(await lockOwn(tx, entree, parts), parts)
  const creditCentimes = entree.montantCentimes - given.reduce((sum, part) => sum + part.centimes, 0)
  if (creditCentimes > 0) given.push({ facture: null, centimes: creditCentimes })
  return { ...(await write(tx, entree, given, now)), creditCentimes }
}

/**
 * Reverses an entry: every part is taken back where it went, so that invoices are to pay again. As `systeme`, the
 * caller having checked that it may be (not reversed yet, and the credit that it left not used).
 * @returns the reversal
 */
export async function contrePasser(
  tx: Tx,
  entree: EncaissementRow,
  { motif, saisiPar, reference }: { motif: string; saisiPar: string | null; reference?: string },
  now: Date,
): Promise<Inscrit> {
  const parts = await partsOf(tx, entree.collectiviteId, entree.id)
  await lockOwn(tx, entree, parts)
  const reversed = parts.map(({ facture, centimes }) => ({ facture, centimes: -centimes }))
  const reversal: Entree = {
    collectiviteId: entree.collectiviteId,
    regieId: entree.regieId,
    foyerId: entree.foyerId,
    moyen: entree.moyen,
    montantCentimes: -entree.montantCentimes,
    reference: reference ?? entree.reference,
    recuLe: now,
    saisiPar,
    paiementId: entree.paiementId,
    prelevementId: entree.prelevementId,
    avoirId: entree.avoirId,
    annuleId: entree.id,
    motif,
  }
  return { ...(await write(tx, reversal, reversed, now)), creditCentimes: 0 }
}

/**
 * Uses a family's credit for invoices (an entry of 0: as much leaves the credit as the invoices take), as `systeme`.
 * The caller has checked the credit under `lockCredit`.
 */
export async function utiliserCredit(
  tx: Tx,
  entree: Omit<Entree, 'moyen' | 'montantCentimes'>,
  parts: readonly Part[],
  now: Date,
): Promise<Inscrit> {
  const given = repartir(await lockOwn(tx, entree, parts), parts)
  const used = given.reduce((sum, part) => sum + part.centimes, 0)
  if (used > 0) given.push({ facture: null, centimes: -used })
  return {
    ...(await write(tx, { ...entree, moyen: 'credit', montantCentimes: 0 }, given, now)),
    creditCentimes: -used,
  }
}

/** Gives back a family's credit, as `systeme`. The caller has checked it under `lockCredit`. */
export async function rembourserCredit(
  tx: Tx,
  entree: Omit<Entree, 'moyen' | 'montantCentimes'>,
  centimes: number,
  now: Date,
): Promise<Inscrit> {
  const written = await write(
    tx,
    { ...entree, moyen: 'remboursement', montantCentimes: -centimes },
    [{ facture: null, centimes: -centimes }],
    now,
  )
  return { ...written, creditCentimes: -centimes }
}

/** What a family has in advance in a régie, cents, locked until the transaction ends: two uses do not spend it twice. */
export async function lockCredit(
  tx: Tx,
  collectivite: string,
  foyer: string,
  regie: string,
): Promise<number> {
  await tx.execute(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`credit ${collectivite} ${foyer} ${regie}`}, 0))`,
  )
  const [found] = await tx
    .select({ centimes: sql<number>`coalesce(sum(${imputations.centimes}), 0)`.mapWith(Number) })
    .from(imputations)
    .where(
      and(
        eq(imputations.collectiviteId, collectivite),
        eq(imputations.foyerId, foyer),
        eq(imputations.regieId, regie),
        isNull(imputations.factureId),
      ),
    )
  return found?.centimes ?? 0
}

/** Where an entry went. */
export async function partsOf(tx: Tx, collectivite: string, encaissement: string): Promise<Part[]> {
  return tx
    .select({ facture: imputations.factureId, centimes: imputations.centimes })
    .from(imputations)
    .where(and(eq(imputations.collectiviteId, collectivite), eq(imputations.encaissementId, encaissement)))
}

/** What each invoice takes: no more than it owes, be it named twice. @param locked those named */
function repartir(locked: readonly FactureRow[], parts: readonly Part[]): Part[] {
  const owed = new Map(locked.map((one) => [one.id, one.totalCentimes - one.payeCentimes]))
  return parts.flatMap(({ facture, centimes }) => {
    if (facture === null) return []
    const left = owed.get(facture) ?? 0
    const taken = Math.min(centimes, left)
    owed.set(facture, left - taken)
    return taken > 0 ? [{ facture, centimes: taken }] : []
  })
}

async function lockOwn(
  tx: Tx,
  entree: Pick<Entree, 'collectiviteId' | 'foyerId' | 'regieId'>,
  parts: readonly Part[],
): Promise<FactureRow[]> {
  const ids = [...new Set(parts.flatMap((part) => (part.facture === null ? [] : [part.facture])))]
  if (ids.length === 0) return []
  const locked = await lockFactures(tx, entree.collectiviteId, ids)
  const own = locked.every(
    (one) => one.foyerId === entree.foyerId && one.regieId === entree.regieId && one.nature === 'facture',
  )
  if (locked.length !== ids.length || !own) throw new RangeError('an invoice of another family or régie')
  return locked
}

async function write(
  tx: Tx,
  entree: Entree,
  parts: readonly Part[],
  now: Date,
): Promise<Omit<Inscrit, 'creditCentimes'>> {
  const id = uuid()
  const { collectiviteId, foyerId, regieId } = entree
  await tx.insert(encaissements).values({ ...entree, id })
  if (parts.length > 0)
    await tx.insert(imputations).values(
      parts.map(({ facture, centimes }) => ({
        collectiviteId,
        id: uuid(),
        encaissementId: id,
        foyerId,
        regieId,
        factureId: facture,
        centimes,
      })),
    )
  const moved = [...new Set(parts.flatMap((part) => (part.facture === null ? [] : [part.facture])))]
  const factures: FactureRow[] = []
  for (const facture of moved) {
    const added = parts.reduce((sum, part) => sum + (part.facture === facture ? part.centimes : 0), 0)
    factures.push(await savePaye(tx, collectiviteId, facture, added, now))
  }
  return { id, factures }
}
