import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { fermetures } from './tables.ts'

/** Days on which a structure (every one of the town without it) is closed, both included. */
export interface Fermeture {
  structureId: string | null
  du: string
  au: string
}

/** The closures of a town that touch a span, both days included. */
export async function fermeturesEntre(
  tx: Tx,
  collectivite: string,
  du: string,
  au: string,
): Promise<Fermeture[]> {
  return tx
    .select({ structureId: fermetures.structureId, du: fermetures.du, au: fermetures.au })
    .from(fermetures)
    .where(and(eq(fermetures.collectiviteId, collectivite), lte(fermetures.du, au), gte(fermetures.au, du)))
    .orderBy(asc(fermetures.du))
}
