import type { Places, Sujet } from '@inoe/contract/direct'
import { sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'

/** Whom a change concerns: one family, one service, or (neither) everyone who looks at the planning. */
export interface Change {
  collectivite: string
  foyer?: string
  structure?: string
  sujet: Sujet
  /** With `places`: what is left, and how many wait, by creneau. Not kept: who was away reads again. */
  detail?: Places
}

export const CHANNEL = 'inoe_direct'

/** Says in the caller's transaction that something changed; open pages hear it once it is committed. */
export function publish(tx: Tx, change: Change): Promise<void> {
  return publishAll(tx, [change])
}

/** Says all that changed, in one statement. */
export async function publishAll(tx: Tx, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  // Not RETURNING: whoever tells another family or service may not read the row it tells it by. Ids are drawn first.
  await tx.execute(sql`
    WITH said AS MATERIALIZED (
      SELECT nextval(pg_get_serial_sequence('evenements', 'id')) AS id, x.*
      FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        AS x(collectivite text, foyer uuid, structure uuid, sujet text, detail jsonb)
    ), kept AS (
      INSERT INTO evenements (collectivite_id, id, foyer_id, structure_id, sujet) OVERRIDING SYSTEM VALUE
      SELECT collectivite, id, foyer, structure, sujet FROM said
    )
    SELECT pg_notify(${CHANNEL}, to_json(said)::text) FROM said ORDER BY id`)
}
