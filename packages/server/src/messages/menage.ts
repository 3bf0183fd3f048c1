import type { Deps } from '../http/env.ts'
import { retirerOubliees } from './pieces-store.ts'
import { GARDE_HEURES } from './rules.ts'

/** Throws away the files of a town that were given for a message and never sent. */
export async function oublierPieces(
  { database, clock, fichiers, log }: Deps,
  collectivite: string,
): Promise<void> {
  const before = new Date(clock.now().getTime() - GARDE_HEURES * 3_600_000)
  const gone = await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    retirerOubliees(tx, collectivite, before),
  )
  for (const piece of gone)
    await fichiers.delete(piece).catch(() => log.warn('a file joined to no message could not be deleted'))
}
