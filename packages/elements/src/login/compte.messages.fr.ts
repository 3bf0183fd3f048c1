import { catalogue } from '../i18n/langue.ts'

/** Words of the views that signing in does without. */
export const compteFr = catalogue('acces', {
  titres: {
    creation: 'Créer un compte',
    envoye: 'Regardez votre messagerie',
    oubli: 'Mot de passe oublié',
    activation: 'Activer mon compte',
    choix: 'Choisir un mot de passe',
    accord: 'Changer l’adresse du compte',
    preuve: 'Confirmer votre nouvelle adresse',
    invitation: 'Rejoindre le dossier de la famille',
    franceconnect: 'Première connexion avec FranceConnect',
  },
  motDePasse: 'Mot de passe',
  nouveauMotDePasse: 'Nouveau mot de passe',
  seConnecter: 'Se connecter',
  creerMonCompte: 'Créer mon compte',
  dejaUnCompte: 'Déjà un compte\u00a0?',
  retourConnexion: 'Revenir à la connexion',
  conseil: (min: number) =>
    `Au moins ${min} caractères. Le plus simple\u00a0: plusieurs mots sans rapport entre eux, avec des espaces si vous voulez.`,
  longueur: (nombre: number, min: number) =>
    nombre < min ? `${nombre} sur ${min}` : nombre > 1 ? `${nombre} caractères` : '1 caractère',
  forces: {
    courte: 'Encore trop court',
    faible: 'Facile à deviner\u00a0: ajoutez un mot',
    correcte: 'Correct',
    bonne: 'Bon mot de passe',
  },
  motDePasseCourt: (min: number) => `Il faut au moins ${min} caractères.`,
  rgpdTitre: 'Ce que deviennent vos données',
  rgpd: (ville: string) =>
    `${ville} utilise votre adresse et ce que vous écrirez ensuite pour inscrire vos enfants, les accueillir et établir vos factures. Rien n’est vendu ni transmis à d’autres fins.`,
  rgpdSuite: (contact: string | null) =>
    `Ces traitements relèvent d’une mission d’intérêt public (RGPD, article 6.1.e). Les données sont gardées le temps de l’accueil de vos enfants, puis celui que la loi impose pour les factures et les archives. Vous pouvez les consulter, les corriger, les recevoir ou demander leur effacement${contact ? ` en écrivant à ${contact}` : ' auprès de la collectivité'}, et saisir la CNIL (cnil.fr).`,
  oubliAide: 'Nous vous enverrons un lien pour en choisir un nouveau.',
  recevoirLien: 'Recevoir le lien',
  envoyeA: 'Un e-mail vient de partir à',
  envoyeEnsuite:
    'Ouvrez-le et cliquez sur « Activer mon compte » : vous serez connecté. Le lien sert pendant 24 heures.',
  oubliEnvoyeA: 'Si un compte existe, un e-mail vient de partir à',
  oubliEnsuite:
    'Ouvrez-le et cliquez sur le lien pour choisir votre mot de passe. Le lien sert pendant 30 minutes.',
  indesirables: 'Rien reçu dans quelques minutes ? Regardez dans les courriers indésirables.',
  renvoyer: 'Renvoyer l’e-mail',
  autreAdresse: 'Corriger l’adresse',
  activationAide: 'Un clic suffit : votre compte sera actif et vous serez connecté.',
  activer: 'Activer mon compte',
  enregistrer: 'Enregistrer et me connecter',
  accordAide:
    'On demande que votre compte passe à une autre adresse, celle que dit notre e-mail. Sans votre accord, rien ne change.',
  accepter: 'Accepter le changement',
  refuser: 'Refuser',
  preuveAide:
    'En confirmant, vous dites que cette adresse est à vous et que vous avez demandé ce changement.',
  preuve: 'Confirmer cette adresse',
  pasMoi: 'Je n’ai rien demandé',
  changementFait: (nouveau: string) =>
    `C’est fait\u00a0: votre compte est maintenant à l’adresse ${nouveau}. C’est elle qu’il faut écrire pour vous connecter.`,
  changementAccorde: (nouveau: string) =>
    `Votre accord est noté. L’adresse changera quand ${nouveau} sera confirmée\u00a0: ouvrez l’e-mail qui y est arrivé.`,
  changementProuve:
    'Votre nouvelle adresse est confirmée. Il reste à accepter le changement depuis l’adresse actuelle de votre compte.',
  changementRefuse:
    'Rien n’a changé, et le lien ne sert plus. Si vous n’aviez rien demandé, choisissez un nouveau mot de passe.',
  invitationDe: (par: string, courriel: string) =>
    `${par} vous invite à suivre le dossier de votre famille, avec votre propre compte, à l’adresse ${courriel}.`,
  invitationJusque: (fin: string) => `L’invitation sert jusqu’au ${fin}.`,
  invitationExistant:
    'Vous avez déjà un compte à cette adresse\u00a0: il ouvrira ce dossier, avec le même mot de passe.',
  invitationImpossible: (contact: string | null) =>
    `Vous avez déjà un compte avec son propre dossier\u00a0: seul le service peut réunir les deux${contact ? `. Écrivez à ${contact}` : '\u00a0: contactez-le'}.`,
  rejoindre: 'Rejoindre le dossier',
  rejoint: 'Vous suivez maintenant le dossier de votre famille. Vous êtes connecté.',
  bienvenue: 'Votre compte est actif. Vous êtes connecté.',
  motDePasseChange: 'Votre mot de passe est enregistré. Vous êtes connecté.',
  bonjour: (prenom: string, nom: string) => `Bonjour ${prenom} ${nom}. FranceConnect vous a bien identifié.`,
  premiereFois: (ville: string) =>
    `C’est la première fois sur l’espace famille de ${ville}\u00a0: avez-vous déjà un compte ici\u00a0?`,
  dejaCompte: 'Oui, j’ai déjà un compte',
  pasDeCompte: 'Non, je crée mon compte',
  relierAide:
    'Avec un compte, connectez-vous une dernière fois comme d’habitude\u00a0: il sera relié à FranceConnect. Sans compte, votre adresse e-mail sera confirmée par un message.',
  connectezPourRelier:
    'Connectez-vous comme d’habitude, avec votre adresse et votre mot de passe ou votre clé d’accès\u00a0: votre compte sera relié à FranceConnect.',
  relie: 'Votre compte est relié\u00a0: la prochaine fois, « S’identifier avec FranceConnect » suffira.',
} as const)
