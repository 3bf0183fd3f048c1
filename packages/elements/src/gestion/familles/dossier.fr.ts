import { catalogue } from '../../i18n/langue.ts'

/** Words about files merged, split, and who has access, for agents. */
export const dossierFr = catalogue('dossierService', {
  acces: 'Accès au dossier',
  comptes: 'Comptes',
  aucunCompte: 'Aucun compte n’a accès à ce dossier.',
  nonConfirme: 'pas encore confirmé',
  inviter: 'Inviter une personne',
  inviterAide:
    'Elle recevra un lien pour choisir son mot de passe et entrer dans ce dossier. Il sert 14 jours. Les autres comptes seront prévenus.',
  adresse: 'Adresse e-mail',
  adresseAide: 'Vérifiez-la avec la personne\u00a0: qui lit cette adresse verra tout le dossier.',
  adresseInvalide: 'Une adresse s’écrit nom@exemple.fr.',
  inviterMotifAide: 'Par exemple\u00a0: demandé au guichet, identité vérifiée.',
  inviterOui: 'Envoyer l’invitation',
  invite: (courriel: string) => `L’invitation part à ${courriel}.`,
  renvoyer: 'Renvoyer l’invitation',
  renvoi: 'Invitation renvoyée',
  retirer: 'Retirer l’accès',
  retirerAide: (courriel: string) =>
    `${courriel} sera déconnecté aussitôt et n’aura plus accès à ce dossier. Les autres comptes seront prévenus. Vous pourrez lui rendre cet accès.`,
  dernier: 'Plus personne n’aura accès à ce dossier\u00a0: c’est bien ce qu’il faut faire.',
  retirerOui: 'Retirer l’accès',
  retire: (courriel: string) => `${courriel} n’a plus accès à ce dossier.`,
  retires: 'Accès retirés',
  retireLe: (jour: string, motif: string) => `retiré le ${jour}\u00a0: ${motif}`,
  rendre: 'Rendre l’accès',
  rendreAide: (courriel: string) =>
    `${courriel} aura de nouveau accès à ce dossier. Tous les comptes seront prévenus.`,
  rendreOui: 'Rendre l’accès',
  rendu: (courriel: string) => `${courriel} a de nouveau accès à ce dossier.`,
  motif: 'Motif',
  motifAide: 'Par exemple\u00a0: ordonnance du 2 mai 2026.',
  de: (nom: string) => ` : ${nom}`,
  journal: 'Ce que les services ont fait de ce dossier',
  quoi: {
    fusion: 'Réuni avec un autre dossier',
    separation: 'Séparé',
    'acces-ouvert': 'Personne invitée',
    'acces-retire': 'Accès retiré',
    'acces-rendu': 'Accès rendu',
  },
  ligne: (quoi: string, jour: string, par: string) =>
    par ? `${quoi} le ${jour}, par ${par}` : `${quoi} le ${jour}`,
  reunir: 'Réunir avec un autre dossier',
  reunirAide:
    'Pour une famille qui a deux dossiers. Cherchez celui qui doit disparaître\u00a0: tout ce qu’il contient vient dans celui-ci.',
  choisirCourt: 'Comparer',
  choisir: (nom: string) => `Comparer avec la famille ${nom}`,
  garde: 'Ce dossier, qui reste',
  absorbe: 'L’autre, qui disparaît',
  adultes: (noms: string) => `Adultes\u00a0: ${noms}`,
  comptesDe: (courriels: string) => `Comptes\u00a0: ${courriels}`,
  enfantsDe: (prenoms: string) => `Enfants\u00a0: ${prenoms}`,
  aucun: 'aucun',
  obstacles: 'La fusion n’est pas possible\u00a0:',
  deplace: (liste: string) => `Viendront dans ce dossier\u00a0: ${liste}.`,
  rienADeplacer: 'L’autre dossier est vide.',
  contact: 'Adresse à garder',
  revenus: 'Revenus et quotient à garder',
  choix: [
    ['garde', 'Ceux de ce dossier'],
    ['absorbe', 'Ceux de l’autre dossier'],
  ],
  difference: (nom: string, garde: string, absorbe: string) =>
    `${nom}\u00a0: « ${garde} » ici, « ${absorbe} » dans l’autre`,
  meme: (prenom: string) => `${prenom} a une fiche dans chaque dossier\u00a0: c’est le même enfant`,
  doublons: (nombre: number) =>
    nombre === 1
      ? '1 jour est réservé deux fois\u00a0: une place sera rendue.'
      : `${nombre} jours sont réservés deux fois\u00a0: autant de places seront rendues.`,
  sante: (nom: string, prenom: string) => `${nom} de ${prenom}`,
  santeNote:
    'Votre lecture de ces informations médicales est notée, et la famille la voit. Celle que vous ne gardez pas reste dans l’historique.',
  reunirOui: 'Réunir les deux dossiers',
  reunirTitre: 'Réunir ces deux dossiers\u00a0?',
  reunirTexte:
    'L’autre dossier disparaît et tous ses comptes ont accès à celui-ci. Cela ne peut pas être défait.',
  reuni: 'Les deux dossiers n’en font plus qu’un. La famille est prévenue.',
  separer: 'Séparer ce dossier',
  separerAide:
    'Un parent part avec un dossier à lui, sans l’adresse ni les revenus de celui-ci. Les factures et les jours passés restent ici. Aucun des deux ne verra plus rien de l’autre.',
  quiPart: 'Qui part',
  sansCompte: (nom: string) => `${nom} (sans compte)`,
  depuis: 'Premier jour qui suit les enfants qui partent',
  depuisAide: 'Les jours réservés dès cette date passent dans le nouveau dossier, qui les réglera.',
  ou: (prenom: string) => `Où vit ${prenom}`,
  destins: [
    ['reste', 'Reste ici'],
    ['part', 'Part avec ce parent'],
    ['deux', 'Dans les deux foyers'],
  ],
  contrat: (prenom: string, activites: string) => `Contrat d’accueil de ${prenom} (${activites})`,
  contratAide:
    'Dès ce même jour. Terminé ou repris, la facture du dernier mois règle la différence entre les heures prévues et celles déjà facturées.',
  contrats: [
    ['laisser', 'Reste à ce dossier, qui le réglera'],
    ['finir', 'Se termine la veille'],
    ['suivre', 'Repris aux mêmes heures par le nouveau foyer'],
  ],
  contratAChoisir: (prenom: string) => `${prenom} part : terminez ce contrat ou faites-le reprendre.`,
  separerOui: 'Séparer le dossier',
  separerTitre: 'Séparer ce dossier\u00a0?',
  separerTexte:
    'Le parent qui part sera déconnecté, et chacun n’aura plus accès qu’à son dossier. Les deux sont prévenus.',
  separe: 'Chacun a maintenant son dossier. Les deux sont prévenus.',
  requis: 'Cette information est obligatoire.',
  envoi: 'Envoi…',
} as const)
