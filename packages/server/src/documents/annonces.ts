import type { Tx } from '../database/open.ts'
import { publish, publishAll } from '../direct/publish.ts'
import { foyersDeStructure, inscriptionsOfFoyer } from '../inscriptions/store.ts'
import { estVivante } from './rules.ts'

/** The structures that may see a document of a family: where that child (any child, for the foyer's) is or asks to be. */
export async function structuresConcernees(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string | null,
): Promise<string[]> {
  const asked = await inscriptionsOfFoyer(tx, collectivite, foyer)
  const living = asked.filter((one) => estVivante(one) && (enfant === null || one.enfantId === enfant))
  return [...new Set(living.map((one) => one.structureId))]
}

/** Tells the open pages of the family and of its services that its documents changed. */
export async function tell(
  tx: Tx,
  collectivite: string,
  foyer: string,
  enfant: string | null,
): Promise<void> {
  await publish(tx, { collectivite, foyer, sujet: 'documents' })
  for (const structure of await structuresConcernees(tx, collectivite, foyer, enfant))
    await publish(tx, { collectivite, structure, sujet: 'documents' })
}

/** Tells the open pages of every family of a structure, and its own, that its documentation changed. As `systeme`. */
export async function tellFamilles(tx: Tx, collectivite: string, structure: string): Promise<void> {
  const foyers = await foyersDeStructure(tx, collectivite, structure)
  await publishAll(tx, [
    { collectivite, structure, sujet: 'documents' },
    ...foyers.map((foyer) => ({ collectivite, foyer, sujet: 'documents' as const })),
  ])
}
