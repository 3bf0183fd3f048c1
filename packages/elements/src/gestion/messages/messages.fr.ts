import { catalogue } from '../../i18n/langue.ts'

export const conversationsFr = catalogue('conversations', {
  ecrire: 'Écrire à une famille',
  vide: 'Aucun message n’attend de réponse.',
  nouveau: 'Nouveau message à une famille',
  chercherFamille: 'Nom de la famille',
  chercherAide: 'Familles inscrites à cette structure, ou qui l’ont demandé.',
  famille: 'Famille',
  choisirFamille: 'Choisissez une famille',
  aucuneFamille: 'Aucune famille de ce nom dans cette structure.',
  familleVide: 'Choisissez la famille à qui vous écrivez.',
  clore: 'Clore',
  rouvrir: 'Rouvrir',
  conversation: ' cette conversation',
  close: 'Conversation close. La famille la rouvre en écrivant.',
  rouverte: 'Conversation rouverte.',
} as const)
