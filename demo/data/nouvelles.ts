// News of the demo's structures.
import type { Audience } from '@inoe/contract/nouvelles'
import { v7 as uuid } from 'uuid'
import { insertActualite } from '../../packages/server/src/actualites/store.ts'
import type { Tx } from '../../packages/server/src/database/open.ts'
import { type Calendar, plusDays } from './calendar.ts'

interface NouvelleDemo {
  structure: string
  titre: string
  texte: string
  audience: Audience
  /** Days since it is shown. */
  depuis: number
}

const NOUVELLES: NouvelleDemo[] = [
  {
    structure: 'L’arbre à paumes',
    titre: 'Sortie à la ferme\u00a0: bottes et pique-nique',
    texte:
      'Mercredi prochain, les enfants passent la journée à la ferme de Sadirac.\n\nPrévoyez des bottes, un vêtement de pluie et un pique-nique sans verre. Départ du car à 9\u00a0h\u00a015 précises.',
    audience: 'structure',
    depuis: 1,
  },
  {
    structure: 'L’arbre à paumes',
    titre: 'Un repas végétarien chaque jeudi',
    texte: 'Les menus du mois sont affichés à l’accueil, et remis sur demande.',
    audience: 'tous',
    depuis: 9,
  },
]

/** Publishes the news of the structures that the town has. */
export async function ecrireNouvelles(
  tx: Tx,
  collectiviteId: string,
  structures: ReadonlyMap<string, string>,
  ecritePar: string,
  { now, today }: Calendar,
): Promise<void> {
  for (const { structure, depuis, ...nouvelle } of NOUVELLES) {
    const structureId = structures.get(structure)
    if (!structureId) continue
    await insertActualite(tx, {
      ...nouvelle,
      collectiviteId,
      id: uuid(),
      structureId,
      etat: 'publiee',
      debut: plusDays(today, -depuis),
      ecriteLe: now,
      ecritePar,
    })
  }
}
