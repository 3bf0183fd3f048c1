import { catalogue } from '../i18n/langue.ts'

export const gestionFr = catalogue('gestion', {
  titre: 'Gestion des services',
  onglets: {
    demandes: 'Demandes',
    argent: 'Argent',
    ville: 'Réglages',
    pointage: 'Pointage',
    facturation: 'Facturation',
    caisse: 'Caisse',
    prelevements: 'Prélèvements',
    reglages: 'Réglages de la régie',
    tarifs: 'Tarifs',
    inscriptions: 'Inscriptions',
    reservations: 'Réservations à valider',
    dossiers: 'Dossiers',
    absences: 'Absences',
    contrats: 'Contrats',
    documents: 'Documents',
    messages: 'Messages',
    actualites: 'Actualités',
    places: 'Places et listes d’attente',
    activites: 'Activités',
    personnes: 'Personnes et urgences',
    familles: 'Familles',
    consentements: 'Autorisations',
    rentree: 'Rentrée',
    champs: 'Champs du dossier',
    apparence: 'Apparence',
    donnees: 'Données personnelles',
    aTraiter: 'à traiter',
  },
  reserve:
    'Cette page est réservée aux agents des services. Déconnectez-vous, puis connectez-vous avec votre compte d’agent.',
  connexion: 'Connectez-vous avec votre compte d’agent pour répondre aux familles et tenir leurs comptes.',
  filtrer: 'État des demandes',
  filtres: {
    demandee: 'À traiter',
    'en-attente': 'Liste d’attente',
    incomplete: 'À compléter',
    acceptee: 'Acceptées',
    refusee: 'Refusées',
    retiree: 'Retirées',
  },
  nombre: (nombre: number) =>
    nombre === 0
      ? 'Aucune demande'
      : nombre === 1
        ? '1 demande'
        : `${nombre} demandes, la plus ancienne d’abord`,
  vide: {
    demandee: 'Aucune demande en attente. Les nouvelles arrivent ici d’elles-mêmes.',
    'en-attente': 'Personne n’attend de place.',
    incomplete: 'Aucune demande à compléter par la famille.',
    acceptee: 'Aucune demande acceptée.',
    refusee: 'Aucune demande refusée.',
    retiree: 'Aucune demande retirée par la famille.',
  },
  rang: (rang: number) => `Rang ${rang} sur la liste`,
  placesLibres: (places: number) =>
    places <= 0 ? 'plus de place' : places === 1 ? '1 place libre' : `${places} places libres`,
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
  complement: 'Demander un complément',
  attente: 'Mettre sur liste d’attente',
  reprendre: 'Reprendre la réponse',
  pour: (enfant: string) => ` la demande de ${enfant}`,
  suivi: 'Suivi de la demande',
  par: { famille: 'par la famille', service: 'par le service', systeme: '' },
  piecesDemandees: 'Documents à demander',
  messageComplement: 'Ce que la famille doit faire ou envoyer',
  complementRequis: 'Cochez un document, ou écrivez ce qui manque\u00a0: la famille le lira.',
  /** What follows from a decision, said before it is sent. */
  suite: {
    complement:
      'La place est gardée. La demande revient à traiter quand tout ce qui est coché est donné, ou quand la famille dit que c’est fait.',
    attente:
      'L’enfant passe après ceux qui attendent déjà. La demande revient à traiter quand une place se libère pour lui.',
    reprise: 'La réponse est annulée\u00a0: la demande est de nouveau à traiter. La famille est prévenue.',
  },
  message: 'Message à la famille (facultatif)',
  motif: 'Motif du refus',
  aideMotif: 'La famille le lira dans l’e-mail, avec les moyens de contester.',
  motifRequis: 'Indiquez le motif\u00a0: la famille le lira.',
  verifier: { oui: 'Valider', non: 'Refuser' },
  gestes: { oui: 'Accepter', non: 'Refuser' },
  confirmer: { oui: 'Confirmer l’acceptation', non: 'Confirmer le refus' },
  confirmerInscription: {
    complement: 'Demander à la famille',
    attente: 'Mettre sur la liste',
    reprise: 'Confirmer la reprise',
  },
  confirmerDocument: { oui: 'Confirmer la validation', non: 'Confirmer le refus' },
  structure: 'Structure',
  envoi: 'Envoi…',
  fait: {
    oui: (enfant: string) => `La demande de ${enfant} est acceptée. La famille est prévenue par e-mail.`,
    non: (enfant: string) => `La demande de ${enfant} est refusée. La famille est prévenue par e-mail.`,
    complement: (enfant: string) =>
      `Le complément est demandé pour ${enfant}. La famille est prévenue par e-mail.`,
    attente: (enfant: string) =>
      `La demande de ${enfant} est sur liste d’attente. La famille est prévenue par e-mail.`,
    reprise: (enfant: string) =>
      `La demande de ${enfant} est de nouveau à traiter. La famille est prévenue par e-mail.`,
  },
  faitDocument: {
    oui: (piece: string) => `«\u00a0${piece}\u00a0» est validé. La famille est prévenue par e-mail.`,
    non: (piece: string) => `«\u00a0${piece}\u00a0» est refusé. La famille est prévenue par e-mail.`,
  },
  dossiers: {
    filtres: { demandee: 'À traiter', acceptee: 'Acceptées', refusee: 'Refusées' },
    vide: {
      demandee: 'Aucune modification de dossier en attente. Les nouvelles arrivent ici d’elles-mêmes.',
      acceptee: 'Aucune modification acceptée.',
      refusee: 'Aucune modification refusée.',
    },
    nombre: (nombre: number) => (nombre === 1 ? '1 modification' : `${nombre} modifications`),
    demandee: (quand: string) => `demandée le ${quand}`,
    repondue: (quand: string) => `répondue le ${quand}`,
    avant: 'avant :',
    apres: 'demandé :',
    reponse: (reponse: string) => `Réponse : « ${reponse} »`,
    pour: (nom: string) => ` la modification du dossier de ${nom}`,
    fait: {
      oui: (nom: string) => `Le dossier de ${nom} est modifié. La famille est prévenue par e-mail.`,
      non: (nom: string) =>
        `La modification du dossier de ${nom} est refusée. La famille est prévenue par e-mail.`,
    },
  },
  absences: {
    filtres: { declaree: 'À traiter', acceptee: 'Acceptées', refusee: 'Refusées' },
    vide: {
      declaree: 'Aucune absence en attente. Les nouvelles arrivent ici d’elles-mêmes.',
      acceptee: 'Aucune absence acceptée.',
      refusee: 'Aucune absence refusée.',
    },
    nombre: (nombre: number) => (nombre === 1 ? '1 absence' : `${nombre} absences`),
    motifs: {
      maladie: 'maladie',
      'rendez-vous': 'rendez-vous',
      famille: 'raison familiale',
      autre: 'autre raison',
    },
    jours: 'Jours d’absence',
    declaree: (quand: string) => `déclarée le ${quand}`,
    repondue: (quand: string) => `répondue le ${quand}`,
    ouvrir: 'Ouvrir le justificatif',
    de: (enfant: string) => `de ${enfant}`,
    sansJustificatif: 'Sans justificatif.',
    reponse: (reponse: string) => `Réponse\u00a0: «\u00a0${reponse}\u00a0»`,
    pour: (enfant: string) => ` l’absence de ${enfant}`,
    fait: {
      oui: (enfant: string) =>
        `L’absence de ${enfant} est acceptée\u00a0: ces jours ne seront pas facturés. La famille est prévenue par e-mail.`,
      non: (enfant: string) =>
        `L’absence de ${enfant} est refusée\u00a0: ces jours seront facturés. La famille est prévenue par e-mail.`,
    },
  },
  contrats: {
    filtres: { demande: 'À traiter', accepte: 'Acceptés', refuse: 'Refusés' },
    vide: {
      demande: 'Aucun contrat ni heure en attente. Les nouvelles demandes arrivent ici d’elles-mêmes.',
      accepte: 'Aucun contrat accepté.',
      refuse: 'Aucun contrat refusé.',
    },
    nombre: (nombre: number) => (nombre === 1 ? '1 contrat' : `${nombre} contrats`),
    age: (age: number) => `${age < 2 ? `${age} an` : `${age} ans`} le premier jour`,
    span: (du: string, au: string) => `Du ${du} au ${au}`,
    demande: (quand: string) => `demandé le ${quand}`,
    repondu: (quand: string) => `répondu le ${quand}`,
    semaine: (duree: string) => `Chaque semaine, ${duree} en tout`,
    jours: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    plage: (debut: string, fin: string) => `de ${debut} à ${fin}`,
    heures: 'Heures en plus du contrat',
    etats: { demande: 'demandées', accepte: 'acceptées', refuse: 'refusées', retire: 'retirées' },
    pour: (enfant: string) => ` le contrat de ${enfant}`,
    fait: {
      oui: (enfant: string) => `Le contrat de ${enfant} est accepté. La famille est prévenue par e-mail.`,
      non: (enfant: string) => `Le contrat de ${enfant} est refusé. La famille est prévenue par e-mail.`,
    },
    faitHeures: {
      oui: (heures: string) => `Heures acceptées\u00a0: ${heures}. La famille est prévenue par e-mail.`,
      non: (heures: string) => `Heures refusées\u00a0: ${heures}. La famille est prévenue par e-mail.`,
    },
  },
  reservations: {
    vide: 'Aucune réservation à valider. Les nouvelles arrivent ici d’elles-mêmes.',
    nombre: (nombre: number) =>
      nombre === 1 ? '1 réservation à valider' : `${nombre} réservations à valider, par jour`,
    tout: 'Tout cocher',
    rien: 'Tout décocher',
    toutLeJour: (nombre: number) => `Cocher les ${nombre} demandes de ce jour`,
    sejour: (du: string, au: string) => `Du ${du} au ${au}`,
    places: (places: number) =>
      places <= 0
        ? 'Plus aucune autre place'
        : places === 1
          ? 'Encore 1 autre place'
          : `Encore ${places} autres places`,
    demandee: (quand: string) => `demandée le ${quand}`,
    barre: 'Répondre aux réservations cochées',
    choisies: (nombre: number) =>
      nombre === 0
        ? 'Cochez les réservations à traiter'
        : nombre === 1
          ? '1 réservation cochée'
          : `${nombre} réservations cochées`,
    fait: {
      oui: (nombre: number) =>
        nombre === 0
          ? ''
          : nombre === 1
            ? '1 réservation est confirmée. La famille est prévenue par e-mail.'
            : `${nombre} réservations sont confirmées. Les familles sont prévenues par e-mail.`,
      non: (nombre: number) =>
        nombre === 0
          ? ''
          : nombre === 1
            ? '1 réservation est refusée. La famille est prévenue par e-mail.'
            : `${nombre} réservations sont refusées. Les familles sont prévenues par e-mail.`,
    },
    perdues: (nombre: number) =>
      nombre === 0
        ? ''
        : nombre === 1
          ? '1 réservation n’était plus à valider\u00a0: retirée par la famille ou déjà traitée.'
          : `${nombre} réservations n’étaient plus à valider\u00a0: retirées par les familles ou déjà traitées.`,
  },
  places: {
    du: 'Du',
    au: 'Au',
    attendus: 'Seulement les jours avec une liste d’attente',
    vide: 'Aucun jour ouvert à ces dates.',
    aucunAttendu: 'Personne n’attend de place à ces dates.',
    jusquAu: (fin: string) => `jusqu’au ${fin}`,
    occupees: (occupees: number, capacite: number) =>
      `${occupees} ${occupees > 1 ? 'places prises' : 'place prise'} sur ${capacite}`,
    enAttente: (nombre: number) => (nombre === 1 ? '1 enfant attend' : `${nombre} enfants attendent`),
    ferme: 'Fermé',
    places: 'Places',
    nombre: 'Écrivez un nombre entier.',
    moins: (occupees: number) =>
      `Moins que les ${occupees} places prises\u00a0: aucune réservation n’est annulée, mais aucune place ne se libère.`,
    invalide: 'Corrigez les nombres signalés avant d’enregistrer.',
    barre: 'Enregistrer les nombres de places',
    changements: (nombre: number) =>
      nombre === 0 ? 'Aucun changement' : nombre === 1 ? '1 changement' : `${nombre} changements`,
    fait: (jours: number, promues: number) => {
      const saved =
        jours === 1 ? '1 nombre de places est enregistré.' : `${jours} nombres de places sont enregistrés.`
      if (promues === 0) return saved
      return promues === 1
        ? `${saved} 1 enfant de la liste d’attente a obtenu une place\u00a0: sa famille est prévenue.`
        : `${saved} ${promues} enfants de la liste d’attente ont obtenu une place\u00a0: leurs familles sont prévenues.`
    },
  },
} as const)
