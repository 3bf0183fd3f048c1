import type { Langue } from '@inoe/contract/langues'
import type { SujetNotification } from '@inoe/contract/sujets-notification'

/** What a device says: that something is there to read. Threat: it shows on a locked screen; never whose, nor what. */
export const QUOI = {
  reponse: {
    sujet: 'demandes',
    titre: {
      fr: 'Une réponse à votre demande',
      en: 'An answer to your request',
      pt: 'Uma resposta ao seu pedido',
    },
  },
  place: {
    sujet: 'reservations',
    titre: { fr: 'Une place s’est libérée', en: 'A place has become free', pt: 'Há uma vaga' },
  },
  reservation: {
    sujet: 'reservations',
    titre: {
      fr: 'Du nouveau dans vos réservations',
      en: 'News about your bookings',
      pt: 'Novidades nas suas reservas',
    },
  },
  message: {
    sujet: 'messages',
    titre: { fr: 'Un nouveau message', en: 'A new message', pt: 'Uma nova mensagem' },
  },
  facture: {
    sujet: 'factures',
    titre: { fr: 'Une nouvelle facture', en: 'A new invoice', pt: 'Uma nova fatura' },
  },
  relance: {
    sujet: 'factures',
    titre: {
      fr: 'Une facture attend votre paiement',
      en: 'An invoice is waiting for your payment',
      pt: 'Uma fatura aguarda o seu pagamento',
    },
  },
  prelevement: {
    sujet: 'factures',
    titre: {
      fr: 'Du nouveau dans vos prélèvements',
      en: 'News about your direct debits',
      pt: 'Novidades nos seus débitos diretos',
    },
  },
  echeance: {
    sujet: 'documents',
    titre: {
      fr: 'Un document est à renouveler',
      en: 'A document is to be renewed',
      pt: 'Um documento a renovar',
    },
  },
  dossier: {
    sujet: 'documents',
    titre: {
      fr: 'Votre dossier est à renouveler',
      en: 'Your file is to be renewed',
      pt: 'O seu processo tem de ser renovado',
    },
  },
  fichier: {
    sujet: 'documents',
    titre: {
      fr: 'Un fichier envoyé n’a pas été accepté',
      en: 'A file you sent was not accepted',
      pt: 'Um ficheiro que enviou não foi aceite',
    },
  },
  actualite: {
    sujet: 'actualites',
    titre: { fr: 'Une nouvelle actualité', en: 'A piece of news', pt: 'Uma nova notícia' },
  },
} as const satisfies Record<string, { sujet: SujetNotification; titre: Record<Langue, string> }>

export type Quoi = keyof typeof QUOI
