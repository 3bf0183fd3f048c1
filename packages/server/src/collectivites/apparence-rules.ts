import { contraste, FOND_CLAIR, lisible, plusProche } from '@inoe/contract/couleurs'
import { apparenceFr } from './messages.fr.ts'

/** Why a brand is refused, with the nearest that is not; undefined when it is readable. */
export function refusMarque(marque: string): string | undefined {
  if (lisible(marque)) return undefined
  return apparenceFr.marqueIllisible(marque, contraste(marque, FOND_CLAIR), plusProche(marque))
}
