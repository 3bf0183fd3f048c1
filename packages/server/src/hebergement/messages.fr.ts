import type { Section } from '@inoe/contract/commun'

/** The words of the hosted page. */
export const pageFr = {
  espace: 'Espace famille',
  accueil: 'Accueil',
  aller: 'Aller au contenu',
  menu: 'Menu',
  plus: 'Plus',
  sansScript: 'Cette page a besoin de JavaScript, qui est désactivé ou bloqué dans votre navigateur.',
  chargement:
    'Si cette partie de la page reste vide, rechargez la page. Si cela continue, contactez le service :',
  sansContact: 'adressez-vous à l’accueil de votre structure',
  contact: 'Une difficulté ? Contactez le service :',
  services: { gestion: 'Accès des services', pointage: 'Pointage' },
  retourRefuse: 'Cette page ne peut pas vous ramener',
  retourRefuseAide:
    'Le site d’où vous venez n’est pas déclaré pour cette collectivité, ou son adresse est arrivée abîmée. Repartez du site de votre collectivité et cliquez de nouveau sur « Se connecter ».',
  seConnecterIci: 'Me connecter sur cette page, sans revenir',
  introuvable: 'Page introuvable',
  introuvableAide: 'Vérifiez l’adresse, ou repartez du site de votre collectivité.',
} as const

export const applicationFr = {
  nom: (ville: string) => `Espace famille, ${ville}`,
  nomCourt: 'Espace famille',
  description: (ville: string) => `Inscriptions, réservations, factures et messages des familles : ${ville}.`,
  lien: 'Application et notifications',
  horsLigne: 'Vous êtes hors connexion',
  horsLigneAide: 'Vérifiez le réseau de votre appareil. La page reviendra d’elle-même dès que possible.',
  rienGarde:
    'Vos prochains jours réservés s’afficheront ici une fois que vous aurez ouvert votre espace avec du réseau, en étant connecté.',
  reessayer: 'Réessayer',
  urgence: 'Un empêchement de dernière minute ? Contactez le service :',
} as const

export const generateurFr = {
  titre: 'Générateur',
  intro:
    'Pour le webmestre : choisissez un module et ses options, regardez-le, puis copiez les deux lignes à coller dans votre page.',
  sansScript: 'Le générateur a besoin de JavaScript. Le guide du webmestre dit tout ce qu’il écrit.',
  module: 'Module',
  options: 'Options',
  balises: 'Mon site retire les balises qu’il ne connaît pas',
  cache: 'Mon site a une extension qui réunit ou retarde les scripts (cache, accélération)',
  figee: 'Version figée',
  figeeAide:
    'Le navigateur vérifie chaque fichier : rien ne change dans votre page sans vous, les corrections non plus. Revenez copier la ligne de temps en temps.',
  lien: 'Lien de secours',
  lienAide: 'Montré tant que le module n’est pas chargé, ou s’il est bloqué.',
  couleurs: 'Couleurs',
  marque: 'Couleur principale',
  fond: 'Fond',
  encre: 'Texte',
  contraste: 'Le texte se lit mal sur ce fond. Choisissez un texte plus foncé ou un fond plus clair.',
  mesures: 'Taille et cadre',
  taille: 'Taille du texte',
  /** What is said, and the value that is written; none: nothing is. */
  tailles: { 'Celle de la page': '', 'Un peu plus grande': '1.125rem', Grande: '1.25rem' },
  marge: 'Cadre',
  marges: { 'Un cadre': '', 'Un cadre plus serré': '0.75em', 'Sans cadre, au ras de la colonne': '0px' },
  rayon: 'Angles',
  rayons: { Arrondis: '', 'Peu arrondis': '0.3em', Droits: '0px' },
  apercu: 'Aperçu',
  coller: 'À coller dans votre page',
  collerAide:
    'Dans un bloc « HTML » de votre CMS. La première ligne ne s’écrit qu’une fois par page, quel que soit le nombre de modules.',
  feuille: 'À ajouter à la feuille de style du site',
  feuilleAide:
    'Vos couleurs et vos mesures. Ce qui doit rester lisible (boutons, liens, états) se déduit des couleurs.',
  declarer: 'Déclarer votre site, une fois',
  declarerAide:
    'Un module ne fonctionne que sur un site déclaré. Demandez à la personne qui administre le serveur, avec l’adresse de votre site :',
  copier: 'Copier',
  copie: 'C’est copié.',
} as const

export const sectionsFr: Record<Section, string> = {
  connexion: 'Connexion',
  'tableau-de-bord': 'Tableau de bord',
  foyer: 'Mon foyer',
  documents: 'Mes documents',
  services: 'Nos services',
  inscriptions: 'Mes inscriptions',
  reservations: 'Mes réservations',
  factures: 'Mes paiements',
  messages: 'Messages',
  actualites: 'Actualités',
  historique: 'Historique de mes actions',
  compte: 'Mon compte',
  'mes-donnees': 'Mes données',
  gestion: 'Gestion',
  pointage: 'Pointage',
}
