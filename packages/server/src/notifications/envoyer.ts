import type { Section } from '@inoe/contract/commun'
import { openedTown } from '../collectivites/store.ts'
import type { Deps } from '../http/env.ts'
import { QUOI, type Quoi } from './quoi.ts'
import { abonnementOf, effacerAbonnement } from './store.ts'

/**
 * Job: has a browser say that something is there to read. What it says is of no family: a title, the town, a page.
 * @throws Error when the push service cannot take it now: the queue tries again
 */
export async function envoyerNotification(
  { database, push, log }: Deps,
  { collectivite, abonnement, quoi, section }: Notification,
): Promise<void> {
  const systeme = { collectivite, role: 'systeme' } as const
  const town = (await openedTown(database, collectivite))?.town
  const found = await database.transaction(systeme, (tx) => abonnementOf(tx, collectivite, abonnement))
  if (!town || !found) return
  const contenu = {
    titre: QUOI[quoi].titre[found.langue],
    corps: town.nom,
    langue: found.langue,
    page: `/${collectivite}/${section}`,
    quoi,
  }
  // Of the same kind and not shown yet, the latest is enough.
  const issue = await push.envoyer(found, JSON.stringify(contenu), `${quoi}-${section}`)
  if (issue === 'perdue')
    await database.transaction(systeme, (tx) => effacerAbonnement(tx, collectivite, abonnement))
  if (issue === 'refusee') log.warn({ collectivite, abonnement }, 'a push service refuses our notices')
}

export interface Notification {
  collectivite: string
  abonnement: string
  quoi: Quoi
  section: Section
}
