// A document arrived or was answered: everything of the family that waited for it is looked at again.
import { collectiviteOf } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Deps } from '../http/env.ts'
import { joursAttendus } from '../reservations/lecture.ts'
import { pourvoir } from '../reservations/services.ts'
import { incompletesOf } from './store.ts'
import { reexaminer } from './suivi.ts'

/** Has a family's requests and waiting children looked at again, once what the caller's transaction does is done. */
export function demanderReexamen(
  tx: Tx,
  { queue }: Pick<Deps, 'queue'>,
  collectivite: string,
  foyer: string,
): Promise<void> {
  return queue.send(tx, 'reexamen', { collectivite, foyer })
}

/** Job: requests to be completed go back to the service, free places go to children who lacked a document. */
export async function reexaminerFoyer(
  deps: Deps,
  { collectivite, foyer }: { collectivite: string; foyer: string },
): Promise<void> {
  await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    const ville = await collectiviteOf(tx, collectivite)
    if (!ville) return
    const bureau = { tx, ville, outils: deps }
    // Always in one order: two families may share activities.
    const waiting = (await incompletesOf(tx, collectivite, foyer)).sort((a, b) =>
      a.activiteId < b.activiteId ? -1 : 1,
    )
    for (const ligne of waiting) await reexaminer(bureau, ligne)
    const days = await joursAttendus(tx, collectivite, foyer, deps.clock.today(ville.zone))
    if (days.length > 0) await pourvoir(tx, deps, ville, days)
  })
}
