// Which requests are shown, and in what order. Pure.
import type { Inscription } from '@inoe/contract/inscriptions'
import type { EtatInscription } from '@inoe/contract/suivi'

export const CRITERES = ['enfant', 'structure', 'etat', 'annee'] as const
export type Critere = (typeof CRITERES)[number]
/** Something to choose: a value to compare, and words for it. */
export type Choix = readonly [valeur: string, mots: string]
/** What is asked for of each criterion; nothing for all. */
export type Filtres = Partial<Record<Critere, Choix>>
/** What a request is by each criterion. */
export type Lire = Readonly<Record<Critere, (inscription: Inscription) => Choix>>

/** What there is to choose from, by its words. What is asked for stays in the list though nothing is so any more. */
export function choixDe(
  inscriptions: readonly Inscription[],
  critere: Critere,
  lire: Lire,
  choisi: Choix | undefined,
): Choix[] {
  const found = new Map<string, string>([
    ...inscriptions.map((one) => lire[critere](one)),
    ...(choisi ? [choisi] : []),
  ])
  return [...found].sort(([, a], [, b]) => a.localeCompare(b, 'fr'))
}

/** The requests that every criterion lets through. */
export function filtrer(inscriptions: readonly Inscription[], filtres: Filtres, lire: Lire): Inscription[] {
  return inscriptions.filter((one) =>
    CRITERES.every((critere) => {
      const asked = filtres[critere]
      return !asked || lire[critere](one)[0] === asked[0]
    }),
  )
}

/** Where a request is shown: what goes on, what was answered, what is over. */
export const GROUPES = {
  enCours: ['incomplete', 'en-attente', 'demandee'],
  repondues: ['acceptee', 'refusee'],
  passees: ['retiree', 'terminee'],
} as const satisfies Record<string, readonly EtatInscription[]>
export type Groupe = keyof typeof GROUPES

/** The requests of a group in the order they came, those that wait for the family before the others. */
export function dansGroupe(inscriptions: readonly Inscription[], groupe: Groupe): Inscription[] {
  const etats: readonly EtatInscription[] = GROUPES[groupe]
  const after = (one: Inscription) => Number(one.etat !== 'incomplete')
  return inscriptions.filter((one) => etats.includes(one.etat)).sort((a, b) => after(a) - after(b))
}
