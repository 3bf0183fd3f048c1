import type { Anomalie, FactureProposee } from '@inoe/contract/facturations'

/** A family whose amount is not what was checked; null: it had, or has, none. */
export interface Ecart {
  famille: string
  avant: number | null
  apres: number | null
}

/** What changed between the draft that was checked and the one that it has become, by family. */
export function ecarts(before: readonly FactureProposee[], after: readonly FactureProposee[]): Ecart[] {
  const had = new Map(before.map((one) => [one.foyer, one]))
  const has = new Set(after.map((one) => one.foyer))
  const gone = before.filter((one) => !has.has(one.foyer))
  return [
    ...after.flatMap(({ foyer, famille, totalCentimes }) => {
      const avant = had.get(foyer)?.totalCentimes ?? null
      return avant === totalCentimes ? [] : [{ famille, avant, apres: totalCentimes }]
    }),
    ...gone.map(({ famille, totalCentimes }) => ({ famille, avant: totalCentimes, apres: null })),
  ]
}

const plain = (words: string) =>
  words
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim()

/** Families whose name has these words in it, accents and capitals aside. */
export function chercherFamilles(
  propositions: readonly FactureProposee[],
  recherche: string,
): readonly FactureProposee[] {
  const words = plain(recherche).split(/\s+/)
  return propositions.filter(({ famille }) => words.every((word) => plain(famille).includes(word)))
}

export const anomaliesDe = (anomalies: readonly Anomalie[], gravite: Anomalie['gravite']): Anomalie[] =>
  anomalies.filter((one) => one.gravite === gravite)
