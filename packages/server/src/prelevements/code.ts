import { randomInt } from 'node:crypto'
import { openedTown } from '../collectivites/store.ts'
import { destinataireDe } from '../comptes/store.ts'
import type { Deps } from '../http/env.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { Courrier } from '../outside/courrier.ts'
import { courrielPour } from '../outside/lettre.ts'
import { lettreCode } from './courriels.ts'
import { regiesDeLaVille } from './regies.ts'
import { codeDe, DUREE_CODE } from './rules.ts'
import { lockMandat, saveMandat } from './store.ts'

/**
 * Draws the code that signs a mandate and sends it.
 * Threat: who reads the database signs for somebody else. The code rests nowhere but in the parent's mailbox: it goes
 * straight to the mail server, and its print is keyed. After a failure the queue calls again and another code is drawn.
 */
export async function envoyerCode(
  deps: Deps,
  courrier: Courrier,
  { collectivite, mandat: id, courriel }: Jobs['code-mandat'],
): Promise<void> {
  const opened = await openedTown(deps.database, collectivite)
  if (!opened) return
  const written = await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    const mandat = await lockMandat(tx, collectivite, id)
    if (mandat?.etat !== 'a-signer') return undefined
    const code = codeDe(randomInt(1_000_000))
    await saveMandat(tx, collectivite, id, {
      codeEmpreinte: deps.coffre.empreinte(`${id} ${code}`),
      codeJusquAu: new Date(deps.clock.now().getTime() + DUREE_CODE),
      codeEssais: 0,
    })
    const regie = (await regiesDeLaVille(tx, collectivite)).get(mandat.regieId)?.nom ?? mandat.creancier
    const a = await destinataireDe(tx, collectivite, courriel)
    return { a, lettre: lettreCode(opened.town, { code, regie }) }
  })
  if (written) await courrier.send(courrielPour(written.a, written.lettre))
}
