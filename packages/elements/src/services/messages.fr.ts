import { catalogue } from '../i18n/langue.ts'

export const servicesFr = catalogue('services', {
  titre: 'Nos services',
  tous: 'Tous',
  filtrer: 'Type de service',
  types: {
    'multi-accueil': 'Multi-accueils',
    alsh: 'Accueils de loisirs',
    'point-jeunes': 'Points jeunes',
    periscolaire: 'Périscolaire',
    restauration: 'Restauration',
  } as Readonly<Record<string, string>>,
  type: {
    'multi-accueil': 'Multi-accueil',
    alsh: 'Accueil de loisirs',
    'point-jeunes': 'Point jeunes',
    periscolaire: 'Périscolaire',
    restauration: 'Restauration',
  } as Readonly<Record<string, string>>,
  trouves: (nombre: number) => (nombre === 1 ? '1 service' : `${nombre} services`),
  aucunService: 'Aucun service n’est encore publié.',
  aucuneActivite: 'Pas encore d’activité publiée.',
  ages: (min: number | null, max: number | null) =>
    min === null
      ? max === null
        ? 'Tous les âges'
        : `Jusqu’à ${max} ans`
      : max === null
        ? `À partir de ${min} ans`
        : `De ${min} à ${max} ans`,
  tarifs: 'Tarifs',
  gratuit: 'Gratuit',
  selonQuotient: 'selon le quotient familial (QF)',
  entre: (bas: string, haut: string) => `De ${bas} à ${haut}`,
  /** A band of quotient familial, from above the limit of the one before to its own. */
  tranche: (apres: number | null, jusquA: number | null) =>
    jusquA === null
      ? apres === null
        ? 'Tous les QF\u00a0:'
        : `QF au-dessus de ${apres}\u00a0:`
      : apres === null
        ? `QF jusqu’à ${jusquA}\u00a0:`
        : `QF de ${apres + 1} à ${jusquA}\u00a0:`,
  simuler: 'Simuler le prix',
  groupes: 'Groupes',
  groupe: (nom: string, ages: string) => `${nom} (${ages.toLowerCase()})`,
  reserver: 'Réserver',
  annuler: 'Annuler',
  periodes: 'Périodes',
  dates: 'Dates',
  du: (debut: string, fin: string) => `du ${debut} au ${fin}`,
  jours: (nombre: number) => (nombre === 1 ? '1 jour' : `${nombre} jours`),
  residents: (quand: string) => `Familles du territoire\u00a0: le ${quand}`,
  ouverteResidents: 'Ouverte aux familles du territoire',
  pourTous: (quand: string) => `Pour tous\u00a0: le ${quand}`,
  ouverte: 'Ouverte',
  fermee: 'Fermée',
  ouvreLe: (quand: string) => `Ouvre le ${quand}`,
  inscrire: 'Inscrire',
  inscrireA: (activite: string) => `Inscrire à ${activite}`,
  pour: 'Pour quelles dates\u00a0?',
  toutes: 'Toutes les périodes',
  enfants: 'Pour qui\u00a0?',
  connexionUtile: 'Pour inscrire un enfant, connectez-vous ou créez un compte.',
  agent: 'Les inscriptions sont demandées par les familles, avec leur propre compte.',
  seConnecter: 'Se connecter ou créer un compte',
  sansEnfant: 'Votre foyer n’a pas encore d’enfant.',
  versFoyer: 'Compléter «\u00a0Mon foyer\u00a0»',
  versDocuments: 'Aller à «\u00a0Mes documents\u00a0»',
  ajouterEnfant: 'Ajouter un enfant dans «\u00a0Mon foyer\u00a0»',
  envoyer: 'Envoyer la demande',
  envoi: 'Envoi…',
  cocher: 'Cochez au moins un enfant.',
  personne: 'Aucun de vos enfants ne peut être inscrit pour l’instant\u00a0: les raisons sont ci-dessus.',
  envoyee: (prenom: string) =>
    `${prenom}\u00a0: demande envoyée. Le service va l’étudier, vous aurez un e-mail.`,
  enAttente: (prenom: string) =>
    `${prenom}\u00a0: sur liste d’attente. Toutes les places sont prises\u00a0; si l’une se libère, vous aurez un e-mail.`,
  listeAttente: 'Plus de place\u00a0: la demande ira sur liste d’attente.',
  nonEnvoyee: (prenom: string) => `${prenom}\u00a0: demande non envoyée.`,
  suivre: 'Suivre mes inscriptions',
  suivreDemande: 'Suivre dans «\u00a0Mes inscriptions\u00a0»',
  etats: {
    demandee: (prenom: string) => `${prenom}\u00a0: en cours d’étude`,
    incomplete: (prenom: string) => `${prenom}\u00a0: à compléter`,
    'en-attente': (prenom: string) => `${prenom}\u00a0: sur liste d’attente`,
    acceptee: (prenom: string) => `${prenom}\u00a0: acceptée`,
    refusee: (prenom: string) => `${prenom}\u00a0: refusée`,
  },
} as const)
