import { catalogue } from '../i18n/langue.ts'

export const tableauFr = catalogue('tableau', {
  titre: 'Mon espace',
  bonjour: (prenom: string) => (prenom ? `Bonjour ${prenom}` : 'Bonjour'),
  agent: 'Vous êtes connecté avec un compte du service.',
  versGestion: 'Répondre aux demandes des familles',
  prochains: 'Vos prochains jours',
  aucunJour: 'Aucun jour réservé pour l’instant.',
  aujourdhui: (jour: string) => `Aujourd’hui, ${jour}`,
  demain: (jour: string) => `Demain, ${jour}`,
  ouverture: (quand: string) => `Ouverture le ${quand}`,
  dans: (duree: string) => `dans ${duree}`,
  jours: (nombre: number) => (nombre === 1 ? '1 jour' : `${nombre} jours`),
  jourEtHeures: (heures: number) => (heures === 0 ? '1 jour' : `1 jour et ${heures}\u00a0h`),
  heures: (heures: number, minutes: string) => `${heures}\u00a0h\u00a0${minutes}\u00a0min`,
  minutes: (minutes: number, secondes: string) => `${minutes}\u00a0min\u00a0${secondes}\u00a0s`,
  secondes: (secondes: number) => `${secondes}\u00a0s`,
  changee: (tuile: string, quoi: string) => `${tuile}\u00a0: ${quoi}`,
  menu: 'Menu',
  tuiles: {
    reservations: 'Mes réservations',
    factures: 'Mes paiements',
    documents: 'Mes documents',
    foyer: 'Mon foyer',
    inscriptions: 'Mes inscriptions',
    messages: 'Messages',
    services: 'Nos services',
    historique: 'Historique de mes actions',
    actualites: 'Actualités',
    compte: 'Mon compte',
    'mes-donnees': 'Mes données',
  },
  jusquAu: (jour: string) => `jusqu’au ${jour}`,
  etats: { demandee: 'Demandé', proposee: 'À confirmer' },
  aConfirmer: (nombre: number) =>
    nombre === 1 ? '1 place libérée, à confirmer' : `${nombre} places libérées, à confirmer`,
  reserve: (nombre: number) =>
    nombre === 0
      ? 'Réserver des jours'
      : nombre === 1
        ? '1 jour réservé à venir'
        : 'Vos jours réservés, et réserver',
  aPayer: (montant: string, echeance: string | null) =>
    echeance ? `${montant} à payer avant le ${echeance}` : `${montant} à payer`,
  rienAPayer: 'Rien à payer',
  pieceAFournir: (nom: string, pour: string | null) =>
    pour ? `${nom} pour ${pour}, à fournir` : `${nom} à fournir`,
  piecesAFournir: (nombre: number) => `${nombre} documents à fournir`,
  documentsComplets: 'Tous les documents sont donnés',
  foyerIncomplet: (champs: string) => `À compléter\u00a0: ${champs}`,
  accords: (nombre: number) =>
    nombre === 1 ? '1 accord attendu de vous' : `${nombre} accords attendus de vous`,
  propositions: (nombre: number) =>
    nombre === 1 ? '1 proposition de l’autre parent' : `${nombre} propositions de l’autre parent`,
  auService: (nombre: number) =>
    nombre === 1 ? '1 changement attend le service' : `${nombre} changements attendent le service`,
  refuses: (nombre: number) =>
    nombre === 1
      ? '1 changement refusé\u00a0: lire pourquoi'
      : `${nombre} changements refusés\u00a0: lire pourquoi`,
  aRenouveler: (annee: string, jour: string | null) =>
    jour === null ? `Dossier ${annee} à renouveler` : `Dossier ${annee} à renouveler jusqu’au ${jour}`,
  sansEnfant: 'Ajoutez votre premier enfant',
  enfants: (nombre: number) =>
    nombre === 1 ? '1 enfant · dossier complet' : `${nombre} enfants · dossier complet`,
  aCompleter: (nombre: number) => (nombre === 1 ? '1 demande à compléter' : `${nombre} demandes à compléter`),
  enEtude: (nombre: number) =>
    nombre === 1 ? '1 demande en cours d’étude' : `${nombre} demandes en cours d’étude`,
  rienEnEtude: 'Aucune demande en attente',
  messagesNonLus: (nombre: number) =>
    nombre === 1 ? '1 conversation non lue' : `${nombre} conversations non lues`,
  aucunMessage: 'Écrire à une structure, lire ses réponses',
  historique: 'Connexions, paiements, demandes et réponses',
  aucuneActualite: 'Ce qu’annoncent vos structures',
  nouvelles: (nombre: number) => (nombre === 1 ? '1 non lue' : `${nombre} non lues`),
  compte: 'Mot de passe, appareils, adresse e-mail',
  copie: (jour: string) => `Votre copie est prête, à télécharger avant le ${jour}`,
  mesDonnees: 'En avoir une copie, qui les a lues, les effacer',
  aLire: (nombre: number) => `${nombre} à lire`,
  aTelecharger: (nombre: number) => `${nombre} à télécharger`,
  catalogue: 'Structures, activités, tarifs',
  enAttente: (nombre: number) => (nombre === 1 ? '1 en attente' : `${nombre} en attente`),
} as const)
