import { and, eq } from 'drizzle-orm'
import { SANS_FICHIER } from '../database/fichier.ts'
import type { SuiteControle } from '../fichiers/controle.ts'
import { dire } from './store.ts'
import { eliminations } from './tables.ts'

/** The archives' signed document: without it when it held a virus; their answer stays. */
export const apresControleVisa: SuiteControle = async (_deps, tx, { collectivite, id, virus }) => {
  if (virus !== null)
    await tx
      .update(eliminations)
      .set(SANS_FICHIER)
      .where(and(eq(eliminations.collectiviteId, collectivite), eq(eliminations.id, id)))
  await dire(tx, collectivite)
}
