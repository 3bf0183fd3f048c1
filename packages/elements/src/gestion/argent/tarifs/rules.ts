import type { Tarif } from '@inoe/contract/tarifs'

/** The rules of one activity and unit, by when they hold. */
export interface Groupe {
  activite: Tarif['activite']
  unite: string
  courant: Tarif | undefined
  /** Next first. */
  aVenir: Tarif[]
  /** Latest first. */
  passes: Tarif[]
}

/** Rules by activity and unit, in the order they come: a rule holds until the next begins. */
export function groupes(tarifs: readonly Tarif[], aujourdhui: string): Groupe[] {
  const sorted = [...tarifs].sort((a, b) => a.debut.localeCompare(b.debut))
  const found = new Map<string, Groupe>()
  for (const { activite, unite } of tarifs)
    found.set(`${activite.id} ${unite}`, { activite, unite, courant: undefined, aVenir: [], passes: [] })
  for (const tarif of sorted) {
    const groupe = found.get(`${tarif.activite.id} ${tarif.unite}`)
    if (!groupe) continue
    if (tarif.debut > aujourdhui) groupe.aVenir.push(tarif)
    else {
      if (groupe.courant) groupe.passes.unshift(groupe.courant)
      groupe.courant = tarif
    }
  }
  return [...found.values()]
}
