import type { ActualiteSaisie } from '@inoe/contract/actualites'
import type { Tx } from '../database/open.ts'
import { publishAll } from '../direct/publish.ts'
import { foyersDeStructure } from '../inscriptions/store.ts'

/** Tells the open pages of those that saw it, or see it now. */
export async function dire(
  tx: Tx,
  collectivite: string,
  versions: readonly Pick<ActualiteSaisie, 'structure' | 'audience' | 'etat'>[],
): Promise<void> {
  const sujet = 'actualites' as const
  const shown = versions.filter((one) => one.etat === 'publiee')
  if (shown.some((one) => one.audience === 'tous')) {
    await publishAll(tx, [{ collectivite, sujet }])
    return
  }
  const foyers = new Set<string>()
  for (const { structure } of shown)
    for (const foyer of await foyersDeStructure(tx, collectivite, structure)) foyers.add(foyer)
  await publishAll(tx, [
    ...[...new Set(versions.map((one) => one.structure))].map((structure) => ({
      collectivite,
      structure,
      sujet,
    })),
    ...[...foyers].map((foyer) => ({ collectivite, foyer, sujet })),
  ])
}
