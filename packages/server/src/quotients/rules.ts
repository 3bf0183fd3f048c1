// Whether what the CAF or the MSA knows is of the family that asks, decided without any I/O.
import type { PersonneConnue, QuotientConnu } from '../outside/particulier.ts'

/** The family as its file says it. */
export interface FamilleDeclaree {
  adultes: readonly { nom: string; prenom: string }[]
  enfants: readonly { prenom: string; dateNaissance: string }[]
  codePostal: string
  /** A child of it lives in another home too. */
  partagee: boolean
}

/**
 * True when an adult and a child of the file are those the CAF or the MSA knows.
 * Threat: the API answers for whoever's civil status is typed. Without this a parent would read a neighbour's quotient.
 * Where a child has two homes, the other parent is known with the same child: the postal code must be that of the file.
 */
export function estDuFoyer(connu: QuotientConnu, famille: FamilleDeclaree): boolean {
  const adulte = famille.adultes.some(({ nom, prenom }) =>
    connu.allocataires.some(
      (one) =>
        mots(nom) !== '' &&
        [one.nom_usage, one.nom_naissance].some((known) => mots(known) === mots(nom)) &&
        porte(one, prenom),
    ),
  )
  const enfant = famille.enfants.some(({ prenom, dateNaissance }) =>
    connu.enfants.some((one) => one.date_naissance === dateNaissance && porte(one, prenom)),
  )
  const domicile = !famille.partagee || connu.codePostalVille.trim().startsWith(famille.codePostal)
  return adulte && enfant && domicile && famille.codePostal !== ''
}

/** True when somebody has that first name, among the others or with some of them (« Jean-Pierre » of « JEAN PIERRE LUC »). */
const porte = ({ prenoms }: PersonneConnue, prenom: string): boolean =>
  mots(prenom) !== '' && ` ${mots(prenoms)} `.includes(` ${mots(prenom)} `)

/** A name as administrations write it: capitals without accents, words separated by one blank. */
function mots(name: string | null | undefined): string {
  return (name ?? '')
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z]+/g, ' ')
    .trim()
}
