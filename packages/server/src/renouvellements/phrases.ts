import type { Langue } from '../http/langue.ts'
import { phrases as en } from './phrases.en.ts'
import { phrases as fr, type Phrases } from './phrases.fr.ts'
import { phrases as pt } from './phrases.pt.ts'

export type { Phrases }

const PHRASES: Record<Langue, Phrases> = { fr, en, pt }

/** What a renewal says of a file, in a language. */
export const phrasesDossier = (langue: Langue): Phrases => PHRASES[langue]
