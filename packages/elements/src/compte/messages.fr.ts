import { catalogue } from '../i18n/langue.ts'

export const compteFr = catalogue('compte', {
  titre: 'Mon compte',
  sousTitre: 'Votre adresse, votre mot de passe, les appareils où vous êtes connecté.',
  obligatoire: 'Ce champ est obligatoire.',
  envoi: 'Envoi en cours…',
  motDePasseActuel: 'Votre mot de passe actuel',
  afficher: 'Afficher',
  masquer: 'Masquer',
  ceMotDePasse: (label: string) => `\u00a0: ${label.toLowerCase()}`,

  adresse: 'Adresse e-mail',
  changerAdresse: 'Changer d’adresse',
  nouvelleAdresse: 'Nouvelle adresse e-mail',
  adresseAide:
    'Nous écrirons aux deux adresses. Le changement se fait quand l’ancienne a accepté et que la nouvelle est confirmée.',
  demanderChangement: 'Demander le changement',
  changementVers: 'Changement demandé vers',
  changementAccord: (fait: boolean) =>
    fait ? 'Accepté depuis votre adresse actuelle.' : 'À accepter depuis votre adresse actuelle.',
  changementPreuve: (fait: boolean) =>
    fait ? 'Confirmé depuis la nouvelle.' : 'À confirmer depuis la nouvelle.',
  jusque: (fin: string) => `Les liens reçus servent jusqu’au ${fin}.`,
  renoncer: 'Renoncer au changement',
  renonce: 'Le changement d’adresse est abandonné.',

  langue: 'Langue des courriers',
  langueAide:
    'Celle de nos e-mails et de nos notifications. Cette page suit, elle, la langue du site. Les factures, reçus et attestations restent en français.',
  changerLangue: 'Changer de langue',
  langueChangee: 'C’est noté\u00a0: nous vous écrirons dans cette langue.',

  motDePasse: 'Mot de passe',
  changerMotDePasse: 'Changer de mot de passe',
  nouveauMotDePasse: 'Nouveau mot de passe',
  conseil: (min: number) =>
    `Au moins ${min} caractères. Le plus simple\u00a0: plusieurs mots sans rapport entre eux.`,
  motDePasseAide: 'Vos autres appareils seront déconnectés.',
  motDePasseChange: 'Votre mot de passe est changé, et vos autres appareils sont déconnectés.',

  appareils: 'Appareils connectés',
  cetAppareil: 'Cet appareil',
  ouverte: (quand: string) => `Connecté le ${quand}`,
  vue: (quand: string) => `vu le ${quand}`,
  reseau: (reseau: string) => `réseau ${reseau}`,
  deconnecter: 'Déconnecter',
  deconnecterLequel: (appareil: string) => ` ${appareil}`,
  deconnecterTitre: (appareil: string) => `Déconnecter ${appareil}\u00a0?`,
  deconnecterTexte: 'Il faudra s’y connecter de nouveau.',
  deconnecterOui: 'Déconnecter cet appareil',
  deconnecte: 'L’appareil est déconnecté.',
  partout: 'Déconnecter partout',
  partoutTitre: 'Déconnecter partout\u00a0?',
  partoutTexte: 'Tous vos appareils seront déconnectés, celui-ci aussi.',
  inconnuAide: 'Un appareil n’est pas à vous\u00a0? Déconnectez-le, puis changez de mot de passe.',

  franceconnect: 'FranceConnect',
  relie: (depuis: string, utilise: string | null) =>
    `FranceConnect ouvre ce compte depuis le ${depuis}${utilise ? ` ; dernière connexion ainsi le ${utilise}` : ''}. Votre mot de passe l’ouvre toujours.`,
  pasRelie:
    'Ce compte n’est pas relié à FranceConnect. Pour le relier, déconnectez-vous puis cliquez, à la connexion, sur « S’identifier avec FranceConnect » : nous vous demanderons une fois de vous connecter à ce compte.',
  delier: {
    titre: 'Ne plus utiliser FranceConnect ?',
    texte:
      'FranceConnect n’ouvrira plus ce compte. Vous vous connecterez avec votre adresse et votre mot de passe.',
    oui: 'Retirer FranceConnect',
  },
  delie: 'FranceConnect n’ouvre plus ce compte.',
  cles: 'Clés d’accès',
  clesAide:
    'Une clé d’accès ouvre votre compte par votre empreinte, votre visage ou le code de votre appareil, sans mot de passe.',
  aucuneCle: 'Aucune clé d’accès pour le moment.',
  clesImpossibles: 'Cette page ou ce navigateur ne permet pas les clés d’accès.',
  ajouterCle: 'Ajouter une clé d’accès',
  nomCle: 'Nom de la clé',
  nomCleAide: 'Pour la reconnaître, par exemple «\u00a0Téléphone de Camille\u00a0».',
  creerCle: 'Créer la clé',
  cleAjoutee: 'La clé d’accès est ajoutée.',
  cleAbandonnee: 'Aucune clé n’a été créée. Vous pouvez réessayer.',
  cleDejaLa: 'Cet appareil a déjà une clé d’accès pour votre compte.',
  pasCharge: 'La suite n’a pas pu être téléchargée. Vérifiez votre connexion, puis réessayez.',
  cleSite: (site: string) => `sur ${site}`,
  cleUtilisee: (quand: string) => `utilisée le ${quand}`,
  cleJamais: 'jamais utilisée',
  retirer: 'Retirer',
  retirerTitre: (nom: string) => `Retirer la clé «\u00a0${nom}\u00a0»\u00a0?`,
  retirerTexte: 'Elle n’ouvrira plus votre compte. Votre mot de passe reste le même.',
  retirerOui: 'Retirer la clé',
  cleRetiree: 'La clé d’accès est retirée.',

  parents: 'Qui suit votre dossier',
  mesDonnees: 'Mes données : en obtenir une copie, savoir qui les a lues, les faire effacer',
  parentsAide: 'Chaque parent a son compte. Tous voient le même dossier et peuvent y agir.',
  vous: 'Vous',
  inviter: 'Inviter l’autre parent',
  prenom: 'Prénom',
  nom: 'Nom',
  inviterAide:
    'Cette personne verra et pourra modifier tout le dossier de votre famille\u00a0: enfants, réservations, factures.',
  envoyerInvitation: 'Envoyer l’invitation',
  invitee: (courriel: string) => `L’invitation est partie à ${courriel}.`,
  invitation: 'Invitation envoyée',
  expiree: 'Invitation expirée',
  invitationJusque: (fin: string) => `sert jusqu’au ${fin}`,
  invitationFinie: (fin: string) => `a servi jusqu’au ${fin}`,
  renvoyer: 'Renvoyer',
  annulerInvitation: 'Annuler l’invitation',
  annulerTitre: (prenom: string) => `Annuler l’invitation de ${prenom}\u00a0?`,
  annulerTexte: 'Le lien reçu ne servira plus. Vous pourrez inviter de nouveau.',
  annulee: 'L’invitation est annulée.',

  application: 'Application et notifications',
  applicationAide:
    'L’espace famille s’installe comme une application sur votre téléphone, et peut vous prévenir par des notifications. Vous vous y connectez avec le même compte.',
  versApplication: 'Ouvrir la page de l’application',
} as const)
