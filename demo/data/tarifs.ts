// The demo's price rules: each helper adds one thing that a règlement says.
import type { RegleTarif } from '@inoe/contract/tarifs'
import { forfait } from '../../packages/server/src/tarifs/forfait.ts'

/** The same for all; came without booking: +2 €. */
export function tarifUnique(centimes: number): RegleTarif {
  return { ...forfait(centimes), ...SUPPLEMENTS }
}

/** Three bands of quotient familial, lowest price first. */
export function parTranches(bas: number, moyen: number, plein: number): RegleTarif {
  return {
    ...tarifUnique(plein),
    base: {
      type: 'tranches',
      tranches: [
        { jusquA: 500, prixCentimes: bas },
        { jusquA: 900, prixCentimes: moyen },
        { jusquA: null, prixCentimes: plein },
      ],
    },
  }
}

/** So many percent of the quotient familial, within bounds. */
export function tauxEffort(taux: string, plancherCentimes: number, plafondCentimes: number): RegleTarif {
  return {
    ...tarifUnique(plafondCentimes),
    base: { type: 'taux-effort', taux, plancherCentimes, plafondCentimes, arrondi: 'proche' },
  }
}

/** The national rates of the multi-accueils, by the hour; meals are in them. */
export function cnaf(): RegleTarif {
  return { ...forfait(0), base: { type: 'cnaf', accueil: 'collectif' }, par: 'heure' }
}

/** 20 % less from the second child on. */
export function fratrie(regle: RegleTarif): RegleTarif {
  return { ...regle, fratrie: [{ type: 'pourcent', valeur: '20' }] }
}

/** 30 % more for families of other communes. */
export function horsTerritoire(regle: RegleTarif): RegleTarif {
  return {
    ...regle,
    nonResident: { type: 'majoration', variation: { type: 'pourcent', valeur: '30' } },
  }
}

/** How much of it is the meal; all of it, and no care, without an amount. */
export function repas(regle: RegleTarif, centimes?: number): RegleTarif {
  return {
    ...regle,
    fiscal:
      centimes === undefined ? { garde: false, repasCentimes: 0 } : { garde: true, repasCentimes: centimes },
  }
}

const SUPPLEMENTS = {
  reservationTardive: { type: 'pourcent', valeur: '20' },
  sansReservation: { type: 'centimes', centimes: 200 },
  absence: { justifiee: 0, injustifiee: 100 },
} as const
