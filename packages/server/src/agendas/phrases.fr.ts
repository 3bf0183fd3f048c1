/** What a booking that is not simply confirmed adds to its name. */
export type Precision = 'attente' | 'demande' | 'proposee' | 'absence'

/** What a calendar says of its own, in one language. */
export interface Phrases {
  /** A family's calendar, where it is not a child's. */
  espace: string
  precisions: Record<Precision, string>
  /** Whose it is, and what. */
  titre(prenom: string, what: string): string
}

export const phrases: Phrases = {
  espace: 'Espace famille',
  precisions: {
    attente: 'liste d’attente',
    demande: 'demandé, réponse du service attendue',
    proposee: 'place proposée, à confirmer',
    absence: 'absence déclarée',
  },
  titre: (prenom, what) => `${prenom}\u00a0: ${what}`,
}
