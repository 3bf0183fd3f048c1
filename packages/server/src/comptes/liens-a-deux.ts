// The jobs that write the links of what takes two people, or two mailboxes. As `sendLien`: the secret rests nowhere
// but in the mailbox; when the queue calls again another is made, and the former opens nothing.
import { randomBytes } from 'node:crypto'
import { openedTown, sectionUrl } from '../collectivites/store.ts'
import type { Tx } from '../database/open.ts'
import type { Collectivite, Deps } from '../http/env.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { Courrier } from '../outside/courrier.ts'
import { courrielPour, type Destinataire, type LettreEnLangues } from '../outside/lettre.ts'
import { armer } from './changement-courriel.ts'
import { lettreAccord, lettreAdressePrise, lettreInvitationParent, lettrePreuve } from './courriels.ts'
import { armerInvitation } from './invitations-parents.ts'
import { lienVers } from './rules.ts'
import { destinataireDe, estPrise } from './store.ts'

type Ecrite = { a: Destinataire; lettre: LettreEnLangues } | undefined

/** To one of the two addresses of a change. */
export function sendChangement(
  deps: Deps,
  courrier: Courrier,
  { collectivite, changement, cote }: Jobs['changement-courriel'],
): Promise<void> {
  return send(deps, courrier, collectivite, async (tx, town, page, secret) => {
    const asked = await armer(tx, collectivite, changement, cote, secret, deps.clock.now())
    if (!asked) return undefined
    const { ancien, nouveau } = asked
    const a = await destinataireDe(tx, collectivite, ancien)
    if (cote === 'ancien')
      return { a, lettre: lettreAccord(town, nouveau, lienVers(page, 'inoe-accord', secret)) }
    // Threat: learning who has an account. Who asked sees the same; the owner is told, and gets no link.
    if (await estPrise(tx, collectivite, nouveau))
      return {
        a: await destinataireDe(tx, collectivite, nouveau),
        lettre: lettreAdressePrise(town, page),
      }
    return {
      a: { courriel: nouveau, langue: a.langue },
      lettre: lettrePreuve(town, lienVers(page, 'inoe-preuve', secret)),
    }
  })
}

/** To the other parent. */
export function sendInvitationParent(
  deps: Deps,
  courrier: Courrier,
  { collectivite, invitation }: Jobs['invitation-parent'],
): Promise<void> {
  return send(deps, courrier, collectivite, async (tx, town, page, secret) => {
    const asked = await armerInvitation(tx, collectivite, invitation, secret, deps.clock.now())
    if (!asked) return undefined
    const lien = lienVers(page, 'inoe-invitation', secret)
    const lettre = lettreInvitationParent(town, { par: asked.par, fin: asked.expireLe, lien })
    return { a: { courriel: asked.courriel, langue: asked.langue }, lettre }
  })
}

async function send(
  deps: Deps,
  courrier: Courrier,
  collectivite: string,
  write: (tx: Tx, town: Collectivite, page: string, secret: string) => Promise<Ecrite>,
): Promise<void> {
  const opened = await openedTown(deps.database, collectivite)
  if (!opened) return
  const written = await deps.database.transaction({ collectivite, role: 'systeme' }, async (tx) => {
    const page = await sectionUrl(tx, deps.publicUrl, collectivite, 'connexion')
    return write(tx, opened.town, page, randomBytes(32).toString('base64url'))
  })
  if (written) await courrier.send(courrielPour(written.a, written.lettre))
}
