export const gestionFr = {
  titre: 'Demandes d’inscription',
  reserve:
    'Cette page est réservée aux agents des services. Déconnectez-vous, puis connectez-vous avec votre compte d’agent.',
  connexion: 'Connectez-vous avec votre compte d’agent pour répondre aux familles.',
  filtrer: 'État des demandes',
  filtres: { demandee: 'À traiter', acceptee: 'Acceptées', refusee: 'Refusées' },
  nombre: (nombre: number) =>
    nombre === 0
      ? 'Aucune demande'
      : nombre === 1
        ? '1 demande'
        : `${nombre} demandes, la plus ancienne d’abord`,
  vide: {
    demandee: 'Aucune demande en attente. Les nouvelles arrivent ici d’elles-mêmes.',
    acceptee: 'Aucune demande acceptée.',
    refusee: 'Aucune demande refusée.',
  },
  age: (age: number) => (age < 2 ? `${age} an` : `${age} ans`),
  ne: (date: string) => `né(e) le ${date}`,
  famille: (nom: string) => `Famille de ${nom}`,
  familleSansNom: 'Famille dont le dossier n’a pas encore de nom',
  recue: (quand: string) => `reçue le ${quand}`,
  repondue: (quand: string) => `répondue le ${quand}`,
  manque: (pieces: string) => `Manque\u00a0: ${pieces}`,
  documents: 'Documents donnés',
  etatsPiece: {
    'a-fournir': 'à fournir',
    'a-verifier': 'à vérifier',
    valide: 'validé',
    refuse: 'refusé',
    expire: 'expiré',
  },
  ouvrir: 'Ouvrir',
  accepter: 'Accepter',
  refuser: 'Refuser',
  pour: (enfant: string) => ` la demande de ${enfant}`,
  message: 'Message à la famille (facultatif)',
  motif: 'Motif du refus',
  aideMotif: 'La famille le lira dans l’e-mail, avec les moyens de contester.',
  motifRequis: 'Indiquez le motif\u00a0: la famille le lira.',
  verifier: { valide: 'Valider', refuse: 'Refuser' },
  confirmer: {
    acceptee: 'Confirmer l’acceptation',
    refusee: 'Confirmer le refus',
    valide: 'Confirmer la validation',
    refuse: 'Confirmer le refus',
  },
  factures: {
    titre: 'Émettre les factures',
    explication:
      'Une facture par famille, avec les jours réservés du mois qui ne sont pas encore facturés. Recommencer ne facture que ce qui reste.',
    structure: 'Structure',
    mois: 'Mois à facturer',
    emettre: 'Émettre les factures',
    envoi: 'Émission…',
    question: (structure: string, mois: string) => `Facturer ${mois} pour ${structure}\u00a0?`,
    consequence:
      'Les familles reçoivent leur facture par e-mail. Une facture émise ne se supprime pas, et ses jours ne s’annulent plus en ligne.',
    aucune: (structure: string, mois: string) =>
      `Rien à facturer pour ${structure} en ${mois}\u00a0: aucun jour réservé, ou tous déjà facturés.`,
    faites: (nombre: number, total: string, mois: string) =>
      nombre === 1
        ? `1 facture émise pour ${mois}, ${total}. La famille est prévenue par e-mail.`
        : `${nombre} factures émises pour ${mois}, ${total} en tout. Les familles sont prévenues par e-mail.`,
  },
  envoi: 'Envoi…',
  fait: {
    acceptee: (enfant: string) => `La demande de ${enfant} est acceptée. La famille est prévenue par e-mail.`,
    refusee: (enfant: string) => `La demande de ${enfant} est refusée. La famille est prévenue par e-mail.`,
    valide: (piece: string) => `«\u00a0${piece}\u00a0» est validé. La famille est prévenue par e-mail.`,
    refuse: (piece: string) => `«\u00a0${piece}\u00a0» est refusé. La famille est prévenue par e-mail.`,
  },
} as const
