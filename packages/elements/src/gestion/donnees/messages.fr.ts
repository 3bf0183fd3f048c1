import { catalogue } from '../../i18n/langue.ts'

/** Words of « Données personnelles ». */
export const donneesFr = catalogue('donnees', {
  titre: 'Demandes d’effacement',
  quoi: 'Répondez dans le mois. Une acceptation efface tout de suite, et rien ne peut revenir. Il y faut le visa des Archives départementales\u00a0: ce sont des archives publiques (Code du patrimoine, art. L212-2).',
  aucune: 'Aucune demande en attente.',
  reserve:
    'Ces demandes sont réservées aux agents que votre collectivité a désignés pour répondre de ses données.',
  sansNom: 'Dossier sans nom',
  demandee: (quand: string) => `Demandée le ${quand}`,
  portee: {
    foyer: 'Tout le dossier de la famille\u00a0: personne d’autre n’y a accès.',
    compte: 'Ce compte seulement\u00a0: l’autre parent garde le dossier de la famille.',
  },
  garde: 'Ce qui restera\u00a0:',
  obstacles: 'À régler avant de pouvoir accepter\u00a0:',
  accepter: 'Accepter et effacer',
  refuser: 'Refuser',
  pour: (courriel: string) => ` la demande de ${courriel}`,
  visa: 'Référence du visa des Archives départementales',
  motif: 'Motif du refus',
  aideMotif: 'Le parent le lira, avec les moyens de contester.',
  confirmer: { acceptee: 'Effacer définitivement', refusee: 'Confirmer le refus' },
  requis: {
    acceptee: 'Indiquez la référence du visa.',
    refusee: 'Indiquez le motif\u00a0: la famille le lira.',
  },
  fait: {
    acceptee: (courriel: string) => `Les données de ${courriel} sont effacées. Un dernier e-mail le lui dit.`,
    refusee: (courriel: string) => `La demande de ${courriel} est refusée. Un e-mail le lui dit.`,
  },
} as const)
