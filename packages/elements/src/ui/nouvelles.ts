// What happened elsewhere between two readings of the same things, as a widget says it in its live region.
import type { TemplateResult } from 'lit'
import { avis } from './avis.ts'

export interface Nouvelle {
  /** `attention`: it asks something of the family, or disappoints it. */
  ton: 'succes' | 'attention' | 'info'
  phrase: string
}

/**
 * What is to be said of each thing that is read again. Of a first reading nothing: all of it would be new.
 * @param cle names a thing, the same in both readings
 * @param dire what is said of a thing, as it was (undefined when it was not there) and as it is; nothing of what the
 *   person did here
 */
export function nouvellesDe<T>(
  avant: readonly T[] | undefined,
  apres: readonly T[],
  cle: (one: T) => string,
  dire: (apres: T, avant: T | undefined) => Nouvelle | undefined,
): Nouvelle[] {
  if (!avant) return []
  const known = new Map(avant.map((one) => [cle(one), one]))
  return apres.flatMap((one) => dire(one, known.get(cle(one))) ?? [])
}

export const renderNouvelles = (nouvelles: readonly Nouvelle[]): TemplateResult[] =>
  nouvelles.map(({ ton, phrase }) => avis(ton, phrase))
