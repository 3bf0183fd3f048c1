import type { Destinataires } from '@inoe/contract/messages'
import type { Tx } from '../database/open.ts'
import { foyersNommes, nomsDesFamilles } from '../foyers/familles.ts'
import { enfantsDesFoyers } from '../foyers/store.ts'
import { foyersDeStructure } from '../inscriptions/store.ts'
import { dejaEcrit } from './store.ts'

/** More than one reads: the rest comes up when more of the name is typed. */
const MONTREES = 20

/** Families enrolled in a structure, or that asked to be, whose name contains some words; by name. As `systeme`. */
export async function destinataires(
  tx: Tx,
  collectivite: string,
  structure: string,
  words: string,
): Promise<Destinataires['familles']> {
  const of = new Set(await foyersDeStructure(tx, collectivite, structure))
  const wanted = words
    ? (await foyersNommes(tx, collectivite, words)).filter((foyer) => of.has(foyer))
    : [...of]
  const names = await nomsDesFamilles(tx, collectivite, wanted)
  const shown = wanted
    .map((foyer) => ({ foyer, nom: names.get(foyer) ?? '' }))
    .filter((one) => one.nom !== '')
    .toSorted((one, other) => one.nom.localeCompare(other.nom, 'fr'))
    .slice(0, MONTREES)
  const children = await enfantsDesFoyers(
    tx,
    collectivite,
    shown.map((one) => one.foyer),
  )
  return shown.map((one) => ({
    ...one,
    enfants: (children.get(one.foyer) ?? []).map(({ id, prenom }) => ({ id, prenom })),
  }))
}

/** True when a structure may write first to a family: it is enrolled there, or they have written already. */
export async function estDestinataire(
  tx: Tx,
  collectivite: string,
  structure: string,
  foyer: string,
): Promise<boolean> {
  const enrolled = await foyersDeStructure(tx, collectivite, structure)
  return enrolled.includes(foyer) || dejaEcrit(tx, collectivite, structure, foyer)
}
