import type { Etape, Inscription } from '@inoe/contract/inscriptions'
import { type Nouvelle, nouvellesDe } from '../ui/nouvelles.ts'
import { nouvellesFr as t } from './nouvelles.fr.ts'

/** What happened between two readings of the same requests, the last step of each. What the family did is no news to it. */
export function nouvelles(
  avant: readonly Inscription[] | undefined,
  apres: readonly Inscription[],
): Nouvelle[] {
  return nouvellesDe(
    avant,
    apres,
    ({ id }) => id,
    ({ etapes, enfant, activite }, before) => {
      const last = etapes.at(-1)
      if (!last || !before || etapes.length <= before.etapes.length || !isNouvelle(last)) return undefined
      const attention = last.type === 'refusee' || last.type === 'pieces-demandees'
      return { ton: attention ? 'attention' : 'succes', phrase: t[last.type](enfant.prenom, activite.nom) }
    },
  )
}

function isNouvelle(etape: Etape): etape is Etape & { type: keyof typeof t } {
  return etape.par !== 'famille' && etape.type in t
}
