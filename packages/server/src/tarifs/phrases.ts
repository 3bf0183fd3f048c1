import type { Langue } from '../http/langue.ts'
import { paroles as en } from './phrases.en.ts'
import { paroles as fr, type Paroles } from './phrases.fr.ts'
import { paroles as pt } from './phrases.pt.ts'

export type { Paroles }

const PAROLES: Record<Langue, Paroles> = { fr, en, pt }

/** How prices are said in a language. */
export const parolesPrix = (langue: Langue): Paroles => PAROLES[langue]
