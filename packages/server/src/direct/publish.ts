import type { Sujet } from '@inoe/contract/direct'
import { sql } from 'drizzle-orm'
import type { Tx } from '../database/open.ts'

/** Whom a change concerns: one family, one service, or (neither) everyone who looks at the planning. */
export interface Change {
  collectivite: string
  foyer?: string
  structure?: string
  sujet: Sujet
}

export const CHANNEL = 'inoe_direct'

/** Says in the caller's transaction that something changed; open pages hear it once it is committed. */
export async function publish(tx: Tx, change: Change): Promise<void> {
  const { collectivite, foyer = null, structure = null, sujet } = change
  // Not RETURNING: whoever tells another family or service may not read the row it tells it by.
  await tx.execute(sql`
    INSERT INTO evenements (collectivite_id, foyer_id, structure_id, sujet)
    VALUES (${collectivite}, ${foyer}::uuid, ${structure}::uuid, ${sujet})`)
  await tx.execute(sql`
    SELECT pg_notify(${CHANNEL}, json_build_object('collectivite', ${collectivite}::text, 'foyer', ${foyer}::text,
      'structure', ${structure}::text, 'sujet', ${sujet}::text, 'id', lastval())::text)`)
}
