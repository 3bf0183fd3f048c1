export const redirectionFr = {
  titre: 'Se connecter',
  explication: (hote: string) =>
    `Votre mot de passe ne s’écrit pas sur ce site\u00a0: la connexion se fait sur ${hote}, la page de l’espace famille. Vous reviendrez ensuite ici.`,
  continuer: 'Se connecter ou créer un compte',
  conduit: 'Ouverture de la page de connexion…',
  pasDemande:
    'Cet onglet n’attendait pas de connexion\u00a0: ce retour a déjà servi, ou il a été demandé ailleurs. Cliquez sur « Se connecter »\u00a0; vous n’aurez sans doute pas à retaper votre mot de passe.',
  abandon: 'Vous êtes revenu sans vous connecter. Rien n’a changé.',
} as const
