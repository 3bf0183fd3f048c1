import type { Lettre } from '../outside/lettre.ts'

/** « Un message vous attend », to the service's own address: never what it says. */
export function messageDeFamille(
  collectivite: Lettre['collectivite'],
  structure: string,
  url: string,
): Lettre {
  return {
    sujet: `Un message de famille attend une réponse : ${structure}`,
    collectivite,
    paragraphes: [
      `Une famille a écrit à ${structure} depuis l’espace famille.`,
      'Le message n’est pas repris ici : il se lit dans la gestion, onglet « Messages ».',
    ],
    bouton: { texte: 'Ouvrir la gestion', url },
  }
}
