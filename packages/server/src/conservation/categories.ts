import type { CategorieConservation, DureeConservation } from '@inoe/contract/conservation'
import type { Langue } from '../http/langue.ts'
import { mots as en } from './categories.en.ts'
import { CATEGORIES } from './categories.fr.ts'
import { mots as pt } from './categories.pt.ts'

/** What families read of each category; the texts of law keep their French names. */
export type Mots = Record<CategorieConservation, Pick<DureeConservation, 'quoi' | 'depuis' | 'pourquoi'>>

const MOTS: Record<Langue, Mots> = { fr: CATEGORIES, en, pt }

export const motsDe = (code: CategorieConservation, langue: Langue): Mots[CategorieConservation] =>
  MOTS[langue][code]
