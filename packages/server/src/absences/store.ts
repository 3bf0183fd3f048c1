import type { EtatAbsence } from '@inoe/contract/absences'
import { and, asc, desc, eq, inArray, ne, type SQL } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { Refus } from '../http/problem.ts'
import { absences } from './tables.ts'

/** An absence as it is kept. */
export type Ligne = typeof absences.$inferSelect
/** Its supporting document, as it is kept. */
export type Justificatif = Pick<
  Ligne,
  'nom' | 'type' | 'taille' | 'empreinte' | 'emplacement' | 'cle' | 'controle'
>

/** More than an agent answers in one sitting; the next ones come up as these are answered. */
const PAGE = 100

const one = (collectivite: string, id: string) =>
  and(eq(absences.collectiviteId, collectivite), eq(absences.id, id))

/** Writes absences just declared. As `systeme`. */
export async function createAbsences(
  tx: Tx,
  list: readonly Omit<Ligne, keyof Justificatif | 'etat' | 'reponse' | 'reponduLe' | 'reponduPar'>[],
): Promise<Ligne[]> {
  return tx
    .insert(absences)
    .values(list.map((row) => ({ ...row, etat: 'declaree' })))
    .returning()
}

/** A family's absences, latest first; those it withdrew no longer cover any day, and are left out. */
export async function absencesOfFoyer(tx: Tx, collectivite: string, foyer: string): Promise<Ligne[]> {
  return tx
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.collectiviteId, collectivite),
        eq(absences.foyerId, foyer),
        ne(absences.etat, 'retiree'),
      ),
    )
    .orderBy(desc(absences.declareeLe), desc(absences.id))
}

/** The queue of some structures: oldest first while they wait for an answer, latest answer first afterwards. */
export async function absencesOfStructures(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
  etat: EtatAbsence,
): Promise<Ligne[]> {
  if (structures.length === 0) return []
  const order: SQL[] =
    etat === 'declaree'
      ? [asc(absences.declareeLe), asc(absences.id)]
      : [desc(absences.reponduLe), desc(absences.id)]
  return tx
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.collectiviteId, collectivite),
        inArray(absences.structureId, [...structures]),
        eq(absences.etat, etat),
      ),
    )
    .orderBy(...order)
    .limit(PAGE)
}

/** One absence, or undefined. */
export async function absenceOf(tx: Tx, collectivite: string, id: string): Promise<Ligne | undefined> {
  const [found] = await tx.select().from(absences).where(one(collectivite, id))
  return found
}

/** The same, locked until the end of the transaction: answered, documented or withdrawn one at a time. */
export async function lockAbsence(tx: Tx, collectivite: string, id: string): Promise<Ligne | undefined> {
  const [found] = await tx.select().from(absences).where(one(collectivite, id)).for('update')
  return found
}

export async function setAbsence(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<Justificatif & Pick<Ligne, 'etat' | 'reponse' | 'reponduLe' | 'reponduPar'>>,
): Promise<void> {
  await tx.update(absences).set(change).where(one(collectivite, id))
}

/** @throws Refus `deja-repondu` once the service answered, or the family withdrew it */
export function checkOuverte({ etat }: Pick<Ligne, 'etat'>): void {
  if (etat === 'retiree')
    throw new Refus('deja-repondu', { detail: 'Cette déclaration d’absence a été retirée par la famille.' })
  if (etat !== 'declaree')
    throw new Refus('deja-repondu', { detail: 'Le service a déjà répondu à cette déclaration d’absence.' })
}
