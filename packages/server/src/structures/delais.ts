import type { Langue } from '../http/langue.ts'
import { delais as en } from './delais.en.ts'
import { type Delais, delais as fr } from './delais.fr.ts'
import { delais as pt } from './delais.pt.ts'

const DELAIS: Record<Langue, Delais> = { fr, en, pt }

/** How a language says until when one may book, and how often. */
export const delaisDits = (langue: Langue): Delais => DELAIS[langue]
