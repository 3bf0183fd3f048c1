import type { Etape, Inscription } from '@inoe/contract/inscriptions'
import { nouvellesFr as t } from './nouvelles.fr.ts'

export interface Nouvelle {
  /** It asks something of the family, or disappoints it. */
  attention: boolean
  phrase: string
}

/** What happened between two readings of the same requests, the last step of each. What the family did is no news to it. */
export function nouvelles(avant: readonly Inscription[], apres: readonly Inscription[]): Nouvelle[] {
  const known = new Map(avant.map((one) => [one.id, one.etapes.length]))
  return apres.flatMap(({ id, etapes, enfant, activite }) => {
    const last = etapes.at(-1)
    const before = known.get(id)
    if (!last || before === undefined || etapes.length <= before || !isNouvelle(last)) return []
    const attention = last.type === 'refusee' || last.type === 'pieces-demandees'
    return [{ attention, phrase: t[last.type](enfant.prenom, activite.nom) }]
  })
}

function isNouvelle(etape: Etape): etape is Etape & { type: keyof typeof t } {
  return etape.par !== 'famille' && etape.type in t
}
