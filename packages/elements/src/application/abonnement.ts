// The browser's half of the notices: the Push API of the hosted page's service worker.
import type { AbonnementDemande } from '@inoe/contract/notifications'
import type { SujetNotification } from '@inoe/contract/sujets-notification'
import { estApple } from './installation.ts'

/** What this browser is notified of. */
export interface Abonnement {
  id: string
  sujets: readonly SujetNotification[]
}

/** Whether this browser can be notified; on an iPhone only an installed application can. */
export type Possibilite = 'possible' | 'installer-avant' | 'impossible'

export function possibilite(): Possibilite {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return 'possible'
  return estApple() ? 'installer-avant' : 'impossible'
}

/** The browser could not subscribe: its service cannot be reached, or the page has no service worker. */
export class Injoignable extends Error {}

const gestionnaire = async (collectivite: string): Promise<PushManager | undefined> =>
  (await navigator.serviceWorker.getRegistration(`/${collectivite}/`))?.pushManager

/** The browser's subscription, whoever made it. */
export async function souscription(collectivite: string): Promise<PushSubscription | undefined> {
  return (await (await gestionnaire(collectivite))?.getSubscription()) ?? undefined
}

/**
 * Subscribes the browser, once the parent has agreed.
 * @param cle the server's public key
 * @throws Injoignable
 */
export async function souscrire(
  collectivite: string,
  cle: string,
): Promise<Omit<AbonnementDemande, 'sujets'>> {
  const push = await gestionnaire(collectivite)
  if (!push) throw new Injoignable('no service worker')
  const options = { userVisibleOnly: true, applicationServerKey: cle }
  const subscribed = await push
    .subscribe(options)
    // Subscribed for a key that the server has no more: that one says nothing again.
    .catch(async () => {
      await (await push.getSubscription())?.unsubscribe()
      return push.subscribe(options)
    })
    .catch((error: unknown) => {
      throw new Injoignable(String(error))
    })
  return champs(subscribed)
}

/** A subscription as the API takes it. */
export function champs(subscribed: PushSubscription): Omit<AbonnementDemande, 'sujets'> {
  const { endpoint = '', keys = {} } = subscribed.toJSON()
  return { adresse: endpoint, p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' }
}
