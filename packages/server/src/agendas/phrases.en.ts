import type { Phrases } from './phrases.fr.ts'

export const phrases: Phrases = {
  espace: 'Family space',
  precisions: {
    attente: 'waiting list',
    demande: 'requested, awaiting an answer',
    proposee: 'place offered, to confirm',
    absence: 'absence declared',
  },
  titre: (prenom, what) => `${prenom}: ${what}`,
}
