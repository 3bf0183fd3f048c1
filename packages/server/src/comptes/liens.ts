// The job that writes links and sends them.
import { openedTown, sectionUrl } from '../collectivites/store.ts'
import type { Deps } from '../http/env.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { Courrier } from '../outside/courrier.ts'
import { courrielPour, type Destinataire, type LettreEnLangues } from '../outside/lettre.ts'
import { lettreConfirmation, lettreDejaUnCompte, lettreInvitation, lettreMotDePasse } from './courriels.ts'
import { lien, type UsageLien } from './rules.ts'
import { compteOf, createJeton } from './store.ts'

/**
 * Sends the link somebody asked for, if the address is one of ours.
 * Done after the answer, which so takes the same time whoever asks. The e-mail goes straight to the mail server, not
 * through the queue's tables: the secret rests nowhere but in the parent's mailbox. After a failure the queue calls
 * again and another link is made.
 */
export async function sendLien(
  deps: Deps,
  courrier: Courrier,
  { collectivite, courriel, usage, motDePasse, franceconnect }: Jobs['lien'],
): Promise<void> {
  const opened = await openedTown(deps.database, collectivite)
  if (!opened) return
  const { town } = opened
  const acteur = { collectivite, role: 'systeme' } as const
  type Ecrite = { a: Destinataire; lettre: LettreEnLangues }
  const written = await deps.database.transaction(acteur, async (tx): Promise<Ecrite | undefined> => {
    const compte = await compteOf(tx, collectivite, courriel)
    if (!compte) return undefined
    const page = await sectionUrl(tx, deps.publicUrl, collectivite, 'connexion')
    const link = async (sent: UsageLien) => {
      const sets = sent === 'confirmation' ? { motDePasse, franceconnect } : {}
      return lien(page, sent, await createJeton(tx, collectivite, compte.id, sent, deps.clock.now(), sets))
    }
    if (usage === 'mot-de-passe')
      return { a: compte, lettre: lettreMotDePasse(town, await link('mot-de-passe')) }
    if (compte.confirmeLe)
      return { a: compte, lettre: lettreDejaUnCompte(town, page, await link('mot-de-passe')) }
    return usage === 'invitation'
      ? { a: compte, lettre: lettreInvitation(town, await link('invitation')) }
      : { a: compte, lettre: lettreConfirmation(town, await link('confirmation')) }
  })
  if (written) await courrier.send(courrielPour(written.a, written.lettre))
}
