// Where an enrolment request can be. Values alone: pages take them without the schemas.

/**
 * - `demandee`: the service studies it, and a place is kept for it
 * - `incomplete`: the service asked the family for something; its place is kept
 * - `en-attente`: on the waiting list, without a place
 * - `terminee`: accepted, and what was asked for is over
 */
export const ETATS_INSCRIPTION = [
  'demandee',
  'incomplete',
  'en-attente',
  'acceptee',
  'refusee',
  'retiree',
  'terminee',
] as const
export type EtatInscription = (typeof ETATS_INSCRIPTION)[number]

/** Those that answer a new request for the same thing: it is already asked for. */
export const INSCRIPTIONS_VIVANTES = ['demandee', 'incomplete', 'en-attente', 'acceptee'] as const
export type InscriptionVivante = (typeof INSCRIPTIONS_VIVANTES)[number]

/** What can happen to a request. */
export const ETAPES_INSCRIPTION = [
  'demandee',
  'mise-en-attente',
  'place-liberee',
  'pieces-demandees',
  'completee',
  'acceptee',
  'refusee',
  'rouverte',
  'retiree',
  'reprise',
  'terminee',
] as const
export type EtapeInscription = (typeof ETAPES_INSCRIPTION)[number]

/** What a family may do: withdraw, take the withdrawal back, say that what was asked for is done. */
export const GESTES_INSCRIPTION = ['retirer', 'reprendre', 'completer'] as const
export type GesteInscription = (typeof GESTES_INSCRIPTION)[number]

/** What an agent may decide; `rouverte` takes back an acceptance or a refusal. */
export const DECISIONS_INSCRIPTION = ['acceptee', 'refusee', 'incomplete', 'en-attente', 'rouverte'] as const
export type DecisionInscription = (typeof DECISIONS_INSCRIPTION)[number]
