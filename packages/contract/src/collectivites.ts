import * as v from 'valibot'
import { Apparence, Logo } from './apparence.ts'
import { SECTIONS } from './commun.ts'

/** What a widget must know of its town before anything else; readable from any origin, says nothing secret. */
export const Configuration = v.object({
  id: v.string(),
  nom: v.string(),
  /** IANA zone of its civil dates. */
  zone: v.string(),
  courriel: v.nullable(v.string()),
  telephone: v.nullable(v.string()),
  /** The asking page's origin, and whether the town declared it. */
  origine: v.nullable(v.string()),
  origineDeclaree: v.boolean(),
  /** FranceConnect opens accounts here. */
  franceconnect: v.boolean(),
  /** The look of its widgets, where their page says nothing else. */
  apparence: Apparence,
  logo: v.nullable(Logo),
  /** Address of each section: its page on the town's site, else the hosted one. */
  pages: v.record(v.picklist(SECTIONS), v.string()),
})
export type Configuration = v.InferOutput<typeof Configuration>
