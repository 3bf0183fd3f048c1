import type { Lettre } from '../outside/lettre.ts'

/** To who answers for the data. Nothing of what is on it. @param url page of the services */
export function lettreBordereau(collectivite: Lettre['collectivite'], url: string): Lettre {
  return {
    sujet: 'Un bordereau d’élimination est prêt',
    collectivite,
    paragraphes: [
      'Des données de l’espace famille sont arrivées au terme de leur durée de conservation. Un bordereau d’élimination est prêt à être envoyé aux Archives départementales.',
      'Rien n’est détruit sans leur visa\u00a0: téléchargez le bordereau, envoyez-le, puis enregistrez leur réponse.',
    ],
    bouton: { texte: 'Voir le bordereau', url },
    note: 'Il est dans l’onglet « Données personnelles ».',
  }
}
