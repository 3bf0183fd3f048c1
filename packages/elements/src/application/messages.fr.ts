import { catalogue } from '../i18n/langue.ts'

export const applicationFr = catalogue('application', {
  titre: 'Application et notifications',

  installation: 'Sur votre appareil',
  pourquoi:
    'L’espace famille s’installe comme une application\u00a0: il s’ouvre depuis l’écran d’accueil, et vos prochains jours réservés se lisent même sans réseau.',
  installer: 'Installer l’application',
  enCours: 'L’installation a commencé. L’application apparaîtra sur l’écran d’accueil.',
  faite: 'L’application est installée sur cet appareil.',
  apple: [
    'Touchez «\u00a0Partager\u00a0», le carré d’où sort une flèche.',
    'Choisissez «\u00a0Sur l’écran d’accueil\u00a0».',
    'Touchez «\u00a0Ajouter\u00a0».',
  ],
  menu: 'Dans le menu de votre navigateur, choisissez «\u00a0Installer l’application\u00a0» ou «\u00a0Ajouter à l’écran d’accueil\u00a0».',
  ailleurs:
    'L’espace famille s’installe aussi comme une application sur votre téléphone, et peut vous prévenir par des notifications.',
  ouvrir: 'Ouvrir la page de l’application',

  notifications: 'Notifications sur cet appareil',
  pourquoiNotifier:
    'Soyez prévenu ici dès qu’un service vous répond, vous écrit ou publie une facture. La notification dit seulement qu’il y a du nouveau\u00a0: aucun nom, aucun détail. Les e-mails continuent d’arriver.',
  activer: 'Activer les notifications',
  ensuite: 'Votre navigateur vous demandera ensuite votre accord.',
  actives: 'Les notifications sont activées sur cet appareil.',
  quoi: 'Prévenez-moi pour',
  sujets: {
    demandes: 'les réponses à mes demandes',
    messages: 'les messages des services',
    reservations: 'les places qui se libèrent et mes réservations',
    factures: 'les factures et les prélèvements',
    documents: 'les documents à redonner ou à renouveler',
    actualites: 'les actualités',
  },
  enregistre: 'C’est enregistré.',
  arreter: 'Arrêter les notifications sur cet appareil',
  arretees: 'Cet appareil ne recevra plus de notifications.',
  refusees:
    'Les notifications sont bloquées pour cette page. Pour les recevoir, autorisez-les dans les réglages de votre navigateur (souvent derrière le symbole à gauche de l’adresse), puis rechargez la page.',
  pasDAccord: 'Sans votre accord, rien n’a été activé. Vous pouvez recommencer quand vous voulez.',
  serviceInjoignable:
    'Votre navigateur n’a pas pu joindre son service de notifications. Vérifiez votre connexion, puis réessayez.',
  appleAvant:
    'Sur iPhone et iPad, les notifications arrivent une fois l’application installée\u00a0: suivez les étapes ci-dessus, ouvrez-la depuis l’écran d’accueil, puis revenez sur cette page.',
  impossibles: 'Ce navigateur ne permet pas les notifications. Les e-mails continuent de vous prévenir.',
} as const)
