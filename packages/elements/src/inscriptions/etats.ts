import type { EtatInscription } from '@inoe/contract/suivi'
import { icones } from '../ui/icones.ts'

/** How each state of a request looks: its class and its sign. */
export const LOOKS = {
  demandee: { classe: 'attente', icone: icones.horloge },
  incomplete: { classe: 'agir', icone: icones.alerte },
  'en-attente': { classe: 'attente', icone: icones.horloge },
  acceptee: { classe: 'fait', icone: icones.coche },
  refusee: { classe: 'agir', icone: icones.croix },
  retiree: { classe: 'neutre', icone: icones.croix },
  terminee: { classe: 'neutre', icone: icones.coche },
} as const satisfies Record<EtatInscription, { classe: string; icone: unknown }>
