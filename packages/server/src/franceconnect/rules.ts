import type { Identite } from '../outside/franceconnect.ts'

const MINUTE = 60_000
/** How long a person has to identify themselves at FranceConnect. */
export const DUREE_DEMANDE = 15 * MINUTE
/** How long an identity waits for its owner to sign in; and for the e-mail of a new account, as long as its link. */
export const DUREE_ATTENTE = 30 * MINUTE
export const DUREE_ATTENTE_CREATION = 24 * 60 * MINUTE

/**
 * Is the person that FranceConnect names one of the family's parents? `conforme`: by birth name or usual name, and a
 * given name. `inconnue`: the file names nobody yet. `differente`: it names other people only.
 */
export function concordance(
  { nom, nomUsage, prenoms }: Pick<Identite, 'nom' | 'nomUsage' | 'prenoms'>,
  parents: readonly { nom: string; prenom: string }[],
): 'conforme' | 'inconnue' | 'differente' {
  const named = parents.filter((one) => mots(one.nom).length > 0 && mots(one.prenom).length > 0)
  if (named.length === 0) return 'inconnue'
  const noms = [mots(nom), mots(nomUsage ?? '')]
  const given = prenoms.flatMap(mots)
  // A married name written with the birth name, or one of two, is still that person's.
  const sameName = (written: string[]) =>
    inclus(written, noms.flat()) || noms.some((one) => one.length > 0 && inclus(one, written))
  const same = named.some((one) => sameName(mots(one.nom)) && inclus(mots(one.prenom), given))
  return same ? 'conforme' : 'differente'
}

const inclus = (some: readonly string[], all: readonly string[]) => some.every((one) => all.includes(one))

/** The words of a name, as they compare: without accents, capitals, hyphens, particles of one letter. */
function mots(nom: string): string[] {
  return nom
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((mot) => mot.length > 1)
}
