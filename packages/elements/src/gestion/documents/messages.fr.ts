import { catalogue } from '../../i18n/langue.ts'

export const documentsServiceFr = catalogue('documentsService', {
  aVerifier: 'À vérifier',
  rien: 'Aucun document n’attend votre réponse.',
  suite: (montres: number, total: number) =>
    `Les ${montres} plus anciens sur ${total} sont montrés\u00a0: les suivants viendront à mesure de vos réponses.`,
  de: (famille: string, enfant: string | null) =>
    enfant ? `${enfant} (famille ${famille})` : `Famille ${famille}`,
  transmis: (nom: string, taille: string, quand: string) => `${nom} · ${taille} · transmis le ${quand}`,
  enControle: 'L’antivirus vérifie ce fichier\u00a0: il s’ouvrira ensuite.',
  arretes: (nombre: number) =>
    nombre === 1
      ? 'L’antivirus a arrêté et détruit un fichier. La famille est prévenue\u00a0; s’il vous arrive autrement, ne l’ouvrez pas.'
      : `L’antivirus a arrêté et détruit ${nombre} fichiers. Les familles sont prévenues\u00a0; s’ils vous arrivent autrement, ne les ouvrez pas.`,
  ouvrir: 'Ouvrir',
  valider: 'Valider',
  refuser: 'Refuser',
  fin: 'Valable jusqu’au (facultatif)',
  motif: 'Motif du refus, que la famille lira',
  motifRequis: 'Indiquez le motif\u00a0: la famille doit savoir quoi corriger.',
  confirmer: { valide: 'Valider ce document', refuse: 'Refuser ce document' },
  repondu: {
    valide: 'Document validé, la famille est prévenue.',
    refuse: 'Document refusé, la famille est prévenue.',
  },
  documentation: 'Documentation structure',
  aide: 'Ce que les familles accueillies téléchargent\u00a0: règlement, menus… ou un document qu’elles renvoient rempli.',
  vide: 'Rien n’est publié pour l’instant.',
  publie: (structure: string, nom: string, taille: string, quand: string) =>
    `${structure} · ${nom} · ${taille} · publié le ${quand}`,
  retours: (nombre: number) => (nombre < 2 ? `${nombre} retour` : `${nombre} retours`),
  retirer: 'Retirer',
  retirerTitre: (titre: string) => `Retirer «\u00a0${titre}\u00a0»\u00a0?`,
  retirerTexte:
    'Les familles ne le verront plus et il ne leur sera plus demandé. Ce qu’elles ont renvoyé reste.',
  retire: 'Le document est retiré.',
  publier: 'Publier un document',
  structure: 'Structure',
  titre: 'Titre',
  titreRequis: 'Donnez un titre.',
  consigne: 'Consigne (facultatif)',
  retour: 'À renvoyer rempli',
  retourChoix: {
    non: 'Non, à lire seulement',
    foyer: 'Oui, une fois par famille',
    enfant: 'Oui, pour chaque enfant',
  },
  fichier: 'Fichier',
  fichierRequis: 'Choisissez le fichier.',
  choisir: 'Choisir un fichier',
  fichierAide: (max: string) => `PDF ou photo, ${max} au plus`,
  envoyer: 'Publier',
  envoi: 'Publication…',
  fait: 'Le document est publié, les familles le voient dès maintenant.',
  rappels: 'Rappels avant expiration',
  rappelsAide:
    'Jours avant la fin de validité où la famille reçoit un e-mail, séparés par des virgules. Vide\u00a0: aucun.',
  rappelsFaux: 'Écrivez des nombres de 1 à 365, cinq au plus (exemple\u00a0: 30, 7).',
  rappelsEnregistres: (piece: string) => `Rappels de «\u00a0${piece}\u00a0» enregistrés.`,
} as const)
