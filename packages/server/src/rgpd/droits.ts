// Who answers for a town's data.
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import type { Agent } from '../http/acting.ts'
import { introuvable } from '../http/problem.ts'
import { referentsDonnees } from './tables.ts'

/** Makes sure that an agent answers for the town's data. As `systeme`. @throws Refus `introuvable` */
export async function exigerReferent(tx: Tx, { collectivite, compte }: Agent): Promise<void> {
  const [found] = await tx
    .select()
    .from(referentsDonnees)
    .where(and(eq(referentsDonnees.collectiviteId, collectivite), eq(referentsDonnees.compteId, compte)))
  if (!found) throw introuvable()
}

/** Makes an agent answer for the town's data. As `systeme`. */
export async function nommerReferent(tx: Tx, collectivite: string, compte: string): Promise<void> {
  await tx
    .insert(referentsDonnees)
    .values({ collectiviteId: collectivite, compteId: compte })
    .onConflictDoNothing()
}
