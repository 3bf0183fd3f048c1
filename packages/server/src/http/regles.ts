import type { Langue } from '@inoe/contract/langues'
import type { Context } from 'hono'
import { typographie } from '../outside/lettre.ts'
import type { Env } from './env.ts'
import { langueDe } from './langue.ts'
import { regles as en } from './regles.en.ts'
import { regles as fr, type Regles } from './regles.fr.ts'
import { regles as pt } from './regles.pt.ts'

const REGLES: Record<Langue, Regles> = { fr, en, pt }

/**
 * What a rule says: `(dit) => dit.contrats.ferme`, in whichever language its reader has; or a French sentence, where only
 * the services read it.
 */
export type Parole = string | Dite
/** What a rule says, in every language. */
export type Dite = (dit: Regles) => string

/** A field that is wrong, and why. */
export interface ChampRefuse {
  champ: string
  message: Parole
}

/** A sentence, as a reader is to read it. */
export function dire(parole: Parole, langue: Langue): string {
  if (typeof parole === 'string') return parole
  const said = parole(REGLES[langue])
  return langue === 'fr' ? typographie(said) : said
}

/** The same, to who asks. */
export function direA(c: Context<Env>, parole: Dite): string {
  return dire(parole, langueDe(c.req.header('accept-language')))
}
