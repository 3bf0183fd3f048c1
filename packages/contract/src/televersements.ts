import * as v from 'valibot'
import { Id } from './commun.ts'

/** A file that is about to be sent: what is plainly wrong is said before a byte leaves. */
export const TeleversementNouveau = v.object({
  nom: v.pipe(v.string(), v.maxLength(10_000)),
  taille: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
})
export type TeleversementNouveau = v.InferOutput<typeof TeleversementNouveau>

/** How far a file has come. */
export const Televersement = v.object({
  id: Id,
  taille: v.number(),
  /** Bytes that the server has: where to go on. */
  recu: v.number(),
})
export type Televersement = v.InferOutput<typeof Televersement>

/** `depuis`: rank of the first byte that is sent. Elsewhere than at `recu`, nothing is kept and `recu` is said again. */
export const Position = v.object({ depuis: v.pipe(v.string(), v.regex(/^\d{1,12}$/)) })

/** A file that has come whole, given for something. */
export const FichierTeleverse = v.object({ televersement: Id })
export type FichierTeleverse = v.InferOutput<typeof FichierTeleverse>

/** `attente`: being looked at by the antivirus, handed to nobody; `infecte`: it is gone. */
export const CONTROLES = ['libre', 'attente', 'infecte'] as const
export type Controle = (typeof CONTROLES)[number]
