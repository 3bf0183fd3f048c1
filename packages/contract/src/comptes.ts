import * as v from 'valibot'
import { Courriel, Id, Instant, LigneRequise } from './commun.ts'

/** Who is signed in. */
export const EtatSession = v.variant('connecte', [
  v.object({ connecte: v.literal(false) }),
  v.object({
    connecte: v.literal(true),
    courriel: v.string(),
    role: v.picklist(['famille', 'agent']),
    /** Given name to greet with; empty while the family file is. */
    prenom: v.string(),
  }),
])
export type EtatSession = v.InferOutput<typeof EtatSession>

/** As typed: what makes a good one is in `mot-de-passe.ts`; this only bounds what we read. */
const MotDePasse = v.pipe(v.string(), v.nonEmpty(), v.maxLength(1000))
/** The secret of a link received by e-mail. */
const Jeton = v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/))

/** « Créer un compte ». */
export const CreationCompte = v.object({
  courriel: Courriel,
  motDePasse: MotDePasse,
  /** Version of the notice on personal data that was on the screen. */
  rgpd: LigneRequise(40),
})
export type CreationCompte = v.InferOutput<typeof CreationCompte>

/** « Renvoyer l’e-mail »: the link it brings activates the account with this password, not with one that somebody
 *  else gave for the same address. */
export const RenvoiConfirmation = v.object({ courriel: Courriel, motDePasse: MotDePasse })
export type RenvoiConfirmation = v.InferOutput<typeof RenvoiConfirmation>

/** What an answer says whether or not the address has an account. */
export const DemandeRecue = v.object({ message: v.string() })
export type DemandeRecue = v.InferOutput<typeof DemandeRecue>

/** « Activer mon compte ». */
export const Confirmation = v.object({ jeton: Jeton })
export type Confirmation = v.InferOutput<typeof Confirmation>

/** « Se connecter ». */
export const Identifiants = v.object({
  courriel: Courriel,
  motDePasse: MotDePasse,
  /** « Rester connecté ». */
  resterConnecte: v.optional(v.boolean()),
})
export type Identifiants = v.InferOutput<typeof Identifiants>

/** « Mot de passe oublié ». */
export const MotDePasseOublie = v.object({ courriel: Courriel })
export type MotDePasseOublie = v.InferOutput<typeof MotDePasseOublie>

/** The new password, by the link received. */
export const ChoixMotDePasse = v.object({ jeton: Jeton, motDePasse: MotDePasse })
export type ChoixMotDePasse = v.InferOutput<typeof ChoixMotDePasse>

/** « Changer mon mot de passe », signed in. */
export const MotDePasseModifie = v.object({ actuel: MotDePasse, nouveau: MotDePasse })
export type MotDePasseModifie = v.InferOutput<typeof MotDePasseModifie>

/** Where one is signed in, this device first, then the latest seen. */
export const SessionsOuvertes = v.object({
  sessions: v.array(
    v.object({
      id: Id,
      /** « Firefox sur Android ». */
      appareil: v.string(),
      /** Where it was opened from, blurred (« 81.57.12.x »); empty when it is not known. */
      reseau: v.string(),
      ouverteLe: Instant,
      /** Last seen, to the hour. */
      vueLe: Instant,
      /** The one that asks. */
      courante: v.boolean(),
    }),
  ),
})
export type SessionsOuvertes = v.InferOutput<typeof SessionsOuvertes>

/** Signed in: the bearer to keep, or null when a cookie carries the session. */
export const SessionOuverte = v.object({ jeton: v.nullable(v.string()) })
export type SessionOuverte = v.InferOutput<typeof SessionOuverte>
