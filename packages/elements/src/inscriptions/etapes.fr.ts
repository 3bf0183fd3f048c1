import type { EtapeInscription } from '@inoe/contract/suivi'
import { catalogue } from '../i18n/langue.ts'

/** Words of the timeline of a request. */
export const etapesFr = catalogue('etapes', {
  etape: {
    demandee: 'Demande envoyée',
    'mise-en-attente': 'Mise sur liste d’attente',
    'place-liberee': 'Une place s’est libérée',
    'pieces-demandees': 'Complément demandé',
    completee: 'Demande complétée',
    acceptee: 'Demande acceptée',
    refusee: 'Demande refusée',
    rouverte: 'Réponse reprise',
    retiree: 'Demande retirée',
    reprise: 'Retrait annulé',
    terminee: 'Terminée',
  } satisfies Record<EtapeInscription, string>,
  ensuite: 'Ensuite',
  citation: (motif: string) => `«\u00a0${motif}\u00a0»`,
} as const)
