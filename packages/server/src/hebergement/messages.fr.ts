import type { Section } from '@inoe/contract/commun'

const sections: Record<Section, string> = {
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

/** The words of the hosted pages; French is the source. */
export const mots = {
  sections,
  espace: 'Espace famille',
  accueil: 'Accueil',
  aller: 'Aller au contenu',
  menu: 'Menu',
  plus: 'Plus',
  langue: 'Langue',
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
  application: {
    nom: (ville: string) => `Espace famille, ${ville}`,
    nomCourt: 'Espace famille',
    description: (ville: string) =>
      `Inscriptions, réservations, factures et messages des familles : ${ville}.`,
    lien: 'Application et notifications',
  },
  horsLigne: {
    titre: 'Vous êtes hors connexion',
    aide: 'Vérifiez le réseau de votre appareil. La page reviendra d’elle-même dès que possible.',
    rienGarde:
      'Vos prochains jours réservés s’afficheront ici une fois que vous aurez ouvert votre espace avec du réseau, en étant connecté.',
    reessayer: 'Réessayer',
    urgence: 'Un empêchement de dernière minute ? Contactez le service :',
    /** What `navigateur/hors-ligne.js` writes of the bookings that the browser keeps, and puts in the holes. */
    jours: {
      titre: 'Vos prochains jours réservés',
      lu: 'Lu le {date} à {heure}. Ils ont pu changer depuis.',
      aucun: 'Aucun jour réservé.',
      plusieurs: '{debut} au {fin}',
      demandee: '(demandé)',
      proposee: '(à confirmer)',
    },
  },
}

export type Mots = typeof mots
