import * as v from 'valibot'
import { Centimes, DateCivile, Instant } from './commun.ts'

/** Actions of one page of the history; older ones are asked for after it. */
export const ACTIONS_PAR_PAGE = 20

/** The three histories: sign-ins, online payments, and what was asked of the services with their answers. */
export const FiltreHistorique = v.object({
  quoi: v.picklist(['connexions', 'paiements', 'demandes']),
  /** First and last day, in the collectivite's zone. */
  du: v.optional(DateCivile),
  au: v.optional(DateCivile),
  /** Those older than the last action of the page before: its `suite`. */
  avant: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/))),
})
export type FiltreHistorique = v.InferOutput<typeof FiltreHistorique>

export const Action = v.object({
  id: v.string(),
  le: Instant,
  genre: v.picklist([
    'connexion',
    'paiement',
    'inscription',
    'modification',
    'absence',
    'document',
    'contrat',
    'heures',
    'quotient',
    'interdiction',
    'second-foyer',
    'garde',
    'effacement',
    'reservation',
  ]),
  /** The device, the activity (with its days), the document, the fields asked to change, the person who may not collect. */
  objet: v.string(),
  /** The child it is about; none for the family itself. */
  enfant: v.nullable(v.string()),
  etat: v.picklist(['fait', 'attente', 'accepte', 'refuse', 'retire', 'expire']),
  /** What the service answered; of a sign-in, where from, blurred. */
  reponse: v.nullable(v.string()),
  reponduLe: v.nullable(Instant),
  montantCentimes: v.nullable(Centimes),
})
export type Action = v.InferOutput<typeof Action>

export const Historique = v.object({
  /** Today in the collectivite's zone. */
  aujourdhui: DateCivile,
  actions: v.array(Action),
  /** What to ask next as `avant`; none when these are the oldest. */
  suite: v.nullable(v.string()),
})
export type Historique = v.InferOutput<typeof Historique>
