// Enrolments of a child whose home changes.
import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { rows, type Tx } from '../database/open.ts'

const VIVANTES = sql`('demandee', 'incomplete', 'en-attente', 'acceptee')`

/**
 * Gives another home the enrolments of a child that are accepted, as they are: it can then book what it carries on.
 * Requests that wait stay with who asked. As `systeme`.
 */
export async function donnerInscriptions(
  tx: Tx,
  collectivite: string,
  { enfant, de, vers }: { enfant: string; de: string; vers: string },
  now: Date,
): Promise<void> {
  const missing = await rows<{ id: string }>(
    tx,
    sql`SELECT i.id FROM inscriptions i WHERE i.collectivite_id = ${collectivite} AND i.enfant_id = ${enfant}
          AND i.foyer_id = ${de} AND i.etat = 'acceptee' AND NOT EXISTS (SELECT FROM inscriptions o
            WHERE o.collectivite_id = i.collectivite_id AND o.enfant_id = i.enfant_id AND o.foyer_id = ${vers}
              AND o.activite_id = i.activite_id AND o.periode_id IS NOT DISTINCT FROM i.periode_id AND o.etat IN ${VIVANTES})`,
  )
  for (const { id } of missing)
    await tx.execute(sql`
      INSERT INTO inscriptions (collectivite_id, id, foyer_id, enfant_id, structure_id, activite_id, periode_id, etat,
        demandee_le, repondu_le)
      SELECT collectivite_id, ${uuid()}, ${vers}, enfant_id, structure_id, activite_id, periode_id, 'acceptee',
        ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      FROM inscriptions WHERE collectivite_id = ${collectivite} AND id = ${id}`)
}
