// What an erasure leaves, for how long and why: said before to who asks, and held to by a test. How long is what
// `conservation` says: the town may have set it. The texts of law keep their French names.
import { type Durees, enLettres } from '../conservation/durees.ts'
import type { Langue } from '../http/langue.ts'
import { mots as en } from './conserves.en.ts'
import { mots as fr, type Mots } from './conserves.fr.ts'
import { mots as pt } from './conserves.pt.ts'
import type { Portee } from './effacer.ts'

const MOTS: Record<Langue, Mots> = { fr, en, pt }

export interface Conserve {
  quoi: string
  duree: string
  pourquoi: string
  /** The text that has it kept. */
  source: string
  /** Where it is. */
  tables: readonly string[]
}

const COMPTABLE =
  'Code de commerce, art. L123-22\u00a0; instruction DPACI/RES/2009/018 du 28 août 2009 (archives communes des collectivités)'

const compta = (dit: Mots, duree: string): readonly Conserve[] => [
  {
    ...dit.factures,
    duree,
    source: COMPTABLE,
    tables: ['factures', 'lignes', 'relances'],
  },
  {
    ...dit.reglements,
    duree,
    source: COMPTABLE,
    tables: [
      'encaissements',
      'imputations',
      'paiements',
      'paiements_factures',
      'prelevements',
      'prelevements_factures',
      'mandats',
      'alertes',
    ],
  },
  {
    ...dit.jours,
    source: COMPTABLE,
    tables: [
      'reservations',
      'pointages',
      'contrats',
      'heures_occasionnelles',
      'contrats_factures',
      'foyers',
      'enfants',
    ],
  },
]

/** @param langue French to the services */
export function conserves(portee: Portee, durees: Durees, langue: Langue = 'fr'): readonly Conserve[] {
  const dit = MOTS[langue]
  const enMots = (mois: number) => enLettres(mois, langue)
  const demande: Conserve = {
    ...dit.demande,
    duree: enMots(durees.effacements),
    source: 'Code civil, art. 2224\u00a0; RGPD, art. 5.2',
    tables: ['effacements'],
  }
  return portee === 'foyer'
    ? [
        ...compta(dit, dit.apresExercice(enMots(durees.comptabilite))),
        {
          ...dit.decisions,
          duree: dit.apresLaFin(enMots(durees.decisions)),
          source: 'Code civil, art. 371-1 ; RGPD, art. 17.3',
          tables: ['interdictions'],
        },
        demande,
      ]
    : [{ ...dit.dossier, source: 'RGPD, art. 17.3', tables: [] }, demande]
}

/** What goes. */
export const effaces = (portee: Portee, langue: Langue): string[] => [...MOTS[langue].efface[portee]]
