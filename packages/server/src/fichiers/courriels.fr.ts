import type { Lettre } from '../outside/lettre.ts'
import { type Pour, titreDe } from './pour.ts'

/** To the family whose file held a virus. @param pour what it was given for @param url where to send another */
export function fichierInfecte(
  collectivite: Lettre['collectivite'],
  { nom, pour }: { nom: string; pour: Pour },
  url: string,
): Lettre {
  return {
    sujet: 'Fichier à renvoyer : un virus a été trouvé',
    collectivite,
    paragraphes: [
      `L’antivirus a trouvé un virus dans le fichier « ${nom} » que vous avez envoyé (${titreDe(pour, 'fr')}). Le fichier a été détruit, personne ne l’a ouvert.`,
      'Vérifiez l’appareil d’où il vient avec un antivirus, puis envoyez une photo ou un autre fichier du même document.',
    ],
    bouton: { texte: 'Envoyer un autre fichier', url },
  }
}
