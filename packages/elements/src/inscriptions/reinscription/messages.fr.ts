import { catalogue } from '../../i18n/langue.ts'

export const reinscriptionFr = catalogue('reinscription', {
  titre: 'Réinscrire pour la prochaine année',
  aide: 'Voici les inscriptions qui peuvent continuer. Cochez celles que vous voulez garder, puis envoyez tout en une fois\u00a0: le service répondra à chacune.',
  jusquAu: (jour: string) => `Jusqu’au ${jour} inclus.`,
  continue: (actuelle: string, suite: string) => `${actuelle} → ${suite}`,
  lu: (actuelle: string, suite: string) => `${actuelle}, continue avec ${suite}`,
  releve: (suite: string) =>
    `L’âge de cette activité sera passé\u00a0: «\u00a0${suite}\u00a0» prend la suite.`,
  attente: 'Plus de place pour l’instant\u00a0: la demande ira sur la liste d’attente.',
  prioritaire:
    'Plus de place pour l’instant\u00a0: la demande ira sur la liste d’attente, avant les nouvelles familles.',
  envoyer: (nombre: number) =>
    nombre === 1 ? 'Envoyer 1 réinscription' : `Envoyer ${nombre} réinscriptions`,
  aucune: 'Cochez au moins une inscription à garder.',
  envoi: 'Envoi…',
  faite: (prenom: string, suite: string) => `${prenom}, ${suite}\u00a0: demande envoyée.`,
  faiteEnAttente: (prenom: string, suite: string) => `${prenom}, ${suite}\u00a0: sur liste d’attente.`,
  refusee: (prenom: string, suite: string) => `${prenom}, ${suite}\u00a0: pas de demande.`,
  versFoyer: 'Ouvrir «\u00a0Mon foyer\u00a0»',
  versDocuments: 'Ouvrir «\u00a0Mes documents\u00a0»',
} as const)
