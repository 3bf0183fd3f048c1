import * as v from 'valibot'
import { Id, Instant } from './commun.ts'

/** Days during which an export can be downloaded. */
export const EXPORT_JOURS = 7

/** Everything held on one's family, gathered in a zip: being made, or there to download. */
export const ExportDonnees = v.object({
  id: Id,
  etat: v.picklist(['en-cours', 'pret']),
  demandeLe: Instant,
  /** Bytes. */
  taille: v.nullable(v.number()),
  /** Last instant at which it is given. */
  expireLe: v.nullable(Instant),
})
export type ExportDonnees = v.InferOutput<typeof ExportDonnees>

/** « Mes données », as the login that asks sees it. */
export const MesDonnees = v.object({
  /** The latest first: one being made at most, one ready at most. */
  exports: v.array(ExportDonnees),
})
export type MesDonnees = v.InferOutput<typeof MesDonnees>
