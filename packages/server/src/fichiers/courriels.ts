import type { Lettre } from '../outside/lettre.ts'

/** To the family whose file held a virus. @param pour what it was given for @param url where to send another */
export function fichierInfecte(
  collectivite: Lettre['collectivite'],
  { nom, pour }: { nom: string; pour: string },
  url: string,
): Lettre {
  return {
    sujet: 'Fichier à renvoyer : un virus a été trouvé',
    collectivite,
    paragraphes: [
      `L’antivirus a trouvé un virus dans le fichier « ${nom} » que vous avez envoyé (${pour}). Le fichier a été détruit, personne ne l’a ouvert.`,
      'Vérifiez l’appareil d’où il vient avec un antivirus, puis envoyez une photo ou un autre fichier du même document.',
    ],
    bouton: { texte: 'Envoyer un autre fichier', url },
  }
}

/** To the service: what was stopped, never the file. */
export function fichierArrete(
  collectivite: Lettre['collectivite'],
  { nom, pour, virus }: { nom: string; pour: string; virus: string },
  url: string,
): Lettre {
  return {
    sujet: 'Un fichier infecté a été arrêté',
    collectivite,
    paragraphes: [
      `L’antivirus a trouvé « ${virus} » dans le fichier « ${nom} » (${pour}). Il a été détruit avant que quiconque puisse l’ouvrir ; qui l’a envoyé est prévenu.`,
      'Vous n’avez rien à faire. Si la même famille vous l’envoie par un autre moyen, ne l’ouvrez pas.',
    ],
    bouton: { texte: 'Ouvrir la gestion', url },
  }
}
