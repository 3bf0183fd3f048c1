import type { Lettre } from '../outside/lettre.ts'
import { type Pour, titreDe } from './pour.ts'

/** To the service: what was stopped, never the file. */
export function fichierArrete(
  collectivite: Lettre['collectivite'],
  { nom, pour, virus }: { nom: string; pour: Pour; virus: string },
  url: string,
): Lettre {
  return {
    sujet: 'Un fichier infecté a été arrêté',
    collectivite,
    paragraphes: [
      `L’antivirus a trouvé « ${virus} » dans le fichier « ${nom} » (${titreDe(pour, 'fr')}). Il a été détruit avant que quiconque puisse l’ouvrir ; qui l’a envoyé est prévenu.`,
      'Vous n’avez rien à faire. Si la même famille vous l’envoie par un autre moyen, ne l’ouvrez pas.',
    ],
    bouton: { texte: 'Ouvrir la gestion', url },
  }
}
