import type { Langue } from '../http/langue.ts'
import { phrases as en } from './phrases.en.ts'
import { phrases as fr, type Phrases } from './phrases.fr.ts'
import { phrases as pt } from './phrases.pt.ts'

const PHRASES: Record<Langue, Phrases> = { fr, en, pt }

/** What a calendar says of its own in a language. */
export const phrasesAgenda = (langue: Langue): Phrases => PHRASES[langue]
