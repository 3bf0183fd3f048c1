import { catalogue } from '../../i18n/langue.ts'

export const messages = catalogue('agenda', {
  titre: 'Mon agenda',
  intro:
    'Retrouvez les jours réservés dans l’agenda de votre téléphone. L’adresse est privée\u00a0: qui la connaît voit ces jours. Supprimez-la pour couper l’accès.',
  pour: 'Agenda de',
  tous: 'Tous mes enfants',
  creer: 'Créer l’adresse',
  remplace: 'Une adresse existe déjà\u00a0: en créer une autre coupe l’ancienne.',
  adresse: (qui: string) => `Adresse de l’agenda\u00a0: ${qui}`,
  uneFois: 'Elle n’est montrée qu’une fois\u00a0: ajoutez-la maintenant, ou copiez-la.',
  ajouter: 'Ajouter à mon agenda',
  copier: 'Copier l’adresse',
  copiee: 'Adresse copiée.',
  pasCopiee: 'La copie n’est pas permise ici\u00a0: sélectionnez l’adresse et copiez-la.',
  existants: 'Agendas créés',
  creeLe: (date: string) => `créé le ${date}`,
  supprimer: 'Supprimer',
  supprimerQui: (qui: string) => ` l’agenda\u00a0: ${qui}`,
  supprime: 'L’adresse ne donne plus rien. Retirez aussi l’abonnement de votre téléphone.',
} as const)
