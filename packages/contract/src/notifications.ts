import * as v from 'valibot'
import { Id } from './commun.ts'
import { SUJETS_NOTIFICATION } from './sujets-notification.ts'

/** The server's VAPID key (RFC 8292): the uncompressed P-256 point, base64url. A browser subscribes for it alone. */
export const CleNotifications = v.object({ cle: v.string() })
export type CleNotifications = v.InferOutput<typeof CleNotifications>

/** Where a push service takes what is for one browser. Whoever knows it can write there: it is never logged. */
const Adresse = v.pipe(v.string(), v.maxLength(1000), v.url())
const base64url = /* @__NO_SIDE_EFFECTS__ */ (bytes: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`)))

const Sujets = v.pipe(v.array(v.picklist(SUJETS_NOTIFICATION)), v.maxLength(SUJETS_NOTIFICATION.length))

/** A browser's subscription (W3C Push API), and what it wants. The same address again: the choice is replaced. */
export const AbonnementDemande = v.object({
  adresse: Adresse,
  /** The browser's public key and its secret (RFC 8291). */
  p256dh: base64url(65),
  auth: base64url(16),
  sujets: Sujets,
})
export type AbonnementDemande = v.InferOutput<typeof AbonnementDemande>

export const Appareil = v.object({ adresse: Adresse })
export type Appareil = v.InferOutput<typeof Appareil>

/** What this browser is notified of, for the login that asks; null when it is not. */
export const AbonnementLu = v.object({ abonnement: v.nullable(v.object({ id: Id, sujets: Sujets })) })
export type AbonnementLu = v.InferOutput<typeof AbonnementLu>
