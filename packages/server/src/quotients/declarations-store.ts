// Quotients that families declared, with their proofs.
import type { DeclarationQuotient } from '@inoe/contract/quotients'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'
import { champs } from '../foyers/tables.ts'
import { quotientsDeclares } from './tables.ts'

export type LigneDeclaration = typeof quotientsDeclares.$inferSelect

/** Those of a family, the latest first. */
export function declarationsDe(tx: Tx, collectivite: string, foyer: string): Promise<LigneDeclaration[]> {
  return tx
    .select()
    .from(quotientsDeclares)
    .where(and(eq(quotientsDeclares.collectiviteId, collectivite), eq(quotientsDeclares.foyerId, foyer)))
    .orderBy(desc(quotientsDeclares.demandeeLe), desc(quotientsDeclares.id))
    .limit(20)
}

/** Those that wait for the services of these structures, oldest first. As `systeme`. */
export function declarationsAVerifier(
  tx: Tx,
  collectivite: string,
  structures: readonly string[],
): Promise<LigneDeclaration[]> {
  const living = sql`SELECT FROM inscriptions i WHERE i.collectivite_id = ${collectivite}
    AND i.foyer_id = ${quotientsDeclares.foyerId} AND i.etat IN ('demandee', 'acceptee')`
  return tx
    .select()
    .from(quotientsDeclares)
    .where(
      and(
        eq(quotientsDeclares.collectiviteId, collectivite),
        eq(quotientsDeclares.etat, 'demandee'),
        sql`(EXISTS (${living} AND i.structure_id = ANY(${sql.param([...structures])}::uuid[])) OR NOT EXISTS (${living}))`,
      ),
    )
    .orderBy(asc(quotientsDeclares.demandeeLe), asc(quotientsDeclares.id))
    .limit(100)
}

/** One, held until the end of the transaction. As `systeme`. */
export async function lockDeclaration(
  tx: Tx,
  collectivite: string,
  id: string,
): Promise<LigneDeclaration | undefined> {
  const [found] = await tx
    .select()
    .from(quotientsDeclares)
    .where(and(eq(quotientsDeclares.collectiviteId, collectivite), eq(quotientsDeclares.id, id)))
    .for('update')
  return found
}

export async function setDeclaration(
  tx: Tx,
  collectivite: string,
  id: string,
  change: Partial<LigneDeclaration>,
): Promise<void> {
  await tx
    .update(quotientsDeclares)
    .set(change)
    .where(and(eq(quotientsDeclares.collectiviteId, collectivite), eq(quotientsDeclares.id, id)))
}

/** Whether the town said that a quotient holds at once. Where it said nothing, the former one holds until the answer. */
export async function estImmediat(tx: Tx, collectivite: string): Promise<boolean> {
  const found = await tx
    .select({ effet: champs.effet })
    .from(champs)
    .where(and(eq(champs.collectiviteId, collectivite), eq(champs.champ, 'quotientFamilial')))
  return found[0]?.effet === 'immediat'
}

export function declarationLue(row: LigneDeclaration): DeclarationQuotient {
  const { id, avant, valeur, caisse, etat, motif, valableJusquAu, nom, type, taille, controle } = row
  return {
    id,
    avant,
    valeur,
    caisse,
    etat,
    motif,
    demandeeLe: row.demandeeLe.toISOString(),
    reponduLe: row.reponduLe?.toISOString() ?? null,
    valableJusquAu,
    preuve:
      nom !== null && type !== null && taille !== null && controle !== null
        ? { nom, type, taille, controle }
        : null,
  }
}
