import * as v from 'valibot'
import { Courriel, LigneRequise } from './commun.ts'
import { Langue } from './langues.ts'

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
/** What a browser names itself by, so that a sign-in from elsewhere is told: drawn by the widget, kept by the browser. */
const Appareil = v.optional(v.pipe(v.string(), v.uuid()))
/** The secret of a link received by e-mail. */
export const Jeton = v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/))

/** « Créer un compte ». */
export const CreationCompte = v.object({
  courriel: Courriel,
  motDePasse: MotDePasse,
  /** Version of the notice on personal data that was on the screen. */
  rgpd: LigneRequise(40),
  /** The identity that will open the account once its address is confirmed. */
  franceconnect: v.optional(Jeton),
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
export const Confirmation = v.object({ jeton: Jeton, appareil: Appareil })
export type Confirmation = v.InferOutput<typeof Confirmation>

/** « Se connecter ». */
export const Identifiants = v.object({
  courriel: Courriel,
  motDePasse: MotDePasse,
  /** « Rester connecté ». */
  resterConnecte: v.optional(v.boolean()),
  /** The browser did not keep the cookie (the page is in another site's frame, cookies are refused): a bearer is wanted. */
  sansCookie: v.optional(v.boolean()),
  appareil: Appareil,
})
export type Identifiants = v.InferOutput<typeof Identifiants>

/** « Mot de passe oublié ». */
export const MotDePasseOublie = v.object({ courriel: Courriel })
export type MotDePasseOublie = v.InferOutput<typeof MotDePasseOublie>

/** The new password, by the link received. */
export const ChoixMotDePasse = v.object({ jeton: Jeton, motDePasse: MotDePasse, appareil: Appareil })
export type ChoixMotDePasse = v.InferOutput<typeof ChoixMotDePasse>

/** Signed in: the bearer to keep, or null when a cookie carries the session. */
export const SessionOuverte = v.object({ jeton: v.nullable(v.string()) })
export type SessionOuverte = v.InferOutput<typeof SessionOuverte>

/** Signed out here; where FranceConnect had signed in, the address where one signs out of it too. */
export const SessionFermee = v.object({ suite: v.string() })
export type SessionFermee = v.InferOutput<typeof SessionFermee>

/** A place where one is signed in. */
export const SessionListee = v.object({
  id: v.string(),
  /** « Firefox sur Android ». */
  appareil: v.string(),
  /** The network it was opened from, cut short: « 203.0.113.x »; null when it is not known. */
  reseau: v.nullable(v.string()),
  ouverteLe: v.string(),
  vueLe: v.string(),
  /** The one that asks. */
  courante: v.boolean(),
})
export type SessionListee = v.InferOutput<typeof SessionListee>

/** A change of address that waits for an answer from both. */
export const ChangementCourriel = v.object({
  nouveau: v.string(),
  /** The address one leaves has agreed. */
  accorde: v.boolean(),
  /** The new address has been proved. */
  prouve: v.boolean(),
  expireLe: v.string(),
})
export type ChangementCourriel = v.InferOutput<typeof ChangementCourriel>

/** An invitation to share the family's file. */
export const InvitationParent = v.object({
  id: v.pipe(v.string(), v.uuid()),
  courriel: v.string(),
  prenom: v.string(),
  etat: v.picklist(['envoyee', 'expiree']),
  expireLe: v.string(),
})
export type InvitationParent = v.InferOutput<typeof InvitationParent>

/** A passkey. */
export const CleAcces = v.object({
  id: v.string(),
  nom: v.string(),
  /** The site where it opens the account: a browser offers it nowhere else. */
  site: v.string(),
  creeLe: v.string(),
  utiliseeLe: v.nullable(v.string()),
})
export type CleAcces = v.InferOutput<typeof CleAcces>

/** FranceConnect opens this account. */
export const LienFranceConnect = v.object({ lieLe: v.string(), utiliseLe: v.nullable(v.string()) })
export type LienFranceConnect = v.InferOutput<typeof LienFranceConnect>

/** « Mon compte ». */
export const MonCompte = v.object({
  courriel: v.string(),
  role: v.picklist(['famille', 'agent']),
  /** In which one is written to. */
  langue: Langue,
  sessions: v.array(SessionListee),
  changement: v.nullable(ChangementCourriel),
  /** Logins that act for the same family, one's own left out; empty for an agent. */
  autresParents: v.array(v.string()),
  invitations: v.array(InvitationParent),
  cles: v.array(CleAcces),
  /** Null where the account is not linked. */
  franceconnect: v.nullable(LienFranceConnect),
})
export type MonCompte = v.InferOutput<typeof MonCompte>

/** The password changes, by somebody signed in who knows the current one. */
export const ChangementMotDePasse = v.object({ actuel: MotDePasse, nouveau: MotDePasse })
export type ChangementMotDePasse = v.InferOutput<typeof ChangementMotDePasse>

/** The language of letters and notices. */
export const ChoixLangue = v.object({ langue: Langue })
export type ChoixLangue = v.InferOutput<typeof ChoixLangue>

/** Another address is asked for. */
export const DemandeCourriel = v.object({ courriel: Courriel, motDePasse: MotDePasse })
export type DemandeCourriel = v.InferOutput<typeof DemandeCourriel>

/** What the holder of one of the two addresses answers, by the link received there. */
export const ReponseCourriel = v.object({ jeton: Jeton, accepte: v.boolean() })
export type ReponseCourriel = v.InferOutput<typeof ReponseCourriel>

/** What became of it: `attente` is for the other address. */
export const SuiteCourriel = v.object({
  etat: v.picklist(['attente', 'fait', 'refuse']),
  nouveau: v.string(),
})
export type SuiteCourriel = v.InferOutput<typeof SuiteCourriel>

/** « Inviter l’autre parent ». */
export const Invitation = v.object({
  courriel: Courriel,
  prenom: LigneRequise(100),
  nom: LigneRequise(100),
})
export type Invitation = v.InferOutput<typeof Invitation>

export const InvitationEnvoyee = v.object({ id: v.pipe(v.string(), v.uuid()) })
export type InvitationEnvoyee = v.InferOutput<typeof InvitationEnvoyee>

/** What an invitation says when its link is opened; reading it uses nothing up. */
export const LectureInvitation = v.object({ jeton: Jeton })
export type LectureInvitation = v.InferOutput<typeof LectureInvitation>
export const InvitationLue = v.object({
  courriel: v.string(),
  /** Who invites: a name, or an address where the file has none. */
  par: v.string(),
  /** `nouveau`: a password is to be chosen; `existant`: the account that is there joins the family's file; `impossible`:
   *  that account has a file of its own, or is an agent's. */
  cas: v.picklist(['nouveau', 'existant', 'impossible']),
  expireLe: v.string(),
})
export type InvitationLue = v.InferOutput<typeof InvitationLue>

/** « Rejoindre »; a password where there is no account yet. */
export const AcceptationInvitation = v.object({
  jeton: Jeton,
  motDePasse: v.optional(MotDePasse),
  appareil: Appareil,
})
export type AcceptationInvitation = v.InferOutput<typeof AcceptationInvitation>

/** What the browser's passkey interface takes and gives (WebAuthn Level 3, JSON forms); read by its own library. */
const Webauthn = v.record(v.string(), v.unknown())
export const OptionsCle = v.object({ options: Webauthn })
export type OptionsCle = v.InferOutput<typeof OptionsCle>
export const DemandeCle = v.object({ motDePasse: MotDePasse })
export type DemandeCle = v.InferOutput<typeof DemandeCle>
const ReponseCle = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,1400}$/)),
  rawId: v.string(),
  type: v.literal('public-key'),
  response: v.looseObject({ clientDataJSON: v.string() }),
})
export const NouvelleCle = v.object({ nom: LigneRequise(60), reponse: ReponseCle })
export type NouvelleCle = v.InferOutput<typeof NouvelleCle>
export const ConnexionCle = v.object({
  reponse: ReponseCle,
  resterConnecte: v.optional(v.boolean()),
  appareil: Appareil,
})
export type ConnexionCle = v.InferOutput<typeof ConnexionCle>

/** What the page that sent its parent to the hosted page said when it did: where to come back to, and PKCE (RFC 7636). */
const Retour = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2000))
const EtatRetour = v.pipe(v.string(), v.regex(/^[\w-]{16,100}$/))
const Defi = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

/** The address of the hosted page that signs in for another. */
export const DemandeRetour = v.object({ retour: Retour, etat: EtatRetour, defi: Defi })
export type DemandeRetour = v.InferOutput<typeof DemandeRetour>

/** Where to go back to, the code in the address. */
export const AdresseRetour = v.object({ adresse: v.string() })
export type AdresseRetour = v.InferOutput<typeof AdresseRetour>

/** The code, and what proves that this page asked for it. */
export const EchangeCode = v.object({
  code: Jeton,
  verificateur: v.pipe(v.string(), v.regex(/^[\w.~-]{43,128}$/)),
})
export type EchangeCode = v.InferOutput<typeof EchangeCode>

/** Signed in, as on the hosted page. */
export const SessionEchangee = v.object({ jeton: v.nullable(v.string()), persistante: v.boolean() })
export type SessionEchangee = v.InferOutput<typeof SessionEchangee>
