// For element tests: requests as the API answers them.
import type { Etape, Inscription } from '@inoe/contract/inscriptions'

export const etape = (type: Etape['type'], par: Etape['par'], more: Partial<Etape> = {}): Etape => ({
  type,
  le: '2026-07-20T09:00:00.000Z',
  par,
  motif: null,
  pieces: [],
  ...more,
})
export const envoyee = etape('demandee', 'famille')

/** Léa's request for the Wednesdays of « L’arbre à paumes ». */
export const demande = (more: Partial<Inscription> = {}): Inscription => ({
  id: '0190a0c0-0000-7000-8000-0000000000e1',
  enfant: { id: '0190a0c0-0000-7000-8000-000000000001', nom: 'Durand', prenom: 'Léa' },
  structure: {
    id: '0190a0c0-0000-7000-8000-0000000000a1',
    nom: 'L’arbre à paumes',
    courriel: null,
    telephone: '05 56 61 00 00',
  },
  activite: { id: '0190a0c0-0000-7000-8000-0000000000b1', nom: 'Mercredis' },
  periode: null,
  annee: 2026,
  etat: 'demandee',
  rang: null,
  motif: null,
  piecesManquantes: [],
  gestes: ['retirer'],
  etapes: [envoyee],
  demandeeLe: '2026-07-20T09:00:00.000Z',
  reponduLe: null,
  ...more,
})
