import { collectiviteOf } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import { civilDate } from '../outside/clock.ts'
import { demandeOf, finir } from './store.ts'

/** A family opens its file while the renewal is asked: what it types is new, nothing more is asked of it. As `systeme`. */
export async function dispenser(tx: Tx, collectivite: string, foyer: string, now: Date): Promise<void> {
  const ville = await collectiviteOf(tx, collectivite)
  const asked = ville && (await demandeOf(tx, collectivite, civilDate(now, ville.zone)))
  if (asked) await finir(tx, collectivite, asked.annee, foyer, { le: now, par: null })
}
