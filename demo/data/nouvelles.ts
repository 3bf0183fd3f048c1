// News of the demo's structures.
import type { Audience } from '@inoe/contract/nouvelles'
import { v7 as uuid } from 'uuid'
import { insertImage } from '../../packages/server/src/actualites/images-store.ts'
import { insertActualite } from '../../packages/server/src/actualites/store.ts'
import type { Tx } from '../../packages/server/src/database/open.ts'
import type { FichierGarde } from '../../packages/server/src/fichiers/garder.ts'
import { type Calendar, plusDays } from './calendar.ts'
import { HAUTEUR, LARGEUR, paysage } from './paysage.ts'

interface NouvelleDemo {
  image?: { alternative: string; legende: string }

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
    image: {
      alternative: 'Une grange rouge au bord d’un champ, sous un grand soleil',
      legende: 'La ferme de Sadirac, dessinée par les enfants',
    },
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
  garder: (nom: string, content: Uint8Array, type: string) => Promise<FichierGarde>,
): Promise<void> {
  for (const { structure, depuis, image, ...nouvelle } of NOUVELLES) {
    const structureId = structures.get(structure)
    if (!structureId) continue
    const id = uuid()
    await insertActualite(tx, {
      ...nouvelle,
      collectiviteId,
      id,
      structureId,
      etat: 'publiee',
      debut: plusDays(today, -depuis),
      ecriteLe: now,
      ecritePar,
    })
    if (!image) continue
    await insertImage(tx, {
      ...image,
      ...(await garder('ferme.png', paysage(), 'image/png')),
      largeur: LARGEUR,
      hauteur: HAUTEUR,
      collectiviteId,
      id: uuid(),
      compteId: ecritePar,
      actualiteId: id,
      recueLe: now,
    })
  }
}
