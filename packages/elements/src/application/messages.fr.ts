export const applicationFr = {
  titre: 'L’application',

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
  ailleurs: 'L’espace famille s’installe aussi comme une application sur votre téléphone.',
  ouvrir: 'Ouvrir la page de l’application',
} as const
