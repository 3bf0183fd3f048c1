import type { Langue } from '@inoe/contract/langues'
import { paroles as en } from './problem.en.ts'
import { paroles as fr, type Paroles } from './problem.fr.ts'
import { paroles as pt } from './problem.pt.ts'

export type { Langue }

const PAROLES: Record<Langue, Paroles> = { fr, en, pt }

/** What is said in a language. */
export const parolesDe = (langue: Langue): Paroles => PAROLES[langue]

/**
 * The language to answer in: of those that we speak, the one the reader likes best; French when there is none.
 * @param accepted `Accept-Language` (RFC 9110, 12.5.4); a widget sends its own language, whatever the browser prefers
 */
export function langueDe(accepted: string | undefined): Langue {
  const wanted = (accepted ?? '').split(',').map((one) => {
    const [tag = '', ...parameters] = one.trim().split(';')
    const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { langue: tag.slice(0, 2).toLowerCase(), poids: weight ? Number(weight.trim().slice(2)) : 1 }
  })
  const known = wanted.filter(({ langue, poids }) => langue in PAROLES && poids > 0)
  return (known.toSorted((one, other) => other.poids - one.poids)[0]?.langue ?? 'fr') as Langue
}
