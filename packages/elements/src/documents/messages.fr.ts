import { catalogue } from '../i18n/langue.ts'

export const documentsFr = catalogue('documents', {
  titre: 'Mes documents',
  foyer: 'Foyer',
  manque: (nombre: number) =>
    nombre === 1 ? 'Il manque un document obligatoire.' : `Il manque ${nombre} documents obligatoires.`,
  complet: 'Tous les documents obligatoires sont donnés.',
  aucun: 'Aucun document n’est demandé pour l’instant.',
  limite: (tailleMax: string) =>
    `Chaque fichier\u00a0: un PDF ou une photo (JPEG, PNG, HEIC) de ${tailleMax} au plus. Plusieurs photos d’un même document deviennent un seul PDF.`,
  etats: {
    'a-fournir': 'À fournir',
    'a-verifier': 'À vérifier',
    valide: 'Validé',
    refuse: 'Refusé',
    expire: 'Expiré',
  },
  enControle: 'En cours de vérification',
  controle: 'L’antivirus vérifie ce fichier. Vous n’avez rien à faire.',
  facultatif: 'Facultatif',
  obligatoire: 'Obligatoire',
  pourActivite: (activite: string) => `Demandé pour «\u00a0${activite}\u00a0»`,
  depose: (nom: string, taille: string, quand: string) => `${nom} · ${taille} · transmis le ${quand}`,
  repondu: (quand: string) => `Réponse le ${quand}`,
  valable: (date: string) => `Valable jusqu’au ${date}`,
  expire: (date: string) => `N’est plus valable depuis le ${date}\u00a0: envoyez-en un nouveau.`,
  precedent: (date: string | null) =>
    date
      ? `Votre document précédent reste valable jusqu’au ${date}\u00a0: rien n’est bloqué.`
      : 'Votre document précédent reste valable\u00a0: rien n’est bloqué.',
  motif: (motif: string) => `Motif du refus\u00a0: ${motif}`,
  drop: (tailleMax: string) => ({
    deposer: 'Déposez le fichier ici',
    choisir: 'Choisir un fichier',
    photographier: 'Photographier',
    aide: `PDF ou photo, ${tailleMax} au plus`,
  }),
  remplacer: 'Remplacer',
  telecharger: 'Télécharger',
  retirer: 'Retirer',
  retirerTitre: (nom: string) => `Retirer «\u00a0${nom}\u00a0»\u00a0?`,
  retirerTexte:
    'Le service ne l’a pas encore vérifié. Le fichier sera effacé\u00a0; vous pourrez en envoyer un autre.',
  envoi: (nom: string) => `Envoi de ${nom}`,
  progres: (fait: string, total: string) => `${fait} sur ${total}`,
  recu: (piece: string) => `«\u00a0${piece}\u00a0» est bien arrivé. Le service va le vérifier.`,
  nouvelles: {
    valide: (piece: string, prenom: string | null) =>
      `«\u00a0${piece}\u00a0»${prenom ? `, ${prenom}` : ''}\u00a0: le document est validé.`,
    refuse: (piece: string, prenom: string | null, motif: string | null) =>
      `«\u00a0${piece}\u00a0»${prenom ? `, ${prenom}` : ''}\u00a0: le document est refusé.${motif ? ` Motif\u00a0: ${motif}` : ''}`,
    publie: (titre: string, structure: string) =>
      `${structure} publie un document\u00a0: «\u00a0${titre}\u00a0».`,
  },
  annule: (piece: string) => `L’envoi de «\u00a0${piece}\u00a0» est annulé.`,
  retire: (piece: string) => `«\u00a0${piece}\u00a0» est retiré.`,
  coupe: 'Le réseau est coupé\u00a0: l’envoi reprendra tout seul, sans recommencer.',
  interrompu: (noms: readonly string[]) =>
    noms.length === 1
      ? `L’envoi de «\u00a0${noms[0]}\u00a0» a été interrompu. Choisissez-le de nouveau\u00a0: il reprendra où il s’était arrêté.`
      : `Des envois ont été interrompus (${noms.join(', ')}). Choisissez-les de nouveau\u00a0: ils reprendront où ils s’étaient arrêtés.`,
  melange: 'Envoyez un seul PDF à la fois, ou plusieurs photos\u00a0: elles deviendront un seul PDF.',
  modele: 'Télécharger le document à remplir',
  documentation: 'Documentation structure',
  publie: (structure: string, date: string, taille: string) => `${structure} · ${date} · ${taille}`,
  aRenvoyer: 'À renvoyer rempli',
  vide: 'Ce fichier est vide\u00a0: choisissez-en un autre.',
  tropGros: (taille: string, max: string) =>
    `Ce fichier pèse ${taille}, la limite est ${max}. Envoyez une photo moins grande ou un PDF plus léger.`,
  mauvaisType: 'Ce fichier n’est ni un PDF ni une photo (JPEG, PNG, HEIC).',
} as const)
