import type { ReinscriptionSaisie } from '@inoe/contract/reinscriptions'
import { and, asc, eq, gte, lte } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../database/open.ts'
import { reinscriptions } from './tables.ts'

export type LigneOuverte = typeof reinscriptions.$inferSelect

/** Those that a town opened, first to end first. */
export async function reinscriptionsOf(tx: Tx, collectivite: string): Promise<LigneOuverte[]> {
  return tx
    .select()
    .from(reinscriptions)
    .where(eq(reinscriptions.collectiviteId, collectivite))
    .orderBy(asc(reinscriptions.jusquAu), asc(reinscriptions.id))
}

/** Those that may be asked for on a day. */
export async function ouvertesLe(tx: Tx, collectivite: string, today: string): Promise<LigneOuverte[]> {
  return tx
    .select()
    .from(reinscriptions)
    .where(
      and(
        eq(reinscriptions.collectiviteId, collectivite),
        lte(reinscriptions.du, today),
        gte(reinscriptions.jusquAu, today),
      ),
    )
    .orderBy(asc(reinscriptions.jusquAu), asc(reinscriptions.id))
}

/** As `systeme`. @returns its id */
export async function insertReinscription(
  tx: Tx,
  collectivite: string,
  { source, cible, releve, du, jusquAu, prioritaire }: ReinscriptionSaisie,
): Promise<string> {
  const id = uuid()
  await tx.insert(reinscriptions).values({
    collectiviteId: collectivite,
    id,
    activiteId: source.activite,
    periodeId: source.periode,
    cibleActiviteId: cible.activite,
    ciblePeriodeId: cible.periode,
    releveActiviteId: releve?.activite ?? null,
    relevePeriodeId: releve?.periode ?? null,
    du,
    jusquAu,
    prioritaire,
  })
  return id
}

/** As `systeme`. */
export async function deleteReinscription(tx: Tx, collectivite: string, id: string): Promise<void> {
  await tx
    .delete(reinscriptions)
    .where(and(eq(reinscriptions.collectiviteId, collectivite), eq(reinscriptions.id, id)))
}
