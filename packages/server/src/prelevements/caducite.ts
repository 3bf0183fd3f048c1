import { everyTown, openedTown } from '../collectivites/store.ts'
import type { Deps } from '../http/env.ts'
import { annoncer } from './annoncer.ts'
import { mandatChange } from './courriels.ts'
import { CADUCITE } from './motifs.fr.ts'
import { regiesDeLaVille } from './regies.ts'
import { limiteCaducite } from './rules.ts'
import { lockMandatsInutilises, saveMandat } from './store.ts'

/** Ends the mandates that did not serve for 36 months and tells their families, town by town. */
export async function finirCaducs(deps: Deps): Promise<void> {
  for (const collectivite of await everyTown(deps.database)) {
    const opened = await openedTown(deps.database, collectivite)
    if (!opened) continue
    const { town } = opened
    await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
      const since = limiteCaducite(deps.clock.today(town.zone))
      const regies = await regiesDeLaVille(tx, collectivite)
      for (const { id, rum, foyerId, regieId, creancier } of await lockMandatsInutilises(
        tx,
        collectivite,
        since,
      )) {
        await saveMandat(tx, collectivite, id, {
          etat: 'revoque',
          motif: CADUCITE,
          finiLe: deps.clock.now(),
        })
        const regie = regies.get(regieId)?.nom ?? creancier
        await annoncer(tx, deps, town, [
          { foyer: foyerId, lettre: (url) => mandatChange(town, { rum, regie }, 'caduc', undefined, url) },
        ])
      }
    })
  }
}
