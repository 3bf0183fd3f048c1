import { sql } from 'drizzle-orm'
import { rows, type Tx } from '../database/open.ts'
import type { Coffre } from '../outside/coffre.ts'

/**
 * Seals again the bank accounts of a town that an older key sealed. As `systeme`.
 * @param newest how what the newest key sealed begins
 * @returns how many were
 */
export async function renouvelerIbans(
  tx: Tx,
  collectivite: string,
  coffre: Coffre,
  newest: string,
): Promise<number> {
  const old = await rows<{ id: string; scelle: string }>(
    tx,
    sql`SELECT id, iban_scelle AS scelle FROM mandats
        WHERE collectivite_id = ${collectivite} AND NOT starts_with(iban_scelle, ${newest}) FOR UPDATE`,
  )
  for (const { id, scelle } of old)
    await tx.execute(
      sql`UPDATE mandats SET iban_scelle = ${coffre.renouveler(scelle, `${collectivite} ${id}`)}
          WHERE collectivite_id = ${collectivite} AND id = ${id}`,
    )
  return old.length
}
