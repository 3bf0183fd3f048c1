// Renewal of the server's key: everything that an older one wrapped is wrapped again by the newest. No content is read or
// written: only keys are.
import { sql } from 'drizzle-orm'
import { everyTown } from '../collectivites/store.ts'
import { type Database, rows } from '../database/open.ts'
import { renouvelerFranceConnect } from '../franceconnect/reglages.ts'
import type { Coffre } from '../outside/coffre.ts'
import type { FileStore } from '../outside/fichiers.ts'
import type { Trousseau } from '../outside/trousseau.ts'
import { renouvelerIbans } from '../prelevements/renouveler.ts'
import { renouvelerHabilitation } from '../quotients/store.ts'
import { porteursDeFichiers } from './porteurs.ts'

export interface Renouvellement {
  database: Database
  fichiers: FileStore
  coffre: Coffre
  trousseau: Trousseau
}

/** Rows in one transaction: stopped anywhere, what is done is done, and the rest still opens with its old key. */
const LOT = 200

/**
 * Wraps again, town by town, all that is not wrapped by the newest key; begun again, it goes on where it stopped.
 * @returns how many were. At 0 the old keys can go.
 * @throws Error when a key that wrapped something is not given
 */
export async function renouvelerCles({
  database,
  fichiers,
  coffre,
  trousseau,
}: Renouvellement): Promise<number> {
  let done = 0
  const newest = `${trousseau.courante.nom}:`
  for (const collectivite of await everyTown(database)) {
    const acteur = { collectivite, role: 'systeme' } as const
    for (const table of porteursDeFichiers()) {
      for (let last = -1; last !== done; ) {
        last = done
        done += await database.transaction(acteur, async (tx) => {
          const old = await rows<{ id: string; emplacement: string; cle: string }>(
            tx,
            sql`SELECT id, emplacement, cle FROM ${table}
                WHERE collectivite_id = ${collectivite} AND cle IS NOT NULL AND NOT starts_with(cle, ${newest})
                ORDER BY id LIMIT ${LOT} FOR UPDATE`,
          )
          const renewed = old.map((one) => ({ id: one.id, cle: fichiers.renouveler(one) }))
          if (renewed.length === 0) return 0
          await tx.execute(
            sql`UPDATE ${table} AS t SET cle = x.cle
                FROM jsonb_to_recordset(${JSON.stringify(renewed)}::jsonb) AS x(id uuid, cle text)
                WHERE t.collectivite_id = ${collectivite} AND t.id = x.id`,
          )
          return renewed.length
        })
      }
    }
    done += await database.transaction(acteur, (tx) => renouvelerIbans(tx, collectivite, coffre, newest))
    done += await database.transaction(acteur, (tx) =>
      renouvelerFranceConnect(tx, collectivite, coffre, newest),
    )
    done += await database.transaction(acteur, (tx) => renouvelerHabilitation(tx, collectivite, coffre))
  }
  return done
}
