import { catalogue } from '../i18n/langue.ts'

export const redirectionFr = catalogue('redirection', {
  titre: 'Se connecter',
  explication: (hote: string) =>
    `Votre mot de passe ne s’écrit pas sur ce site\u00a0: la connexion se fait sur ${hote}, la page de l’espace famille. Vous reviendrez ensuite ici.`,
  continuer: 'Se connecter ou créer un compte',
  conduit: 'Ouverture de la page de connexion…',
  pasDemande:
    'Cet onglet n’attendait pas de connexion\u00a0: ce retour a déjà servi, ou il a été demandé ailleurs. Cliquez sur « Se connecter »\u00a0; vous n’aurez sans doute pas à retaper votre mot de passe.',
  franceconnect: 'S’identifier avec',
  quoi: 'Qu’est-ce que FranceConnect ?',
  ou: 'ou',
  issues: {
    abandon:
      'Vous avez quitté FranceConnect sans vous identifier. Rien n’a changé : recommencez, ou connectez-vous avec votre mot de passe.',
    panne:
      'FranceConnect ne répond pas en ce moment. Connectez-vous avec votre mot de passe, ou réessayez dans quelques minutes.',
    invalide:
      'La réponse de FranceConnect n’a pas pu être vérifiée : par prudence, personne n’est connecté. Réessayez ; si cela recommence, connectez-vous avec votre mot de passe et prévenez le service.',
    expire:
      'L’identification a pris trop de temps, ou ce retour a déjà servi. Cliquez de nouveau sur le bouton FranceConnect.',
  },
  abandon: 'Vous êtes revenu sans vous connecter. Rien n’a changé.',
} as const)
