import { catalogue } from '../../i18n/langue.ts'

/** Words of how one enrols in the activities. */
export const activitesFr = catalogue('activites', {
  aide: 'Pour chaque activité\u00a0: combien d’enfants peuvent être inscrits ensemble, et qui peut demander. Quand toutes les places sont prises, les nouvelles demandes vont sur liste d’attente, dans l’ordre d’arrivée.',
  territoire: (communes: string) => `Votre territoire\u00a0: ${communes}.`,
  sansTerritoire:
    'Aucune commune de votre territoire n’est déclarée\u00a0: «\u00a0réservée au territoire\u00a0» n’écarte encore personne.',
  vide: 'Vos structures n’ont pas encore d’activité.',
  etat: (occupees: number, enAttente: number) => {
    const taken = occupees > 1 ? `${occupees} places prises` : `${occupees} place prise`
    if (enAttente === 0) return taken
    return `${taken}, ${enAttente > 1 ? `${enAttente} enfants attendent` : '1 enfant attend'}`
  },
  places: 'Places',
  aidePlaces: 'Vide\u00a0: sans limite.',
  moins: (occupees: number) =>
    `Moins que les ${occupees} places prises\u00a0: aucune inscription n’est annulée, mais aucune place ne se libère.`,
  nombre: 'Écrivez un nombre entier, ou rien pour ne pas limiter.',
  reserve: 'Réservée aux familles du territoire',
  rang: 'La famille voit son rang sur la liste d’attente',
  enregistrer: 'Enregistrer',
  envoi: 'Enregistrement…',
  fait: (activite: string, promues: number) => {
    const saved = `«\u00a0${activite}\u00a0»\u00a0: c’est enregistré.`
    if (promues === 0) return saved
    return promues === 1
      ? `${saved} 1 enfant de la liste d’attente a obtenu une place\u00a0: sa demande est à traiter, sa famille est prévenue.`
      : `${saved} ${promues} enfants de la liste d’attente ont obtenu une place\u00a0: leurs demandes sont à traiter, leurs familles sont prévenues.`
  },
} as const)
