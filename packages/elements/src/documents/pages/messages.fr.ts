import { catalogue } from '../../i18n/langue.ts'

export const pagesFr = catalogue('pages', {
  titre: (nombre: number) =>
    nombre === 1 ? 'Votre document\u00a0: 1 page' : `Votre document\u00a0: ${nombre} pages`,
  aide: 'Les pages seront réunies en un seul PDF, dans cet ordre.',
  page: (rang: number, total: number) => `Page ${rang} sur ${total}`,
  tourner: 'Tourner',
  monter: 'Avant',
  descendre: 'Après',
  rogner: 'Rogner',
  retirer: 'Retirer',
  cotes: { haut: 'En haut', droite: 'À droite', bas: 'En bas', gauche: 'À gauche' },
  ajouterPhotos: 'Ajouter des photos',
  photographier: 'Photographier la page suivante',
  envoyer: (nombre: number) => (nombre === 1 ? 'Envoyer la page' : `Envoyer les ${nombre} pages`),
  preparation: 'Préparation du PDF…',
  deplacee: (rang: number, total: number) => `La page est maintenant la ${rang}\u202f/\u202f${total}.`,
  tournee: 'Page tournée vers la droite.',
  retiree: (reste: number) => (reste === 0 ? 'Plus aucune page.' : `Page retirée, il en reste ${reste}.`),
  ajoutees: (total: number) => (total === 1 ? '1 page.' : `${total} pages.`),
  illisible: (noms: string) =>
    `Ce navigateur n’ouvre pas ${noms}\u00a0: envoyez cette photo seule, ou photographiez la page d’ici.`,
  trop: (max: number) => `${max} pages au plus\u00a0: les suivantes n’ont pas été prises.`,
  lourd: 'Ces pages sont trop lourdes, même réduites\u00a0: envoyez-en moins.',
  echec: 'Le PDF n’a pas pu être préparé. Réessayez avec moins de pages.',
} as const)
