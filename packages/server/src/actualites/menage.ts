import type { Deps } from '../http/env.ts'
import { retirerImagesOubliees } from './images-store.ts'

/** Hours after which a picture that was put in no piece of news is thrown away. */
const GARDE_HEURES = 48

/** Throws away the pictures of a town that were given and put nowhere. */
export async function oublierImages(
  { database, clock, fichiers, log }: Deps,
  collectivite: string,
): Promise<void> {
  const before = new Date(clock.now().getTime() - GARDE_HEURES * 3_600_000)
  const gone = await database.transaction({ collectivite, role: 'systeme' }, (tx) =>
    retirerImagesOubliees(tx, collectivite, before),
  )
  for (const one of gone)
    await fichiers.delete(one).catch(() => log.warn('a picture of no piece of news could not be deleted'))
}
