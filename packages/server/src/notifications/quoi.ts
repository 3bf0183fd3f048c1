import type { SujetNotification } from '@inoe/contract/sujets-notification'

/** What a device says: that something is there to read. Threat: it shows on a locked screen; never whose, nor what. */
export const QUOI = {
  reponse: { sujet: 'demandes', titre: 'Une réponse à votre demande' },
  place: { sujet: 'reservations', titre: 'Une place s’est libérée' },
  reservation: { sujet: 'reservations', titre: 'Du nouveau dans vos réservations' },
  message: { sujet: 'messages', titre: 'Un nouveau message' },
  facture: { sujet: 'factures', titre: 'Une nouvelle facture' },
  relance: { sujet: 'factures', titre: 'Une facture attend votre paiement' },
  prelevement: { sujet: 'factures', titre: 'Du nouveau dans vos prélèvements' },
  echeance: { sujet: 'documents', titre: 'Un document est à renouveler' },
  dossier: { sujet: 'documents', titre: 'Votre dossier est à renouveler' },
  fichier: { sujet: 'documents', titre: 'Un fichier envoyé n’a pas été accepté' },
  actualite: { sujet: 'actualites', titre: 'Une nouvelle actualité' },
} as const satisfies Record<string, { sujet: SujetNotification; titre: string }>

export type Quoi = keyof typeof QUOI
