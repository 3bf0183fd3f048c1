import { catalogue } from '../i18n/langue.ts'

export const loginFr = catalogue('login', {
  seConnecter: 'Se connecter',
  courriel: 'Adresse e-mail',
  motDePasse: 'Mot de passe',
  afficher: 'Afficher',
  masquer: 'Masquer',
  leMotDePasse: ' le mot de passe',
  resterConnecte: 'Rester connecté sur cet appareil',
  oublie: 'Mot de passe oublié',
  parCle: 'Se connecter avec une clé d’accès',
  premiereVisite: 'Première visite\u00a0?',
  creer: 'Créer un compte',
  envoi: 'Envoi en cours…',
  pasCharge:
    'La suite n’a pas pu être téléchargée. Vérifiez votre connexion, puis réessayez\u00a0; si rien ne change, rechargez la page.',
  cookiesRefuses: 'Votre navigateur refuse les cookies\u00a0: autorisez-les pour ce site, puis réessayez.',
  renvoyer: 'Renvoyer l’e-mail',
  renvoye: 'L’e-mail est reparti.',
  vousEtesConnecte: 'Vous êtes connecté.',
  vousEtesDeconnecte: 'Vous êtes déconnecté.',
  monCompte: 'Mon compte',
  connecte: 'Connecté :',
  tableauDeBord: 'Ouvrir mon espace',
  gestion: 'Ouvrir la gestion',
  seDeconnecter: 'Se déconnecter',
  adresseManquante: 'Écrivez votre adresse e-mail, par exemple prenom.nom@exemple.fr.',
  motDePasseManquant: 'Écrivez votre mot de passe.',
  aCorriger: (nombre: number) =>
    nombre > 1 ? `${nombre} champs sont à corriger.` : 'Un champ est à corriger.',
} as const)
