import * as v from 'valibot'
import { Jeton } from './comptes.ts'

/** An identity that no account has yet: who it is of, to greet them. */
export const LectureFranceConnect = v.object({ jeton: Jeton })
export type LectureFranceConnect = v.InferOutput<typeof LectureFranceConnect>
export const IdentiteFranceConnect = v.object({
  prenom: v.string(),
  nom: v.string(),
  /** The address that FranceConnect has; a help for the form, never a proof. */
  courriel: v.string(),
})
export type IdentiteFranceConnect = v.InferOutput<typeof IdentiteFranceConnect>

/** « Relier »: the account of who has just signed in. */
export const LiaisonFranceConnect = v.object({ jeton: Jeton })
export type LiaisonFranceConnect = v.InferOutput<typeof LiaisonFranceConnect>

/** How the page is told what became of an identification that ended without anybody signed in. */
export const ISSUES = ['abandon', 'panne', 'invalide', 'expire'] as const
export type IssueFranceConnect = (typeof ISSUES)[number]
