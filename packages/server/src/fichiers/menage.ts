import type { Deps } from '../http/env.ts'
import { retirerAbandonnes } from './televersements-store.ts'

/** Days during which a file that was begun can be gone on with. */
const GARDE_JOURS = 2

/** Throws away what a town's people began to send and never finished. */
export async function oublierTeleversements(
  { database, clock, fichiers, log }: Deps,
  collectivite: string,
): Promise<void> {
  const before = new Date(clock.now().getTime() - GARDE_JOURS * 86_400_000)
  const gone = await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    retirerAbandonnes(tx, collectivite, before),
  )
  for (const one of gone.flatMap(({ morceaux }) => morceaux))
    await fichiers.delete(one).catch(() => log.warn('a piece of a file could not be deleted'))
}
